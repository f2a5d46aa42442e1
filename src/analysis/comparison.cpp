// SPDX-License-Identifier: Apache-2.0
#include "src/analysis/comparison.hpp"

#include <algorithm>
#include <set>

#include "src/analysis/known_scores.hpp"
#include "src/framework/comparable.hpp"

namespace analysis {
namespace {

/// An indicator together with the framework that it stands in.
struct Placed {
  const framework::Framework& framework;
  const framework::Indicator& indicator;

  const framework::Instrument& instrument() const { return framework.instruments[indicator.instrument]; }
};

bool same_words(const framework::Text& a, const framework::Text& b)
{
  // Mostly not a letter differs; making texts comparable takes a quarter of the time of an agency's page otherwise.
  if (a.provisional || b.provisional || a.th == b.th) return true;
  return framework::comparable(a.th) == framework::comparable(b.th);
}

bool same_parts(const framework::Instrument& a, const framework::Instrument& b)
{
  return std::equal(
      a.parts.begin(), a.parts.end(), b.parts.begin(), b.parts.end(),
      [](const framework::Part& x, const framework::Part& y) { return x.code == y.code && x.weight == y.weight; });
}

std::multiset<std::vector<Exact>> points_of(const Placed& placed)
{
  std::multiset<std::vector<Exact>> points;
  for (const std::size_t question : placed.indicator.questions) {
    std::vector<Exact> of_scale;
    for (const auto& level : placed.framework.scales[placed.framework.questions[question].scale].levels) {
      of_scale.push_back(level.points);
    }
    std::sort(of_scale.begin(), of_scale.end());
    points.insert(std::move(of_scale));
  }
  return points;
}

/// Question by question, which is how two years mostly are.
bool same_scales_in_order(const Placed& a, const Placed& b)
{
  const auto scale_of = [](const Placed& placed, std::size_t question) -> const framework::Scale& {
    return placed.framework.scales[placed.framework.questions[question].scale];
  };
  return std::ranges::equal(a.indicator.questions, b.indicator.questions, [&](std::size_t in_a, std::size_t in_b) {
    return std::ranges::equal(scale_of(a, in_a).levels, scale_of(b, in_b).levels,
                              [](const auto& x, const auto& y) { return x.points == y.points; });
  });
}

/// The points that answers can earn, whatever the number of questions.
bool same_scales(const Placed& a, const Placed& b)
{
  if (same_scales_in_order(a, b)) return true;
  const auto of_a = points_of(a);
  const auto of_b = points_of(b);
  if (of_a.size() == of_b.size()) return of_a == of_b;
  return std::set(of_a.begin(), of_a.end()) == std::set(of_b.begin(), of_b.end());
}

bool same_questions(const Placed& a, const Placed& b)
{
  return std::equal(a.indicator.questions.begin(), a.indicator.questions.end(), b.indicator.questions.begin(),
                    b.indicator.questions.end(), [&](std::size_t in_a, std::size_t in_b) {
                      const framework::Question& x = a.framework.questions[in_a];
                      const framework::Question& y = b.framework.questions[in_b];
                      return x.code == y.code && x.reversed == y.reversed && x.parts == y.parts &&
                             same_words(x.wording, y.wording);
                    });
}

bool same_items_in(const Placed& a, std::size_t sub_a, const Placed& b, std::size_t sub_b)
{
  const auto& items_a = a.framework.sub_indicators[sub_a].items;
  const auto& items_b = b.framework.sub_indicators[sub_b].items;
  return std::equal(items_a.begin(), items_a.end(), items_b.begin(), items_b.end(),
                    [&](std::size_t in_a, std::size_t in_b) {
                      const framework::Item& x = a.framework.items[in_a];
                      const framework::Item& y = b.framework.items[in_b];
                      return x.code == y.code && same_words(x.title, y.title);
                    });
}

bool same_items(const Placed& a, const Placed& b)
{
  const auto& subs_a = a.indicator.sub_indicators;
  const auto& subs_b = b.indicator.sub_indicators;
  return std::equal(subs_a.begin(), subs_a.end(), subs_b.begin(), subs_b.end(),
                    [&](std::size_t x, std::size_t y) { return same_items_in(a, x, b, y); });
}

bool same_weights(const framework::Framework& a, const framework::Framework& b)
{
  return std::equal(a.instruments.begin(), a.instruments.end(), b.instruments.begin(), b.instruments.end(),
                    [](const framework::Instrument& x, const framework::Instrument& y) {
                      return x.code == y.code && x.weight == y.weight;
                    });
}

bool same_indicators(const framework::Framework& a, const framework::Framework& b)
{
  return std::equal(a.indicators.begin(), a.indicators.end(), b.indicators.begin(), b.indicators.end(),
                    [](const framework::Indicator& x, const framework::Indicator& y) { return x.code == y.code; });
}

bool same_conditions(const std::vector<framework::Condition>& a, const std::vector<framework::Condition>& b)
{
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const framework::Condition& x, const framework::Condition& y) {
                      return x.scope == y.scope && x.which == y.which && x.at_least == y.at_least;
                    });
}

