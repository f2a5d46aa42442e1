// SPDX-License-Identifier: Apache-2.0
#include "src/reviews/queue_pages.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "lib/http/outcome.hpp"

#include "src/cycles/enrolment_store.hpp"
#include "src/reviews/assigning_store.hpp"
#include "src/reviews/conflict_form_pages.hpp"
#include "src/reviews/conflict_store.hpp"
#include "src/reviews/judgement_store.hpp"
#include "src/reviews/reading_store.hpp"
#include "src/reviews/round_stage.hpp"
#include "src/reviews/setting_store.hpp"

namespace reviews {
namespace {

using html::Values;
using html::Word;

Progress progress_in(const TaskStore::ByKind& by_kind, ReadingKind kind)
{
  const auto found = by_kind.find(kind);
  return found == by_kind.end() ? Progress() : found->second;
}

std::string done_of(const Progress& progress)
{
  return progress.items == 0 ? "–" : html::grouped(progress.done) + "/" + html::grouped(progress.items);
}

html::TableShape agencies_shape(const std::string& round)
{
  return {.path = "/reviews",
          .caption = Word{"reviews.my_agencies", {{"round", round}}},
          .columns = {{"agency", Word{"reviews.agency"}, false},
                      {"first", Word{"reviews.first_done"}, false, true},
                      {"second", Word{"reviews.second_done"}, false, true},
                      {"clarified", Word{"reviews.clarified_done"}, false, true}},
          .sorted_by = "agency"};
}

/// What waits, each kind with a link to the item where to begin.
void add_waiting(Values& values, db::Connection& connection, const TaskStore::ByKind& by_kind, std::int64_t account,
                 const RoundPlace& place)
{
  const TaskStore tasks(connection);
  for (const ReadingKind kind : {ReadingKind::first, ReadingKind::second, ReadingKind::clarified}) {
    const Progress progress = progress_in(by_kind, kind);
    if (progress.items == 0) continue;
    const bool open = kind == ReadingKind::first    ? may_judge(place.cycle, place.calendar)
                      : kind == ReadingKind::second ? may_settle(place.cycle, place.calendar)
                                                    : may_decide(place.cycle, place.calendar);
    const auto next = open ? tasks.next(account, place.cycle.id, kind, 0, 0) : std::nullopt;
    values.add("waiting", Values()
                              .set("kind", Word{"reviews.work." + std::string(code(kind))})
                              .set("done", html::Count{progress.done})
                              .set("items", html::Count{progress.items})
                              .set("next", next ? item_path(next->cycle, next->agency, next->item) : std::string())
                              .set("closed", !open && progress.left() > 0));
  }
}

RoundPlace place_of(db::Connection& connection, std::int64_t cycle)
{
  const cycles::CycleStore store(connection);
  return {store.find(cycle).value(), store.calendar(cycle), nullptr};
}

Values round_values(db::Connection& connection, const TaskStore::ByKind& by_kind, std::int64_t account,
                    std::int64_t cycle, bool moderates, util::Language language)
{
  const RoundPlace place = place_of(connection, cycle);
  const std::size_t disputes = moderates ? TaskStore(connection).waiting(cycle, ReadingKind::moderated).size() : 0;
  Values values = Values()
                      .set("name", place.cycle.name)
                      .set("moderates", moderates)
                      .set("disputes", html::Count{static_cast<long long>(disputes)})
                      .set("disputes_path", round_path(cycle) + "/disputes")
                      .list("waiting");
  add_waiting(values, connection, by_kind, account, place);
  Values table = html::TableQuery(agencies_shape(place.cycle.name), {}).head();
  table.list("rows");
  const auto by_agency = TaskStore(connection).by_agency(account, cycle);
  for (const auto& [agency, kinds] : by_agency) {
    const auto enrolment = cycles::EnrolmentStore(connection).find(cycle, agency);
    if (!enrolment) continue;
    table.add("rows", html::Row({{.text = name_in(*enrolment, language), .href = agency_path(cycle, agency)},
                                 {.text = done_of(progress_in(kinds, ReadingKind::first)), .numeric = true},
                                 {.text = done_of(progress_in(kinds, ReadingKind::second)), .numeric = true},
                                 {.text = done_of(progress_in(kinds, ReadingKind::clarified)), .numeric = true}}));
  }
  return std::move(values).set("any_agency", !by_agency.empty()).set("table", std::move(table));
}

html::Cell task_state(const Task& task)
{
  if (!task.done) return {.text = Word{"reviews.to_read"}, .colour = html::Colour::blue};
  return {.text = Word{"reviews.read"}, .colour = html::Colour::turquoise};
}

/// The items of an agency as a table: an assessor's own tasks, or, for whoever sees all, everybody's with who reads
/// them and what is in force.
class AgencyItems {
 public:
  AgencyItems(db::Connection& connection, const AgencyPlace& place, bool sees_all, util::Language language)
      : connection_(connection), place_(place), sees_all_(sees_all), language_(language), table_(head())
  {
    table_.list("rows");
    if (!sees_all_) return;
    for (const Judgement& judgement : JudgementStore(connection).of_agency(place.cycle.id, place.enrolment.agency))
      in_force_.emplace(judgement.item, judgement.state);
  }

