// SPDX-License-Identifier: Apache-2.0
// Snapshots in the database. Texts are kept once each, whoever published them and however often they were seen.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/db/connection.hpp"
#include "lib/db/files_beside.hpp"

#include "src/disclosures/snapshot.hpp"

namespace disclosures {

class SnapshotStore {
 public:
  explicit SnapshotStore(db::Connection& connection) : connection_(connection) {}

  /// The newest of a link, with its text; nothing where the link was never looked at.
  std::optional<Snapshot> latest(std::int64_t link) const;
  std::optional<Snapshot> find(std::int64_t id) const;              ///< with its text
  std::vector<Snapshot> of_link(std::int64_t link) const;           ///< the newest first; without texts
  std::optional<Snapshot> latest_of_file(std::int64_t file) const;  ///< likewise, of a revision of a file
  std::vector<Snapshot> of_file(std::int64_t file) const;
  /// Of the documents that a page handed out when it was seen, with their texts.
  std::vector<Snapshot> documents(std::int64_t page) const;
  std::optional<Snapshot> latest_front_page(std::int64_t cycle, std::int64_t agency) const;
  /// The newest of every link of the agency by link; without texts.
  std::map<std::int64_t, Snapshot> newest(std::int64_t cycle, std::int64_t agency) const;

  std::map<std::int64_t, Snapshot> newest_files(std::int64_t cycle, std::int64_t agency) const;  ///< likewise by file

  /// Its id.
  std::int64_t add(const Snapshot& snapshot);

 private:
  std::vector<Snapshot> rows(std::string_view condition, std::int64_t first, std::int64_t second) const;
  void add_text(Snapshot& snapshot) const;
  std::optional<Snapshot> with_text(std::vector<Snapshot> found) const;
  db::Connection& connection_;
};

/// The bytes of what was online where it was small enough to be kept: for the backup.
db::FilesBeside::Kind kept_snapshots();

}  // namespace disclosures
