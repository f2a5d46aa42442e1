// SPDX-License-Identifier: Apache-2.0
#include "src/reviews/waiting_pages.hpp"

#include <utility>

#include "lib/http/outcome.hpp"
#include "lib/site/path.hpp"

#include "src/cycles/enrolment_store.hpp"
#include "src/reviews/assigning_store.hpp"
#include "src/reviews/round_stage.hpp"

namespace reviews {
namespace {

using html::Values;
using html::Word;

const html::Field k_reader_field{.name = "account", .label = Word{"reviews.assessor"}};

std::string waiting_path(std::int64_t cycle)
{
  return round_path(cycle) + "/waiting";
}

html::TableShape waiting_shape(std::int64_t cycle)
{
  html::TableShape shape{.path = waiting_path(cycle),
                         .caption = Word{"reviews.waiting_title"},
                         .columns = {{"item", Word{"reviews.item"}, false},
                                     {"agency", Word{"reviews.agency"}, false},
                                     {"kind", Word{"reviews.kind_column"}, false},
                                     {"assessor", Word{"reviews.assessor"}, false},
                                     {"since", Word{"reviews.waits_since"}, false}},
                         .sorted_by = "item"};
  shape.filters = {{"kind",
                    Word{"reviews.kind_column"},
                    {{"second", Word{"reviews.kind.second"}}, {"clarified", Word{"reviews.kind.clarified"}}}},
                   {"assessor", Word{"reviews.assessor"}, {{"none", Word{"reviews.nobody_assigned"}}}}};
  return shape;
}

struct WaitingTask {
  RoundPlace place;
  Task task;
};

WaitingTask waiting_in_path(db::Connection& connection, const http::Request& request)
{
  RoundPlace place = round_in_path(connection, request);
  auto task = TaskStore(connection).find(site::id_in_path(request, "task"));
  const bool fits = task && task->cycle == place.cycle.id && !task->done &&
                    (task->kind == ReadingKind::second || task->kind == ReadingKind::clarified);
  if (!fits) throw http::NotFound("nothing that waits");
  return {std::move(place), std::move(*task)};
}

/// Contests first.
std::vector<Task> waiting_tasks(db::Connection& connection, std::int64_t cycle, const html::TableQuery& query)
{
  std::vector<Task> waiting;
  for (const ReadingKind kind : {ReadingKind::clarified, ReadingKind::second}) {
    if (!query.filter("kind").empty() && query.filter("kind") != code(kind)) continue;
    for (Task& task : TaskStore(connection).waiting(cycle, kind)) {
      if (query.filter("assessor").empty() || !task.account) waiting.push_back(std::move(task));
    }
  }
  return waiting;
}

void add_waiting_row(Values& table, db::Connection& connection, const RoundPlace& place, const Task& task,
                     bool may_hand_over, util::Language language)
{
  const std::int64_t cycle = place.cycle.id;
  const auto enrolment = cycles::EnrolmentStore(connection).find(cycle, task.agency);
  const auto index = place.framework->item(task.item);
  if (!enrolment || !index) return;
  html::Cell reader{.text = Word{"reviews.nobody_assigned"}};
  if (task.account) reader.text = account_name(connection, *task.account);
  if (may_hand_over) reader.href = waiting_path(cycle) + "/" + std::to_string(task.id);
  table.add("rows", html::Row({{.text = task.item + " " + place.framework->items[*index].title.in(language),
                                .href = item_path(cycle, task.agency, task.item)},
                               {.text = name_in(*enrolment, language)},
                               {.text = Word{"reviews.kind." + std::string(code(task.kind))}},
                               std::move(reader),
                               {.text = moment(task.assigned, language)}}));
}

}  // namespace

site::Answer WaitingPages::list(http::Request& request, const accounts::Visitor& visitor)
{
  const util::Language language = site::language_of(request);
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    const RoundPlace place = round_in_path(connection, request);
    const std::int64_t cycle = place.cycle.id;
    const html::TableQuery query(waiting_shape(cycle), request.query);
    const std::vector<Task> waiting = waiting_tasks(connection, cycle, query);
    const bool may = visitor.is(accounts::Role::administrator) && may_prepare(place.cycle, place.calendar);
    const auto count = static_cast<std::int64_t>(waiting.size());
    Values table = query.head();
    table.list("rows");
    const auto begin = static_cast<std::size_t>(query.offset(count));
    for (std::size_t i = begin; i < waiting.size() && i < begin + static_cast<std::size_t>(query.limit()); ++i)
      add_waiting_row(table, connection, place, waiting[i], may, language);
    site::View view{.title = Word{"reviews.waiting_title"}, .view = "reviews/waiting"};
    view.breadcrumbs = {{Word{"reviews.round_title"}, round_path(cycle)}, {Word{"reviews.waiting_title"}, "", true}};
    view.values.set("round", place.cycle.name)
        .set("narrowing", query.narrowing())
        .set("none", waiting.empty())
        .set("table", std::move(table))
        .set("pagination", query.pagination(count));
    return view;
  });
}

site::Answer WaitingPages::form(http::Request& request, const accounts::Visitor& visitor)
{
  const util::Language language = site::language_of(request);
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    const WaitingTask found = waiting_in_path(connection, request);
    const ItemPlace place = item_of(connection, found.task.cycle, found.task.agency, found.task.item);
    const AssessedAgency agency{found.task.agency, place.enrolment.province};
    const auto eligible = AssigningStore(connection, parts_.clock, visitor).eligible(found.task, agency);
    html::Form form;
    if (found.task.account) form = html::Form(util::Fields({{"account", std::to_string(*found.task.account)}}));
    std::vector<html::Option> people = people_options(eligible);
    people.insert(people.begin(), {"", Word{"reviews.nobody"}});
    site::View view{.title = Word{"reviews.hand_over"}, .view = "reviews/hand_over"};
    view.breadcrumbs = {{Word{"reviews.waiting_title"}, waiting_path(found.task.cycle)}, {found.task.item, "", true}};
    view.values.set("agency", name_in(place.enrolment, language))
        .set("code", found.task.item)
        .set("title", place.item().title.in(language))
        .set("none", eligible.empty())
        .set("account", html::select(form, k_reader_field, people))
        .set("save", html::button(Word{"reviews.hand_over"}))
        .set("action", waiting_path(found.task.cycle) + "/" + std::to_string(found.task.id));
    return view;
  });
}

site::Answer WaitingPages::hand_over(http::Request& request, const accounts::Visitor& visitor)
{
  std::string path;
  parts_.database.write([&](db::Connection& connection) {
    html::Form form(request.form);
    const WaitingTask found = waiting_in_path(connection, request);
    path = waiting_path(found.task.cycle);
    if (!may_prepare(found.place.cycle, found.place.calendar)) return;
    AssigningStore store(connection, parts_.clock, visitor);
    const AssessedAgency agency = assessed_agency(connection, found.task.cycle, found.task.agency)
                                      .value_or(AssessedAgency{found.task.agency, {}});
    const std::vector<html::Option> people = people_options(store.eligible(found.task, agency));
    const std::string chosen = form.choice(k_reader_field, html::values_of(people), html::Needed::no);
    if (!form.ok()) throw http::SeeOther(path + "/" + std::to_string(found.task.id));
    store.hand_over(found.task, chosen.empty() ? std::nullopt : std::optional<std::int64_t>(std::stoll(chosen)),
                    Way::hand);
  });
  return parts_.site.done(request, path, Word{"reviews.handed_over"});
}

}  // namespace reviews
