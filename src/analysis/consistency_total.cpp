// SPDX-License-Identifier: Apache-2.0
// The printed total against the printed indicators, and the printed level against both.
#include <algorithm>
#include <utility>

#include "lib/util/text.hpp"

#include "src/analysis/printed_scores.hpp"

namespace analysis {

namespace {

using framework::Condition;
using framework::ConditionScope;
using framework::Framework;

/// The levels from the best to the worst that are possible, as indexes; best is the smaller one.
struct LevelRange {
  std::size_t best = 0;
  std::size_t worst = 0;
  bool contains(std::size_t level) const { return best <= level && level <= worst; }
};

/// Everything that a level's conditions look at.
struct Looked {
  Interval total;
  std::vector<Interval> instruments;
  std::vector<Interval> indicators;
};

std::vector<std::optional<Exact>> ends(const std::vector<Interval>& intervals, Exact Interval::*end)
{
  std::vector<std::optional<Exact>> scores;
  for (const Interval& interval : intervals)
    scores.emplace_back(interval.*end);
  return scores;
}

/// Better scores never make a worse level, so the two ends enclose all that is possible.
LevelRange levels_of(const Framework& framework, const Looked& looked)
{
  const auto at = [&](Exact Interval::*end) {
    return scoring::level_of(framework, looked.total.*end, ends(looked.instruments, end), ends(looked.indicators, end));
  };
  const std::size_t last = framework.levels.empty() ? 0 : framework.levels.size() - 1;
  return {at(&Interval::high).value_or(0), at(&Interval::low).value_or(last)};
}

/// Says which levels are possible, by their names in both languages.
void name_levels(util::Params& detail, const Framework& framework, const LevelRange& range)
{
  std::vector<std::string> thai;
  std::vector<std::string> english;
  for (std::size_t i = range.best; i <= range.worst && i < framework.levels.size(); ++i) {
    thai.push_back(framework.levels[i].name.th);
    english.push_back(framework.levels[i].name.en);
  }
  detail.emplace("possible", util::join(thai, ", "));
  detail.emplace("possible_en", util::join(english, ", "));
}

/// What a printed number is when displayed as the framework does: itself, where it has enough decimals. The end of its
/// rounding interval would display as the next number.
Interval displayed_interval(const results::Printed& printed, const Interval& interval, const framework::Rules& rules)
{
  if (!rules.level_of_displayed) return interval;
  if (printed.places >= rules.display_places) return {printed.value, printed.value};
  Exact unit{1};
  for (int i = 0; i < rules.display_places; ++i)
    unit /= Exact{10};
  const Exact& high = interval.high;
  return {interval.low, high == Exact{100} ? high : high - unit};
}

/// Draws the bounds of instruments and indicators closer by what the total leaves them: with 98.80 in total, an
/// instrument that weighs 30 of 100 cannot be below (98.795 − 70) / 0.30 = 95.98, however good the others are.
class Narrowed {
 public:
  Narrowed(const Framework& framework, const TotalBounds& bounds, const Interval& total)
      : framework_(framework), total_(total)
  {
    for (const KnownMean& indicator : bounds.indicators)
      looked_.indicators.push_back(indicator.interval);
    looked_.instruments = bounds.instruments;
  }

  Looked looked()
  {
    const Interval all = sum();
    if (!all.meets(total_)) return looked_;  // the total is impossible; reported on its own
    Looked narrow = looked_;
    for (std::size_t i = 0; i < looked_.instruments.size(); ++i) {
      const Exact share = framework_.instruments[i].weight / Exact{100};
      narrow.instruments[i] = closer(looked_.instruments[i], share, all);
      for (const std::size_t k : framework_.instruments[i].indicators) {
        const Exact count{static_cast<std::int64_t>(framework_.instruments[i].indicators.size())};
        narrow.indicators[k] = closer(looked_.indicators[k], share / count, all);
      }
    }
    return narrow;
  }

 private:
  Interval sum() const
  {
    Interval all{Exact{0}, Exact{0}};
    for (std::size_t i = 0; i < looked_.instruments.size(); ++i)
      all += looked_.instruments[i] * (framework_.instruments[i].weight / Exact{100});
    return all;
  }

  /// What one term of the total can be: the total less all that the others can be.
  Interval closer(const Interval& term, const Exact& share, const Interval& all) const
  {
    if (share.is_zero()) return term;
    const Interval own = term * share;
    const Interval others{all.low - own.low, all.high - own.high};
    return common(term, (total_ - others) / share);
  }

