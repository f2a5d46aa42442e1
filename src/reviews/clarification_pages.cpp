// SPDX-License-Identifier: Apache-2.0
#include "src/reviews/clarification_pages.hpp"

#include <algorithm>
#include <map>

#include "lib/html/address.hpp"
#include "lib/http/outcome.hpp"
#include "lib/office/list.hpp"

#include "src/disclosures/entry_store.hpp"
#include "src/reviews/contest_store.hpp"
#include "src/reviews/judgement_store.hpp"
#include "src/reviews/judging_store.hpp"
#include "src/reviews/reading_store.hpp"
#include "src/reviews/round_stage.hpp"

namespace reviews {
namespace {

using html::Values;
using html::Word;

const html::Field k_contest_words{
    .name = "words", .label = Word{"reviews.contest_why"}, .hint = Word{"reviews.contest_why_hint"}};

bool is_coordinator(const accounts::Visitor& visitor, const AgencyPlace& place)
{
  return visitor.is(accounts::Role::coordinator, place.enrolment.agency);
}

html::Cell contest_cell(const Contest* contest, ItemState now)
{
  if (contest == nullptr) return {.text = "–"};
  if (!contest->decided) return {.text = Word{"reviews.contest_waits"}, .colour = html::Colour::yellow};
  return contest->before == now ? html::Cell{.text = Word{"reviews.contest_stays"}, .colour = html::Colour::grey}
                                : html::Cell{.text = Word{"reviews.contest_changed"}, .colour = html::Colour::green};
}

html::TableShape clarification_shape(const AgencyPlace& place)
{
  html::TableShape shape{.path = clarifications_path(place.cycle.id, place.enrolment.agency),
                         .caption = Word{"reviews.clarifications"},
                         .columns = {{"item", Word{"reviews.item"}, false},
                                     {"state", Word{"reviews.result"}, false},
                                     {"contest", Word{"reviews.contest"}, false}},
                         .sorted_by = "item"};
  shape.filters = {{"state",
                    Word{"reviews.result"},
                    {{"failed", Word{"reviews.state.failed"}},
                     {"met", Word{"reviews.state.met"}},
                     {"not_applicable", Word{"reviews.state.not_applicable"}}}}};
  return shape;
}

/// What was found of an agency, and what it contests, by item.
struct Clarified {
  std::map<std::string, Judgement> judgements;
  std::map<std::string, Contest> contests;

