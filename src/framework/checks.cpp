// SPDX-License-Identifier: Apache-2.0
// Faults that only the whole framework shows: weights that do not add up, and things with nothing in them.
#include <algorithm>

#include "src/framework/draft.hpp"

namespace framework {

namespace {

void check_part_weights(Draft& draft, std::size_t index)
{
  const Instrument& instrument = draft.framework.instruments[index];
  Exact sum;
  for (const Part& part : instrument.parts) {
    sum += part.weight;
  }
  if (instrument.kind == InstrumentKind::survey && sum != Exact(1)) {
    draft.problem("instrument", index, instrument.code, "parts", "framework.part_weights_not_1",
                  {{"instrument", instrument.code}, {"sum", sum.fraction()}});
  }
}

bool asks(const Question& question, const Part& part)
{
  return question.parts.empty() || std::ranges::find(question.parts, part.code) != question.parts.end();
}

/// A part that asks none of an indicator's questions would have no score for that indicator.
void check_parts_ask(Draft& draft, std::size_t index)
{
  const Framework& framework = draft.framework;
  const Indicator& indicator = framework.indicators[index];
  for (const Part& part : framework.instruments[indicator.instrument].parts) {
    const auto asked = [&](std::size_t question) { return asks(framework.questions[question], part); };
    if (!part.code.empty() && std::ranges::none_of(indicator.questions, asked)) {
      draft.problem("indicator", index, indicator.code, "", "framework.part_without_questions",
                    {{"indicator", indicator.code}, {"part", part.code}});
    }
  }
}

/// Whether each of the entries belongs somewhere. Where one does not, which is a problem already, what looks empty may
/// only have lost it.
template <class List, class Owner>
bool all_belong(const List& list, Owner owner)
{
  return std::ranges::find(list, k_nowhere, owner) == list.end();
}

void check_indicator(Draft& draft, std::size_t index)
{
  const Framework& framework = draft.framework;
  const Indicator& indicator = framework.indicators[index];
  if (indicator.instrument == k_nowhere) return;
  const bool disclosure = is_disclosure(framework, indicator);
  const bool none_lost = disclosure ? all_belong(framework.sub_indicators, &SubIndicator::indicator)
                                    : all_belong(framework.questions, &Question::indicator);
  if (!none_lost) return;
  if (disclosure ? indicator.sub_indicators.empty() : indicator.questions.empty()) {
    draft.problem("indicator", index, indicator.code, "",
                  disclosure ? "framework.indicator_without_sub_indicators" : "framework.indicator_without_questions",
                  {{"indicator", indicator.code}});
  } else if (!disclosure) {
    check_parts_ask(draft, index);
  }
}

}  // namespace

void check_weights(Draft& draft)
{
  if (!draft.weights_known) return;
  const std::vector<Instrument>& instruments = draft.framework.instruments;
  Exact sum;
  for (std::size_t i = 0; i < instruments.size(); ++i) {
    sum += instruments[i].weight;
    check_part_weights(draft, i);
  }
  if (!instruments.empty() && sum != Exact(100)) {
    draft.problem("instrument", 0, instruments.front().code, "weight", "framework.weights_not_100",
                  {{"sum", sum.fraction()}});
  }
}

void check_nothing_empty(Draft& draft)
{
  const Framework& framework = draft.framework;
  for (std::size_t i = 0; i < framework.instruments.size(); ++i) {
    const Instrument& instrument = framework.instruments[i];
    if (instrument.indicators.empty() && all_belong(framework.indicators, &Indicator::instrument)) {
      draft.problem("instrument", i, instrument.code, "", "framework.empty_instrument",
                    {{"instrument", instrument.code}});
    }
  }
  for (std::size_t i = 0; i < framework.indicators.size(); ++i) {
    check_indicator(draft, i);
  }
  for (std::size_t i = 0; i < framework.sub_indicators.size(); ++i) {
    const SubIndicator& sub_indicator = framework.sub_indicators[i];
    if (sub_indicator.items.empty() && all_belong(framework.items, &Item::sub_indicator)) {
      draft.problem("sub_indicator", i, sub_indicator.code, "", "framework.empty_sub_indicator",
                    {{"sub_indicator", sub_indicator.code}});
    }
  }
}

}  // namespace framework
