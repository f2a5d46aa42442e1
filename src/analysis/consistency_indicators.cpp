// SPDX-License-Identifier: Apache-2.0
// Indicators against the questions and items printed under them, and what that says of a survey's second part.
#include <algorithm>
#include <utility>

#include "lib/util/text.hpp"

#include "src/analysis/printed_scores.hpp"
#include "src/analysis/respondents.hpp"

namespace analysis {

namespace {

Exact middle(const Interval& interval)
{
  return (interval.low + interval.high) / Exact{2};
}

void compare(const PrintedScores& scores, std::size_t indicator, const KnownMean& mean, const char* code,
             std::vector<Finding>& findings)
{
  const std::optional<Interval>& printed = scores.indicators[indicator];
  if (!printed || !mean.any || mean.interval.meets(*printed)) return;
  const framework::Indicator& about = scores.framework.indicators[indicator];
  findings.push_back({code,
                      Severity::error,
                      {{"indicator", about.code},
                       {"printed", shown(scores.row.indicators.at(about.code).value)},
                       {"low", shown(mean.interval.low)},
                       {"high", shown(mean.interval.high)}}});
}

/// What the other parts of a survey must have scored in one indicator, for its printed score to come out.
struct Implied {
  std::size_t indicator = 0;
  Exact first;         ///< mean of the printed questions, from the numbers as printed
  Exact second;        ///< (indicator − w₁ · first) / (1 − w₁), from the numbers as printed
  Interval interval;   ///< the same within the rounding
  bool whole = false;  ///< all of its questions are printed
};

Exact mean_as_printed(const PrintedScores& scores, const framework::Indicator& indicator)
{
  Exact sum;
  for (const std::size_t question : indicator.questions)
    sum += scores.row.questions.at(scores.framework.questions[question].code).value;
  return sum / Exact{static_cast<std::int64_t>(indicator.questions.size())};
}

std::optional<Implied> implied_second_part(const PrintedScores& scores, const framework::Instrument& instrument,
                                           std::size_t index)
{
  const KnownMean first = mean_of_questions(scores, index);
  const std::optional<Interval>& printed = scores.indicators[index];
  if (!printed || !first.any) return std::nullopt;
  const Exact& weight = instrument.parts[0].weight;
  const Exact rest = Exact{1} - weight;
  Implied implied{index, {}, {}, (*printed - first.interval * weight) / rest, first.complete};
  if (first.complete) {
    const framework::Indicator& indicator = scores.framework.indicators[index];
    implied.first = mean_as_printed(scores, indicator);
    implied.second = (scores.row.indicators.at(indicator.code).value - implied.first * weight) / rest;
  }
  return implied;
}

PossibleMean possible_second_part(const PrintedScores& scores, const Implied& implied)
{
  std::vector<PointGrid> grids;
  for (const std::size_t question : scores.framework.indicators[implied.indicator].questions)
    grids.push_back(grid_of(scores.framework.scales[scores.framework.questions[question].scale]));
  return {common(implied.interval, any_score()), grid_of_mean(grids)};
}

class SecondPart {
 public:
  SecondPart(const PrintedScores& scores, const framework::Instrument& instrument, std::vector<Finding>& findings)
      : scores_(scores), instrument_(instrument), findings_(findings)
  {
  }

  void check()
  {
    const int told = printed_people(scores_, instrument_.code, instrument_.parts[1].code).value_or(0);
    const int most = told > 0 ? std::min(told, k_most_respondents) : k_most_respondents;
    for (const std::size_t index : instrument_.indicators) {
      std::optional<Implied> implied = implied_second_part(scores_, instrument_, index);
      if (!implied) continue;
      if (!implied->interval.meets(any_score())) {
        impossible(*implied);
        continue;
      }
      if (!implied->whole) continue;
      PossibleMean possible = possible_second_part(scores_, *implied);
      if (!possible.by_up_to(most)) {
        impossible(*implied);
        continue;
      }
      implied_.push_back(std::move(*implied));
      possible_.push_back(std::move(possible));
    }
    tell(told);
  }

 private:
  void tell(int told)
  {
    const bool told_fits =
        told > 0 && std::ranges::all_of(possible_, [told](const auto& mean) { return mean.by(told); });
    const std::optional<Respondents> people = smallest_common(possible_);
    const int n = told_fits ? told : people ? people->n : 0;
    for (std::size_t i = 0; i < implied_.size(); ++i) {
      util::Params detail = numbers(implied_[i]);
      detail.emplace("second", shown(possible_[i].nearest(n, implied_[i].second).value_or(implied_[i].second)));
      detail.emplace("people", n > 0 ? std::to_string(n) : "\u2013");
      findings_.push_back({"eit_part_two_implied", Severity::note, std::move(detail)});
    }
  }

  void impossible(const Implied& implied)
  {
    util::Params detail = numbers(implied);
    detail.emplace("second", shown(implied.whole ? implied.second : middle(implied.interval)));
    findings_.push_back({"eit_part_two_impossible", Severity::error, std::move(detail)});
  }

  util::Params numbers(const Implied& implied) const
  {
    const framework::Indicator& indicator = scores_.framework.indicators[implied.indicator];
    util::Params detail{{"instrument", instrument_.code},
                        {"indicator", indicator.code},
                        {"printed", shown(scores_.row.indicators.at(indicator.code).value)},
                        {"low", shown(implied.interval.low)},
                        {"high", shown(implied.interval.high)}};
    if (implied.whole) detail.emplace("first", shown(implied.first));
    return detail;
  }

  const PrintedScores& scores_;
  const framework::Instrument& instrument_;
  std::vector<Finding>& findings_;
  std::vector<Implied> implied_;
  std::vector<PossibleMean> possible_;
};

}  // namespace

void check_indicators(const PrintedScores& scores, std::vector<Finding>& findings)
{
  std::vector<std::string> missing;
  const std::vector<KnownMean> bounds = indicator_bounds(scores);
  for (std::size_t i = 0; i < scores.framework.indicators.size(); ++i) {
    const framework::Indicator& indicator = scores.framework.indicators[i];
    const framework::Instrument& instrument = scores.framework.instruments[indicator.instrument];
    if (instrument.kind == framework::InstrumentKind::disclosure) {
      compare(scores, i, mean_of_items(scores, i), "indicator_not_mean_of_items", findings);
    } else if (instrument.parts.size() == 1) {
      compare(scores, i, mean_of_questions(scores, i), "indicator_not_mean_of_questions", findings);
    }
    if (!bounds[i].complete) missing.push_back(indicator.code);
  }
  if (!missing.empty()) {
    findings.push_back({"indicator_missing", Severity::note, {{"indicators", util::join(missing, ", ")}}});
  }
}

void check_parts(const PrintedScores& scores, std::vector<Finding>& findings)
{
  for (std::size_t i = 0; i < scores.framework.instruments.size(); ++i) {
    if (!results::questions_show_first_part(scores.row, scores.framework, i)) continue;
    SecondPart(scores, scores.framework.instruments[i], findings).check();
  }
}

}  // namespace analysis
