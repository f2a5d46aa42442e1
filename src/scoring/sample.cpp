// SPDX-License-Identifier: Apache-2.0
#include "src/scoring/sample.hpp"

#include <algorithm>
#include <string_view>

namespace scoring {
namespace {

/// The rule that fits best: one of the agency's own type before a general one, one of its province size before any.
const framework::SampleRule* rule_for(const framework::Framework& framework, std::string_view instrument,
                                      std::string_view part, const AgencyInput& agency)
{
  const auto concerns = [&](const framework::SampleRule& rule) {
    return rule.instrument == instrument && rule.part == part;
  };
  const bool type_has_own = std::any_of(framework.samples.begin(), framework.samples.end(), [&](const auto& rule) {
    return concerns(rule) && !rule.agency_type.empty() && rule.agency_type == agency.agency_type;
  });
  const framework::SampleRule* best = nullptr;
  for (const framework::SampleRule& rule : framework.samples) {
    const bool type_fits = type_has_own ? rule.agency_type == agency.agency_type : rule.agency_type.empty();
    const bool size_fits = rule.province_size.empty() || rule.province_size == agency.province_size;
    if (!concerns(rule) || !type_fits || !size_fits) continue;
    if (best == nullptr || (best->province_size.empty() && !rule.province_size.empty())) best = &rule;
  }
  return best;
}

std::int64_t percent_of(const Exact& percent, std::uint32_t population)
{
  const Exact share = percent * Exact(population) / Exact(100);
  const auto nearest = share.rounded(0);
  const auto whole = static_cast<std::int64_t>(nearest.approximate());
  return nearest < share ? whole + 1 : whole;
}

}  // namespace

std::optional<std::uint32_t> sample_minimum(const framework::Framework& framework, std::size_t instrument,
                                            std::optional<std::size_t> part, const AgencyInput& agency)
{
  const framework::Instrument& survey = framework.instruments[instrument];
  const framework::SampleRule* rule =
      rule_for(framework, survey.code, part ? std::string_view(survey.parts[*part].code) : std::string_view(), agency);
  if (rule == nullptr) return std::nullopt;
  const std::uint32_t population = instrument < agency.population.size() ? agency.population[instrument] : 0;
  std::int64_t needed = std::max<std::int64_t>(rule->minimum, percent_of(rule->percent, population));
  if (rule->cap) needed = std::min<std::int64_t>(needed, *rule->cap);
  if (population != 0) needed = std::min<std::int64_t>(needed, population);
  return static_cast<std::uint32_t>(std::max<std::int64_t>(needed, 0));
}

}  // namespace scoring