  void add_tasks(std::int64_t own_account)
  {
    for (const Task& task : TaskStore(connection_).of_agency(place_.cycle.id, place_.enrolment.agency)) {
      if (!sees_all_ && task.account != own_account) continue;
      add(task.item, Word{"reviews.kind." + std::string(code(task.kind))}, task_state(task), reader_of(task));
    }
    for (const auto& [item, state] : in_force_) {
      if (!shown_.contains(item)) add(item, "", {.text = "–"}, "");
    }
  }
  std::size_t rows() const { return rows_; }
  Values take() { return std::move(table_); }

 private:
  Values head() const
  {
    html::TableShape shape{.path = agency_path(place_.cycle.id, place_.enrolment.agency),
                           .caption = Word{"reviews.items"},
                           .columns = {{"item", Word{"reviews.item"}, false},
                                       {"kind", Word{"reviews.kind_column"}, false},
                                       {"state", Word{"reviews.reading_state"}, false}},
                           .sorted_by = "item"};
    if (sees_all_) {
      shape.columns.push_back({"reader", Word{"reviews.assessor"}, false});
      shape.columns.push_back({"force", Word{"reviews.in_force"}, false});
    }
    return html::TableQuery(shape, {}).head();
  }

  std::string reader_of(const Task& task)
  {
    if (!sees_all_ || !task.account) return {};
    const auto [name, is_new] = names_.try_emplace(*task.account);
    if (is_new) name->second = account_name(connection_, *task.account);
    return name->second;
  }

  void add(const std::string& item, html::Phrase kind, html::Cell state, std::string reader)
  {
    const auto index = place_.framework->item(item);
    if (!index) return;
    std::vector<html::Cell> cells{{.text = item + " " + place_.framework->items[*index].title.in(language_),
                                   .href = item_path(place_.cycle.id, place_.enrolment.agency, item)},
                                  {.text = std::move(kind)},
                                  std::move(state)};
    if (sees_all_) {
      const auto force = in_force_.find(item);
      cells.push_back({.text = std::move(reader)});
      cells.push_back(force == in_force_.end() ? html::Cell{.text = "–"} : state_cell(force->second));
    }
    table_.add("rows", html::Row(cells));
    shown_.insert(item);
    ++rows_;
  }

