// SPDX-License-Identifier: Apache-2.0
#include <optional>
#include <vector>

#include "src/scoring/aggregate.hpp"
#include "src/scoring/result.hpp"

namespace scoring {
namespace {

enum class Truth { no, yes, unknown };

/// A score that a condition looks at, or that it does not apply to this agency.
struct Looked {
  std::optional<Exact> score;
  bool left_out = false;
};

struct Scores {
  Looked total;
  std::vector<Looked> instruments;
  std::vector<Looked> indicators;
};

class Ladder {
 public:
  Ladder(const framework::Framework& framework, const Scores& scores) : framework_(framework), scores_(scores) {}

  std::optional<std::size_t> level() const
  {
    for (std::size_t index = 0; index < framework_.levels.size(); ++index) {
      const Truth reached = all_hold(framework_.levels[index].conditions);
      if (reached == Truth::yes) return index;
      // A better level that might be reached forbids naming a worse one.
      if (reached == Truth::unknown) return std::nullopt;
    }
    return std::nullopt;
  }

 private:
  Truth all_hold(const std::vector<framework::Condition>& conditions) const
  {
    bool known = true;
    for (const framework::Condition& condition : conditions) {
      const Truth truth = holds(condition);
      if (truth == Truth::no) return Truth::no;
      known = known && truth == Truth::yes;
    }
    return known ? Truth::yes : Truth::unknown;
  }

  Truth holds(const framework::Condition& condition) const
  {
    switch (condition.scope) {
      case framework::ConditionScope::total:
        return reaches(scores_.total, condition.at_least);
      case framework::ConditionScope::every_instrument:
        return every(scores_.instruments, condition.at_least);
      case framework::ConditionScope::every_indicator:
        return every(scores_.indicators, condition.at_least);
      case framework::ConditionScope::one_instrument:
        return reaches(scores_.instruments.at(condition.which), condition.at_least);
      case framework::ConditionScope::one_indicator:
        return reaches(scores_.indicators.at(condition.which), condition.at_least);
    }
    return Truth::unknown;
  }

  Truth every(const std::vector<Looked>& scores, const Exact& at_least) const
  {
    bool known = true;
    for (const Looked& looked : scores) {
      const Truth truth = reaches(looked, at_least);
      if (truth == Truth::no) return Truth::no;
      known = known && truth == Truth::yes;
    }
    return known ? Truth::yes : Truth::unknown;
  }

  Truth reaches(const Looked& looked, const Exact& at_least) const
  {
    if (looked.left_out) return Truth::yes;
    if (!looked.score) return Truth::unknown;
    if (!framework_.rules.level_of_displayed) return *looked.score >= at_least ? Truth::yes : Truth::no;
    return looked.score->rounded(framework_.rules.display_places) >= at_least ? Truth::yes : Truth::no;
  }

  const framework::Framework& framework_;
  const Scores& scores_;
};

}  // namespace

std::optional<std::size_t> level_of(const framework::Framework& framework, const std::optional<Exact>& total,
                                    const std::vector<std::optional<Exact>>& instruments,
                                    const std::vector<std::optional<Exact>>& indicators)
{
  Scores scores{{total}, {}, {}};
  for (const auto& score : instruments)
    scores.instruments.push_back({score});
  for (const auto& score : indicators)
    scores.indicators.push_back({score});
  return Ladder(framework, scores).level();
}

std::optional<std::size_t> level_of(const Result& result)
{
  Scores scores{{result.total}, {}, {}};
  for (const InstrumentScore& instrument : result.instruments)
    scores.instruments.push_back({instrument.score});
  for (std::size_t index = 0; index < result.indicators.size(); ++index) {
    scores.indicators.push_back({result.indicators[index].score, indicator_left_out(result, index)});
  }
  return Ladder(*result.framework, scores).level();
}

}  // namespace scoring
