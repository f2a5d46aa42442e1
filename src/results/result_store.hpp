// SPDX-License-Identifier: Apache-2.0
// The results of all agencies of one computing, in the database: written once, searched, sorted and paged there.
#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "lib/db/connection.hpp"
#include "lib/db/listing.hpp"

#include "src/agencies/search_texts.hpp"
#include "src/results/agency_result.hpp"

namespace results {

struct ResultFilter {
  std::string search = {};
  std::string type = {};
  std::string province = {};
  std::string region = {};
  std::string level = {};
  bool below_sample = false;  ///< only those
  /// Scores that this release withholds are as if they were not known: they come last, match no level and count for no
  /// rank. 0: none are.
  std::int64_t release = 0;
  /// What `search` finds, where it was looked for already (found()): then nothing is searched again.
  std::optional<std::vector<std::int64_t>> found = std::nullopt;
  bool operator==(const ResultFilter&) const = default;
};
struct ResultOrder {
  std::string by = "total";  ///< name, code, type, province, total, level, score_1, score_2, score_3
  bool descending = true;
};

class ResultStore {
 public:
  /// Of one computing.
  ResultStore(db::Connection& connection, std::int64_t cycle, std::int64_t computation)
      : connection_(connection), cycle_(cycle), computation_(computation)
  {
  }

  void add(std::span<const AgencyResult> results);
  std::optional<AgencyResult> find(std::int64_t agency) const;
  /// Agencies that the search finds; nothing where nothing is searched.
  std::optional<std::vector<std::int64_t>> found(const std::string& search, agencies::SearchTexts& texts) const;
  std::int64_t count(const ResultFilter& filter = {}) const;
  /// Without the texts; those without a score come last, whichever way it is sorted.
  std::vector<AgencyResult> page(const ResultFilter& filter, const ResultOrder& order, std::int64_t limit,
                                 std::int64_t offset) const;
  /// How many agencies have a better total; they share a rank with those of the same.
  std::int64_t better_than(Millionths total, const ResultFilter& filter = {}) const;
  /// Type and total of every agency whose total may be shown in the release, in any order.
  void each_total(std::int64_t release, const std::function<void(std::string, Millionths)>& take) const;
  /// Agencies that have another result, or another name, in another computing of the round, or are in one of them only.
  std::vector<std::int64_t> changed_in(std::int64_t other_computation) const;
  /// Every result with its texts, in the order of ids, in bounded memory.
  void each(const std::function<void(const AgencyResult&)>& each) const;

 private:
  db::Listing narrowed(const ResultFilter& filter, bool withholds) const;
  bool withholds(std::int64_t release) const;
  db::Connection& connection_;
  std::int64_t cycle_;
  std::int64_t computation_;
};

}  // namespace results
