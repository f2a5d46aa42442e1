// SPDX-License-Identifier: Apache-2.0
// The results of the demo's finished round: computed from its answers and judgements, frozen by one administrator,
// confirmed by the other, published.
#pragma once
#include <cstdint>

#include "lib/db/database.hpp"
#include "lib/util/clock.hpp"

namespace app {

/// Needs answers and judgements committed.
void publish_demo_round(db::Database& database, std::int64_t administrator, std::int64_t second_administrator,
                        const util::Clock& clock);

}  // namespace app
