// SPDX-License-Identifier: Apache-2.0
// The six regions of the country, by which results are compared, and which province lies in which: those of the
// National Geographical Committee (1977). Names are agencies.region.<code> in locale/.
#pragma once
#include <array>
#include <string_view>

namespace agencies {

inline constexpr std::array<std::string_view, 6> k_regions = {"north", "northeast", "central", "east", "west", "south"};

/// One of k_regions; empty for a code that is no province's: "50" (Chiang Mai) → "north".
std::string_view region_of(std::string_view province);

}  // namespace agencies
