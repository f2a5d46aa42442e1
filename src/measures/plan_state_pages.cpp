// SPDX-License-Identifier: Apache-2.0
#include "src/measures/plan_state_pages.hpp"

#include "src/measures/plan_store.hpp"

namespace measures {

using html::Word;

PlanState plan_state(db::Connection& connection, const Plan& plan, const PlanContent& now)
{
  const PlanStore store(connection);
  PlanState state{.newest = store.newest(plan.agency, plan.fiscal_year)};
  if (state.newest && state.newest->state == VersionState::approved)
    state.approved = state.newest;
  else if (state.newest)
    state.approved = store.approved(plan.agency, plan.fiscal_year);
  if (state.approved) state.since_approval = differences(read_plan_content(state.approved->content), now);
  return state;
}

Word state_word(const PlanState& state)
{
  if (state.is_submitted()) return {"measures.state.submitted", {{"version", std::to_string(state.newest->number)}}};
  if (state.was_returned()) return {"measures.state.returned", {{"version", std::to_string(state.newest->number)}}};
  if (!state.approved) return {"measures.state.draft"};
  return {state.has_changed() ? "measures.state.changed" : "measures.state.approved",
          {{"version", std::to_string(state.approved->number)}}};
}

html::Colour state_colour(const PlanState& state)
{
  if (state.is_submitted()) return html::Colour::blue;
  if (state.was_returned()) return html::Colour::orange;
  if (!state.approved) return html::Colour::grey;
  return state.has_changed() ? html::Colour::yellow : html::Colour::green;
}

PlanContent content_of(const Place& place, const WholePlan& whole)
{
  return content_of(place.plan, place.agency, *place.framework, place.units, whole.known_weaknesses(), whole.measures,
                    whole.decisions);
}

}  // namespace measures
