// SPDX-License-Identifier: Apache-2.0
#include "src/reviews/import_store.hpp"

namespace reviews {

std::int64_t ImportStore::keep(std::int64_t cycle, std::string_view kind, const KeptFile& file, std::int64_t account,
                               util::UtcSeconds now)
{
  constexpr util::UtcSeconds k_one_day = 86'400;
  connection_.execute("DELETE FROM review_import WHERE at < :oldest", now - k_one_day);
  return connection_
      .query(R"(
        INSERT INTO review_import (cycle_id, account_id, at, kind, file_name, content)
        VALUES (:cycle, :account, :now, :kind, :name, :content) RETURNING id)",
             cycle, account, now, kind, file.name, file.content)
      .one<std::int64_t>();
}

std::optional<KeptFile> ImportStore::find(std::int64_t id, std::int64_t cycle, std::string_view kind,
                                          std::int64_t account) const
{
  auto row = connection_
                 .query(R"(
        SELECT file_name, content FROM review_import
        WHERE id = :id AND cycle_id = :cycle AND kind = :kind AND account_id = :account)",
                        id, cycle, kind, account)
                 .maybe<std::string, std::string>();
  if (!row) return std::nullopt;
  return KeptFile{std::get<0>(*row), std::get<1>(*row)};
}

void ImportStore::forget(std::int64_t id)
{
  connection_.execute("DELETE FROM review_import WHERE id = :id", id);
}

}  // namespace reviews
