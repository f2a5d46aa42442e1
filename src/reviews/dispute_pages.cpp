// SPDX-License-Identifier: Apache-2.0
#include "src/reviews/dispute_pages.hpp"

#include <algorithm>

#include "lib/html/assets.hpp"
#include "lib/http/outcome.hpp"
#include "lib/site/path.hpp"

#include "src/cycles/enrolment_store.hpp"
#include "src/reviews/assigning_store.hpp"
#include "src/reviews/conflict_store.hpp"
#include "src/reviews/item_pages.hpp"
#include "src/reviews/judging_store.hpp"
#include "src/reviews/reading_form_pages.hpp"
#include "src/reviews/reading_store.hpp"
#include "src/reviews/round_stage.hpp"
#include "src/reviews/setting_store.hpp"

namespace reviews {
namespace {

using html::Values;
using html::Word;

bool is_moderator(db::Connection& connection, std::int64_t cycle, const accounts::Visitor& visitor)
{
  if (visitor.is(accounts::Role::administrator)) return true;
  const std::vector<std::int64_t> named = SettingStore(connection).moderators(cycle);
  return visitor.is(accounts::Role::assessor) && std::find(named.begin(), named.end(), visitor.account) != named.end();
}

/// Who read the item settles no difference about it, nor who has a conflict of interest.
bool may_settle_task(db::Connection& connection, const Task& task, const accounts::Visitor& visitor)
{
  if (!is_moderator(connection, task.cycle, visitor)) return false;
  const std::vector<std::int64_t> readers = ReadingStore(connection).readers(task.cycle, task.agency, task.item);
  if (std::find(readers.begin(), readers.end(), visitor.account) != readers.end()) return false;
  const auto agency = assessed_agency(connection, task.cycle, task.agency);
  return agency && !is_in_conflict(ConflictStore(connection).of(visitor.account), visitor.account, *agency);
}

/// The same 404 for who may not look, and where there is none.
Task dispute_in_path(db::Connection& connection, const http::Request& request, const accounts::Visitor& visitor)
{
  const std::int64_t cycle = site::id_in_path(request, "cycle");
  auto task = TaskStore(connection).find(site::id_in_path(request, "dispute"));
  if (!task || task->cycle != cycle || task->kind != ReadingKind::moderated) throw http::NotFound("no such difference");
  if (!visitor.reads_everything() && !may_settle_task(connection, *task, visitor))
    throw http::NotFound("not for this moderator");
  return std::move(*task);
}

std::string disputes_path(std::int64_t cycle)
{
  return round_path(cycle) + "/disputes";
}

html::TableShape disputes_shape(std::int64_t cycle)
{
  return {.path = disputes_path(cycle),
          .caption = Word{"reviews.disputes"},
          .columns = {{"item", Word{"reviews.item"}, false},
                      {"agency", Word{"reviews.agency"}, false},
                      {"since", Word{"reviews.waits_since"}, false}},
          .sorted_by = "item"};
}

ReadingAsked asked_of_moderator(const ItemPlace& place)
{
  return {.not_applicable = allows_not_applicable(*place.framework), .words_needed = true};
}

}  // namespace

site::Answer DisputePages::list(http::Request& request, const accounts::Visitor& visitor)
{
  const util::Language language = site::language_of(request);
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    const RoundPlace place = round_in_path(connection, request);
    const std::int64_t cycle = place.cycle.id;
    if (!visitor.reads_everything() && !is_moderator(connection, cycle, visitor))
      throw http::NotFound("no moderator of the round");
    std::vector<Task> waiting = TaskStore(connection).waiting(cycle, ReadingKind::moderated);
    if (!visitor.reads_everything())
      std::erase_if(waiting, [&](const Task& task) { return !may_settle_task(connection, task, visitor); });
    const html::TableQuery query(disputes_shape(cycle), request.query);
    const auto count = static_cast<std::int64_t>(waiting.size());
    Values table = query.head();
    table.list("rows");
    const auto begin = static_cast<std::size_t>(query.offset(count));
    for (std::size_t i = begin; i < waiting.size() && i < begin + static_cast<std::size_t>(query.limit()); ++i) {
      const Task& task = waiting[i];
      const auto enrolment = cycles::EnrolmentStore(connection).find(cycle, task.agency);
      const auto index = place.framework->item(task.item);
      if (!enrolment || !index) continue;
      table.add("rows", html::Row({{.text = task.item + " " + place.framework->items[*index].title.in(language),
                                    .href = disputes_path(cycle) + "/" + std::to_string(task.id)},
                                   {.text = name_in(*enrolment, language)},
                                   {.text = moment(task.assigned, language)}}));
    }
    site::View view{.title = Word{"reviews.disputes"}, .view = "reviews/disputes"};
    view.breadcrumbs = {visitor.reads_everything() ? html::Link{Word{"reviews.round_title"}, round_path(cycle)}
                                                   : html::Link{Word{"reviews.mine"}, "/reviews"},
                        {Word{"reviews.disputes"}, "", true}};
    view.values.set("round", place.cycle.name)
        .set("none", waiting.empty())
        .set("nothing", html::nothing_yet(Word{"reviews.disputes_none"}, Word{"reviews.disputes_none_hint"}))
        .set("table", std::move(table))
        .set("pagination", query.pagination(count));
    return view;
  });
}

