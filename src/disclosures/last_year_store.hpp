// SPDX-License-Identifier: Apache-2.0
// What the same agency disclosed in the round before, item by item of this year's framework, so that it can be looked
// through and confirmed again.
#pragma once
#include <map>
#include <string>

#include "lib/db/connection.hpp"

#include "src/cycles/cycle.hpp"
#include "src/disclosures/disclosure.hpp"
#include "src/framework/framework.hpp"

namespace disclosures {

struct LastYear {
  std::string round = {};                     ///< its name; empty: the agency was in none before
  std::map<std::string, Entry> entries = {};  ///< by the item's code of this year; with its old code
};

class LastYearStore {
 public:
  explicit LastYearStore(db::Connection& connection) : connection_(connection) {}

  /// Of the newest earlier year in which the agency took part; entries that say nothing are left out. Items of the two
  /// years are the same where framework::matched_items says so.
  LastYear before(const cycles::Cycle& cycle, const framework::Framework& framework, std::int64_t agency) const;

 private:
  db::Connection& connection_;
};

}  // namespace disclosures
