// SPDX-License-Identifier: Apache-2.0
#include "src/scoring/aggregate.hpp"

#include <algorithm>
#include <utility>

#include "src/scoring/mean.hpp"
#include "src/scoring/surveys.hpp"

namespace scoring {
namespace {

/// A part of an instrument over the indicators that it asks; an indicator without questions of the part is no part of
/// it.
std::optional<Exact> part_of_instrument(const Result& result, const framework::Instrument& instrument, std::size_t part)
{
  Mean mean;
  for (const std::size_t index : instrument.indicators) {
    const framework::Indicator& indicator = result.framework->indicators[index];
    const bool asked = std::any_of(indicator.questions.begin(), indicator.questions.end(), [&](std::size_t question) {
      return asks(result.framework->questions[question], instrument.parts[part]);
    });
    const auto& parts = result.indicators[index].parts;
    if (asked) mean.add(part < parts.size() ? parts[part] : std::nullopt);
  }
  return mean.value();
}

InstrumentScore instrument_score(const Result& result, std::size_t index)
{
  const framework::Instrument& instrument = result.framework->instruments[index];
  InstrumentScore score;
  if (index < result.instruments.size()) score.respondents = result.instruments[index].respondents;
  for (std::size_t part = 0; part < instrument.parts.size(); ++part) {
    score.parts.push_back(part_of_instrument(result, instrument, part));
  }
  Mean mean;
  for (const std::size_t indicator : instrument.indicators) {
    if (!indicator_left_out(result, indicator)) mean.add(result.indicators[indicator].score);
  }
  score.score = mean.value();
  return score;
}

std::optional<Exact> weighted_total(const Result& result)
{
  Exact sum;
  for (std::size_t index = 0; index < result.instruments.size(); ++index) {
    const auto& score = result.instruments[index].score;
    if (!score) return std::nullopt;
    sum += *score * result.framework->instruments[index].weight;
  }
  return sum / Exact(100);
}

}  // namespace

bool sub_indicator_left_out(const Result& result, std::size_t sub_indicator)
{
  if (!result.framework->rules.reweight_not_applicable_items) return false;
  const auto& items = result.framework->sub_indicators[sub_indicator].items;
  return !items.empty() && std::all_of(items.begin(), items.end(), [&](std::size_t item) {
    return item < result.items.size() && result.items[item].state == ItemState::not_applicable;
  });
}

bool indicator_left_out(const Result& result, std::size_t indicator)
{
  const auto& subs = result.framework->indicators[indicator].sub_indicators;
  return !subs.empty() &&
         std::all_of(subs.begin(), subs.end(), [&](std::size_t sub) { return sub_indicator_left_out(result, sub); });
}

void aggregate(Result& result)
{
  std::vector<InstrumentScore> instruments;
  for (std::size_t index = 0; index < result.framework->instruments.size(); ++index) {
    instruments.push_back(instrument_score(result, index));
  }
  result.instruments = std::move(instruments);
  result.total = weighted_total(result);
  result.level = level_of(result);
}

}  // namespace scoring
