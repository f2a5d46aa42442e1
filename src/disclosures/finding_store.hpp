// SPDX-License-Identifier: Apache-2.0
// Findings in the database: those in force, and since when and until when others were.
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lib/db/connection.hpp"

#include "src/disclosures/finding.hpp"

namespace disclosures {

/// How often something is found in a round.
struct FindingCount {
  std::string item;
  std::string element;
  std::string code;
  Weight weight = Weight::fault;
  std::int64_t agencies = 0;
  std::int64_t findings = 0;
};

class FindingStore {
 public:
  explicit FindingStore(db::Connection& connection) : connection_(connection) {}

  /// Those in force, faults first, then by element.
  std::vector<Finding> of_item(std::int64_t cycle, std::int64_t agency, std::string_view item) const;
  std::vector<Finding> of_agency(std::int64_t cycle, std::int64_t agency) const;  ///< likewise, by item as a text
  /// Everything that was ever found, the newest first, with those that are gone.
  std::vector<Finding> history(std::int64_t cycle, std::int64_t agency, std::string_view item) const;
  std::vector<FindingCount> most_frequent(std::int64_t cycle) const;  ///< in force; the most agencies first
  /// Faults in force by agency; agencies without any are not in it.
  std::map<std::int64_t, std::int64_t> faults_by_agency(std::int64_t cycle) const;

  /// What a run saw of an item: what was found before and is seen again stays since when it was found, what is not seen
  /// any more is gone.
  void replace(std::int64_t cycle, std::int64_t agency, std::string_view item, const std::vector<Finding>& seen,
               std::int64_t run, util::UtcSeconds at);

 private:
  std::vector<Finding> rows(std::int64_t cycle, std::int64_t agency, std::string_view item, bool gone_too) const;
  void add(std::int64_t cycle, std::int64_t agency, const Finding& finding, std::int64_t run, util::UtcSeconds at);
  void see_again(const Finding& before, const Finding& now, std::int64_t run, util::UtcSeconds at);
  db::Connection& connection_;
};

}  // namespace disclosures
