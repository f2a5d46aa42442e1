// SPDX-License-Identifier: Apache-2.0
// One agency's result in one computing of a round: by what lists sort and search it, and the whole result as text.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "src/cycles/enrolment.hpp"
#include "src/results/stored_result.hpp"

namespace results {

/// Scores in lists, in millionths of a point, of what is shown: 86.63 → 86630000.
using Millionths = std::int64_t;
Millionths millionths(const util::Exact& shown);
/// "86.63" with that many places.
std::string shown(Millionths score, int places);

constexpr std::size_t k_listed_instruments = 3;  ///< as many scores of instruments as a list can sort by

struct AgencyResult {
  std::int64_t cycle = 0;
  std::int64_t computation = 0;
  std::int64_t agency = 0;
  int fiscal_year = 0;
  std::string code = {};
  std::string name = {};
  std::string name_en = {};
  std::string type = {};
  std::string province = {};
  std::string region = {};
  std::optional<Millionths> total = {};
  std::string level = {};  ///< code; empty where not known
  std::optional<std::int64_t> level_place = {};
  std::array<std::optional<Millionths>, k_listed_instruments> instruments = {};
  bool below_sample = false;
  StoredTexts texts = {};

  const std::string& name_in(util::Language language) const
  {
    return language == util::Language::english && !name_en.empty() ? name_en : name;
  }
};

/// The row of a result, under the names of the enrolment.
AgencyResult agency_result(const cycles::Enrolment& enrolment, const scoring::Result& result);

/// Whether too few people answered some survey.
bool is_below_sample(const scoring::Result& result);

}  // namespace results
