// SPDX-License-Identifier: Apache-2.0
#include "src/scoring/sample.hpp"

namespace scoring {

std::optional<std::uint32_t> sample_minimum(const framework::Framework& framework, std::size_t instrument,
                                            std::optional<std::size_t> part, const AgencyInput& agency)
{
  const std::uint32_t population = instrument < agency.population.size() ? agency.population[instrument] : 0;
  return framework::sample_minimum(
      framework, instrument, part,
      {.agency_type = agency.agency_type, .province_size = agency.province_size, .population = population});
}

}  // namespace scoring