  const Framework& framework_;
  Interval total_;
  Looked looked_;
};

/// The framework without what is only likely. A likely level asks of the instruments what it is said to ask of every
/// indicator, as the level of that name did in the years that are confirmed.
Framework without_likely_conditions(Framework framework)
{
  for (framework::Level& level : framework.levels) {
    if (level.certainty != framework::Certainty::likely) continue;
    std::erase_if(level.conditions,
                  [](const Condition& condition) { return condition.scope == ConditionScope::one_indicator; });
    for (Condition& condition : level.conditions) {
      if (condition.scope == ConditionScope::every_indicator) condition.scope = ConditionScope::every_instrument;
    }
  }
  return framework;
}

Exact lowest(const std::vector<Interval>& intervals)
{
  Exact least{100};
  for (const Interval& interval : intervals)
    least = std::min(least, interval.low);
  return least;
}

class LevelCheck {
 public:
  LevelCheck(const PrintedScores& scores, const TotalBounds& bounds, std::vector<Finding>& findings)
      : scores_(scores), framework_(scores.framework), findings_(findings)
  {
    const std::optional<results::Printed>& printed = scores.row.total;
    const Interval total = scores.total.value_or(bounds.total);
    looked_ = Narrowed(framework_, bounds, total).looked();
    looked_.total = scores.total ? displayed_interval(*printed, total, framework_.rules) : total;
    for (std::size_t i = 0; i < looked_.indicators.size(); ++i) {
      const auto number = scores.row.indicators.find(framework_.indicators[i].code);
      if (!scores.indicators[i] || number == scores.row.indicators.end()) continue;
      looked_.indicators[i] = displayed_interval(number->second, *scores.indicators[i], framework_.rules);
    }
  }

  void check()
  {
    const LevelRange possible = levels_of(framework_, looked_);
    if (scores_.row.level.empty()) {
      util::Params detail;
      name_levels(detail, framework_, possible);
      add("level_missing", Severity::note, std::move(detail));
      return;
    }
    const std::optional<std::size_t> level = results::level_named(framework_, scores_.row.level);
    if (!level) {
      util::Params detail{{"level", scores_.row.level}};
      name_levels(detail, framework_, {0, framework_.levels.size() - 1});
      add("level_unknown", Severity::error, std::move(detail));
      return;
    }
    compare(*level, possible);
  }

 private:
  void compare(std::size_t level, const LevelRange& possible)
  {
    const Looked only_total{looked_.total, std::vector(looked_.instruments.size(), any_score()),
                            std::vector(looked_.indicators.size(), any_score())};
    const LevelRange by_total = levels_of(framework_, only_total);
    const LevelRange confirmed = levels_of(without_likely_conditions(framework_), looked_);
    util::Params detail{{"level", scores_.row.level},
                        {"total_low", shown(looked_.total.low)},
                        {"total_high", shown(looked_.total.high)},
                        {"total", total_in_words()}};
    const auto tell = [&](const char* code, Severity severity, const LevelRange& instead) {
      name_levels(detail, framework_, instead);
      detail.emplace("lowest_instrument", shown(lowest(looked_.instruments)));
      detail.emplace("lowest_indicator", shown(lowest(looked_.indicators)));
      add(code, severity, std::move(detail));
    };
    if (!by_total.contains(level) && !confirmed.contains(level)) {
      tell("level_contradicts_total", Severity::error, by_total);
    } else if (!possible.contains(level) && !confirmed.contains(level)) {
      tell("level_contradicts_conditions", Severity::error, possible);
    } else if (!confirmed.contains(level)) {
      tell("level_needs_explanation", Severity::warning, confirmed);
    } else if (!possible.contains(level)) {
      tell("level_against_likely_condition", Severity::warning, possible);
    }
  }

  std::string total_in_words() const
  {
    const std::string low = shown(looked_.total.low);
    const std::string high = shown(looked_.total.high);
    return low == high ? low : low + "\u2013" + high;
  }

  void add(const char* code, Severity severity, util::Params detail)
  {
    findings_.push_back({code, severity, std::move(detail)});
  }

  const PrintedScores& scores_;
  const Framework& framework_;
  std::vector<Finding>& findings_;
  Looked looked_;
};

}  // namespace

void check_total(const PrintedScores& scores, const TotalBounds& bounds, const std::optional<Exact>& computed,
                 std::vector<Finding>& findings)
{
  util::Params detail{{"low", shown(bounds.total.low)}, {"high", shown(bounds.total.high)}};
  if (!scores.row.total) {
    findings.push_back({"total_missing", Severity::note, std::move(detail)});
    return;
  }
  if (!scores.total) return;  // out of range, said already
  const results::Printed& printed = *scores.row.total;
  detail.emplace("printed", shown(printed.value));
  if (computed) detail.emplace("computed", shown(*computed));
  if (!scores.total->meets(bounds.total)) {
    findings.push_back({"total_impossible", Severity::error, std::move(detail)});
  } else if (computed && computed->rounded(printed.places) != printed.value) {
    findings.push_back({"total_rounding", Severity::note, std::move(detail)});
  }
}

void check_level(const PrintedScores& scores, const TotalBounds& bounds, std::vector<Finding>& findings)
{
  if (scores.framework.levels.empty()) return;
  LevelCheck(scores, bounds, findings).check();
}

}  // namespace analysis
