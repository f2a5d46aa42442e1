// SPDX-License-Identifier: Apache-2.0
#include "src/analysis/part_gaps.hpp"

namespace analysis {

std::vector<PartGap> part_gaps_of(const scoring::Result& result)
{
  std::vector<PartGap> gaps;
  for (const framework::Instrument& instrument : result.framework->instruments) {
    if (instrument.kind != framework::InstrumentKind::survey || instrument.parts.size() < 2) continue;
    for (const std::size_t indicator : instrument.indicators) {
      if (indicator >= result.indicators.size() || result.indicators[indicator].parts.size() < 2) continue;
      const auto& first = result.indicators[indicator].parts[0];
      const auto& second = result.indicators[indicator].parts[1];
      if (!first || !second) continue;
      gaps.push_back({indicator, *first, *second, *second - *first, result.origin == scoring::Origin::printed});
    }
  }
  return gaps;
}

}  // namespace analysis
