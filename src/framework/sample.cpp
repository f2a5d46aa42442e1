// SPDX-License-Identifier: Apache-2.0
#include "src/framework/sample.hpp"

#include <algorithm>

namespace framework {
namespace {

std::int64_t percent_of(const Exact& percent, std::uint32_t population)
{
  const Exact share = percent * Exact(population) / Exact(100);
  const auto nearest = share.rounded(0);
  const auto whole = static_cast<std::int64_t>(nearest.approximate());
  return nearest < share ? whole + 1 : whole;
}

}  // namespace

const SampleRule* sample_rule(const Framework& framework, std::size_t instrument, std::optional<std::size_t> part,
                              const Surveyed& agency)
{
  const Instrument& survey = framework.instruments[instrument];
  const std::string_view part_code = part ? std::string_view(survey.parts[*part].code) : std::string_view();
  const auto concerns = [&](const SampleRule& rule) {
    return rule.instrument == survey.code && rule.part == part_code;
  };
  const bool type_has_own = std::ranges::any_of(framework.samples, [&](const SampleRule& rule) {
    return concerns(rule) && !rule.agency_type.empty() && rule.agency_type == agency.agency_type;
  });
  const SampleRule* best = nullptr;
  for (const SampleRule& rule : framework.samples) {
    const bool type_fits = type_has_own ? rule.agency_type == agency.agency_type : rule.agency_type.empty();
    const bool size_fits = rule.province_size.empty() || rule.province_size == agency.province_size;
    if (!concerns(rule) || !type_fits || !size_fits) continue;
    if (best == nullptr || (best->province_size.empty() && !rule.province_size.empty())) best = &rule;
  }
  return best;
}

std::uint32_t sample_minimum(const SampleRule& rule, std::uint32_t population)
{
  std::int64_t needed = std::max<std::int64_t>(rule.minimum, percent_of(rule.percent, population));
  if (rule.cap) needed = std::min<std::int64_t>(needed, *rule.cap);
  if (population != 0) needed = std::min<std::int64_t>(needed, population);
  return static_cast<std::uint32_t>(std::max<std::int64_t>(needed, 0));
}

std::optional<std::uint32_t> sample_minimum(const Framework& framework, std::size_t instrument,
                                            std::optional<std::size_t> part, const Surveyed& agency)
{
  const SampleRule* rule = sample_rule(framework, instrument, part, agency);
  if (rule == nullptr) return std::nullopt;
  return sample_minimum(*rule, agency.population);
}

}  // namespace framework
