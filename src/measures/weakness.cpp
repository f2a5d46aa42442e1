// SPDX-License-Identifier: Apache-2.0
#include "src/measures/weakness.hpp"

#include <algorithm>
#include <iterator>

#include "src/analysis/known_scores.hpp"
#include "src/analysis/leverage.hpp"

namespace measures {
namespace {

constexpr std::string_view k_weakness_codes[] = {"item", "question", "indicator"};
constexpr int k_full_score = 100;

Weakness weakness_of(const framework::Framework& framework, const analysis::WeakPoint& point)
{
  const bool is_item = point.kind == analysis::PointKind::item;
  return {.subject = is_item ? framework.items[point.index].code : framework.questions[point.index].code,
          .kind = is_item ? WeaknessKind::item : WeaknessKind::question,
          .score = point.score,
          .cost = point.gain_to_full,
          .upper_bound = point.upper_bound && is_item,
          .reasons = point.reasons,
          .failed = point.failed_elements};
}

Weakness weakness_of(const scoring::Result& result, const analysis::Leverage& leverage, std::size_t indicator)
{
  const framework::Framework& framework = *result.framework;
  Weakness weak{.subject = framework.indicators[indicator].code, .kind = WeaknessKind::indicator};
  weak.score = analysis::indicator_score(result, indicator);
  if (weak.score)
    weak.cost = (util::Exact(k_full_score) - *weak.score) * leverage.indicator_on_total(framework, indicator);
  return weak;
}

bool costs_more(const Weakness& a, const Weakness& b)
{
  if (a.cost && b.cost) return *a.cost > *b.cost;
  return a.cost.has_value() && !b.cost.has_value();
}

}  // namespace

std::string_view code(WeaknessKind kind)
{
  return k_weakness_codes[static_cast<std::size_t>(kind)];
}

std::optional<WeaknessKind> weakness_kind_named(std::string_view code)
{
  const auto* found = std::find(std::begin(k_weakness_codes), std::end(k_weakness_codes), code);
  if (found == std::end(k_weakness_codes)) return std::nullopt;
  return static_cast<WeaknessKind>(found - std::begin(k_weakness_codes));
}

std::vector<Weakness> weaknesses_of(const analysis::Analysis& analysis)
{
  std::vector<Weakness> weak;
  if (analysis.result == nullptr) return weak;
  const scoring::Result& result = *analysis.result;
  std::vector<std::size_t> indicators = analysis.weaknesses;
  std::sort(indicators.begin(), indicators.end());
  if (!indicators.empty()) {
    const analysis::Leverage leverage = analysis::leverage_of(result);
    for (const std::size_t indicator : indicators)
      weak.push_back(weakness_of(result, leverage, indicator));
  }
  for (const analysis::WeakPoint& point : analysis.weak_points)
    weak.push_back(weakness_of(*result.framework, point));
  std::stable_sort(weak.begin(), weak.end(), costs_more);
  return weak;
}

std::vector<Weakness> without_measure(const std::vector<Weakness>& weaknesses, const std::vector<Measure>& measures,
                                      const std::vector<Decision>& decisions)
{
  std::vector<Weakness> open;
  std::copy_if(weaknesses.begin(), weaknesses.end(), std::back_inserter(open), [&](const Weakness& weak) {
    return std::none_of(measures.begin(), measures.end(),
                        [&](const Measure& measure) { return measure.answers(weak.subject); }) &&
           std::none_of(decisions.begin(), decisions.end(),
                        [&](const Decision& decision) { return decision.subject == weak.subject; });
  });
  return open;
}

const Weakness* find_weakness(const std::vector<Weakness>& weaknesses, std::string_view subject)
{
  const auto found =
      std::find_if(weaknesses.begin(), weaknesses.end(), [&](const Weakness& weak) { return weak.subject == subject; });
  return found == weaknesses.end() ? nullptr : &*found;
}

}  // namespace measures