  const Contest* contest(const std::string& item) const
  {
    const auto found = contests.find(item);
    return found == contests.end() ? nullptr : &found->second;
  }
  std::int64_t count(ItemState state) const
  {
    return std::count_if(judgements.begin(), judgements.end(),
                         [&](const auto& one) { return one.second.state == state; });
  }
};

Clarified clarified_at(db::Connection& connection, const AgencyPlace& place)
{
  Clarified found;
  for (Judgement& judgement : JudgementStore(connection).of_agency(place.cycle.id, place.enrolment.agency))
    found.judgements.emplace(judgement.item, std::move(judgement));
  for (Contest& contest : ContestStore(connection).of_agency(place.cycle.id, place.enrolment.agency))
    found.contests.emplace(contest.item, std::move(contest));
  return found;
}

Values clarified_table(const AgencyPlace& place, const Clarified& clarified, const html::TableQuery& query,
                       util::Language language)
{
  Values table = query.head();
  table.list("rows");
  for (const framework::Item& item : place.framework->items) {
    const auto judgement = clarified.judgements.find(item.code);
    if (judgement == clarified.judgements.end()) continue;
    const ItemState state = judgement->second.state;
    if (!query.filter("state").empty() && query.filter("state") != code(state)) continue;
    table.add("rows",
              html::Row({{.text = item.code + " " + item.title.in(language),
                          .href = clarifications_path(place.cycle.id, place.enrolment.agency) + "/" + item.code},
                         state_cell(state),
                         contest_cell(clarified.contest(item.code), state)}));
  }
  return table;
}

office::List list_file_of(const AgencyPlace& place, const Clarified& clarified, const html::Words& words)
{
  const util::Messages& messages = words.messages();
  office::List list{.title = messages.say("reviews.clarifications"), .headings = {}, .rows = {}};
  for (const char* heading :
       {"reviews.item", "reviews.item_title", "reviews.result", "reviews.reasons", "reviews.contest_words"})
    list.headings.push_back(messages.say(heading));
  for (const framework::Item& item : place.framework->items) {
    const auto judgement = clarified.judgements.find(item.code);
    if (judgement == clarified.judgements.end()) continue;
    std::string reasons;
    for (const auto& [element, reason] : judgement->second.reasons)
      reasons += (reasons.empty() ? "" : "; ") + (element.empty() ? std::string() : element + ". ") +
                 reason_text(reason, messages);
    const Contest* contest = clarified.contest(item.code);
    list.rows.push_back({item.code, item.title.in(words.language()),
                         messages.say("reviews.state." + std::string(code(judgement->second.state))), reasons,
                         contest == nullptr ? std::string() : contest->words});
  }
  return list;
}

/// What the agency said, and what came of it: the finding before, and the words of the decision.
Values contest_values(db::Connection& connection, const ItemPlace& place, const Contest& contest,
                      const util::Messages& messages)
{
  const util::Language language = messages.language();
  const ReadingStore readings(connection);
  const auto before = readings.find(contest.before_reading);
  const auto decision = contest.decision ? readings.find(*contest.decision) : std::nullopt;
  return Values()
      .set("said", contest.words)
      .set("at", moment(contest.at, language))
      .set("decided", contest.decided.has_value())
      .set("decision", decision ? decision->words : std::string())
      .set("before", found_values(place.item(), contest.before, contest.before_elements,
                                  before ? before->reasons : std::map<std::string, Reason>(), messages, language));
}

}  // namespace

site::Answer ClarificationPages::list(http::Request& request, const accounts::Visitor& /*visitor*/)
{
  const util::Language language = site::language_of(request);
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    const AgencyPlace place = agency_in_path(connection, request);
    const bool shown = is_shown_to_agencies(place.calendar);
    const Clarified clarified = shown ? clarified_at(connection, place) : Clarified();
    if (shown && request.query.has("format")) {
      const office::ListFile file = office::list_file(list_file_of(place, clarified, parts_.site.words(language)),
                                                      request.query.get("format"), language, parts_.clock.now());
      return http::attachment(file.bytes, file.type, file.name);
    }
    const html::TableQuery query(clarification_shape(place), request.query);
    site::View view{.title = Word{"reviews.clarifications"}, .view = "reviews/clarifications"};
    view.values.set("agency", name_in(place.enrolment, language))
        .set("round", place.cycle.name)
        .set("shown", shown)
        .set("open", may_contest(place.cycle, place.calendar))
        .set("any", !clarified.judgements.empty())
        .set("met", html::Count{clarified.count(ItemState::met)})
        .set("failed", html::Count{clarified.count(ItemState::failed)})
        .set("contested", html::Count{static_cast<long long>(clarified.contests.size())})
        .set("last_day", cycles::stage_of(place.calendar, cycles::StageCode::clarification).last_day())
        .set("nothing", html::nothing_yet(Word{shown ? "reviews.not_judged" : "reviews.not_shown_yet"},
                                          Word{shown ? "reviews.not_judged_hint" : "reviews.not_shown_yet_hint"}))
        .set("narrowing", query.narrowing())
        .set("table", clarified_table(place, clarified, query, language))
        .set("csv", html::with_parameter(query.address(), "format", "csv"))
        .set("xlsx", html::with_parameter(query.address(), "format", "xlsx"));
    return view;
  });
}

site::Answer ClarificationPages::form(http::Request& request, const accounts::Visitor& visitor)
{
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    return item_view(connection, request, visitor, item_in_path(connection, request), html::Form());
  });
}

