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
  void add(std::size_t question, std::size_t part, std::size_t position) { ++cells_[cell(question, part) + position]; }
  /// Where the answers to a question in a part are counted, for cells(); the same for every agency of the framework.
  std::size_t cell(std::size_t question, std::size_t part) const
  {
    return layout_->offsets[question] + part * layout_->strides[question];
  }
  std::uint32_t* cells() { return cells_.data(); }
  void add_respondent(std::size_t instrument, std::size_t part)
  {
    ++cells_[layout_->respondents + instrument * layout_->most_parts + part];
  }
  /// Adds what was counted elsewhere, by the same framework.
  void add(const Counts& others);
  Tally tally(std::size_t question, std::size_t part) const;
  std::uint32_t respondents(std::size_t instrument, std::size_t part) const;

 private:
  struct Layout {
    std::vector<std::uint32_t> offsets;  // by question
    std::vector<std::uint32_t> strides;
    std::size_t respondents = 0;  // where they begin, behind the answers
    std::size_t most_parts = 1;   // of any instrument
  };
  std::shared_ptr<const Layout> layout_;  // copies share it: a nation has thousands
  std::vector<std::uint32_t> cells_;      // question × part × (skipped, position 1, 2, …), then instrument × part
};

struct AgencyInput {
  std::string agency;
  std::string agency_type;    ///< code as in the framework's samples ("subdistrict"); empty where not known
  std::string province_size;  ///< "large", "medium", "small"; empty where not known
  Counts counts;
  std::vector<ItemScore> items;  ///< parallel to framework.items, empty where none is judged; printed is not used
  std::vector<std::uint32_t> population;  ///< by instrument; 0 where not known
};

/// Every score of one agency. What the answers and judgements do not tell stays empty and is named by a flag:
/// "scoring.no_respondents", "scoring.part_missing" or "scoring.part_withheld", "scoring.question_unanswered",
/// "scoring.indicator_unanswered", "scoring.below_sample", "scoring.not_judged", "scoring.items_unknown",
/// "scoring.reweighted" or "scoring.counted_as_met". Worked: 46 people give i1, i2, i3 sums of 4540, 4480 and 4500
/// points; the questions are 4540/46 = 98.70, 97.39 and 97.83, the indicator their mean 97.97.
Result score(std::shared_ptr<const framework::Framework> framework, const AgencyInput& input);

}  // namespace scoring