site::Answer DisputePages::show(http::Request& request, const accounts::Visitor& visitor)
{
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    const Task task = dispute_in_path(connection, request, visitor);
    return dispute_view(connection, request, visitor, task, html::Form());
  });
}

site::View DisputePages::dispute_view(db::Connection& connection, const http::Request& request,
                                      const accounts::Visitor& visitor, const Task& task, const html::Form& form)
{
  const util::Language language = site::language_of(request);
  const util::Messages& messages = parts_.site.words(language).messages();
  const ItemPlace place = item_of(connection, task.cycle, task.agency, task.item);
  site::View view{.title = Word{"reviews.dispute_of", {{"item", task.item}}}, .view = "reviews/dispute"};
  view.has_problems = !form.ok();
  view.breadcrumbs = {{Word{"reviews.disputes"}, disputes_path(task.cycle)}, {task.item, "", true}};
  view.values.set("agency", name_in(place.enrolment, language))
      .set("round", place.cycle.name)
      .set("code", place.item().code)
      .set("title", place.item().title.in(language))
      .set("open", !task.done && may_settle(place.cycle, place.calendar) && may_settle_task(connection, task, visitor))
      .set("form", form_values(form, place.item(), asked_of_moderator(place), language))
      .set("save", html::button(Word{"reviews.settle"}))
      .set("action", disputes_path(task.cycle) + "/" + std::to_string(task.id))
      .set("script", html::asset("reviews.js"))
      .set("disclosed", disclosed_values(connection, parts_, place, language))
      .list("readings");
  // Readers are not named: who settles looks at the item, not at the person.
  for (const Reading& reading : ReadingStore(connection).of_item(task.cycle, task.agency, task.item)) {
    const auto of = TaskStore(connection).find(task.cycle, task.agency, task.item, reading.kind);
    if (of && of->reading == reading.id)
      view.values.add("readings", reading_values(connection, place.item(), reading, messages, language,
                                                 visitor.reads_everything()));
  }
  return view;
}

site::Answer DisputePages::settle(http::Request& request, const accounts::Visitor& visitor)
{
  const util::Language language = site::language_of(request);
  std::optional<site::View> again;
  std::string path;
  Word notice;
  parts_.database.write([&](db::Connection& connection) {
    html::Form form(request.form);
    again.reset();
    const Task task = dispute_in_path(connection, request, visitor);
    const ItemPlace place = item_of(connection, task.cycle, task.agency, task.item);
    path = disputes_path(task.cycle);
    if (task.done || !may_settle(place.cycle, place.calendar) || !may_settle_task(connection, task, visitor)) {
      notice = {"reviews.not_open_now"};
      return;
    }
    const Reading reading = read_form(form, place.item(), asked_of_moderator(place), language);
    if (!form.ok()) {
      again = dispute_view(connection, request, visitor, task, form);
      return;
    }
    JudgingStore(connection, parts_.clock, parts_.random, visitor).read(task, reading);
    notice = {"reviews.settled", {{"item", task.item}}};
  });
  if (again) return std::move(*again);
  return parts_.site.done(request, path, notice);
}

}  // namespace reviews
