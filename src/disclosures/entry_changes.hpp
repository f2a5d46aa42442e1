// SPDX-License-Identifier: Apache-2.0
// What differs between two states of an entry, as its history tells it.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "src/disclosures/disclosure.hpp"

namespace disclosures {

/// What happened to an entry: one row of its history for each field that it changed.
enum class EntryAct {
  edited,
  assigned,         ///< to a unit, a person, a day
  imported,         ///< links from a file
  confirmed_again,  ///< last year's entry, taken over
  ready,
  reopened,  ///< the unit goes on with what was ready
  checked,
  returned,  ///< by the coordinator to the unit, with a reason
};
std::string_view code(EntryAct act);

struct EntryChange {
  std::string field;   ///< "state", "unit", "person", "due_day", "explanation", "link", "order", "file"
  std::string before;  ///< of unit and due_day: the number; of a link "address (note)"
  std::string after;
  bool operator==(const EntryChange&) const = default;
};

/// Links are the same where their ids are; one without an id is new. Files are not compared: they change by themselves.
std::vector<EntryChange> changes(const Entry& before, const Entry& after);

/// "address (note)"
std::string shown_link(const Link& link);

}  // namespace disclosures
