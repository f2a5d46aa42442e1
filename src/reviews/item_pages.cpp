// SPDX-License-Identifier: Apache-2.0
#include "src/reviews/item_pages.hpp"

#include "lib/html/address.hpp"
#include "lib/html/assets.hpp"
#include "lib/http/outcome.hpp"

#include "src/reviews/contest_store.hpp"
#include "src/reviews/judgement_store.hpp"
#include "src/reviews/judging_store.hpp"
#include "src/reviews/reading_form_pages.hpp"
#include "src/reviews/reading_store.hpp"
#include "src/reviews/round_stage.hpp"

namespace reviews {
namespace {

using html::Values;
using html::Word;

/// What the visitor reads of the item: what is not done before what is.
std::optional<Task> task_of(db::Connection& connection, const ItemPlace& place, std::int64_t account)
{
  const TaskStore tasks(connection);
  std::optional<Task> done;
  for (const ReadingKind kind : {ReadingKind::clarified, ReadingKind::second, ReadingKind::first}) {
    auto task = tasks.find(place.cycle.id, place.enrolment.agency, place.item().code, kind);
    if (!task || task->account != account) continue;
    if (!task->done) return task;
    if (!done) done = std::move(task);
  }
  return done;
}

bool is_open_for(const ItemPlace& place, ReadingKind kind)
{
  if (kind == ReadingKind::first) return may_judge(place.cycle, place.calendar);
  return kind == ReadingKind::clarified ? may_decide(place.cycle, place.calendar)
                                        : may_settle(place.cycle, place.calendar);
}

bool second_is_done(db::Connection& connection, const Task& task)
{
  const auto second = TaskStore(connection).find(task.cycle, task.agency, task.item, ReadingKind::second);
  return second && second->done;
}

ReadingAsked asked_of(const ItemPlace& place, ReadingKind kind)
{
  return {.not_applicable = allows_not_applicable(*place.framework), .words_needed = kind == ReadingKind::clarified};
}

std::vector<html::Link> way_to_item(const ItemPlace& place, util::Language language)
{
  return {{Word{"reviews.mine"}, "/reviews"},
          {name_in(place.enrolment, language), agency_path(place.cycle.id, place.enrolment.agency)},
          {place.item().code, "", true}};
}

Values about_item(const ItemPlace& place, util::Language language)
{
  return Values()
      .set("agency", name_in(place.enrolment, language))
      .set("round", place.cycle.name)
      .set("code", place.item().code)
      .set("title", place.item().title.in(language))
      .set("period", place.item().period.empty()
                         ? html::Phrase("")
                         : html::Phrase(Word{"reviews.period." + place.item().period,
                                             {{"year", std::to_string(place.framework->fiscal_year)}}}));
}

}  // namespace

site::Answer ItemPages::show(http::Request& request, const accounts::Visitor& visitor)
{
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    const ItemPlace place = item_in_path(connection, request);
    const auto task = task_of(connection, place, visitor.account);
    if (!task) {
      if (!visitor.reads_everything()) throw http::NotFound("nothing to read here");
      return history_view(connection, request, place);
    }
    std::optional<Reading> before;
    if (task->reading) before = ReadingStore(connection).find(*task->reading);
    return reading_view(connection, request, place, *task, reading_form(place.item(), before));
  });
}

