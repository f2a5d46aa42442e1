// SPDX-License-Identifier: Apache-2.0
// What happened to entries and to the whole of an agency's disclosure, and what unit and coordinator wrote to each
// other about an item, in the database.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lib/db/connection.hpp"

#include "src/cycles/cycle_store.hpp"
#include "src/disclosures/entry_changes.hpp"

namespace disclosures {

struct HistoryRow {
  std::string act = {};  ///< code(EntryAct); of the whole code(SubmissionState)
  util::UtcSeconds at = 0;
  std::int64_t account = 0;
  std::string by = {};  ///< the account's name
  std::string reason = {};
  EntryChange change = {};
};

struct Comment {
  util::UtcSeconds at = 0;
  std::int64_t account = 0;
  std::string by = {};
  std::string words = {};
};
constexpr std::size_t k_longest_comment = 2000;

class HistoryStore {
 public:
  explicit HistoryStore(db::Connection& connection) : connection_(connection) {}

  void note(const Entry& entry, std::string_view act, const EntryChange& change, const cycles::Deed& deed);
  void note_whole(std::int64_t cycle, std::int64_t agency, std::string_view act, const cycles::Deed& deed);
  /// The newest first; of the whole where the item is empty.
  std::vector<HistoryRow> history(std::int64_t cycle, std::int64_t agency, std::string_view item) const;

  void comment(const Entry& entry, const std::string& words, const cycles::Deed& deed);
  std::vector<Comment> comments(std::int64_t cycle, std::int64_t agency,
                                std::string_view item) const;  ///< oldest first

 private:
  db::Connection& connection_;
};

}  // namespace disclosures
