// SPDX-License-Identifier: Apache-2.0
#include "src/results/hearing_pages.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "lib/html/components.hpp"
#include "lib/html/table_query.hpp"
#include "lib/http/outcome.hpp"
#include "lib/site/path.hpp"

#include "src/accounts/audit_store.hpp"
#include "src/cycles/enrolment_store.hpp"
#include "src/results/computation_store.hpp"
#include "src/results/hearing_store.hpp"
#include "src/results/place_pages.hpp"
#include "src/results/result_store.hpp"

namespace results {
namespace {

using accounts::Role;
using html::Values;
using html::Word;

constexpr util::UtcSeconds k_day = 86'400;
constexpr std::size_t k_longest_statement = 4'000;

const html::Field k_rule_field{
    .name = "below_sample", .label = Word{"results.rule"}, .hint = Word{"results.rule_hint"}};
const html::Field k_days_field{
    .name = "days", .label = Word{"results.hearing_days"}, .hint = Word{"results.hearing_days_hint"}};
const html::Field k_decision_field{.name = "decision", .label = Word{"results.decision"}};
const html::Field k_decision_reason_field{
    .name = "reason", .label = Word{"results.reason"}, .hint = Word{"results.decision_reason_hint"}};
const html::Field k_statement_field{
    .name = "statement", .label = Word{"results.statement"}, .hint = Word{"results.statement_hint"}};

html::Option option_of(BelowSample how)
{
  const std::string name(code(how));
  return {name, Word{"results.how_" + name}, Word{"results.how_" + name + "_hint"}};
}

const std::vector<html::Option>& rule_options()
{
  static const std::vector<html::Option> k_options{option_of(BelowSample::warn), option_of(BelowSample::withhold)};
  return k_options;
}

const std::vector<html::Option>& decision_options()
{
  static const std::vector<html::Option> k_options{option_of(BelowSample::publish), option_of(BelowSample::warn),
                                                   option_of(BelowSample::withhold)};
  return k_options;
}

html::Form form_of_rule(const PublicationRule& rule)
{
  return html::Form(util::Fields({{k_rule_field.name, std::string(code(rule.below_sample))},
                                  {k_days_field.name, std::to_string(rule.hearing_days)}}));
}

std::optional<Hearing> hearing_of(const std::vector<Hearing>& hearings, std::int64_t agency)
{
  const auto found = std::ranges::find(hearings, agency, &Hearing::agency);
  if (found == hearings.end()) return std::nullopt;
  return *found;
}

html::Cell state_cell(const std::optional<Hearing>& hearing, util::UtcSeconds now)
{
  if (!hearing) return {.text = Word{"results.hearing_none"}, .colour = html::Colour::grey};
  if (hearing->decision)
    return {.text = Word{"results.how_" + std::string(code(*hearing->decision))}, .colour = html::Colour::green};
  if (!hearing->is_settled(now)) return {.text = Word{"results.hearing_open"}, .colour = html::Colour::yellow};
  return {.text = Word{"results.hearing_silent"}, .colour = html::Colour::blue};
}

html::TableShape hearings_shape(std::int64_t cycle)
{
  return {.path = path_of_results(cycle) + "/hearings",
          .caption = Word{"results.hearings"},
          .columns = {{"name", Word{"results.agency"}},
                      {"state", Word{"results.hearing_state"}, false},
                      {"until", Word{"results.hearing_until"}, false},
                      {"stated", Word{"results.hearing_stated"}, false}},
          .sorted_by = "name",
          .searchable = true};
}

html::Row hearing_row(const AgencyResult& agency, const std::optional<Hearing>& hearing, std::int64_t cycle,
                      util::UtcSeconds now, util::Language language)
{
  const std::string href =
      hearing ? path_of_results(cycle) + "/hearings/" + std::to_string(agency.agency) : std::string();
  return html::Row({{.text = agency.name_in(language), .href = href},
                    state_cell(hearing, now),
                    {.text = hearing ? day_text(hearing->until, language) : ""},
                    {.text = hearing && hearing->stated_at ? day_text(*hearing->stated_at, language) : ""}});
}

struct HearingPlace {
  cycles::Cycle cycle;
  cycles::Enrolment agency;
  Hearing hearing;
};
/// Whose page it is, and so where people are taken while there is no hearing.
enum class Side { programme, agency };
std::string without_hearing(Side side, std::int64_t agency, std::int64_t cycle)
{
  if (side == Side::programme) return path_of_results(cycle) + "/hearings";
  return "/agencies/" + std::to_string(agency) + "/cycles/" + std::to_string(cycle);
}

/// Hearing and enrolment that the path names; http::NotFound where the agency does not take part.
HearingPlace hearing_in_path(db::Connection& connection, const http::Request& request, Side side)
{
  HearingPlace place{.cycle = cycle_of(connection, request)};
  const std::int64_t agency = site::id_in_path(request, "agency");
  auto enrolment = cycles::EnrolmentStore(connection).find(place.cycle.id, agency);
  if (!enrolment) throw http::NotFound("this agency takes no part");
  auto hearing = HearingStore(connection).find(place.cycle.id, agency);
  if (!hearing) throw http::SeeOther(without_hearing(side, agency, place.cycle.id));
  place.agency = std::move(*enrolment);
  place.hearing = std::move(*hearing);
  return place;
}

void set_hearing(site::View& view, const HearingPlace& place, util::UtcSeconds now, util::Language language)
{
  const Hearing& hearing = place.hearing;
  view.values.set("agency", html::name_of(place.agency))
      .set("round", place.cycle.name)
      .set("opened", day_text(hearing.opened_at, language))
      .set("until", day_text(hearing.until, language))
      .set("is_open", hearing.is_open(now))
      .set("statement", hearing.statement)
      .set("decided", hearing.decision.has_value())
      .set("decision", hearing.decision ? html::Phrase(Word{"results.how_" + std::string(code(*hearing.decision))})
                                        : html::Phrase())
      .set("reason", hearing.reason);
}

site::View decision_view(const HearingPlace& place, const html::Form& form, bool may_decide, util::UtcSeconds now,
                         util::Language language)
{
  site::View view{Word{"results.hearing"}, "results/hearing_decision"};
  view.has_problems = !form.ok();
  view.breadcrumbs = way_to_results(place.cycle, Word{"results.hearing"});
  set_hearing(view, place, now, language);
  view.values.set("error_summary", html::error_summary(form))
      .set("may_decide", may_decide)
      .set("choice", html::radios(form, k_decision_field, decision_options()))
      .set("why", html::text_area(form, k_decision_reason_field, 3))
      .set("save", html::button(Word{"results.decide"}))
      .set("action", path_of_results(place.cycle.id) + "/hearings/" + std::to_string(place.agency.agency))
      .set("back", path_of_results(place.cycle.id) + "/hearings");
  return view;
}

site::View own_view(const HearingPlace& place, const html::Form& form, bool may_say, util::UtcSeconds now,
                    util::Language language)
{
  site::View view{Word{"results.hearing"}, "results/hearing"};
  view.has_problems = !form.ok();
  set_hearing(view, place, now, language);
  view.values.set("error_summary", html::error_summary(form))
      .set("may_say", may_say && place.hearing.is_open(now))
      .set("words", html::text_area(form, k_statement_field, 8))
      .set("save", html::button(Word{"results.say"}))
      .set("action", path_of_hearing(place.agency.agency, place.cycle.id));
  return view;
}

}  // namespace

site::Answer HearingPages::list_view(db::Connection& connection, const http::Request& request,
                                     const accounts::Visitor& visitor, const html::Form* form)
{
  const util::Language language = site::language_of(request);
  const cycles::Cycle cycle = cycle_of(connection, request);
  const HearingStore hearings(connection);
  const html::Form shown = form != nullptr ? *form : form_of_rule(hearings.rule(cycle.id));
  const html::TableQuery query(hearings_shape(cycle.id), request.query);
  const auto computation = ComputationStore(connection).newest_done(cycle.id);
  const ResultFilter filter{.search = query.search(), .below_sample = true};
  const ResultStore results(connection, cycle.id, computation ? computation->id : 0);
  const std::int64_t count = results.count(filter);
  const std::vector<Hearing> all = hearings.all(cycle.id);
  Values table = query.head();
  table.list("rows");
  for (const AgencyResult& agency :
       results.page(filter, {.by = "name", .descending = query.descending()}, query.limit(), query.offset(count)))
    table.add("rows", hearing_row(agency, hearing_of(all, agency.agency), cycle.id, clock_.now(), language));
  site::View view{Word{"results.hearings"}, "results/hearings"};
  view.has_problems = !shown.ok();
  view.breadcrumbs = way_to_results(cycle, Word{"results.hearings"});
  view.values.set("error_summary", html::error_summary(shown))
      .set("name", cycle.name)
      .set("computed", computation.has_value())
      .set("none", count == 0)
      .set("narrowing", query.narrowing())
      .set("table", std::move(table))
      .set("pagination", query.pagination(count))
      .set("may_change", visitor.is(Role::administrator))
      .set("rule", html::radios(shown, k_rule_field, rule_options()))
      .set("days", html::text_input(shown, k_days_field, {.mode = "numeric", .width = 3, .unit = Word{"results.days"}}))
      .set("save", html::button(Word{"results.hearings_open"}))
      .set("action", path_of_results(cycle.id) + "/hearings");
  return view;
}

site::Answer HearingPages::list(http::Request& request, const accounts::Visitor& visitor)
{
  return database_.read([&](db::Connection& connection) { return list_view(connection, request, visitor, nullptr); });
}

site::Answer HearingPages::open(http::Request& request, const accounts::Visitor& visitor)
{
  html::Form form;
  std::size_t opened = 0;
  std::int64_t cycle_id = 0;
  database_.write([&](db::Connection& connection) {
    form = html::Form(request.form);
    const cycles::Cycle cycle = cycle_of(connection, request);
    cycle_id = cycle.id;
    const auto how = below_sample_named(form.choice(k_rule_field, html::values_of(rule_options())));
    const auto days = form.whole(k_days_field, {.at_least = 1, .at_most = k_most_hearing_days});
    if (!form.ok()) return;
    const util::UtcSeconds now = clock_.now();
    const cycles::Deed deed{visitor.account, now, {}};
    HearingStore hearings(connection);
    const PublicationRule rule{*how, static_cast<int>(*days)};
    if (rule != hearings.rule(cycle.id)) hearings.set_rule(cycle.id, rule, deed);
    const auto computation = ComputationStore(connection).newest_done(cycle.id);
    opened = computation
                 ? hearings.open(cycle.id, hearings.below_sample(cycle.id, computation->id), now + *days * k_day, deed)
                 : 0;
    accounts::AuditStore(connection, clock_)
        .add(visitor, "results.hearings", object_of_results(cycle.id),
             std::string(code(rule.below_sample)) + ", " + std::to_string(opened));
  });
  if (!form.ok()) {
    return database_.read([&](db::Connection& connection) { return list_view(connection, request, visitor, &form); });
  }
  return site_.done(request, path_of_results(cycle_id) + "/hearings",
                    Word{"results.hearings_opened", {{"count", std::to_string(opened)}}});
}

site::Answer HearingPages::decision_form(http::Request& request, const accounts::Visitor& visitor)
{
  return database_.read([&](db::Connection& connection) -> site::Answer {
    return decision_view(hearing_in_path(connection, request, Side::programme), html::Form(),
                         visitor.is(Role::administrator), clock_.now(), site::language_of(request));
  });
}

site::Answer HearingPages::decide(http::Request& request, const accounts::Visitor& visitor)
{
  html::Form form;
  std::optional<HearingPlace> place;
  database_.write([&](db::Connection& connection) {
    form = html::Form(request.form);
    place = hearing_in_path(connection, request, Side::programme);
    const auto how = below_sample_named(form.choice(k_decision_field, html::values_of(decision_options())));
    const std::string reason = form.text(k_decision_reason_field, {.at_most = 500, .lines = true});
    if (place->hearing.is_open(clock_.now()) && !place->hearing.stated_at)
      form.refuse(k_decision_field, "results.still_to_be_heard");
    if (!form.ok()) return;
    HearingStore(connection).decide(place->hearing, *how, {visitor.account, clock_.now(), reason});
    accounts::AuditStore(connection, clock_)
        .add(visitor, "results.decide", "agency " + std::to_string(place->agency.agency), std::string(code(*how)));
  });
  if (!form.ok()) return decision_view(*place, form, true, clock_.now(), site::language_of(request));
  return site_.done(request, path_of_results(place->cycle.id) + "/hearings", Word{"results.decided"});
}

site::Answer HearingPages::own(http::Request& request, const accounts::Visitor& visitor)
{
  return database_.read([&](db::Connection& connection) -> site::Answer {
    const HearingPlace place = hearing_in_path(connection, request, Side::agency);
    html::Form form(util::Fields({{k_statement_field.name, place.hearing.statement}}));
    return own_view(place, form, visitor.is(Role::coordinator, place.agency.agency), clock_.now(),
                    site::language_of(request));
  });
}

site::Answer HearingPages::say(http::Request& request, const accounts::Visitor& visitor)
{
  html::Form form;
  std::optional<HearingPlace> place;
  database_.write([&](db::Connection& connection) {
    form = html::Form(request.form);
    place = hearing_in_path(connection, request, Side::agency);
    const std::string words = form.text(k_statement_field, {.at_most = k_longest_statement, .lines = true});
    if (!place->hearing.is_open(clock_.now())) form.refuse(k_statement_field, "results.hearing_over");
    if (!form.ok()) return;
    HearingStore(connection).state(place->hearing, words, {visitor.account, clock_.now(), {}});
    accounts::AuditStore(connection, clock_)
        .add(visitor, "results.say", "agency " + std::to_string(place->agency.agency));
  });
  if (!form.ok()) return own_view(*place, form, true, clock_.now(), site::language_of(request));
  return site_.done(request, path_of_hearing(place->agency.agency, place->cycle.id), Word{"results.said"});
}

}  // namespace results
