// SPDX-License-Identifier: Apache-2.0
// How far each thing moves what stands above it, through the mean of means: a question its indicator, an item its
// indicator, an indicator its instrument, an instrument the total. The same rules as in scoring (parts without answers
// and items not applicable give their weight to the others), turned into one factor each.
#pragma once
#include <cstddef>
#include <vector>

#include "src/scoring/result.hpp"

namespace analysis {

using scoring::Exact;

struct Leverage {
  /// By question and part of its survey: points of the indicator for one point of the question in that part.
  /// FY2567 e9, both parts answered: 1/2 × 1/3 in each. 0 where the part has no score for it and none is to come.
  std::vector<std::vector<Exact>> questions;
  /// By item: points of the indicator when the item goes from 0 to 100. FY2567 o1: 100 × 1/5 × 1/6 = 3 1/3.
  std::vector<Exact> items;
  /// By indicator: points of the instrument for one of the indicator. FY2567 indicator 9: 1/2.
  std::vector<Exact> indicators;
  /// By instrument: points of the total for one of the instrument. FY2567 OIT: 0.4.
  std::vector<Exact> instruments;

  /// Points of the total for one point of the indicator.
  Exact indicator_on_total(const framework::Framework& framework, std::size_t indicator) const
  {
    return indicators[indicator] * instruments[framework.indicators[indicator].instrument];
  }
};

Leverage leverage_of(const scoring::Result& result);

}  // namespace analysis