site::View ClarificationPages::item_view(db::Connection& connection, const http::Request& request,
                                         const accounts::Visitor& visitor, const ItemPlace& place,
                                         const html::Form& form)
{
  const util::Language language = site::language_of(request);
  const util::Messages& messages = parts_.site.words(language).messages();
  const std::int64_t cycle = place.cycle.id;
  const std::int64_t agency = place.enrolment.agency;
  const auto judgement = is_shown_to_agencies(place.calendar)
                             ? JudgementStore(connection).find(cycle, agency, place.item().code)
                             : std::nullopt;
  if (!judgement) throw http::NotFound("not judged, or not shown yet");
  const auto contest = ContestStore(connection).find(cycle, agency, place.item().code);
  const bool open = may_contest(place.cycle, place.calendar) && is_coordinator(visitor, place);
  const std::string path = clarifications_path(cycle, agency) + "/" + place.item().code;
  site::View view{.title = place.item().code + " " + place.item().title.in(language), .view = "reviews/clarification"};
  view.has_problems = !form.ok();
  view.breadcrumbs = {{Word{"reviews.clarifications"}, clarifications_path(cycle, agency)},
                      {place.item().code, "", true}};
  view.values.set("agency", name_in(place.enrolment, language))
      .set("code", place.item().code)
      .set("title", place.item().title.in(language))
      .set("summary", html::error_summary(form))
      .set("now",
           found_values(place.item(), judgement->state, judgement->elements, judgement->reasons, messages, language))
      .set("contest", false)
      .set("may_contest", open && !contest)
      .set("words", html::text_area(form, k_contest_words, 6))
      .set("send", html::button(Word{"reviews.contest_send"}))
      .set("action", path)
      .set("take_back_action", path + "/take-back")
      .set("take_back", html::button(Word{"reviews.contest_take_back"}, html::ButtonKind::secondary))
      .list("links");
  for (const disclosures::Link& link :
       disclosures::EntryStore(connection).entry(cycle, agency, place.item().code).links)
    view.values.add("links", Values().set("url", link.url).set("note", link.note));
  if (contest) {
    Values shown = contest_values(connection, place, *contest, messages);
    view.values.set("contest", std::move(shown).set("may_take_back", open && !contest->decided));
  }
  return view;
}

site::Answer ClarificationPages::contest(http::Request& request, const accounts::Visitor& visitor)
{
  html::Form form;
  std::optional<site::View> again;
  std::string path;
  Word notice;
  parts_.database.write([&](db::Connection& connection) {
    form = html::Form(request.form);
    again.reset();
    const ItemPlace place = item_in_path(connection, request);
    path = clarifications_path(place.cycle.id, place.enrolment.agency);
    const auto judgement =
        is_shown_to_agencies(place.calendar)
            ? JudgementStore(connection).find(place.cycle.id, place.enrolment.agency, place.item().code)
            : std::nullopt;
    if (!judgement) throw http::NotFound("not judged, or not shown yet");
    if (!may_contest(place.cycle, place.calendar)) {
      notice = {"reviews.contest_closed"};
      return;
    }
    if (ContestStore(connection).find(place.cycle.id, place.enrolment.agency, place.item().code)) {
      notice = {"reviews.contest_twice", {{"item", place.item().code}}};
      return;
    }
    const std::string words = form.text(k_contest_words, {.at_least = 10, .at_most = k_longest_words, .lines = true});
    if (!form.ok()) {
      again = item_view(connection, request, visitor, place, form);
      return;
    }
    JudgingStore(connection, parts_.clock, parts_.random, visitor)
        .contest(*judgement, static_cast<std::int64_t>(place.index) + 1, words);
    notice = {"reviews.contested_now", {{"item", place.item().code}}};
  });
  if (again) return std::move(*again);
  return parts_.site.done(request, path, notice);
}

site::Answer ClarificationPages::take_back(http::Request& request, const accounts::Visitor& visitor)
{
  std::string path;
  Word notice;
  parts_.database.write([&](db::Connection& connection) {
    const ItemPlace place = item_in_path(connection, request);
    path = clarifications_path(place.cycle.id, place.enrolment.agency);
    const auto contest = ContestStore(connection).find(place.cycle.id, place.enrolment.agency, place.item().code);
    if (!contest) throw http::NotFound("not contested");
    if (contest->decided || !may_contest(place.cycle, place.calendar)) {
      notice = {"reviews.contest_closed"};
      return;
    }
    JudgingStore(connection, parts_.clock, parts_.random, visitor).take_back(*contest);
    notice = {"reviews.contest_taken_back", {{"item", place.item().code}}};
  });
  return parts_.site.done(request, path, notice);
}

}  // namespace reviews
