// SPDX-License-Identifier: Apache-2.0
#include "src/agencies/import_store.hpp"

#include <string>

namespace agencies {
namespace {

constexpr util::UtcSeconds k_day = 86'400;

}  // namespace

std::int64_t ImportStore::keep(const util::TableRows& table, std::int64_t account, util::UtcSeconds now)
{
  connection_.execute("DELETE FROM agency_import WHERE at < :oldest", now - k_day);
  return connection_
      .query(
          "INSERT INTO agency_import (account_id, at, file_name, content) VALUES (:account, :at, :file, :content)"
          " RETURNING id",
          account, now, table.name, util::packed_rows(table))
      .one<std::int64_t>();
}

std::optional<util::TableRows> ImportStore::find(std::int64_t id, std::int64_t account) const
{
  const auto row =
      connection_
          .query("SELECT file_name, content FROM agency_import WHERE id = :id AND account_id = :account", id, account)
          .maybe<std::string, std::string>();
  if (!row) return std::nullopt;
  return util::TableRows{.name = std::get<0>(*row), .rows = util::unpacked_rows(std::get<1>(*row)), .problems = {}};
}

void ImportStore::forget(std::int64_t id)
{
  connection_.execute("DELETE FROM agency_import WHERE id = :id", id);
}

}  // namespace agencies
