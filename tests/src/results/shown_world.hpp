// SPDX-License-Identifier: Apache-2.0
// The round of the test world computed, frozen, confirmed and published, for tests of what people see of it.
#pragma once
#include <vector>

#include "src/results/release.hpp"

#include "result_world.hpp"

namespace result_test {

/// Computes the round; the computation's id.
std::int64_t compute(db::Database& database, const World& world);
/// Freezes and publishes the newest computation; visible from k_now on. The release's id.
std::int64_t publish(db::Database& database, const World& world, const std::vector<results::Caution>& cautions = {},
                     util::UtcSeconds visible_from = k_now);

}  // namespace result_test
