// SPDX-License-Identifier: Apache-2.0
// The calendar of a round: two days for each stage, in one form.
#include <string>
#include <utility>

#include "src/accounts/audit_store.hpp"
#include "src/cycles/cycle_pages.hpp"
#include "src/cycles/round_parts_pages.hpp"

namespace cycles {
namespace {

using html::Values;
using html::Word;

html::Field first_day_field(StageCode stage)
{
  return {.name = std::string(code(stage)) + "_first", .label = Word{"cycles.first_day." + std::string(code(stage))}};
}

html::Field last_day_field(StageCode stage)
{
  return {.name = std::string(code(stage)) + "_last", .label = Word{"cycles.last_day." + std::string(code(stage))}};
}

html::Form form_of(const Calendar& calendar)
{
  util::Fields typed;
  for (const Stage& stage : calendar) {
    fill_date(typed, first_day_field(stage.code).name, stage.first_day());
    fill_date(typed, last_day_field(stage.code).name, stage.last_day());
  }
  return html::Form(std::move(typed));
}

/// The days that were typed into a copy of the calendar; faults go to the form.
Calendar read_calendar(html::Form& form, Calendar calendar)
{
  for (Stage& stage : calendar) {
    const auto first = form.date(first_day_field(stage.code));
    const auto last = form.date(last_day_field(stage.code));
    if (first && last) stage.set_days(*first, *last);
  }
  if (!form.ok()) return calendar;
  for (const util::Problem& problem : check(calendar)) {
    const auto stage = stage_named(problem.place.field).value();
    form.refuse(problem.code == "cycles.opens_too_early" ? first_day_field(stage) : last_day_field(stage),
                problem.code);
  }
  return calendar;
}

site::View calendar_view(const Cycle& cycle, const html::Form& form)
{
  site::View view{Word{"cycles.calendar"}, "cycles/calendar"};
  view.has_problems = !form.ok();
  view.breadcrumbs = way_to_cycle(cycle, Word{"cycles.calendar"});
  view.values.set("error_summary", html::error_summary(form))
      .set("name", cycle.name)
      .set("reason", html::text_area(form, cycle_reason_field(), 2))
      .set("action", path_of_cycle(cycle.id) + "/calendar")
      .set("back", path_of_cycle(cycle.id))
      .set("save", html::button(Word{"cycles.save"}))
      .list("stages");
  for (const StageCode stage : k_stages) {
    view.values.add("stages", Values()
                                  .set("stage", stage_word(stage))
                                  .set("first", html::date_input(form, first_day_field(stage)))
                                  .set("last", html::date_input(form, last_day_field(stage))));
  }
  return view;
}

}  // namespace

site::Answer CyclePages::calendar_form(http::Request& request, const accounts::Visitor& /*visitor*/)
{
  return database_.read([&](db::Connection& connection) -> site::Answer {
    const CycleStore store(connection);
    const Cycle cycle = open_cycle_in_path(store, request);
    return calendar_view(cycle, form_of(store.calendar(cycle.id)));
  });
}

site::Answer CyclePages::plan(http::Request& request, const accounts::Visitor& visitor)
{
  html::Form form;
  Cycle cycle;
  database_.write([&](db::Connection& connection) {
    form = html::Form(request.form);
    CycleStore store(connection);
    cycle = open_cycle_in_path(store, request);
    const Calendar planned = read_calendar(form, store.calendar(cycle.id));
    const std::string reason = read_cycle_reason(form);
    if (!form.ok()) return;
    store.plan(cycle.id, planned, {visitor.account, clock_.now(), reason});
    accounts::AuditStore(connection, clock_).add(visitor, "cycle.plan", object_of_cycle(cycle.id), reason);
  });
  if (!form.ok()) return calendar_view(cycle, form);
  return site_.done(request, path_of_cycle(cycle.id), {"cycles.planned"});
}

}  // namespace cycles
