// SPDX-License-Identifier: Apache-2.0
#include "src/scoring/surveys.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "lib/util/text.hpp"

#include "src/scoring/mean.hpp"
#include "src/scoring/sample.hpp"

namespace scoring {
namespace {

PartScore part_score(const framework::Scale& scale, bool reversed, Tally tally)
{
  PartScore part;
  // Points are whole on most scales, and whole numbers add up without fractions.
  std::int64_t whole = 0;
  for (std::size_t level = 0; level < tally.counts.size(); ++level) {
    if (tally.counts[level] == 0) continue;
    const Exact& points = scale.points(level + 1, reversed);
    if (const auto whole_points = points.as_whole()) {
      whole += std::int64_t{tally.counts[level]} * *whole_points;
    } else {
      part.sum += Exact(tally.counts[level]) * points;
    }
  }
  const std::uint32_t n = tally.n();
  if (part.sum.is_zero()) {
    part.sum = whole;
    if (n != 0) part.score = Exact(whole, n);
  } else {
    part.sum += whole;
    part.score = part.sum / Exact(n);
  }
  part.tally = std::move(tally);
  return part;
}

/// One survey of one agency: what its parts answered, and the indicators that follow.
class Survey {
 public:
  Survey(Result& result, const AgencyInput& input, std::size_t index)
      : result_(result),
        input_(input),
        framework_(*result.framework),
        index_(index),
        instrument_(framework_.instruments[index]),
        put_(instrument_.parts.size()),
        answered_(instrument_.parts.size())
  {
  }

  void score()
  {
    for (const std::size_t indicator : instrument_.indicators) {
      for (const std::size_t question : framework_.indicators[indicator].questions)
        count_question(question);
    }
    count_respondents();
    if (std::find(answered_.begin(), answered_.end(), true) == answered_.end()) {
      result_.flags.push_back({"scoring.no_respondents", {{"instrument", instrument_.code}}});
    } else {
      flag_missing_parts();
    }
    for (const std::size_t indicator : instrument_.indicators) {
      for (const std::size_t question : framework_.indicators[indicator].questions)
        score_question(question);
      score_indicator(indicator);
    }
    flag_gaps();
    flag_samples();
  }

 private:
  bool is_put(std::size_t question, std::size_t part) const
  {
    return asks(framework_.questions[question], instrument_.parts[part]);
  }

  void count_question(std::size_t index)
  {
    const framework::Question& question = framework_.questions[index];
    auto& parts = result_.questions[index].parts;
    parts.resize(instrument_.parts.size());
    for (std::size_t part = 0; part < parts.size(); ++part) {
      if (!is_put(index, part)) continue;
      put_[part] = true;
      parts[part] = part_score(framework_.scales[question.scale], question.reversed, input_.counts.tally(index, part));
      if (parts[part].score) answered_[part] = true;
    }
  }

  void count_respondents()
  {
    auto& respondents = result_.instruments[index_].respondents;
    for (std::size_t part = 0; part < instrument_.parts.size(); ++part) {
      respondents.push_back(input_.counts.respondents(index_, part));
    }
  }

  bool withholds() const { return framework_.rules.missing_part == framework::MissingPart::withhold; }

  void score_question(std::size_t index)
  {
    QuestionScore& question = result_.questions[index];
    WeightedMean mean;
    for (std::size_t part = 0; part < question.parts.size(); ++part) {
      if (!is_put(index, part)) continue;
      if (!question.parts[part].score && withholds()) return;
      mean.add(instrument_.parts[part].weight, question.parts[part].score);
    }
    question.score = mean.value();
  }

