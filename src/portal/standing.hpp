// SPDX-License-Identifier: Apache-2.0
// Where an agency stands among all of a fiscal year, with what is sure of it and what is not: surveys ask some people
// and not all, so that a rank is a range of ranks.
#pragma once
#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/results/agency_result.hpp"
#include "src/results/release.hpp"

namespace portal {

using results::Millionths;

struct Standing {
  std::int64_t agency = 0;
  std::int64_t release = 0;
  std::int64_t cycle = 0;  ///< 0: scores of the years before, read from a file
  std::int64_t computation = 0;
  std::string code = {};
  std::string name = {};
  std::string name_en = {};
  std::string type = {};
  std::string province = {};
  std::string region = {};
  std::optional<Millionths> total = {};
  std::string level = {};
  std::optional<std::int64_t> level_place = {};
  std::array<std::optional<Millionths>, results::k_listed_instruments> instruments = {};
  std::optional<results::BelowSample> caution = {};  ///< warn or withhold
  std::string caution_reason = {};
  std::optional<Millionths> margin = {};   ///< half width of the 95 % interval; empty where nobody knows it
  std::optional<std::int64_t> place = {};  ///< rank by the total alone; the same for the same total
  std::optional<std::int64_t> best = {};   ///< rank at best, where the margin is known
  std::optional<std::int64_t> worst = {};  ///< and at worst
  std::optional<std::int64_t> alike = {};  ///< agencies that it cannot be told apart from

  const std::string& name_in(util::Language language) const
  {
    return language == util::Language::english && !name_en.empty() ? name_en : name;
  }
  bool is_withheld() const { return caution == results::BelowSample::withhold; }
};

/// Where the agency stands, from its row; without ranks. Of one that is withheld no score stays.
Standing standing_of(const results::AgencyResult& row, std::int64_t release,
                     const std::optional<results::Caution>& caution);

/// Gives ranks to all that have a total. By the total alone 90, 85, 85, 80 have the ranks 1, 2, 2, 4. With margins an
/// agency is better than another for sure where its whole interval lies above the other's (M. Klein, T. Wright,
/// J. Wieczorek: A joint confidence region for an overall ranking of populations, 2020): its rank is at best one more
/// than the agencies surely better, at worst as many as are not surely worse. 90 ± 1, 88 ± 2, 80 ± 1: ranks 1 to 2,
/// 1 to 2, and 3. An agency without a margin counts by its total alone, and gets no range.
void rank(std::vector<Standing>& standings);

/// Releases of one fiscal year in the order in which they count where two have the same agency: rounds before years
/// read from a file, newer before older.
void sort_by_precedence(std::vector<results::Release>& releases);

/// "7,3".
std::string ids_of(const std::vector<results::Release>& releases);

}  // namespace portal
