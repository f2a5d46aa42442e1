// SPDX-License-Identifier: Apache-2.0
#include "src/scoring/disclosures.hpp"

#include <algorithm>
#include <string>

#include "lib/util/text.hpp"

#include "src/scoring/aggregate.hpp"
#include "src/scoring/mean.hpp"

namespace scoring {
namespace {

void score_sub_indicator(Result& result, std::size_t index)
{
  Mean mean;
  for (const std::size_t item : result.framework->sub_indicators[index].items) {
    switch (result.items[item].state) {
      case ItemState::met:
        mean.add(Exact(100));
        break;
      case ItemState::failed:
        mean.add(Exact(0));
        break;
      case ItemState::unknown:
        mean.add(std::nullopt);
        break;
      case ItemState::not_applicable:
        if (!result.framework->rules.reweight_not_applicable_items) mean.add(Exact(100));
        break;
    }
  }
  result.sub_indicators[index] = mean.value();
}

void score_indicator(Result& result, std::size_t index)
{
  Mean mean;
  for (const std::size_t sub : result.framework->indicators[index].sub_indicators) {
    if (!sub_indicator_left_out(result, sub)) mean.add(result.sub_indicators[sub]);
  }
  result.indicators[index].score = mean.value();
}

/// Codes of the instrument's items in that state, in the framework's order.
std::vector<std::string> items_in(const Result& result, const framework::Instrument& instrument, ItemState state)
{
  std::vector<std::string> codes;
  for (const std::size_t indicator : instrument.indicators) {
    for (const std::size_t sub : result.framework->indicators[indicator].sub_indicators) {
      for (const std::size_t item : result.framework->sub_indicators[sub].items) {
        if (result.items[item].state == state) codes.push_back(result.framework->items[item].code);
      }
    }
  }
  return codes;
}

std::size_t count_items(const framework::Framework& framework, const framework::Instrument& instrument)
{
  std::size_t count = 0;
  for (const std::size_t indicator : instrument.indicators) {
    for (const std::size_t sub : framework.indicators[indicator].sub_indicators)
      count += framework.sub_indicators[sub].items.size();
  }
  return count;
}

void flag_items(Result& result, const framework::Instrument& instrument)
{
  const auto unknown = items_in(result, instrument, ItemState::unknown);
  if (!unknown.empty() && unknown.size() == count_items(*result.framework, instrument)) {
    result.flags.push_back({"scoring.not_judged", {{"instrument", instrument.code}}});
  } else if (!unknown.empty()) {
    result.flags.push_back(
        {"scoring.items_unknown", {{"items", util::join(unknown, ", ")}, {"count", std::to_string(unknown.size())}}});
  }
  const auto not_applicable = items_in(result, instrument, ItemState::not_applicable);
  if (not_applicable.empty()) return;
  result.flags.push_back(
      {result.framework->rules.reweight_not_applicable_items ? "scoring.reweighted" : "scoring.counted_as_met",
       {{"items", util::join(not_applicable, ", ")}}});
}

}  // namespace

void score_disclosures(Result& result, const AgencyInput& input)
{
  result.items = input.items;
  result.items.resize(result.framework->items.size());
  for (const framework::Instrument& instrument : result.framework->instruments) {
    if (instrument.kind != framework::InstrumentKind::disclosure) continue;
    for (const std::size_t indicator : instrument.indicators) {
      for (const std::size_t sub : result.framework->indicators[indicator].sub_indicators)
        score_sub_indicator(result, sub);
      score_indicator(result, indicator);
    }
    flag_items(result, instrument);
  }
}

}  // namespace scoring