  void score_indicator(std::size_t index)
  {
    IndicatorScore& indicator = result_.indicators[index];
    indicator.parts.resize(instrument_.parts.size());
    WeightedMean mean;
    bool complete = true;
    for (std::size_t part = 0; part < instrument_.parts.size(); ++part) {
      Mean questions;
      bool is_put_here = false;
      for (const std::size_t question : framework_.indicators[index].questions) {
        is_put_here = is_put_here || is_put(question, part);
        const auto& score = result_.questions[question].parts[part].score;
        if (score) questions.add(*score);
      }
      indicator.parts[part] = questions.value();
      if (is_put_here && !indicator.parts[part]) complete = false;
      mean.add(instrument_.parts[part].weight, indicator.parts[part]);
    }
    if (complete || !withholds()) indicator.score = mean.value();
  }

  /// A flag about one part; the words leave the part out where the survey has only one.
  void flag(std::string code, std::size_t part, util::Params params)
  {
    params["instrument"] = instrument_.code;
    params["part"] = instrument_.parts[part].code;
    if (instrument_.parts.size() > 1) code += "_part";
    result_.flags.push_back({std::move(code), std::move(params)});
  }

  void flag_missing_parts()
  {
    for (std::size_t part = 0; part < instrument_.parts.size(); ++part) {
      if (!put_[part] || answered_[part]) continue;
      result_.flags.push_back({withholds() ? "scoring.part_withheld" : "scoring.part_missing",
                               {{"instrument", instrument_.code}, {"part", instrument_.parts[part].code}}});
    }
  }

  /// Questions and whole indicators that nobody answered although others of the part were.
  void flag_gaps()
  {
    for (std::size_t part = 0; part < instrument_.parts.size(); ++part) {
      if (!answered_[part]) continue;
      std::vector<std::string> unanswered;
      for (const std::size_t index : instrument_.indicators) {
        std::size_t asked = 0;
        for (const std::size_t question : framework_.indicators[index].questions) {
          if (!is_put(question, part)) continue;
          ++asked;
          if (!result_.questions[question].parts[part].score) {
            unanswered.push_back(framework_.questions[question].code);
          }
        }
        if (asked != 0 && !result_.indicators[index].parts[part]) {
          flag("scoring.indicator_unanswered", part, {{"indicator", framework_.indicators[index].code}});
        }
      }
      if (!unanswered.empty()) {
        flag("scoring.question_unanswered", part, {{"questions", util::join(unanswered, ", ")}});
      }
    }
  }

  void flag_samples()
  {
    for (std::size_t part = 0; part < instrument_.parts.size(); ++part) {
      const std::uint32_t n = input_.counts.respondents(index_, part);
      const auto minimum = sample_minimum(framework_, index_, part, input_);
      if (n == 0 || !minimum || n >= *minimum) continue;
      flag("scoring.below_sample", part, {{"n", std::to_string(n)}, {"minimum", std::to_string(*minimum)}});
    }
    std::uint32_t all = 0;
    for (std::size_t part = 0; part < instrument_.parts.size(); ++part)
      all += input_.counts.respondents(index_, part);
    const auto minimum = sample_minimum(framework_, index_, std::nullopt, input_);
    if (all == 0 || !minimum || all >= *minimum) return;
    result_.flags.push_back(
        {"scoring.below_sample",
         {{"instrument", instrument_.code}, {"n", std::to_string(all)}, {"minimum", std::to_string(*minimum)}}});
  }

  Result& result_;
  const AgencyInput& input_;
  const framework::Framework& framework_;
  std::size_t index_;
  const framework::Instrument& instrument_;
  std::vector<bool> put_;       // by part: asks at least one question
  std::vector<bool> answered_;  // by part: at least one answer
};

}  // namespace

bool asks(const framework::Question& question, const framework::Part& part)
{
  return question.parts.empty() ||
         std::find(question.parts.begin(), question.parts.end(), part.code) != question.parts.end();
}

void score_surveys(Result& result, const AgencyInput& input)
{
  for (std::size_t index = 0; index < result.framework->instruments.size(); ++index) {
    if (result.framework->instruments[index].kind == framework::InstrumentKind::survey) {
      Survey(result, input, index).score();
    }
  }
}

}  // namespace scoring
