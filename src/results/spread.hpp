// SPDX-License-Identifier: Apache-2.0
// How the scores of a round are spread over groups of agencies: all, those of a type, a province, a region, or of a
// type in a province. Counted once when a round is computed, so that no page has to look at every agency.
#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "src/results/agency_result.hpp"

namespace results {

struct Group {
  std::string grouping = {};  ///< "all", "type", "province", "region", "type_province"
  std::string member = {};    ///< its code; of type_province both with a blank between; of all empty
  auto operator<=>(const Group&) const = default;  // NOLINT(modernize-use-nullptr): a false alarm of clang-tidy 14
};
/// The groups that an agency belongs to; without a type or province it belongs to fewer.
std::vector<Group> groups_of(const AgencyResult& agency);

struct Spread {
  Group group = {};
  std::string subject = {};   ///< "total", or the code of an instrument or indicator
  std::int64_t agencies = 0;  ///< that have the score
  std::int64_t passed = 0;    ///< with the pass mark or more
  Millionths lowest = 0;
  Millionths quartile_1 = 0;
  Millionths median = 0;
  Millionths quartile_3 = 0;
  Millionths highest = 0;
  Millionths mean = 0;
};

struct GroupCount {
  Group group = {};
  std::string about = {};  ///< "level", "band", "met", "failed", "not_applicable"
  std::string code = {};   ///< of the level or item; where the band of five points begins: "85"
  std::int64_t agencies = 0;
};

/// The value at a share of the way through sorted scores, between two of them in proportion (Hyndman and Fan's seventh
/// way, that of spreadsheets): of 10, 20, 30, 40 the first quartile is 17.5. Not of none.
Millionths quantile(const std::vector<Millionths>& sorted, int quarters);

class Spreads {
 public:
  /// A result with the row made from it.
  void add(const AgencyResult& agency, const scoring::Result& result);
  std::vector<Spread> spreads() const;
  std::vector<GroupCount> counts() const;

 private:
  struct OfGroup {
    std::map<std::string, std::vector<Millionths>> scores;               // by subject
    std::map<std::pair<std::string, std::string>, std::int64_t> counts;  // by what they are about, and code
    std::vector<std::array<std::int64_t, 4>> items;                      // of the framework, by state
  };
  using Groups = std::vector<OfGroup*>;  // that an agency belongs to
  static void add_score(const Groups& groups, const std::string& subject, const std::optional<util::Exact>& score,
                        const framework::Framework& framework);
  static void add_count(const Groups& groups, const std::string& about, const std::string& code);
  static void add_items(const Groups& groups, const std::vector<scoring::ItemScore>& items);
  std::map<std::pair<std::string, std::string>, std::int64_t> counts_of(const OfGroup& group) const;

  std::map<Group, OfGroup> groups_;
  std::shared_ptr<const framework::Framework> framework_;
  Millionths pass_mark_ = 0;
};

}  // namespace results
