// SPDX-License-Identifier: Apache-2.0
#include "src/analysis/what_if.hpp"

#include <algorithm>
#include <set>

#include "src/analysis/known_scores.hpp"
#include "src/analysis/leverage.hpp"
#include "src/analysis/one_level.hpp"
#include "src/analysis/themes.hpp"

namespace analysis {
namespace {

/// What is known of how a question was answered in one part, or in several that a table does not tell apart.
struct Answered {
  Exact score;
  Exact factor;  ///< points of the indicator for one point of this score
  const scoring::Tally* tally = nullptr;
};

struct KnownAnswers {
  std::vector<Answered> groups;
  bool part_of_survey = false;
  bool part_missing = false;
};

const scoring::Tally* tally_of(const scoring::Result& result, std::size_t question, std::size_t part)
{
  const scoring::Tally& tally = result.questions[question].parts[part].tally;
  return tally.n() > 0 ? &tally : nullptr;
}

KnownAnswers answers_by_part(const scoring::Result& result, const Leverage& leverage, std::size_t question)
{
  KnownAnswers known;
  const framework::Question& asked = result.framework->questions[question];
  const auto& parts = instrument_of(*result.framework, asked).parts;
  const bool others_take_over = result.framework->rules.missing_part == framework::MissingPart::reweight;
  for (std::size_t part = 0; part < parts.size(); ++part) {
    if (!asked_in(asked, parts[part])) continue;
    const Exact& factor = leverage.questions[question][part];
    if (const auto score = part_score(result, question, part)) {
      known.groups.push_back({*score, factor, tally_of(result, question, part)});
    } else if (factor.is_zero() && others_take_over) {
      known.part_missing = true;
    } else {
      known.part_of_survey = true;
    }
  }
  return known;
}

KnownAnswers known_answers(const scoring::Result& result, const Leverage& leverage, std::size_t question)
{
  if (question >= result.questions.size()) return {};
  KnownAnswers known = answers_by_part(result, leverage, question);
  const auto& whole = result.questions[question].score;
  if (!known.groups.empty() || !whole) return known;

  // A printed score that is not said to be of one part is of all of them.
  Exact all;
  for (const Exact& factor : leverage.questions[question])
    all += factor;
  return {{{*whole, all, nullptr}}, false, false};
}

bool only_two_levels(const framework::Scale& scale)
{
  std::set<Exact> points;
  for (const framework::ScaleLevel& level : scale.levels)
    points.insert(level.points);
  return points.size() == 2;
}

void add_gain_of_single_people(const scoring::Result& result, const Leverage& leverage, const KnownAnswers& known,
                               WeakPoint& point)
{
  const framework::Question& question = result.framework->questions[point.index];
  const Exact step = widest_step(result.framework->scales[question.scale]);
  const Exact on_total = leverage.indicator_on_total(*result.framework, question.indicator);
  Exact everyone;
  for (const Answered& group : known.groups)
    everyone += group.factor * step * on_total;
  point.gain_per_tenth = std::min(point.gain, everyone / Exact{10});

  const auto& parts = result.questions[point.index].parts;
  point.gain_per_person.resize(leverage.questions[point.index].size());
  for (std::size_t part = 0; part < std::min(parts.size(), point.gain_per_person.size()); ++part) {
    const std::uint32_t n = parts[part].tally.n();
    if (n == 0) continue;
    point.gain_per_person[part] = leverage.questions[point.index][part] * step * on_total / Exact{n};
  }
}

void add_notes(const KnownAnswers& known, WeakPoint& point)
{
  if (point.upper_bound) point.notes.push_back("analysis.note_upper_bound");
  if (point.part_of_survey) point.notes.push_back("analysis.note_part_of_survey");
  if (point.whole_way) point.notes.push_back("analysis.note_whole_way");
  if (known.part_missing) point.notes.push_back("analysis.note_part_missing");
}

std::optional<WeakPoint> question_point(const scoring::Result& result, const Leverage& leverage, std::size_t index)
{
  const framework::Question& question = result.framework->questions[index];
  const framework::Scale& scale = result.framework->scales[question.scale];
  const KnownAnswers known = known_answers(result, leverage, index);
  Exact one_level;
  Exact to_full;
  Exact factors;
  WeakPoint point;
  for (const Answered& group : known.groups) {
    const Exact rise =
        group.tally ? rise_of_mean(scale, question.reversed, *group.tally) : largest_rise(scale, group.score);
    // Of two levels, one level up is the whole way, printed or counted: nothing is guessed then.
    if (!group.tally && !only_two_levels(scale)) point.upper_bound = true;
    one_level += group.factor * rise;
    to_full += group.factor * std::max(Exact{0}, best_points(scale) - group.score);
    factors += group.factor;
  }
  if (to_full.is_zero()) return std::nullopt;

  const Exact on_total = leverage.indicator_on_total(*result.framework, question.indicator);
  point.kind = PointKind::question;
  point.index = index;
  point.score = question_score(result, index);
  point.gain = one_level * on_total;
  point.gain_to_full = to_full * on_total;
  point.rise = one_level / factors;
  point.part_of_survey = known.part_of_survey;
  point.whole_way = only_two_levels(scale);
  point.theme = theme_of(*result.framework, PointKind::question, index);
  if (point.whole_way) add_gain_of_single_people(result, leverage, known, point);
  add_notes(known, point);
  return point;
}

std::optional<WeakPoint> item_point(const scoring::Result& result, const Leverage& leverage, std::size_t index)
{
  const framework::Framework& framework = *result.framework;
  const auto score = item_score(result, index);
  if (!score || *score >= Exact{100}) return std::nullopt;
  const std::size_t indicator = framework.sub_indicators[framework.items[index].sub_indicator].indicator;
  const Exact cost = leverage.items[index] * leverage.indicator_on_total(framework, indicator);

  WeakPoint point;
  point.kind = PointKind::item;
  point.index = index;
  point.score = score;
  point.rise = Exact{100} - *score;
  point.gain = cost * point.rise / Exact{100};
  point.gain_to_full = point.gain;
  point.theme = theme_of(framework, PointKind::item, index);
  if (cost != framework.cost_of_item(index)) point.notes.push_back("analysis.note_reweighted");
  for (const scoring::JudgedElement& element : result.items[index].elements) {
    if (element.met) continue;
    point.failed_elements.push_back(element.element);
    if (!element.reason.empty()) point.reasons.push_back(element.reason);
  }
  return point;
}

}  // namespace

std::vector<WeakPoint> possible_improvements(const scoring::Result& result)
{
  const framework::Framework& framework = *result.framework;
  const Leverage leverage = leverage_of(result);
  std::vector<WeakPoint> points;
  const auto add = [&](std::optional<WeakPoint> point) {
    if (point) points.push_back(std::move(*point));
  };
  for (const framework::Indicator& indicator : framework.indicators) {
    for (const std::size_t question : indicator.questions)
      add(question_point(result, leverage, question));
    for (const std::size_t sub_indicator : indicator.sub_indicators) {
      for (const std::size_t item : framework.sub_indicators[sub_indicator].items) {
        add(item_point(result, leverage, item));
      }
    }
  }
  return points;
}

std::vector<WeakPoint> weak_points_among(const std::vector<WeakPoint>& improvements, const scoring::Result& result,
                                         const Exact& threshold)
{
  std::vector<WeakPoint> weak;
  std::copy_if(improvements.begin(), improvements.end(), std::back_inserter(weak), [&](const WeakPoint& point) {
    return point.kind == PointKind::item || (point.score && displayed(*result.framework, *point.score) < threshold);
  });
  return weak;
}

std::vector<WeakPoint> by_gain(std::vector<WeakPoint> improvements)
{
  std::stable_sort(improvements.begin(), improvements.end(),
                   [](const WeakPoint& a, const WeakPoint& b) { return a.gain > b.gain; });
  return improvements;
}

std::size_t indicator_of(const framework::Framework& framework, const WeakPoint& point)
{
  if (point.kind == PointKind::question) return framework.questions[point.index].indicator;
  return framework.sub_indicators[framework.items[point.index].sub_indicator].indicator;
}

}  // namespace analysis
