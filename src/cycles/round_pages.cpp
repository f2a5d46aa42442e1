// SPDX-License-Identifier: Apache-2.0
#include "src/cycles/round_pages.hpp"

#include <algorithm>
#include <memory>
#include <utility>

#include "lib/http/outcome.hpp"
#include "lib/site/path.hpp"
#include "lib/thai/thai_time.hpp"

#include "src/accounts/account_names_store.hpp"
#include "src/accounts/audit_store.hpp"
#include "src/agencies/agency_store.hpp"
#include "src/cycles/round_parts_pages.hpp"

namespace cycles {
namespace {

using accounts::Role;
using html::Values;
using html::Word;

/// Everything that a page of an agency's round begins with.
struct Round {
  Cycle cycle;
  Enrolment enrolment;
  Calendar calendar;
  std::shared_ptr<const framework::Framework> framework;
};

/// http::NotFound where the agency of the path does not take part in the round of the path.
Round round_in_path(db::Connection& connection, const http::Request& request)
{
  const CycleStore cycles(connection);
  Round round{.cycle = cycle_in_path(cycles, request), .enrolment = {}, .calendar = {}, .framework = nullptr};
  auto enrolment = EnrolmentStore(connection).find(round.cycle.id, site::id_in_path(request, "agency"));
  if (!enrolment || !enrolment->takes_part()) throw http::NotFound("not in this round");
  round.enrolment = std::move(*enrolment);
  round.calendar = cycles.calendar(round.cycle.id);
  round.framework = cycles.framework(round.cycle.id);
  return round;
}

/// Coordinators while enrolment is open; administrators may correct a number as long as the round runs.
bool may_count(const Round& round, const accounts::Visitor& visitor)
{
  if (!round.cycle.is_open()) return false;
  if (visitor.is(Role::administrator)) return true;
  return visitor.is(Role::coordinator, round.enrolment.agency) &&
         stage_of(round.calendar, StageCode::enrolment).state() == StageState::open;
}

std::vector<html::Link> way_to_round(const Round& round, html::Phrase here)
{
  const std::string agency = "/agencies/" + std::to_string(round.enrolment.agency);
  return {{html::name_of(round.enrolment), agency},
          {Word{"cycles.my_rounds"}, agency + "/cycles"},
          {round.cycle.name, path_of_round(round.enrolment.agency, round.cycle.id)},
          {std::move(here), "", true}};
}

html::Field people_field(const framework::Framework& framework, std::size_t survey, util::Language language)
{
  const framework::Instrument& instrument = framework.instruments[survey];
  html::Field field{.name = "people_" + instrument.code,
                    .label = Word{"cycles.people", {{"survey", instrument.code + " " + instrument.name.in(language)}}}};
  const auto who = std::ranges::find(framework.eligibility, instrument.code, &framework::Eligibility::instrument);
  if (who != framework.eligibility.end()) field.hint = who->who.in(language);
  return field;
}

site::View counts_view(const Round& round, const html::Form& form, util::Language language)
{
  site::View view{Word{"cycles.counts"}, "cycles/counts"};
  view.has_problems = !form.ok();
  view.breadcrumbs = way_to_round(round, Word{"cycles.counts"});
  view.values.set("error_summary", html::error_summary(form))
      .set("cycle", round.cycle.name)
      .set("agency", round.enrolment.name)
      .set("action", path_of_round(round.enrolment.agency, round.cycle.id) + "/counts")
      .set("back", path_of_round(round.enrolment.agency, round.cycle.id))
      .set("save", html::button(Word{"cycles.save"}))
      .list("fields");
  for (const std::size_t survey : surveys_of(*round.framework))
    view.values.add("fields", html::text_input(form, people_field(*round.framework, survey, language),
                                               {.mode = "numeric", .width = 10, .unit = Word{"cycles.persons"}}));
  return view;
}

Values history_row_of(const EnrolmentHistoryRow& row, accounts::AccountNames& names)
{
  return Values()
      .set("day", thai::day_of(row.at))
      .set("act", Word{"cycles.enrolment_act." + row.act})
      .set("by", names.of(row.account))
      .set("field", row.field)
      .set("before", row.before)
      .set("after", row.after)
      .set("reason", row.reason);
}

}  // namespace

site::Answer RoundPages::list(http::Request& request, const accounts::Visitor& /*visitor*/)
{
  return database_.read([&](db::Connection& connection) -> site::Answer {
    const auto agency = agencies::AgencyStore(connection).find(site::id_in_path(request, "agency"));
    if (!agency) throw http::NotFound("no such agency");
    const CycleStore cycles(connection);
    const EnrolmentStore store(connection);
    site::View view{Word{"cycles.my_rounds"}, "cycles/my_rounds"};
    view.breadcrumbs = {{html::name_of(*agency), "/agencies/" + std::to_string(agency->id)},
                        {Word{"cycles.my_rounds"}, "", true}};
    view.values.list("rounds");
    for (const std::int64_t id : store.cycles_of(agency->id)) {
      const auto enrolment = store.find(id, agency->id);
      const auto cycle = cycles.find(id);
      if (!cycle || !enrolment || !enrolment->takes_part()) continue;
      view.values.add("rounds", Values()
                                    .set("name", cycle->name)
                                    .set("href", path_of_round(agency->id, id))
                                    .set("is_over", !cycle->is_open()));
    }
    view.values.set("nothing", html::nothing_yet(Word{"cycles.not_enrolled"}, Word{"cycles.not_enrolled_hint"}));
    return view;
  });
}

site::Answer RoundPages::show(http::Request& request, const accounts::Visitor& visitor)
{
  const util::Language language = site::language_of(request);
  return database_.read([&](db::Connection& connection) -> site::Answer {
    const Round round = round_in_path(connection, request);
    site::View view{round.cycle.name, "cycles/round"};
    view.breadcrumbs = way_to_round(round, round.cycle.name);
    view.breadcrumbs.erase(view.breadcrumbs.begin() + 2);
    const bool counted = is_counted(*round.framework, round.enrolment);
    view.values.set("name", round.cycle.name)
        .set("agency", round.enrolment.name)
        .set("is_over", !round.cycle.is_open())
        .set("counted", counted)
        .set("may_count", may_count(round, visitor))
        .set("counts", path_of_round(round.enrolment.agency, round.cycle.id) + "/counts")
        .set("samples", sample_rows(*round.framework, round.enrolment, language))
        .list("stages")
        .list("history");
    for (const Stage& stage : round.calendar) {
      view.values.add("stages", Values()
                                    .set("stage", stage_word(stage.code))
                                    .set("days", days_text(stage, language))
                                    .set("state", state_tag(stage)));
    }
    accounts::AccountNames names(connection);
    for (const EnrolmentHistoryRow& row : EnrolmentStore(connection).history(round.cycle.id, round.enrolment.agency))
      view.values.add("history", history_row_of(row, names));
    return view;
  });
}

site::Answer RoundPages::counts_form(http::Request& request, const accounts::Visitor& visitor)
{
  return database_.read([&](db::Connection& connection) -> site::Answer {
    const Round round = round_in_path(connection, request);
    if (!may_count(round, visitor))
      return site_.done(request, path_of_round(round.enrolment.agency, round.cycle.id), {"cycles.counts_closed"});
    util::Fields typed;
    for (const auto& [instrument, people] : round.enrolment.population)
      typed.add("people_" + instrument, std::to_string(people));
    return counts_view(round, html::Form(std::move(typed)), site::language_of(request));
  });
}

site::Answer RoundPages::count(http::Request& request, const accounts::Visitor& visitor)
{
  const util::Language language = site::language_of(request);
  html::Form form;
  Round round;
  bool refused = false;
  database_.write([&](db::Connection& connection) {
    form = html::Form(request.form);
    round = round_in_path(connection, request);
    refused = !may_count(round, visitor);
    std::map<std::string, std::int64_t> population;
    for (const std::size_t survey : surveys_of(*round.framework)) {
      const auto people =
          form.whole(people_field(*round.framework, survey, language), {.at_least = 1, .at_most = k_most_people});
      if (people) population.emplace(round.framework->instruments[survey].code, *people);
    }
    if (refused || !form.ok()) return;
    EnrolmentStore(connection).count_people(round.enrolment, population, {visitor.account, clock_.now(), {}});
    accounts::AuditStore(connection, clock_)
        .add(visitor, "cycle.count", object_of_cycle(round.cycle.id),
             "agency " + std::to_string(round.enrolment.agency));
  });
  const std::string path = path_of_round(round.enrolment.agency, round.cycle.id);
  if (refused) return site_.done(request, path, {"cycles.counts_closed"});
  if (!form.ok()) return counts_view(round, form, language);
  return site_.done(request, path, {"cycles.counts_saved"});
}

}  // namespace cycles
