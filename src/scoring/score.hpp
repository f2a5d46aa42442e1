// SPDX-License-Identifier: Apache-2.0
// From counted answers and item judgements to a result (facts: question = mean of points; sub-indicator = mean of
// items; indicator = mean of questions or of sub-indicators; instrument = mean of indicators; total = weighted sum;
// computed unrounded, rounded once for display). Pure: no files, no database, no clock.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "src/scoring/result.hpp"

namespace scoring {

/// Counts of one agency, filled answer by answer. A cell is a position of a question's scale in one part.
class Counts {
 public:
  explicit Counts(const framework::Framework& framework);
  /// Position from 1; 0 = skipped.
  void add(std::size_t question, std::size_t part, std::size_t position)
  {
    ++cells_[offsets_[question] + part * strides_[question] + position];
  }
  void add_respondent(std::size_t instrument, std::size_t part) { ++respondents_[instrument * k_max_parts + part]; }
  Tally tally(std::size_t question, std::size_t part) const;
  std::uint32_t respondents(std::size_t instrument, std::size_t part) const;

  static constexpr std::size_t k_max_parts = 4;

 private:
  std::vector<std::uint32_t> cells_;  // question × part × (skipped, position 1, 2, …)
  std::vector<std::uint32_t> offsets_;
  std::vector<std::uint32_t> strides_;
  std::vector<std::uint32_t> respondents_;
};

struct AgencyInput {
  std::string agency;
  std::string agency_type;
  std::string province_size;
  Counts counts;
  std::vector<ItemScore> items;           ///< parallel to framework.items; printed is not used
  std::vector<std::uint32_t> population;  ///< by instrument; 0 where not known
};

Result score(std::shared_ptr<const framework::Framework> framework, const AgencyInput& input);

}  // namespace scoring
