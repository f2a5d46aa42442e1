// SPDX-License-Identifier: Apache-2.0
#include "src/disclosures/entry_store.hpp"

#include <algorithm>
#include <string>

namespace disclosures {
namespace {

Entry* find_entry(std::vector<Entry>& entries, const std::string& item)
{
  const auto found = std::find_if(entries.begin(), entries.end(), [&](const Entry& one) { return one.item == item; });
  return found == entries.end() ? nullptr : &*found;
}

}  // namespace

std::vector<Entry> EntryStore::entries(std::int64_t cycle, std::int64_t agency) const
{
  return rows(cycle, agency, {});
}

Entry EntryStore::entry(std::int64_t cycle, std::int64_t agency, std::string_view item) const
{
  std::vector<Entry> found = rows(cycle, agency, item);
  if (found.empty()) return {.cycle = cycle, .agency = agency, .item = std::string(item)};
  return std::move(found.front());
}

std::vector<Entry> EntryStore::rows(std::int64_t cycle, std::int64_t agency, std::string_view item) const
{
  std::vector<Entry> entries;
  connection_
      .query(R"(
        SELECT item, state, unit_id, person, due_day, explanation, revision FROM disclosure_entry
        WHERE cycle_id = :cycle AND agency_id = :agency AND (:item = '' OR item = :item) ORDER BY item)",
             cycle, agency, item)
      .each<std::string, std::string, std::optional<std::int64_t>, std::string, std::optional<std::int64_t>,
            std::string, std::int64_t>([&](std::string code, const std::string& state, std::optional<std::int64_t> unit,
                                           std::string person, std::optional<std::int64_t> due, std::string explanation,
                                           std::int64_t revision) {
        entries.push_back({.cycle = cycle,
                           .agency = agency,
                           .item = std::move(code),
                           .state = entry_state_named(state).value_or(EntryState::not_begun),
                           .unit = unit,
                           .person = std::move(person),
                           .due_day = due,
                           .explanation = std::move(explanation),
                           .revision = revision});
      });
  add_links(entries, cycle, agency);
  add_files(entries, cycle, agency);
  return entries;
}

void EntryStore::add_links(std::vector<Entry>& entries, std::int64_t cycle, std::int64_t agency) const
{
  connection_
      .query(R"(
        SELECT item, id, url, note FROM disclosure_link
        WHERE cycle_id = :cycle AND agency_id = :agency AND removed_at IS NULL ORDER BY item, position, id)",
             cycle, agency)
      .each<std::string, std::int64_t, std::string, std::string>(
          [&](const std::string& item, std::int64_t id, std::string url, std::string note) {
            if (Entry* entry = find_entry(entries, item)) entry->links.push_back({id, std::move(url), std::move(note)});
          });
}

void EntryStore::add_files(std::vector<Entry>& entries, std::int64_t cycle, std::int64_t agency) const
{
  connection_
      .query(R"(
        SELECT f.item, f.id, f.name, f.revision, f.type, f.bytes, f.sha256 FROM disclosure_file f
        WHERE f.cycle_id = :cycle AND f.agency_id = :agency AND f.removed_at IS NULL AND f.revision = (
          SELECT max(g.revision) FROM disclosure_file g WHERE g.cycle_id = f.cycle_id AND g.agency_id = f.agency_id
            AND g.item = f.item AND g.name = f.name)
        ORDER BY f.item, f.name)",
             cycle, agency)
      .each<std::string, std::int64_t, std::string, std::int64_t, std::string, std::int64_t, std::string>(
          [&](const std::string& item, std::int64_t id, std::string name, std::int64_t revision, std::string type,
              std::int64_t bytes, std::string sha256) {
            if (Entry* entry = find_entry(entries, item))
              entry->files.push_back({id, std::move(name), revision, std::move(type), bytes, std::move(sha256)});
          });
}

db::FilesBeside::Kind uploaded_files()
{
  return {.under = "disclosures", .table = "disclosure_file", .where = {}};
}

}  // namespace disclosures
