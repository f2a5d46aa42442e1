// SPDX-License-Identifier: Apache-2.0
#include "src/analysis/margins.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "src/analysis/known_scores.hpp"
#include "src/analysis/students_t.hpp"

namespace analysis {
namespace {

std::optional<std::uint32_t> population_of(const framework::Instrument& instrument, const Options& options)
{
  if (instrument.code == "IIT") return options.population_iit;
  if (instrument.code == "EIT") return options.population_eit;
  return std::nullopt;
}

/// Questions of the indicator that this part answered.
std::vector<std::size_t> answered_questions(const scoring::Result& result, const framework::Indicator& indicator,
                                            std::size_t part)
{
  std::vector<std::size_t> answered;
  for (const std::size_t question : indicator.questions) {
    if (part_score(result, question, part)) answered.push_back(question);
  }
  return answered;
}

std::vector<std::size_t> answered_indicators(const scoring::Result& result, const framework::Instrument& instrument,
                                             std::size_t part)
{
  std::vector<std::size_t> answered;
  for (const std::size_t indicator : instrument.indicators) {
    if (!answered_questions(result, result.framework->indicators[indicator], part).empty()) {
      answered.push_back(indicator);
    }
  }
  return answered;
}

std::optional<QuestionMargin> question_margin(const scoring::Result& result, std::size_t question, std::size_t part,
                                              std::optional<std::uint32_t> population)
{
  const framework::Question& asked = result.framework->questions[question];
  const scoring::Tally& tally = result.questions[question].parts[part].tally;
  const auto error = standard_error(result.framework->scales[asked.scale], asked.reversed, tally, population);
  if (!error) return std::nullopt;
  return QuestionMargin{question, part, tally.n(), *error, *error * students_t_975(tally.n() - 1)};
}

std::uint32_t respondents_of(const scoring::Result& result, const Margin& margin)
{
  std::uint32_t most = 0;
  for (const QuestionMargin& question : margin.questions)
    most = std::max(most, question.n);
  const auto& respondents = result.instruments[margin.instrument].respondents;
  return margin.part < respondents.size() ? std::max(most, respondents[margin.part]) : most;
}

std::uint32_t fewest_answers(const Margin& margin)
{
  const auto fewest = std::min_element(margin.questions.begin(), margin.questions.end(),
                                       [](const auto& a, const auto& b) { return a.n < b.n; });
  return fewest == margin.questions.end() ? 0 : fewest->n;
}

std::optional<Margin> margin_of(const scoring::Result& result, std::size_t instrument, std::size_t part,
                                const Options& options)
{
  const framework::Instrument& survey = result.framework->instruments[instrument];
  Margin margin;
  margin.instrument = instrument;
  margin.part = part;
  margin.population = population_of(survey, options);
  const auto indicators = answered_indicators(result, survey, part);
  for (const std::size_t indicator : indicators) {
    const auto questions = answered_questions(result, result.framework->indicators[indicator], part);
    const double weight = 1.0 / static_cast<double>(indicators.size() * questions.size());
    for (const std::size_t question : questions) {
      const auto of_question = question_margin(result, question, part, margin.population);
      if (!of_question) return std::nullopt;
      margin.standard_error += weight * of_question->standard_error;
      margin.questions.push_back(*of_question);
    }
  }
  if (margin.questions.empty()) return std::nullopt;
  margin.n = respondents_of(result, margin);
  margin.half_width = margin.standard_error * students_t_975(fewest_answers(margin) - 1);
  return margin;
}

/// Points of the total for one point of this part: the instrument's weight, shared by the parts that have answers.
double weight_in_total(const scoring::Result& result, const Margin& margin)
{
  const framework::Instrument& survey = result.framework->instruments[margin.instrument];
  Exact answered;
  for (std::size_t part = 0; part < survey.parts.size(); ++part) {
    if (!answered_indicators(result, survey, part).empty()) answered += survey.parts[part].weight;
  }
  if (answered.is_zero()) return 0;
  return (survey.parts[margin.part].weight / answered * survey.weight / Exact{100}).approximate();
}

bool all_answered_parts_have_one(const scoring::Result& result, const std::vector<Margin>& margins)
{
  const framework::Framework& framework = *result.framework;
  for (std::size_t instrument = 0; instrument < framework.instruments.size(); ++instrument) {
    const framework::Instrument& survey = framework.instruments[instrument];
    if (survey.kind != framework::InstrumentKind::survey) continue;
    for (std::size_t part = 0; part < survey.parts.size(); ++part) {
      const auto same = [&](const Margin& margin) { return margin.instrument == instrument && margin.part == part; };
      const bool has_one = std::any_of(margins.begin(), margins.end(), same);
      if (!has_one && !answered_indicators(result, survey, part).empty()) return false;
    }
  }
  return true;
}

std::vector<Exact> thresholds_near(const framework::Framework& framework, const Exact& total, double half_width)
{
  std::set<Exact> thresholds;
  for (const framework::Level& level : framework.levels) {
    for (const framework::Condition& condition : level.conditions) {
      if (condition.scope != framework::ConditionScope::total) continue;
      if (std::abs((condition.at_least - total).approximate()) < half_width) thresholds.insert(condition.at_least);
    }
  }
  return {thresholds.begin(), thresholds.end()};
}

}  // namespace

std::optional<double> standard_error(const framework::Scale& scale, bool reversed, const scoring::Tally& tally,
                                     std::optional<std::uint32_t> population)
{
  const std::size_t levels = std::min(tally.counts.size(), scale.levels.size());
  const double n = tally.n();
  if (n < 2) return std::nullopt;
  double sum = 0;
  for (std::size_t i = 0; i < levels; ++i)
    sum += tally.counts[i] * scale.points(i + 1, reversed).approximate();
  const double average = sum / n;
  double squares = 0;
  for (std::size_t i = 0; i < levels; ++i) {
    squares += tally.counts[i] * std::pow(scale.points(i + 1, reversed).approximate() - average, 2);
  }
  const bool usable = population && *population >= tally.n();
  const double not_asked = usable ? 1 - n / static_cast<double>(*population) : 1;
  return std::sqrt(squares / (n - 1) / n * not_asked);
}

std::vector<Margin> margins_of(const scoring::Result& result, const Options& options)
{
  std::vector<Margin> margins;
  if (result.origin != scoring::Origin::answers) return margins;
  const framework::Framework& framework = *result.framework;
  for (std::size_t instrument = 0; instrument < framework.instruments.size(); ++instrument) {
    if (framework.instruments[instrument].kind != framework::InstrumentKind::survey) continue;
    for (std::size_t part = 0; part < framework.instruments[instrument].parts.size(); ++part) {
      if (auto margin = margin_of(result, instrument, part, options)) margins.push_back(std::move(*margin));
    }
  }
  return margins;
}

std::optional<TotalMargin> total_margin_of(const scoring::Result& result, const std::vector<Margin>& margins)
{
  if (!result.total || margins.empty() || !all_answered_parts_have_one(result, margins)) return std::nullopt;
  double variance = 0;
  std::uint32_t fewest = fewest_answers(margins.front());
  for (const Margin& margin : margins) {
    variance += std::pow(weight_in_total(result, margin) * margin.standard_error, 2);
    fewest = std::min(fewest, fewest_answers(margin));
  }
  TotalMargin total;
  total.standard_error = std::sqrt(variance);
  total.half_width = total.standard_error * students_t_975(fewest - 1);
  total.thresholds_within = thresholds_near(*result.framework, *result.total, total.half_width);
  return total;
}

}  // namespace analysis
