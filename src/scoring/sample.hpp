// SPDX-License-Identifier: Apache-2.0
// How many must answer a survey, by the framework's sample rules for the agency's type and province.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "src/scoring/score.hpp"

namespace scoring {

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

/// The smallest sufficient number of respondents of a part, or of the whole survey where `part` is empty; empty where
/// the framework has no rule for it, or where the rule depends on a type or province size that is not known.
/// Minimum 30, 10 percent, cap 400: population 50 → 30, 20 → 20, 1,234 → 124, 9,000 → 400, not known → 30.
std::optional<std::uint32_t> sample_minimum(const framework::Framework& framework, std::size_t instrument,
                                            std::optional<std::size_t> part, const AgencyInput& agency);

}  // namespace scoring
