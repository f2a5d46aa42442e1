// SPDX-License-Identifier: Apache-2.0
#include "src/reviews/round_stage.hpp"

namespace reviews {
namespace {

using cycles::StageCode;
using cycles::StageState;

StageState state_in(const cycles::Calendar& calendar, StageCode stage)
{
  return cycles::stage_of(calendar, stage).state();
}

}  // namespace

bool may_judge(const cycles::Cycle& cycle, const cycles::Calendar& calendar)
{
  return cycle.is_open() && state_in(calendar, StageCode::review) == StageState::open;
}

bool may_settle(const cycles::Cycle& cycle, const cycles::Calendar& calendar)
{
  return may_prepare(cycle, calendar) && state_in(calendar, StageCode::review) != StageState::planned &&
         state_in(calendar, StageCode::computing) == StageState::planned;
}

bool is_shown_to_agencies(const cycles::Calendar& calendar)
{
  return state_in(calendar, StageCode::clarification) != StageState::planned;
}

bool may_contest(const cycles::Cycle& cycle, const cycles::Calendar& calendar)
{
  return cycle.is_open() && state_in(calendar, StageCode::clarification) == StageState::open;
}

bool may_decide(const cycles::Cycle& cycle, const cycles::Calendar& calendar)
{
  return may_prepare(cycle, calendar) && is_shown_to_agencies(calendar);
}

bool may_prepare(const cycles::Cycle& cycle, const cycles::Calendar& calendar)
{
  return cycle.is_open() && state_in(calendar, StageCode::published) == StageState::planned;
}

}  // namespace reviews
