// SPDX-License-Identifier: Apache-2.0
// Reads everything that the scores of a round depend on.
#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "lib/db/connection.hpp"

#include "src/cycles/enrolment.hpp"
#include "src/results/round_inputs.hpp"
#include "src/surveys/answer_store.hpp"

namespace results {

struct GatheredInputs {
  RoundInputs inputs;
  std::vector<cycles::Enrolment> enrolments;  ///< that take part
  std::vector<surveys::PartCount> by_part;    ///< every stored answer, also of those who answered nothing
};

/// In one look at the database: call it within one reading transaction. `before_day`: only answers of earlier days
/// count (surveys::day_of), so that two looks at a running round do not show what one person answered between them.
GatheredInputs gather(db::Connection& connection, std::int64_t cycle, std::optional<std::int64_t> before_day = {});

}  // namespace results