site::View ItemPages::reading_view(db::Connection& connection, const http::Request& request, const ItemPlace& place,
                                   const Task& task, const html::Form& form)
{
  const util::Language language = site::language_of(request);
  const util::Messages& messages = parts_.site.words(language).messages();
  site::View view{.title = place.item().code + " " + place.item().title.in(language), .view = "reviews/item"};
  view.breadcrumbs = way_to_item(place, language);
  view.has_problems = !form.ok();
  const bool open = is_open_for(place, task.kind) && may_still_read(task, second_is_done(connection, task));
  view.values = about_item(place, language);
  view.values.set("kind", html::tag(Word{"reviews.kind." + std::string(code(task.kind))}, html::Colour::blue))
      .set("done", task.done.has_value())
      .set("open", open)
      .set("task", task.id)
      .set("form", form_values(form, place.item(), asked_of(place, task.kind), language))
      .set("save", html::button(Word{"reviews.save_next"}))
      .set("action", item_path(place.cycle.id, place.enrolment.agency, place.item().code))
      .set("back", agency_path(place.cycle.id, place.enrolment.agency))
      .set("script", html::asset("reviews.js"))
      .set("disclosed", disclosed_values(connection, parts_, place, language))
      .set("compared", compared_values(connection, parts_, place, language))
      .set("contest", false)
      .set("own", false);
  if (!open && task.reading) {
    if (const auto own = ReadingStore(connection).find(*task.reading))
      view.values.set("own", reading_values(connection, place.item(), *own, messages, language, false));
  }
  if (task.kind == ReadingKind::clarified) {
    const auto contest = ContestStore(connection).find(task.cycle, task.agency, task.item);
    const auto before = contest ? ReadingStore(connection).find(contest->before_reading) : std::nullopt;
    if (contest)
      view.values.set("contest",
                      Values()
                          .set("words", contest->words)
                          .set("before", found_values(place.item(), contest->before, contest->before_elements,
                                                      before ? before->reasons : std::map<std::string, Reason>(),
                                                      messages, language)));
  }
  return view;
}

site::View ItemPages::history_view(db::Connection& connection, const http::Request& request, const ItemPlace& place)
{
  const util::Language language = site::language_of(request);
  const util::Messages& messages = parts_.site.words(language).messages();
  site::View view{.title = place.item().code + " " + place.item().title.in(language), .view = "reviews/item_history"};
  view.breadcrumbs = way_to_item(place, language);
  view.breadcrumbs.front() = {Word{"reviews.round_title"}, round_path(place.cycle.id)};
  view.values = about_item(place, language);
  const auto judgement = JudgementStore(connection).find(place.cycle.id, place.enrolment.agency, place.item().code);
  view.values.set("judgement", false)
      .set("disclosed", disclosed_values(connection, parts_, place, language))
      .set("compared", compared_values(connection, parts_, place, language))
      .set("contest", false)
      .list("readings");
  if (judgement)
    view.values.set("judgement", found_values(place.item(), judgement->state, judgement->elements, judgement->reasons,
                                              messages, language));
  for (const Reading& reading :
       ReadingStore(connection).of_item(place.cycle.id, place.enrolment.agency, place.item().code))
    view.values.add("readings", reading_values(connection, place.item(), reading, messages, language, true));
  view.values.set("none",
                  ReadingStore(connection).readers(place.cycle.id, place.enrolment.agency, place.item().code).empty());
  if (const auto contest = ContestStore(connection).find(place.cycle.id, place.enrolment.agency, place.item().code))
    view.values.set("contest", Values().set("words", contest->words).set("at", moment(contest->at, language)));
  return view;
}

std::string ItemPages::after(db::Connection& connection, const Task& task, std::int64_t account) const
{
  const auto next = TaskStore(connection).next(account, task.cycle, task.kind, task.agency, task.position);
  return next ? item_path(next->cycle, next->agency, next->item) : "/reviews";
}

site::Answer ItemPages::save(http::Request& request, const accounts::Visitor& visitor)
{
  const util::Language language = site::language_of(request);
  html::Form form;
  std::optional<site::View> again;
  std::string path;
  Word notice;
  parts_.database.write([&](db::Connection& connection) {
    form = html::Form(request.form);
    again.reset();
    const ItemPlace place = item_in_path(connection, request);
    const auto task = task_of(connection, place, visitor.account);
    if (!task) throw http::NotFound("nothing to read here");
    path = item_path(place.cycle.id, place.enrolment.agency, place.item().code);
    if (!is_open_for(place, task->kind) || std::to_string(task->id) != form.typed().get("task") ||
        !may_still_read(*task, second_is_done(connection, *task))) {
      notice = {"reviews.not_open_now"};
      return;
    }
    const Reading reading = read_form(form, place.item(), asked_of(place, task->kind), language);
    if (!form.ok()) {
      again = reading_view(connection, request, place, *task, form);
      return;
    }
    JudgingStore(connection, parts_.clock, parts_.random, visitor).read(*task, reading);
    path = after(connection, *task, visitor.account);
    notice = {path == "/reviews" ? "reviews.saved_all" : "reviews.saved", {{"item", place.item().code}}};
  });
  if (again) return std::move(*again);
  return parts_.site.done(request, path, notice);
}

}  // namespace reviews
