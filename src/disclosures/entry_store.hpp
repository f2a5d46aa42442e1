// SPDX-License-Identifier: Apache-2.0
// Entries of items with their links and files, in the database: for everybody who reads them, and for those who change
// them. Every change leaves rows in the history.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/db/connection.hpp"
#include "lib/db/files_beside.hpp"

#include "src/cycles/cycle_store.hpp"
#include "src/disclosures/disclosure.hpp"
#include "src/disclosures/entry_changes.hpp"

namespace disclosures {

using cycles::Deed;

/// A file as it was handed in, now or before.
struct FileRevision {
  File file;
  std::string item = {};
  util::UtcSeconds added_at = 0;
  std::int64_t added_by = 0;
  bool removed = false;
};

class EntryStore {
 public:
  explicit EntryStore(db::Connection& connection) : connection_(connection) {}

  /// Those that were begun, in the order of their codes as texts; links in their order, files by name.
  std::vector<Entry> entries(std::int64_t cycle, std::int64_t agency) const;
  /// An empty entry where the item was not begun.
  Entry entry(std::int64_t cycle, std::int64_t agency, std::string_view item) const;

  /// Stores what differs from what is there, and its history. False, and nothing is done, where somebody changed the
  /// entry since it was read: entry.revision is that of the reading. A link with another address is a new link.
  bool save(const Entry& entry, EntryAct act, const Deed& deed);

  /// A revision of a file whose bytes are stored under their hash; `file.revision` and id are given here. The entry is
  /// in work then. Nothing where the newest file of that name has the same bytes.
  std::optional<File> add_file(const Entry& entry, File file, const Deed& deed);
  void remove_file(const Entry& entry, const File& file, const Deed& deed);
  /// Every revision, removed ones too: by name, the newest first.
  std::vector<FileRevision> file_revisions(std::int64_t cycle, std::int64_t agency, std::string_view item) const;
  std::optional<FileRevision> file(std::int64_t cycle, std::int64_t agency, std::int64_t id) const;

 private:
  bool write_row(const Entry& entry, const Deed& deed);
  void write_links(const Entry& before, const Entry& after, const Deed& deed);
  std::vector<Entry> rows(std::int64_t cycle, std::int64_t agency, std::string_view item) const;
  void add_links(std::vector<Entry>& entries, std::int64_t cycle, std::int64_t agency) const;
  void add_files(std::vector<Entry>& entries, std::int64_t cycle, std::int64_t agency) const;
  db::Connection& connection_;
};

/// The bytes of uploaded files, removed ones and earlier revisions too: for the backup.
db::FilesBeside::Kind uploaded_files();

}  // namespace disclosures
