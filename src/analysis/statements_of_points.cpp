// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "src/analysis/statement_list.hpp"

namespace analysis {
namespace {

std::vector<const WeakPoint*> of_kind(const std::vector<WeakPoint>& points, PointKind kind)
{
  std::vector<const WeakPoint*> found;
  for (const WeakPoint& point : points) {
    if (point.kind == kind) found.push_back(&point);
  }
  return found;
}

std::vector<Name> names_of(const std::vector<const WeakPoint*>& points)
{
  std::vector<Name> names;
  for (const WeakPoint* point : points)
    names.push_back(name_of(*point));
  return names;
}

bool all_items_known(const StatementList& list)
{
  for (std::size_t item = 0; item < list.framework.items.size(); ++item) {
    if (!item_score(list.result, item) && item_state(list.result, item) != scoring::ItemState::not_applicable) {
      return false;
    }
  }
  return !list.framework.items.empty();
}

bool all_questions_known(const StatementList& list)
{
  for (std::size_t question = 0; question < list.framework.questions.size(); ++question) {
    if (!question_score(list.result, question)) return false;
  }
  return !list.framework.questions.empty();
}

void add_failed_items(StatementList& list)
{
  const auto failed = of_kind(list.analysis.weak_points, PointKind::item);
  if (failed.empty()) {
    if (all_items_known(list)) list.add("analysis.no_failed_items");
    return;
  }
  Exact cost;
  for (const WeakPoint* point : failed)
    cost += point->gain;
  list.add("analysis.failed_items", {{"count", std::to_string(failed.size())}, {"cost", list.shown(cost)}},
           {{"items", names_of(failed)}});
}

void add_weak_questions(StatementList& list)
{
  const auto weak = of_kind(list.analysis.weak_points, PointKind::question);
  const std::string threshold = list.shown(list.analysis.threshold);
  if (weak.empty()) {
    if (all_questions_known(list)) list.add("analysis.no_weak_questions", {{"threshold", threshold}});
    return;
  }
  list.add("analysis.weak_questions", {{"count", std::to_string(weak.size())}, {"threshold", threshold}},
           {{"questions", names_of(weak)}});
}

void add_themes(StatementList& list)
{
  for (const ThemeFinding& theme : list.analysis.themes) {
    if (theme.weak_points.empty()) continue;
    std::vector<Name> points;
    for (const std::size_t index : theme.weak_points)
      points.push_back(name_of(list.analysis.weak_points[index]));
    const std::string count = std::to_string(points.size());
    list.add("analysis.theme_points", {{"count", count}},
             {{"theme", {{Named::theme, theme.theme}}}, {"points", std::move(points)}});
  }
}

/// The item that costs most, and the question that would gain most, each with what its gain means.
void add_largest_gains(StatementList& list)
{
  const auto& improvements = list.analysis.improvements;
  const auto first = [&](PointKind kind) {
    return std::find_if(improvements.begin(), improvements.end(),
                        [&](const WeakPoint& point) { return point.kind == kind && !point.gain.is_zero(); });
  };
  if (const auto item = first(PointKind::item); item != improvements.end()) {
    std::vector<Name> equal;
    for (const WeakPoint& point : improvements) {
      if (point.kind == PointKind::item && point.gain == item->gain) equal.push_back(name_of(point));
    }
    list.add("analysis.costliest_items", {{"gain", list.shown(item->gain)}}, {{"items", std::move(equal)}});
  }
  const auto question = first(PointKind::question);
  if (question == improvements.end()) return;
  const std::string code = question->whole_way     ? "analysis.largest_gain_whole_way"
                           : question->upper_bound ? "analysis.largest_gain_at_most"
                                                   : "analysis.largest_gain";
  util::Params params{{"gain", list.shown(question->gain)}, {"full", list.shown(question->gain_to_full)}};
  if (question->gain_per_tenth) params["tenth"] = list.shown(*question->gain_per_tenth);
  list.add(code, std::move(params), {{"question", {name_of(*question)}}});
}

void add_shortfalls(StatementList& list, const PathToLevel& path)
{
  for (const Shortfall& lack : path.shortfalls) {
    util::Params params{{"score", list.shown(lack.score)},
                        {"at_least", list.shown(lack.at_least)},
                        {"missing", list.shown(lack.displayed)}};
    Names names{{"level", {{Named::level, path.level}}}};
    if (lack.scope == framework::ConditionScope::total) {
      list.add("analysis.short_of_total", std::move(params), std::move(names));
      continue;
    }
    const bool indicator = lack.scope == framework::ConditionScope::one_indicator;
    names["of"] = {{indicator ? Named::indicator : Named::instrument, lack.which}};
    list.add("analysis.short_of", std::move(params), std::move(names));
  }
}

void add_steps(StatementList& list, const PathToLevel& path)
{
  std::vector<Name> points;
  for (const PathStep& step : path.steps)
    points.push_back(name_of(list.analysis.improvements[step.weak_point]));
  const bool beyond_one_level =
      std::any_of(path.steps.begin(), path.steps.end(), [](const PathStep& step) { return step.to_full; });
  util::Params params{{"count", std::to_string(path.steps.size())}};
  if (list.result.total) params["total"] = list.shown(path.steps.back().total_after);
  const std::string code = !path.reaches        ? "analysis.path_not_enough"
                           : !list.result.total ? "analysis.path_without_total"
                           : path.upper_bound   ? "analysis.path_at_most"
                           : beyond_one_level   ? "analysis.path_with_full"
                                                : "analysis.path";
  list.add(code, std::move(params), {{"level", {{Named::level, path.level}}}, {"points", std::move(points)}});
}

void add_way_to_next_level(StatementList& list)
{
  if (!list.result.level) return;
  if (*list.result.level == 0) {
    return list.add("analysis.best_level", {}, {{"level", {{Named::level, 0}}}});
  }
  if (!list.analysis.next_level) return;
  const PathToLevel& path = *list.analysis.next_level;
  add_shortfalls(list, path);
  const Names level{{"level", {{Named::level, path.level}}}};
  if (!path.unknown.empty()) list.add("analysis.path_unknown", {}, level);
  if (!path.steps.empty()) {
    add_steps(list, path);
  } else if (!path.reaches && !path.shortfalls.empty()) {
    list.add("analysis.path_no_points", {}, level);
  }
}

}  // namespace

void add_points(StatementList& list)
{
  add_failed_items(list);
  add_weak_questions(list);
  add_themes(list);
  add_largest_gains(list);
  add_way_to_next_level(list);
}

}  // namespace analysis
