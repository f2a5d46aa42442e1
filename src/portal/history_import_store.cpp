// SPDX-License-Identifier: Apache-2.0
#include "src/portal/history_import_store.hpp"

#include "lib/util/base64.hpp"

namespace portal {
namespace {

constexpr util::UtcSeconds k_waits = 86'400;

}  // namespace

std::int64_t HistoryImportStore::keep(const WaitingFile& file, std::int64_t account, util::UtcSeconds now)
{
  connection_.execute("DELETE FROM portal_import WHERE at < :oldest", now - k_waits);
  return connection_
      .query(R"(
        INSERT INTO portal_import (account_id, at, file_name, content)
        VALUES (:account, :at, :file, :content) RETURNING id)",
             account, now, file.name, util::base64url(file.bytes))
      .one<std::int64_t>();
}

std::optional<WaitingFile> HistoryImportStore::find(std::int64_t id, std::int64_t account) const
{
  const auto row =
      connection_
          .query("SELECT file_name, content FROM portal_import WHERE id = :id AND account_id = :account", id, account)
          .maybe<std::string, std::string>();
  if (!row) return std::nullopt;
  return WaitingFile{std::get<0>(*row), util::from_base64url(std::get<1>(*row)).value_or("")};
}

void HistoryImportStore::forget(std::int64_t id)
{
  connection_.execute("DELETE FROM portal_import WHERE id = :id", id);
}

}  // namespace portal
