// SPDX-License-Identifier: Apache-2.0
// What of judging may be done in which stage of a round. What a round was computed from is not touched once it is
// published or over.
#pragma once
#include "src/cycles/cycle.hpp"
#include "src/cycles/stage.hpp"

namespace reviews {

/// First readings: while the review is open.
bool may_judge(const cycles::Cycle& cycle, const cycles::Calendar& calendar);
/// Second readings and differences: from the review on until scores are computed.
bool may_settle(const cycles::Cycle& cycle, const cycles::Calendar& calendar);
/// Agencies see what was found of them: from the clarification on, all at once.
bool is_shown_to_agencies(const cycles::Calendar& calendar);
bool may_contest(const cycles::Cycle& cycle, const cycles::Calendar& calendar);
/// Contests are decided until the results are published, so that who contests on the last day is heard.
bool may_decide(const cycles::Cycle& cycle, const cycles::Calendar& calendar);
/// Work is given out, and judgements made elsewhere are taken in, until the results are published.
bool may_prepare(const cycles::Cycle& cycle, const cycles::Calendar& calendar);

}  // namespace reviews
