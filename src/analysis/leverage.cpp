// SPDX-License-Identifier: Apache-2.0
#include "src/analysis/leverage.hpp"

#include <algorithm>
#include <iterator>

#include "src/analysis/known_scores.hpp"
#include "src/scoring/aggregate.hpp"

namespace analysis {
namespace {

Exact share_of(std::ptrdiff_t count)
{
  return count == 0 ? Exact{0} : Exact{1, count};
}

template <typename Counts>
std::ptrdiff_t count_if(const std::vector<std::size_t>& indexes, Counts counts)
{
  return std::count_if(indexes.begin(), indexes.end(), counts);
}

bool counts_in_mean(const scoring::Result& result, std::size_t item)
{
  return !result.framework->rules.reweight_not_applicable_items ||
         item_state(result, item) != scoring::ItemState::not_applicable;
}

std::vector<Exact> item_factors(const scoring::Result& result)
{
  const framework::Framework& framework = *result.framework;
  std::vector<Exact> factors(framework.items.size());
  for (const framework::Indicator& indicator : framework.indicators) {
    const auto lives = [&](std::size_t sub) { return !scoring::sub_indicator_left_out(result, sub); };
    const Exact of_sub = share_of(count_if(indicator.sub_indicators, lives));
    for (const std::size_t sub : indicator.sub_indicators) {
      const auto& items = framework.sub_indicators[sub].items;
      const auto counts = [&](std::size_t item) { return counts_in_mean(result, item); };
      const Exact of_item = share_of(count_if(items, counts));
      for (const std::size_t item : items) {
        if (counts(item)) factors[item] = Exact{100} * of_sub * of_item;
      }
    }
  }
  return factors;
}

/// Questions of the indicator that the part asks and whose score there goes into the part's mean.
std::vector<std::size_t> questions_in(const scoring::Result& result, const framework::Indicator& indicator,
                                      std::size_t part)
{
  const framework::Framework& framework = *result.framework;
  std::vector<std::size_t> questions;
  for (const std::size_t question : indicator.questions) {
    if (!asked_in(framework.questions[question], framework.instruments[indicator.instrument].parts[part])) continue;
    // A printed table may leave out what exists; counted answers are all there are.
    const bool answered = result.origin == scoring::Origin::printed || part_score(result, question, part);
    if (answered) questions.push_back(question);
  }
  return questions;
}

void add_question_factors(const scoring::Result& result, const framework::Indicator& indicator, Leverage& leverage)
{
  const auto& parts = result.framework->instruments[indicator.instrument].parts;
  const bool withholds = result.framework->rules.missing_part == framework::MissingPart::withhold;
  Exact weights;
  std::vector<std::vector<std::size_t>> asked;
  for (std::size_t part = 0; part < parts.size(); ++part) {
    asked.push_back(questions_in(result, indicator, part));
    if (!asked.back().empty() || withholds) weights += parts[part].weight;
  }
  if (weights.is_zero()) return;
  for (std::size_t part = 0; part < parts.size(); ++part) {
    for (const std::size_t question : asked[part]) {
      leverage.questions[question][part] = parts[part].weight / weights * share_of(std::ssize(asked[part]));
    }
  }
}

Exact indicator_factor(const scoring::Result& result, std::size_t indicator)
{
  if (scoring::indicator_left_out(result, indicator)) return Exact{0};
  const auto& siblings = result.framework->instruments[result.framework->indicators[indicator].instrument].indicators;
  const auto counts = [&](std::size_t sibling) { return !scoring::indicator_left_out(result, sibling); };
  return share_of(count_if(siblings, counts));
}

}  // namespace

Leverage leverage_of(const scoring::Result& result)
{
  const framework::Framework& framework = *result.framework;
  Leverage leverage;
  leverage.questions.resize(framework.questions.size());
  for (std::size_t question = 0; question < framework.questions.size(); ++question) {
    leverage.questions[question].resize(instrument_of(framework, framework.questions[question]).parts.size());
  }
  for (const framework::Indicator& indicator : framework.indicators) {
    if (!indicator.questions.empty()) add_question_factors(result, indicator, leverage);
  }
  leverage.items = item_factors(result);
  for (std::size_t indicator = 0; indicator < framework.indicators.size(); ++indicator) {
    leverage.indicators.push_back(indicator_factor(result, indicator));
  }
  for (const framework::Instrument& instrument : framework.instruments) {
    leverage.instruments.push_back(instrument.weight / Exact{100});
  }
  return leverage;
}

}  // namespace analysis
