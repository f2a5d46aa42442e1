// SPDX-License-Identifier: Apache-2.0
#include "src/disclosures/link_import_store.hpp"

#include <string>
#include <tuple>

namespace disclosures {
namespace {

constexpr util::UtcSeconds k_import_day = 86'400;

}  // namespace

std::int64_t LinkImportStore::keep(std::int64_t cycle, std::int64_t agency, const util::TableRows& table,
                                   std::int64_t account, util::UtcSeconds now)
{
  connection_.execute("DELETE FROM disclosure_import WHERE at < :oldest", now - k_import_day);
  return connection_
      .query(R"(
        INSERT INTO disclosure_import (cycle_id, agency_id, account_id, at, file_name, content)
        VALUES (:cycle, :agency, :account, :at, :file, :content) RETURNING id)",
             cycle, agency, account, now, table.name, util::packed_rows(table))
      .one<std::int64_t>();
}

std::optional<util::TableRows> LinkImportStore::find(std::int64_t cycle, std::int64_t agency, std::int64_t id,
                                                     std::int64_t account) const
{
  const auto row = connection_
                       .query(R"(
        SELECT file_name, content FROM disclosure_import
        WHERE cycle_id = :cycle AND agency_id = :agency AND id = :id AND account_id = :account)",
                              cycle, agency, id, account)
                       .maybe<std::string, std::string>();
  if (!row) return std::nullopt;
  return util::TableRows{.name = std::get<0>(*row), .rows = util::unpacked_rows(std::get<1>(*row)), .problems = {}};
}

void LinkImportStore::forget(std::int64_t id)
{
  connection_.execute("DELETE FROM disclosure_import WHERE id = :id", id);
}

}  // namespace disclosures
