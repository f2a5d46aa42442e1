// SPDX-License-Identifier: Apache-2.0
#include "src/results/agency_result.hpp"

#include <algorithm>
#include <stdexcept>

#include "src/agencies/region.hpp"

namespace results {
namespace {

constexpr std::int64_t k_per_point = 1'000'000;

std::optional<Millionths> shown_millionths(const std::optional<util::Exact>& score, int places)
{
  if (!score) return std::nullopt;
  return millionths(score->rounded(places));
}

}  // namespace

Millionths millionths(const util::Exact& shown)
{
  const auto whole = (shown * util::Exact(k_per_point)).rounded(0).as_whole();
  if (!whole) throw std::logic_error("a score beyond all bounds");
  return *whole;
}

std::string shown(Millionths score, int places)
{
  return util::Exact(score, k_per_point).decimal(places);
}

bool is_below_sample(const scoring::Result& result)
{
  return std::ranges::any_of(result.flags,
                             [](const scoring::Flag& flag) { return flag.code.starts_with("scoring.below_sample"); });
}

AgencyResult agency_result(const cycles::Enrolment& enrolment, const scoring::Result& result)
{
  const framework::Framework& framework = *result.framework;
  const int places = framework.rules.display_places;
  AgencyResult row{.cycle = enrolment.cycle,
                   .agency = enrolment.agency,
                   .fiscal_year = framework.fiscal_year,
                   .code = enrolment.code,
                   .name = enrolment.name,
                   .name_en = enrolment.name_en,
                   .type = enrolment.type,
                   .province = enrolment.province,
                   .region = std::string(agencies::region_of(enrolment.province)),
                   .total = shown_millionths(result.total, places),
                   .below_sample = is_below_sample(result),
                   .texts = stored(result)};
  if (result.level) {
    row.level = framework.levels[*result.level].code;
    row.level_place = static_cast<std::int64_t>(*result.level);
  }
  for (std::size_t i = 0; i < std::min(framework.instruments.size(), row.instruments.size()); ++i)
    row.instruments[i] = shown_millionths(result.instruments[i].score, places);
  return row;
}

}  // namespace results
