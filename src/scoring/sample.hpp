// SPDX-License-Identifier: Apache-2.0
// How many must answer a survey, for an agency as it is scored.
#pragma once
#include <cstdint>
#include <optional>

#include "src/framework/sample.hpp"
#include "src/scoring/score.hpp"

namespace scoring {

/// framework::sample_minimum() for the agency's type, province and population; of the whole survey where `part` is
/// empty.
std::optional<std::uint32_t> sample_minimum(const framework::Framework& framework, std::size_t instrument,
                                            std::optional<std::size_t> part, const AgencyInput& agency);

}  // namespace scoring
