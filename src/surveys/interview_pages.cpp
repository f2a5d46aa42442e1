// SPDX-License-Identifier: Apache-2.0
#include "src/surveys/interview_pages.hpp"

#include <algorithm>
#include <utility>

#include "lib/html/components.hpp"
#include "lib/http/outcome.hpp"
#include "lib/thai/thai_time.hpp"

#include "src/accounts/account_store.hpp"
#include "src/accounts/audit_store.hpp"
#include "src/surveys/paper_pages.hpp"

namespace surveys {
namespace {

using html::Phrase;
using html::Values;
using html::Word;

constexpr std::size_t k_seed_bytes = 16;
const std::string k_more = "more";
const std::string k_anew = "anew";

const html::Field k_size_field{
    .name = "size", .label = Word{"surveys.draw_size"}, .hint = Word{"surveys.draw_size_hint"}};
const html::Field k_how_field{.name = "how", .label = Word{"surveys.draw_how"}};
const html::Field k_why_field{
    .name = "reason", .label = Word{"surveys.draw_reason"}, .hint = Word{"surveys.draw_reason_hint"}};

std::vector<html::Option> ways_to_draw()
{
  return {{k_more, Word{"surveys.draw_more"}, Word{"surveys.draw_more_hint"}},
          {k_anew, Word{"surveys.draw_anew"}, Word{"surveys.draw_anew_hint"}}};
}

html::TableShape sample_shape(const InterviewPlace& place)
{
  html::TableShape shape{.path = interviews_path(place.survey),
                         .caption = Word{"surveys.sample"},
                         .columns = {{"place", Word{"surveys.sample_place"}, false, true},
                                     {"name", Word{"surveys.contact_name"}, false},
                                     {"kind", Word{"surveys.contact_kind"}, false},
                                     {"state", Word{"surveys.contact_state"}, false},
                                     {"attempts", Word{"surveys.contact_attempts"}, false, true}},
                         .sorted_by = "place"};
  html::Filter filter{.name = "state", .label = Word{"surveys.contact_state"}};
  for (const ContactState state : k_contact_states) {
    const std::string named(code(state));
    filter.options.push_back({named, Word{"surveys.contact_state." + named}});
  }
  shape.filters = {std::move(filter)};
  return shape;
}

html::TableShape work_shape()
{
  return {.path = "/interviews",
          .caption = Word{"surveys.interviews_title"},
          .columns = {{"agency", Word{"surveys.agency"}, false},
                      {"round", Word{"surveys.round"}, false},
                      {"part", Word{"surveys.part"}, false},
                      {"drawn", Word{"surveys.drawn"}, false, true},
                      {"answered", Word{"surveys.answered"}, false, true},
                      {"waiting", Word{"surveys.still_waiting"}, false, true}},
          .sorted_by = "agency"};
}

/// What the framework asks for, as far as the list reaches; all where it asks for no number.
std::int64_t suggested_size(const InterviewPlace& place, std::int64_t contacts)
{
  const auto minimum = place.about->minima.find({place.survey.instrument, place.survey.part});
  return minimum == place.about->minima.end() ? contacts : std::min(contacts, minimum->second);
}

std::string account_name(db::Connection& connection, std::int64_t account)
{
  const auto found = accounts::AccountStore(connection).find(account);
  return found ? found->name : std::string();
}

}  // namespace

html::Cell state_cell(const Interviewee& interviewee)
{
  if (interviewee.is_done()) return {.text = Word{"surveys.contact_state.answered"}, .colour = html::Colour::green};
  if (interviewee.state == ContactState::refused)
    return {.text = Word{"surveys.contact_state.refused"}, .colour = html::Colour::orange};
  if (interviewee.state == ContactState::unreachable)
    return {.text = Word{"surveys.contact_state.unreachable"}, .colour = html::Colour::grey};
  if (!interviewee.link_hash.empty())
    return {.text = Word{"surveys.contact_state.link"}, .colour = html::Colour::yellow};
  return {.text = Word{"surveys.contact_state.waiting"}, .colour = html::Colour::blue};
}

InterviewPages::InterviewPages(db::Database& database, const site::Site& site, const util::Clock& clock,
                               util::Random& random, const LiveRounds& rounds, const accounts::Secrets& secrets)
    : database_(database), site_(site), clock_(clock), random_(random), rounds_(rounds), secrets_(secrets)
{
}

site::Answer InterviewPages::mine(http::Request& request, const accounts::Visitor& visitor)
{
  const util::Language language = site::language_of(request);
  const auto rounds = rounds_.now();
  Values table = html::TableQuery(work_shape(), request.query).head();
  table.list("rows");
  bool any = false;
  database_.read([&](db::Connection& connection) {
    ContactStore store(connection, secrets_);
    for (const auto& [cycle, round] : rounds->by_cycle) {
      for (const Questionnaire& asked : questionnaires(*round.framework)) {
        if (way_of(asked) != Way::interview) continue;
        for (const auto& [agency, about] : round.agencies) {
          if (!visitor.is(accounts::Role::assessor, agency)) continue;
          const Survey survey = survey_asked(asked, cycle, agency);
          const auto list = store.current(survey);
          const ContactTally tally = list ? list->tally : ContactTally();
          any = true;
          table.add("rows", html::Row({{.text = about.name(language), .href = interviews_path(survey)},
                                       {.text = round.framework->name.in(language)},
                                       {.text = part_name(asked, language)},
                                       {.text = html::grouped(tally.drawn), .numeric = true},
                                       {.text = html::grouped(tally.answered), .numeric = true},
                                       {.text = html::grouped(tally.waiting()), .numeric = true}}));
        }
      }
    }
  });
  site::View view{.title = Word{"surveys.interviews_title"}, .view = "surveys/interview_work"};
  view.values.set("any", any)
      .set("table", std::move(table))
      .set("nothing", html::nothing_yet(Word{"surveys.interviews_none"}, Word{"surveys.interviews_none_hint"}));
  return view;
}

site::Answer InterviewPages::list(http::Request& request, const accounts::Visitor& /*visitor*/)
{
  return listed(request, interview_of(request, rounds_), html::Form());
}

site::View InterviewPages::listed(const http::Request& request, const InterviewPlace& place, const html::Form& form)
{
  const util::Language language = site::language_of(request);
  site::View view{.title = Word{"surveys.interviews_title"}, .view = "surveys/interviews"};
  view.has_problems = !form.ok();
  view.breadcrumbs = {{Word{"surveys.interviews_title"}, "/interviews"}, {place.about->name(language), "", true}};
  view.values.set("agency", place.about->name(language))
      .set("round", place.round->framework->name.in(language))
      .set("part", part_name(place.asked, language))
      .set("open", place.round->takes(place.survey))
      .set("paper", paper_path(place))
      .set("summary", html::error_summary(form))
      .set("list", false)
      .set("nothing", html::nothing_yet(Word{"surveys.no_contacts"}, Word{"surveys.no_contacts_hint"}));
  database_.read([&](db::Connection& connection) {
    if (const auto list = ContactStore(connection, secrets_).current(place.survey)) {
      Values values;
      add_list(request, place, form, *list, connection, values);
      view.values.set("list", std::move(values));
    }
  });
  return view;
}

void InterviewPages::add_list(const http::Request& request, const InterviewPlace& place, const html::Form& form,
                              const ContactList& list, db::Connection& connection, Values& values)
{
  ContactStore store(connection, secrets_);
  const html::TableQuery query(sample_shape(place), request.query);
  const auto state = contact_state_named(query.filter("state"));
  const std::int64_t rows = store.count(place.survey, state);
  Values table = query.head();
  table.list("rows");
  for (const Interviewee& one : store.page(place.survey, state, query.limit(), query.offset(rows))) {
    table.add(
        "rows",
        html::Row({{.text = one.place == 0 ? "–" : std::to_string(one.place), .numeric = true},
                   {.text = one.contact.name, .href = interviews_path(place.survey) + "/" + std::to_string(one.number)},
                   {.text = one.contact.kind},
                   state_cell(one),
                   {.text = html::grouped(one.attempts), .numeric = true}}));
  }
  const std::vector<ContactDraw> draws = store.draws(place.survey, list.id);
  values.list("draws");
  for (const ContactDraw& draw : draws) {
    values.add("draws", Values()
                            .set("size", html::Count{draw.size})
                            .set("of", html::Count{draw.contacts})
                            .set("day", thai::day_of(draw.drawn_at))
                            .set("who", account_name(connection, draw.drawn_by))
                            .set("seed", draw.seed)
                            .set("reason", draw.reason));
  }
  html::Form filled = form;
  if (form.typed().entries().empty()) {
    const std::string size = draws.empty() ? std::to_string(suggested_size(place, list.contacts)) : std::string();
    filled = html::Form(util::Fields({{"size", size}, {"how", k_more}}));
  }
  values.set("contacts", html::Count{list.contacts})
      .set("drawn", html::Count{list.tally.drawn})
      .set("answered", html::Count{list.tally.answered})
      .set("refused", html::Count{list.tally.refused})
      .set("unreachable", html::Count{list.tally.unreachable})
      .set("waiting", html::Count{list.tally.waiting()})
      .set("attempts", html::Count{list.tally.attempts})
      .set("any_draw", !draws.empty())
      .set("narrowing", query.narrowing())
      .set("table", std::move(table))
      .set("none", rows == 0)
      .set("pagination", query.pagination(rows))
      .set("action", interviews_path(place.survey) + "/draw")
      .set("size", html::text_input(filled, k_size_field, {.mode = "numeric", .width = 5}))
      .set("how", html::radios(filled, k_how_field, ways_to_draw()))
      .set("reason_field", html::text_input(filled, k_why_field))
      .set("draw", html::button(Word{draws.empty() ? "surveys.draw" : "surveys.draw_again"},
                                draws.empty() ? html::ButtonKind::usual : html::ButtonKind::secondary));
}

site::Answer InterviewPages::draw(http::Request& request, const accounts::Visitor& visitor)
{
  const InterviewPlace place = interview_of(request, rounds_);
  const std::string fresh_seed = random_.token(k_seed_bytes);
  html::Form form;
  ContactDraw draw;
  database_.write([&](db::Connection& connection) {
    form = html::Form(request.form);
    ContactStore store(connection, secrets_);
    const auto list = store.current(place.survey);
    if (!list) throw http::Gone("contacts that were deleted");
    const std::vector<ContactDraw> before = store.draws(place.survey, list->id);
    const auto size = form.whole(k_size_field, {.at_least = 1, .at_most = list->contacts});
    std::string how = k_anew;
    std::string reason;
    if (!before.empty()) {
      how = form.choice(k_how_field, html::values_of(ways_to_draw()));
      reason = form.text(k_why_field, {.at_least = 5, .at_most = 500});
      if (how == k_more && size && *size <= before.front().size)
        form.refuse(k_size_field, "surveys.draw_not_more", {{"size", std::to_string(before.front().size)}});
    }
    if (!form.ok()) return;
    draw = {.seed = how == k_more ? before.front().seed : fresh_seed,
            .contacts = list->contacts,
            .size = *size,
            .drawn_at = clock_.now(),
            .drawn_by = visitor.account,
            .reason = reason};
    store.draw(place.survey, list->id, draw);
    accounts::AuditStore(connection, clock_)
        .add(visitor, "surveys.contacts_drawn", survey_object(place.survey),
             std::to_string(draw.size) + " of " + std::to_string(draw.contacts) + ", seed " + draw.seed);
  });
  if (!form.ok()) return listed(request, place, form);
  return site_.done(request, interviews_path(place.survey),
                    Word{"surveys.drawn_now", {{"size", html::grouped(draw.size)}}});
}

}  // namespace surveys
