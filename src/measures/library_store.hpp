// SPDX-License-Identifier: Apache-2.0
// Measures that an agency, or the programme for all, keeps to draft from, in the database.
#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "lib/db/connection.hpp"

#include "src/cycles/cycle_store.hpp"
#include "src/measures/library.hpp"

namespace measures {

class LibraryStore {
 public:
  explicit LibraryStore(db::Connection& connection) : connection_(connection) {}

  /// The agency's own and those for all (agency 0), the agency's first, each in the order in which they were made.
  std::vector<LibraryEntry> entries(std::int64_t agency) const;
  std::optional<LibraryEntry> find(std::int64_t agency, std::int64_t id) const;  ///< one of that agency, not of all
  std::int64_t add(const LibraryEntry& entry, const cycles::Deed& deed);
  /// False where it is not there, or was taken away meanwhile.
  bool save(const LibraryEntry& entry, const cycles::Deed& deed);
  bool remove(const LibraryEntry& entry, const cycles::Deed& deed);

 private:
  std::vector<LibraryEntry> rows(std::int64_t agency, std::int64_t id, bool also_for_all) const;
  db::Connection& connection_;
};

/// All that the agency can draft from: its own, those for all, and the advice files.
std::vector<LibraryEntry> whole_library(db::Connection& connection, std::int64_t agency,
                                        const framework::Framework& framework, util::Language language);

}  // namespace measures
