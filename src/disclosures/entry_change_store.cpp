// SPDX-License-Identifier: Apache-2.0
// What EntryStore writes.
#include <algorithm>

#include "src/disclosures/entry_store.hpp"
#include "src/disclosures/history_store.hpp"

namespace disclosures {
namespace {

std::string shown_file(const File& file)
{
  return file.name + " · " + std::to_string(file.revision);
}

}  // namespace

bool EntryStore::save(const Entry& entry, EntryAct act, const Deed& deed)
{
  const Entry before = this->entry(entry.cycle, entry.agency, entry.item);
  if (before.revision != entry.revision) return false;
  const std::vector<EntryChange> changed = changes(before, entry);
  if (changed.empty()) return true;
  if (!write_row(entry, deed)) return false;
  write_links(before, entry, deed);
  HistoryStore history(connection_);
  for (const EntryChange& change : changed)
    history.note(entry, code(act), change, deed);
  return true;
}

bool EntryStore::write_row(const Entry& entry, const Deed& deed)
{
  if (entry.revision == 0)
    return connection_.execute(R"(
      INSERT INTO disclosure_entry (cycle_id, agency_id, item, state, unit_id, person, due_day, explanation, revision,
        changed_at, changed_by)
      VALUES (:cycle, :agency, :item, :state, :unit, :person, :due, :explanation, 1, :at, :by)
      ON CONFLICT (cycle_id, agency_id, item) DO NOTHING)",
                               entry.cycle, entry.agency, entry.item, code(entry.state), entry.unit, entry.person,
                               entry.due_day, entry.explanation, deed.at, deed.account) == 1;
  return connection_.execute(R"(
    UPDATE disclosure_entry SET state = :state, unit_id = :unit, person = :person, due_day = :due,
      explanation = :explanation, revision = revision + 1, changed_at = :at, changed_by = :by
    WHERE cycle_id = :cycle AND agency_id = :agency AND item = :item AND revision = :revision)",
                             code(entry.state), entry.unit, entry.person, entry.due_day, entry.explanation, deed.at,
                             deed.account, entry.cycle, entry.agency, entry.item, entry.revision) == 1;
}

void EntryStore::write_links(const Entry& before, const Entry& after, const Deed& deed)
{
  std::vector<std::int64_t> kept;
  std::int64_t position = 0;
  for (const Link& link : after.links) {
    ++position;
    const auto old = std::find_if(before.links.begin(), before.links.end(), [&](const Link& one) {
      return one.id == link.id && one.url == link.url;  // what was seen at an address belongs to that address
    });
    if (link.id != 0 && old != before.links.end()) {
      kept.push_back(link.id);
      connection_.execute(
          "UPDATE disclosure_link SET position = :position, note = :note WHERE id = :id AND cycle_id = :cycle"
          " AND agency_id = :agency",
          position, link.note, link.id, after.cycle, after.agency);
    } else {
      connection_.execute(R"(
        INSERT INTO disclosure_link (cycle_id, agency_id, item, position, url, note, added_at, added_by)
        VALUES (:cycle, :agency, :item, :position, :url, :note, :at, :by))",
                          after.cycle, after.agency, after.item, position, link.url, link.note, deed.at, deed.account);
    }
  }
  for (const Link& link : before.links) {
    if (std::find(kept.begin(), kept.end(), link.id) != kept.end()) continue;
    connection_.execute("UPDATE disclosure_link SET removed_at = :at, removed_by = :by WHERE id = :id", deed.at,
                        deed.account, link.id);
  }
}

std::optional<File> EntryStore::add_file(const Entry& entry, File file, const Deed& deed)
{
  const auto newest =
      std::find_if(entry.files.begin(), entry.files.end(), [&](const File& one) { return one.name == file.name; });
  if (newest != entry.files.end() && newest->sha256 == file.sha256) return std::nullopt;
  file.revision = connection_
                      .query(R"(
      SELECT COALESCE(MAX(revision), 0) + 1 FROM disclosure_file
      WHERE cycle_id = :cycle AND agency_id = :agency AND item = :item AND name = :name)",
                             entry.cycle, entry.agency, entry.item, file.name)
                      .one<std::int64_t>();
  file.id = connection_
                .query(R"(
      INSERT INTO disclosure_file (cycle_id, agency_id, item, name, revision, type, bytes, sha256, added_at, added_by)
      VALUES (:cycle, :agency, :item, :name, :revision, :type, :bytes, :sha256, :at, :by) RETURNING id)",
                       entry.cycle, entry.agency, entry.item, file.name, file.revision, file.type, file.bytes,
                       file.sha256, deed.at, deed.account)
                .one<std::int64_t>();
  Entry changed = entry;
  changed.state = EntryState::in_work;
  write_row(changed, deed);
  HistoryStore(connection_).note(entry, code(EntryAct::edited), {"file", "", shown_file(file)}, deed);
  return file;
}

void EntryStore::remove_file(const Entry& entry, const File& file, const Deed& deed)
{
  connection_.execute(R"(
    UPDATE disclosure_file SET removed_at = :at, removed_by = :by
    WHERE cycle_id = :cycle AND agency_id = :agency AND item = :item AND name = :name AND removed_at IS NULL)",
                      deed.at, deed.account, entry.cycle, entry.agency, entry.item, file.name);
  Entry changed = entry;
  changed.state = EntryState::in_work;
  write_row(changed, deed);
  HistoryStore(connection_).note(entry, code(EntryAct::edited), {"file", shown_file(file), ""}, deed);
}

std::vector<FileRevision> EntryStore::file_revisions(std::int64_t cycle, std::int64_t agency,
                                                     std::string_view item) const
{
  std::vector<FileRevision> found;
  connection_
      .query(R"(
        SELECT id, name, revision, type, bytes, sha256, item, added_at, added_by, removed_at FROM disclosure_file
        WHERE cycle_id = :cycle AND agency_id = :agency AND item = :item ORDER BY name, revision DESC)",
             cycle, agency, item)
      .each<std::int64_t, std::string, std::int64_t, std::string, std::int64_t, std::string, std::string, std::int64_t,
            std::int64_t, std::optional<std::int64_t>>([&](std::int64_t id, std::string name, std::int64_t revision,
                                                           std::string type, std::int64_t bytes, std::string sha256,
                                                           std::string of_item, std::int64_t at, std::int64_t by,
                                                           const std::optional<std::int64_t>& removed) {
        found.push_back({{id, std::move(name), revision, std::move(type), bytes, std::move(sha256)},
                         std::move(of_item),
                         at,
                         by,
                         removed.has_value()});
      });
  return found;
}

std::optional<FileRevision> EntryStore::file(std::int64_t cycle, std::int64_t agency, std::int64_t id) const
{
  const auto item = connection_
                        .query(
                            "SELECT item FROM disclosure_file WHERE cycle_id = :cycle AND agency_id = :agency"
                            " AND id = :id",
                            cycle, agency, id)
                        .maybe<std::string>();
  if (!item) return std::nullopt;
  for (FileRevision& revision : file_revisions(cycle, agency, *item)) {
    if (revision.file.id == id) return std::move(revision);
  }
  return std::nullopt;
}

}  // namespace disclosures
