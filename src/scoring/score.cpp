// SPDX-License-Identifier: Apache-2.0
#include "src/scoring/score.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "src/scoring/aggregate.hpp"
#include "src/scoring/disclosures.hpp"
#include "src/scoring/surveys.hpp"

namespace scoring {

std::uint32_t Tally::n() const
{
  return std::accumulate(counts.begin(), counts.end(), std::uint32_t{0});
}

Counts::Counts(const framework::Framework& framework)
{
  for (const framework::Instrument& instrument : framework.instruments)
    most_parts_ = std::max(most_parts_, instrument.parts.size());
  respondents_.resize(framework.instruments.size() * most_parts_);
  std::size_t cells = 0;
  for (const framework::Question& question : framework.questions) {
    const std::size_t stride = framework.scales[question.scale].levels.size() + 1;
    const std::size_t instrument = framework.indicators[question.indicator].instrument;
    offsets_.push_back(static_cast<std::uint32_t>(cells));
    strides_.push_back(static_cast<std::uint32_t>(stride));
    cells += stride * framework.instruments[instrument].parts.size();
  }
  cells_.resize(cells);
}

Tally Counts::tally(std::size_t question, std::size_t part) const
{
  const auto begin = cells_.begin() + static_cast<std::ptrdiff_t>(offsets_[question] + part * strides_[question]);
  return {{begin + 1, begin + strides_[question]}, *begin};
}

std::uint32_t Counts::respondents(std::size_t instrument, std::size_t part) const
{
  return respondents_[instrument * most_parts_ + part];
}

Result score(std::shared_ptr<const framework::Framework> framework, const AgencyInput& input)
{
  Result result;
  result.agency = input.agency;
  result.agency_type = input.agency_type;
  result.questions.resize(framework->questions.size());
  result.sub_indicators.resize(framework->sub_indicators.size());
  result.indicators.resize(framework->indicators.size());
  result.instruments.resize(framework->instruments.size());
  result.framework = std::move(framework);
  score_surveys(result, input);
  score_disclosures(result, input);
  aggregate(result);
  return result;
}

}  // namespace scoring
