// SPDX-License-Identifier: Apache-2.0
// How many must answer a survey, by the framework's sample rules for an agency's type, its province and how many people
// could answer; and the kinds of agencies and provinces that those rules tell apart.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "src/framework/framework.hpp"

namespace framework {

/// The codes by which sample rules tell agencies and provinces apart (docs/framework-file.md).
inline constexpr std::array<std::string_view, 11> k_agency_types = {"subdistrict",
                                                                    "subdistrict_municipality",
                                                                    "town_municipality",
                                                                    "city_municipality",
                                                                    "provincial",
                                                                    "department",
                                                                    "university",
                                                                    "ministry",
                                                                    "public_enterprise",
                                                                    "public_organisation",
                                                                    "other"};
inline constexpr std::array<std::string_view, 3> k_province_sizes = {"large", "medium", "small"};

struct Surveyed {
  std::string_view agency_type;    ///< one of k_agency_types; empty where not known
  std::string_view province_size;  ///< one of k_province_sizes; empty where not known
  std::uint32_t population = 0;    ///< who could answer; 0 where not known
};

/// The rule that fits best: one of the agency's own type before a general one, one of its province size before any.
/// `part` is an index into the instrument's parts; without one, the rule of the whole survey. nullptr where the
/// framework has no rule, or where the rule depends on a type or province size that is not known.
const SampleRule* sample_rule(const Framework& framework, std::size_t instrument, std::optional<std::size_t> part,
                              const Surveyed& agency);

/// The smallest sufficient number of respondents. Minimum 30, 10 percent, cap 400: population 50 → 30, 20 → 20,
/// 1,234 → 124, 9,000 → 400, not known → 30.
std::uint32_t sample_minimum(const SampleRule& rule, std::uint32_t population);

/// The same by the rule that fits best; empty where there is none.
std::optional<std::uint32_t> sample_minimum(const Framework& framework, std::size_t instrument,
                                            std::optional<std::size_t> part, const Surveyed& agency);

}  // namespace framework