  db::Connection& connection_;
  const AgencyPlace& place_;
  bool sees_all_;
  util::Language language_;
  Values table_;
  std::map<std::string, ItemState> in_force_;
  std::map<std::int64_t, std::string> names_;
  std::set<std::string> shown_;
  std::size_t rows_ = 0;
};

}  // namespace

site::Answer QueuePages::mine(http::Request& request, const accounts::Visitor& visitor)
{
  const util::Language language = site::language_of(request);
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    auto by_cycle = TaskStore(connection).by_cycle(visitor.account);
    const std::vector<std::int64_t> moderated = SettingStore(connection).moderated_by(visitor.account);
    for (const std::int64_t cycle : moderated)
      by_cycle[cycle];
    site::View view{.title = Word{"reviews.mine"}, .view = "reviews/mine"};
    view.values.set("any", !by_cycle.empty())
        .set("nothing", html::nothing_yet(Word{"reviews.mine_none"}, Word{"reviews.mine_none_hint"}))
        .list("rounds");
    for (auto round = by_cycle.rbegin(); round != by_cycle.rend(); ++round) {
      const bool moderates = std::find(moderated.begin(), moderated.end(), round->first) != moderated.end();
      view.values.add("rounds",
                      round_values(connection, round->second, visitor.account, round->first, moderates, language));
    }
    return view;
  });
}

site::Answer QueuePages::agency(http::Request& request, const accounts::Visitor& visitor)
{
  const util::Language language = site::language_of(request);
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    const AgencyPlace place = agency_in_path(connection, request);
    const bool sees_all = visitor.reads_everything();
    AgencyItems items(connection, place, sees_all, language);
    items.add_tasks(visitor.account);
    if (items.rows() == 0 && !sees_all) throw http::NotFound("nothing to read here");
    site::View view{.title = Word{"reviews.items"}, .view = "reviews/agency"};
    view.breadcrumbs = {sees_all ? html::Link{Word{"reviews.round_title"}, round_path(place.cycle.id)}
                                 : html::Link{Word{"reviews.mine"}, "/reviews"},
                        {name_in(place.enrolment, language), "", true}};
    view.values.set("agency", name_in(place.enrolment, language))
        .set("round", place.cycle.name)
        .set("none", items.rows() == 0)
        .set("table", items.take());
    return view;
  });
}

site::Answer QueuePages::conflicts(http::Request& request, const accounts::Visitor& visitor)
{
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    return conflicts_view(connection, request, visitor, html::Form());
  });
}

site::View QueuePages::conflicts_view(db::Connection& connection, const http::Request& request,
                                      const accounts::Visitor& visitor, const html::Form& form)
{
  const util::Language language = site::language_of(request);
  site::View view{.title = Word{"reviews.conflicts_mine"}, .view = "reviews/my_conflicts"};
  view.has_problems = !form.ok();
  view.breadcrumbs = {{Word{"reviews.mine"}, "/reviews"}, {Word{"reviews.conflicts_mine"}, "", true}};
  const std::vector<Conflict> known = ConflictStore(connection).of(visitor.account);
  view.values.set("summary", html::error_summary(form))
      .set("any", !known.empty())
      .set("form", conflict_form_values(form))
      .set("save", html::button(Word{"reviews.conflict_declare"}))
      .list("conflicts");
  for (const Conflict& conflict : known)
    view.values.add("conflicts", Values()
                                     .set("with", conflict_with(connection, conflict, language))
                                     .set("reason", conflict.reason)
                                     .set("at", moment(conflict.declared_at, language)));
  return view;
}

site::Answer QueuePages::declare(http::Request& request, const accounts::Visitor& visitor)
{
  html::Form form;
  std::optional<site::View> again;
  parts_.database.write([&](db::Connection& connection) {
    form = html::Form(request.form);
    again.reset();
    Conflict conflict = read_conflict(form, connection);
    if (!form.ok()) {
      again = conflicts_view(connection, request, visitor, form);
      return;
    }
    conflict.account = visitor.account;
    conflict.declared_at = parts_.clock.now();
    conflict.declared_by = visitor.account;
    AssigningStore(connection, parts_.clock, visitor).declare(conflict);
  });
  if (again) return std::move(*again);
  return parts_.site.done(request, "/reviews/conflicts", Word{"reviews.conflict_declared"});
}

}  // namespace reviews
