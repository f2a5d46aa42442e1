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
  auto layout = std::make_shared<Layout>();
  for (const framework::Instrument& instrument : framework.instruments)
    layout->most_parts = std::max(layout->most_parts, instrument.parts.size());
  std::size_t cells = 0;
  for (const framework::Question& question : framework.questions) {
    const std::size_t stride = framework.scales[question.scale].levels.size() + 1;
    const std::size_t instrument = framework.indicators[question.indicator].instrument;
    layout->offsets.push_back(static_cast<std::uint32_t>(cells));
    layout->strides.push_back(static_cast<std::uint32_t>(stride));
    cells += stride * framework.instruments[instrument].parts.size();
  }
  layout->respondents = cells;
  cells_.resize(cells + framework.instruments.size() * layout->most_parts);
  layout_ = std::move(layout);
}

void Counts::add(const Counts& others)
{
  for (std::size_t index = 0; index < cells_.size(); ++index)
    cells_[index] += others.cells_[index];
}

Tally Counts::tally(std::size_t question, std::size_t part) const
{
  const auto begin = cells_.begin() + static_cast<std::ptrdiff_t>(cell(question, part));
  return {{begin + 1, begin + layout_->strides[question]}, *begin};
}

std::uint32_t Counts::respondents(std::size_t instrument, std::size_t part) const
{
  return cells_[layout_->respondents + instrument * layout_->most_parts + part];
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
