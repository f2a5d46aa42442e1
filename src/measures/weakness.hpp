// SPDX-License-Identifier: Apache-2.0
// What of a result a plan has to answer: failed items, and questions and indicators below the plan's threshold, those
// that cost the total most first. None of them is forgotten: each needs a measure, or a written decision not to act.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/util/exact.hpp"

#include "src/analysis/analysis.hpp"
#include "src/measures/measure.hpp"
#include "src/measures/plan.hpp"

namespace measures {

enum class WeaknessKind { item, question, indicator };
std::string_view code(WeaknessKind kind);  ///< "item", as in message keys
std::optional<WeaknessKind> weakness_kind_named(std::string_view code);

struct Weakness {
  std::string subject = {};  ///< code of the item, question or indicator: "o2", "e9", "8"
  WeaknessKind kind = WeaknessKind::item;
  std::optional<util::Exact> score = {};  ///< 0 of a failed item
  /// Points of the total that it takes: what the total would gain if it stood at 100. FY2567 o1: 40 × 1/2 × 1/5 × 1/6 =
  /// 2/3; an indicator's is that of everything below it. Empty where the result does not tell.
  std::optional<util::Exact> cost = {};
  bool upper_bound = false;               ///< the cost is the most that is possible
  std::vector<std::string> reasons = {};  ///< why the item failed: what the assessors wrote
  std::vector<std::string> failed = {};   ///< codes of its elements that were not met
};

/// `analysis` was made with the plan's threshold. Worst cost first; where costs are equal, in the framework's order.
std::vector<Weakness> weaknesses_of(const analysis::Analysis& analysis);

/// Those that neither a measure nor a decision answers, in the same order.
std::vector<Weakness> without_measure(const std::vector<Weakness>& weaknesses, const std::vector<Measure>& measures,
                                      const std::vector<Decision>& decisions);

const Weakness* find_weakness(const std::vector<Weakness>& weaknesses, std::string_view subject);

}  // namespace measures
