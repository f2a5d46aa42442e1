// SPDX-License-Identifier: Apache-2.0
// What an agency discloses for one item of the framework in one round: where it is to be found, who sees to it, and how
// far it is. An item that nobody has begun has an entry without links.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/util/clock.hpp"

namespace disclosures {

enum class EntryState {
  not_begun,
  in_work,
  ready,    ///< the unit is done
  checked,  ///< the coordinator has looked at it
};
std::string_view code(EntryState state);  ///< "in_work", as in the database and in message keys
std::optional<EntryState> entry_state_named(std::string_view code);
inline constexpr EntryState k_entry_states[] = {EntryState::not_begun, EntryState::in_work, EntryState::ready,
                                                EntryState::checked};

constexpr std::size_t k_most_links = 50;  ///< of an entry
constexpr std::size_t k_longest_note = 300;
constexpr std::size_t k_longest_explanation = 4000;
constexpr std::size_t k_longest_person = 200;

struct Link {
  std::int64_t id = 0;
  std::string url = {};
  std::string note = {};  ///< what is to be seen there
};

/// The newest revision of a file.
struct File {
  std::int64_t id = 0;
  std::string name = {};
  std::int64_t revision = 1;
  std::string type = {};  ///< by content: "application/pdf"
  std::int64_t bytes = 0;
  std::string sha256 = {};
};

struct Entry {
  std::int64_t cycle = 0;
  std::int64_t agency = 0;
  std::string item = {};  ///< code: "o1"
  EntryState state = EntryState::not_begun;
  std::optional<std::int64_t> unit = {};
  std::string person = {};
  std::optional<std::int64_t> due_day = {};  ///< days since 1970-01-01
  std::string explanation = {};
  std::int64_t revision = 0;  ///< 0: no row yet
  std::vector<Link> links = {};
  std::vector<File> files = {};

  /// Whether there is anything to look at: a link, a file, or words that explain why there is none.
  bool says_something() const { return !links.empty() || !files.empty() || !explanation.empty(); }
  /// The unit or the coordinator is done with it.
  bool is_done() const { return state == EntryState::ready || state == EntryState::checked; }
  bool is_overdue(std::int64_t today) const { return due_day && *due_day < today && !is_done(); }
};

}  // namespace disclosures
