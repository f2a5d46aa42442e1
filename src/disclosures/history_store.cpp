// SPDX-License-Identifier: Apache-2.0
#include "src/disclosures/history_store.hpp"

#include <utility>

#include "src/accounts/account_names_store.hpp"

namespace disclosures {
namespace {

template <typename Rows>
void add_names(db::Connection& connection, Rows& rows)
{
  accounts::AccountNames names(connection);
  for (auto& row : rows)
    row.by = names.of(row.account);
}

}  // namespace

void HistoryStore::note(const Entry& entry, std::string_view act, const EntryChange& change, const cycles::Deed& deed)
{
  connection_.execute(R"(
    INSERT INTO disclosure_change (cycle_id, agency_id, item, act, at, account_id, reason, field, before, after)
    VALUES (:cycle, :agency, :item, :act, :at, :account, :reason, :field, :before, :after))",
                      entry.cycle, entry.agency, entry.item, act, deed.at, deed.account, deed.reason, change.field,
                      change.before, change.after);
}

void HistoryStore::note_whole(std::int64_t cycle, std::int64_t agency, std::string_view act, const cycles::Deed& deed)
{
  note({.cycle = cycle, .agency = agency}, act, {}, deed);
}

std::vector<HistoryRow> HistoryStore::history(std::int64_t cycle, std::int64_t agency, std::string_view item) const
{
  std::vector<HistoryRow> rows;
  connection_
      .query(R"(
        SELECT act, at, account_id, reason, field, before, after FROM disclosure_change
        WHERE cycle_id = :cycle AND agency_id = :agency AND item = :item ORDER BY id DESC)",
             cycle, agency, item)
      .each<std::string, std::int64_t, std::int64_t, std::string, std::string, std::string, std::string>(
          [&](std::string act, std::int64_t at, std::int64_t account, std::string reason, std::string field,
              std::string before, std::string after) {
            rows.push_back({.act = std::move(act),
                            .at = at,
                            .account = account,
                            .reason = std::move(reason),
                            .change = {std::move(field), std::move(before), std::move(after)}});
          });
  add_names(connection_, rows);
  return rows;
}

void HistoryStore::comment(const Entry& entry, const std::string& words, const cycles::Deed& deed)
{
  connection_.execute(R"(
    INSERT INTO disclosure_comment (cycle_id, agency_id, item, at, account_id, words)
    VALUES (:cycle, :agency, :item, :at, :account, :words))",
                      entry.cycle, entry.agency, entry.item, deed.at, deed.account, words);
}

std::vector<Comment> HistoryStore::comments(std::int64_t cycle, std::int64_t agency, std::string_view item) const
{
  std::vector<Comment> found;
  connection_
      .query(R"(
        SELECT at, account_id, words FROM disclosure_comment
        WHERE cycle_id = :cycle AND agency_id = :agency AND item = :item ORDER BY id)",
             cycle, agency, item)
      .each<std::int64_t, std::int64_t, std::string>([&](std::int64_t at, std::int64_t account, std::string words) {
        found.push_back({.at = at, .account = account, .words = std::move(words)});
      });
  add_names(connection_, found);
  return found;
}

}  // namespace disclosures