bool same_levels(const framework::Framework& a, const framework::Framework& b)
{
  return std::equal(a.levels.begin(), a.levels.end(), b.levels.begin(), b.levels.end(),
                    [](const framework::Level& x, const framework::Level& y) {
                      return x.name.th == y.name.th && same_conditions(x.conditions, y.conditions);
                    });
}

void add_once(std::vector<std::string>& reasons, const std::string& reason)
{
  if (std::find(reasons.begin(), reasons.end(), reason) == reasons.end()) reasons.push_back(reason);
}

/// A part that answered in one year only: the score then is of other people, though the frameworks are the same.
bool same_parts_answered(const scoring::Result& a, std::size_t in_a, const scoring::Result& b, std::size_t in_b)
{
  if (a.origin == scoring::Origin::printed || b.origin == scoring::Origin::printed) return true;
  return std::equal(a.indicators[in_a].parts.begin(), a.indicators[in_a].parts.end(), b.indicators[in_b].parts.begin(),
                    b.indicators[in_b].parts.end(),
                    [](const auto& x, const auto& y) { return x.has_value() == y.has_value(); });
}

std::optional<Change> change_of(const scoring::Result& result, std::size_t indicator, const scoring::Result& earlier)
{
  const auto before_index = earlier.framework->indicator(result.framework->indicators[indicator].code);
  const auto after = indicator_score(result, indicator);
  if (!before_index || !after) return std::nullopt;
  const auto before = indicator_score(earlier, *before_index);
  if (!before) return std::nullopt;
  Change change{indicator, *before,
                *after,    *after - *before,
                false,     why_not_comparable(*earlier.framework, *before_index, *result.framework, indicator)};
  if (change.why_not.empty() && !same_parts_answered(earlier, *before_index, result, indicator)) {
    change.why_not.push_back("analysis.parts_missing");
  }
  change.comparable = change.why_not.empty();
  return change;
}

/// Of the frameworks as wholes, whether or not both years' scores are known.
std::vector<std::string> framework_changes(const framework::Framework& earlier, const framework::Framework& later)
{
  std::vector<std::string> reasons;
  if (!same_indicators(earlier, later)) reasons.push_back("analysis.indicators_changed");
  for (std::size_t indicator = 0; indicator < later.indicators.size(); ++indicator) {
    const auto before = earlier.indicator(later.indicators[indicator].code);
    if (!before) continue;
    for (const std::string& reason : why_not_comparable(earlier, *before, later, indicator)) {
      add_once(reasons, reason);
    }
  }
  if (!same_weights(earlier, later)) reasons.push_back("analysis.weights_changed");
  if (!same_levels(earlier, later)) reasons.push_back("analysis.levels_changed");
  return reasons;
}

}  // namespace

std::vector<YearScore> years_of(const scoring::Result& result, const std::vector<const scoring::Result*>& history)
{
  std::vector<YearScore> years;
  for (const scoring::Result* earlier : history) {
    if (earlier == nullptr || !earlier->framework || earlier->fiscal_year() >= result.fiscal_year()) continue;
    const auto same_year = [&](const YearScore& year) { return year.fiscal_year == earlier->fiscal_year(); };
    if (std::any_of(years.begin(), years.end(), same_year)) continue;
    years.push_back({earlier->fiscal_year(), earlier->total, earlier->level, earlier});
  }
  std::sort(years.begin(), years.end(),
            [](const YearScore& a, const YearScore& b) { return a.fiscal_year < b.fiscal_year; });
  years.push_back({result.fiscal_year(), result.total, result.level, &result});
  return years;
}

std::vector<Comparison> comparisons_of(const scoring::Result& result, const std::vector<YearScore>& years)
{
  std::vector<Comparison> comparisons;
  for (auto year = years.rbegin(); year != years.rend(); ++year) {
    if (year->result == nullptr || year->result == &result) continue;
    const scoring::Result& earlier = *year->result;
    Comparison comparison;
    comparison.earlier_year = year->fiscal_year;
    comparison.total_before = earlier.total;
    if (earlier.total && result.total) comparison.total_difference = *result.total - *earlier.total;
    comparison.why_not = framework_changes(*earlier.framework, *result.framework);
    comparison.framework_changed = !comparison.why_not.empty();
    for (std::size_t indicator = 0; indicator < result.framework->indicators.size(); ++indicator) {
      if (auto change = change_of(result, indicator, earlier)) comparison.changes.push_back(std::move(*change));
    }
    comparisons.push_back(std::move(comparison));
  }
  return comparisons;
}

std::vector<std::string> why_not_comparable(const framework::Framework& earlier, std::size_t earlier_indicator,
                                            const framework::Framework& later, std::size_t later_indicator)
{
  const Placed before{earlier, earlier.indicators[earlier_indicator]};
  const Placed after{later, later.indicators[later_indicator]};
  if (before.instrument().kind != after.instrument().kind || before.instrument().code != after.instrument().code) {
    return {"analysis.instrument_changed"};
  }
  std::vector<std::string> reasons;
  if (!same_parts(before.instrument(), after.instrument())) reasons.push_back("analysis.parts_changed");
  if (!same_scales(before, after)) reasons.push_back("analysis.scale_changed");
  if (!same_questions(before, after)) reasons.push_back("analysis.questions_changed");
  if (!same_items(before, after)) reasons.push_back("analysis.items_changed");
  return reasons;
}

}  // namespace analysis
