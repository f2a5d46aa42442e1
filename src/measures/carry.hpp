// SPDX-License-Identifier: Apache-2.0
// Last year's measures, offered for this year's plan with what became of the scores that they were about.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/agencies/agency.hpp"
#include "src/analysis/advice.hpp"
#include "src/measures/measure.hpp"
#include "src/measures/weakness.hpp"
#include "src/scoring/result.hpp"

namespace measures {

enum class Moved { better, same, worse, unknown };
std::string_view code(Moved moved);  ///< "better", as in message keys

/// What a weakness of last year stands at now.
struct SubjectMove {
  std::string subject = {};                ///< its code last year
  std::vector<std::string> now = {};       ///< codes of the same topic this year; of an indicator the same number
  std::optional<util::Exact> before = {};  ///< score; an item failed is 0, met 100
  std::optional<util::Exact> after = {};   ///< the mean of those in `now`
  Moved moved() const;
};

struct CarryOffer {
  Measure measure = {};
  std::vector<SubjectMove> moves = {};
  std::vector<std::string> still_weak = {};  ///< codes of this year that it would answer
  Moved moved = Moved::unknown;  ///< of all: worse where any is worse, better where any is and none is worse
};

/// An item of last year is followed to those of its topic; nothing is said where the year has none such. `before`, the
/// result that last year's plan answered, is nullptr where it is no longer there.
SubjectMove score_move(const std::string& subject, const scoring::Result* before, const scoring::Result& after,
                       const analysis::AdviceBook& book, int year_before);

CarryOffer carry_offer(const Measure& measure, const scoring::Result* before, const scoring::Result& after,
                       const std::vector<Weakness>& weaknesses, const analysis::AdviceBook& book, int year_before);

/// The measure for another fiscal year: its days in that year, closed units left out, only weaknesses that are still
/// there; steps begin anew.
Measure carried(const CarryOffer& offer, int fiscal_year, const framework::Framework& framework,
                const std::vector<agencies::Unit>& units);

}  // namespace measures
