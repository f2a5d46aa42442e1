// SPDX-License-Identifier: Apache-2.0
#include "src/accounts/waiting_file_store.hpp"

#include <tuple>
#include <utility>

namespace accounts {

std::int64_t WaitingFileStore::keep(const Sender& sender, const WaitingFile& file, util::UtcSeconds now)
{
  constexpr util::UtcSeconds k_waits = 86'400;
  connection_.execute("DELETE FROM waiting_file WHERE at < :oldest", now - k_waits);
  return connection_
      .query(R"(
        INSERT INTO waiting_file (account_id, at, purpose, object, file_name, content)
        VALUES (:account, :at, :purpose, :object, :name, :content) RETURNING id)",
             sender.account, now, sender.purpose, sender.object, file.name, file.content)
      .one<std::int64_t>();
}

std::int64_t WaitingFileStore::keep(const Sender& sender, const util::TableRows& table, util::UtcSeconds now)
{
  return keep(sender, WaitingFile{table.name, util::packed_rows(table)}, now);
}

std::optional<WaitingFile> WaitingFileStore::find(const Sender& sender, std::int64_t id) const
{
  auto row = connection_
                 .query(R"(
        SELECT file_name, content FROM waiting_file
        WHERE id = :id AND account_id = :account AND purpose = :purpose AND object = :object)",
                        id, sender.account, sender.purpose, sender.object)
                 .maybe<std::string, std::string>();
  if (!row) return std::nullopt;
  return WaitingFile{std::move(std::get<0>(*row)), std::move(std::get<1>(*row))};
}

std::optional<util::TableRows> WaitingFileStore::find_table(const Sender& sender, std::int64_t id) const
{
  const auto file = find(sender, id);
  if (!file) return std::nullopt;
  return util::TableRows{.name = file->name, .rows = util::unpacked_rows(file->content), .problems = {}};
}

void WaitingFileStore::forget(std::int64_t id)
{
  connection_.execute("DELETE FROM waiting_file WHERE id = :id", id);
}

}  // namespace accounts
