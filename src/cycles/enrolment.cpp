// SPDX-License-Identifier: Apache-2.0
#include "src/cycles/enrolment.hpp"

#include <algorithm>
#include <tuple>

namespace cycles {
namespace {

SampleNeed need_of(const framework::Framework& framework, std::size_t instrument, std::optional<std::size_t> part,
                   const Enrolment& enrolment)
{
  SampleNeed need{.instrument = instrument, .part = part};
  need.rule = framework::sample_rule(framework, instrument, part,
                                     {.agency_type = enrolment.type, .province_size = enrolment.province_size});
  const auto people = enrolment.population.find(framework.instruments[instrument].code);
  if (need.rule != nullptr && people != enrolment.population.end())
    need.minimum = framework::sample_minimum(*need.rule, static_cast<std::uint32_t>(people->second));
  return need;
}

}  // namespace

Enrolment enrolment_of(std::int64_t cycle, const agencies::Agency& agency)
{
  return {.cycle = cycle,
          .agency = agency.id,
          .code = agency.code,
          .name = agency.name,
          .name_en = agency.name_en,
          .type = agency.type,
          .province = agency.province,
          .province_size = agency.province_size};
}

bool same_names(const Enrolment& a, const Enrolment& b)
{
  const auto names = [](const Enrolment& one) {
    return std::tie(one.code, one.name, one.name_en, one.type, one.province, one.province_size);
  };
  return names(a) == names(b);
}

std::vector<std::size_t> surveys_of(const framework::Framework& framework)
{
  std::vector<std::size_t> surveys;
  for (std::size_t i = 0; i < framework.instruments.size(); ++i) {
    if (framework.instruments[i].kind == framework::InstrumentKind::survey) surveys.push_back(i);
  }
  return surveys;
}

std::vector<SampleNeed> sample_needs(const framework::Framework& framework, const Enrolment& enrolment)
{
  std::vector<SampleNeed> needs;
  for (const std::size_t instrument : surveys_of(framework)) {
    const SampleNeed whole = need_of(framework, instrument, std::nullopt, enrolment);
    const std::size_t before = needs.size();
    if (whole.rule != nullptr) needs.push_back(whole);
    for (std::size_t part = 0; part < framework.instruments[instrument].parts.size(); ++part) {
      const SampleNeed need = need_of(framework, instrument, part, enrolment);
      if (need.rule != nullptr) needs.push_back(need);
    }
    if (needs.size() == before) needs.push_back(whole);
  }
  return needs;
}

bool is_counted(const framework::Framework& framework, const Enrolment& enrolment)
{
  return std::ranges::all_of(surveys_of(framework), [&](std::size_t instrument) {
    return enrolment.population.contains(framework.instruments[instrument].code);
  });
}

}  // namespace cycles
