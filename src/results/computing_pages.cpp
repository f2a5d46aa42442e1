// SPDX-License-Identifier: Apache-2.0
#include "src/results/computing_pages.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "lib/html/components.hpp"
#include "lib/html/table_query.hpp"

#include "src/accounts/account_store.hpp"
#include "src/accounts/audit_store.hpp"
#include "src/agencies/agency_store.hpp"
#include "src/cycles/cycle_store.hpp"
#include "src/results/computation_store.hpp"
#include "src/results/hearing_store.hpp"
#include "src/results/place_pages.hpp"
#include "src/results/release_store.hpp"

namespace results {
namespace {

using html::Colour;
using html::Values;
using html::Word;

/// Everything that the page of a round's results shows.
struct Work {
  cycles::Cycle cycle;
  FreezeState freezing;
  std::vector<Computation> computations;
  PublicationRule rule;
};

Work work_of(db::Connection& connection, const http::Request& request)
{
  Work work{.cycle = cycle_of(connection, request)};
  work.freezing = freeze_state(connection, work.cycle.id);
  work.computations = ComputationStore(connection).of_cycle(work.cycle.id);
  work.rule = HearingStore(connection).rule(work.cycle.id);
  return work;
}

html::Task task(const char* name, std::string href, const char* status, std::optional<Colour> colour)
{
  const std::string key = "results.task_" + std::string(name);
  return {.title = Word{key},
          .href = std::move(href),
          .hint = Word{key + "_hint"},
          .status = Word{"results.status_" + std::string(status)},
          .colour = colour};
}

html::Task task_of_computing(const Work& work)
{
  const bool pending = !work.computations.empty() && work.computations.front().is_pending();
  if (pending) return task("compute", "#compute", "running", Colour::blue);
  return work.freezing.computation ? task("compute", "#compute", "done", std::nullopt)
                                   : task("compute", "#compute", "to_do", Colour::grey);
}

html::Task task_of_hearings(const Work& work, util::UtcSeconds now)
{
  const std::string path = path_of_results(work.cycle.id) + "/hearings";
  if (!work.freezing.computation) return task("hearings", path, "later", Colour::grey);
  if (work.freezing.below_sample.empty()) return task("hearings", path, "none_needed", std::nullopt);
  const auto& hearings = work.freezing.hearings;
  const bool settled = std::ranges::all_of(work.freezing.below_sample, [&](std::int64_t agency) {
    const auto hearing = std::ranges::find(hearings, agency, &Hearing::agency);
    return hearing != hearings.end() && hearing->is_settled(now);
  });
  return settled ? task("hearings", path, "done", std::nullopt) : task("hearings", path, "to_do", Colour::yellow);
}

std::vector<html::Task> tasks_of(const Work& work, util::UtcSeconds now)
{
  const std::string path = path_of_results(work.cycle.id);
  const std::optional<Release>& last = work.freezing.last;
  const bool in_force = last && !last->withdrawn_at;
  const bool frozen = in_force && work.freezing.computation && last->computation == work.freezing.computation->id;
  std::vector<html::Task> tasks = {task_of_computing(work), task_of_hearings(work, now)};
  tasks.push_back(frozen ? task("freeze", path + "/freeze", "done", std::nullopt)
                         : task("freeze", path + "/freeze", "to_do", Colour::grey));
  tasks.push_back(in_force && last->confirmed_at ? task("confirm", path + "/confirm", "done", std::nullopt)
                                                 : task("confirm", path + "/confirm", "to_do", Colour::grey));
  if (in_force && last->is_visible(now)) {
    tasks.push_back(task("publish", path + "/publish", "published", Colour::green));
  } else if (in_force && last->is_under_embargo(now)) {
    tasks.push_back(task("publish", path + "/publish", "embargo", Colour::purple));
  } else {
    tasks.push_back(task("publish", path + "/publish", "to_do", Colour::grey));
  }
  return tasks;
}

Values facts_of(const Computation& one, util::Language language)
{
  return html::summary_list(
      {{Word{"results.computed_at"}, moment_text(one.finished_at.value_or(one.asked_at), language)},
       {Word{"results.agencies"}, html::grouped(one.agencies)},
       {Word{"results.answers"}, html::grouped(one.answers)},
       {Word{"results.judgements"}, html::grouped(one.judgements)},
       {Word{"results.framework_hash"}, one.framework_hash},
       {Word{"results.program_version"}, one.program_version},
       {Word{"results.input_digest"}, one.input_digest},
       {Word{"results.result_digest"}, one.result_digest}});
}

html::TableShape history_shape(std::int64_t cycle)
{
  return {.path = path_of_results(cycle),
          .caption = Word{"results.history"},
          .columns = {{"when", Word{"results.when"}, false},
                      {"who", Word{"results.who"}, false},
                      {"act", Word{"results.act"}, false},
                      {"agency", Word{"results.agency"}, false},
                      {"reason", Word{"results.reason"}, false}}};
}

std::vector<html::Cell> history_cells(db::Connection& connection, const ResultHistoryRow& row, util::Language language)
{
  const auto account = accounts::AccountStore(connection).find(row.account);
  const auto agency = row.agency ? agencies::AgencyStore(connection).find(*row.agency) : std::nullopt;
  return {{moment_text(row.at, language)},
          {account ? account->name : ""},
          {Word{"results.act_" + row.act}},
          {agency ? html::Phrase(html::name_of(*agency)) : html::Phrase("")},
          {row.reason}};
}

void set_history(db::Connection& connection, Values& values, std::int64_t cycle, const http::Request& request)
{
  const html::TableQuery query(history_shape(cycle), request.query);
  const ReleaseStore store(connection);
  const std::int64_t count = store.count_history(cycle);
  Values table = query.head();
  table.list("rows");
  for (const ResultHistoryRow& row : store.history(cycle, query.limit(), query.offset(count)))
    table.add("rows", html::Row(history_cells(connection, row, site::language_of(request))));
  values.set("any_history", count != 0).set("history", std::move(table)).set("pagination", query.pagination(count));
}

}  // namespace

site::Answer ComputingPages::show(http::Request& request, const accounts::Visitor& visitor)
{
  const util::Language language = site::language_of(request);
  return database_.read([&](db::Connection& connection) -> site::Answer {
    const Work work = work_of(connection, request);
    const bool pending = !work.computations.empty() && work.computations.front().is_pending();
    const bool failed = !work.computations.empty() && work.computations.front().state == ComputationState::failed;
    site::View view{Word{"results.title"}, "results/computing"};
    view.breadcrumbs = way_to_results(work.cycle);
    view.values.set("name", work.cycle.name)
        .set("path", path_of_results(work.cycle.id))
        .set("may_change", visitor.is(accounts::Role::administrator))
        .set("tasks", html::task_list("results", tasks_of(work, clock_.now())))
        .set("pending", pending)
        .set("progress", pending ? work.computations.front().progress : 0)
        .set("failed", failed)
        .set("compute", html::button(Word{work.freezing.computation ? "results.compute_again" : "results.compute"}))
        .list("facts");
    if (work.freezing.computation)
      view.values.add("facts", Values().set("facts_list", facts_of(*work.freezing.computation, language)));
    set_history(connection, view.values, work.cycle.id, request);
    const auto& last = work.freezing.last;
    view.values.set("may_withdraw", visitor.is(accounts::Role::administrator) && last && !last->withdrawn_at);
    return view;
  });
}

site::Answer ComputingPages::compute(http::Request& request, const accounts::Visitor& visitor)
{
  cycles::Cycle cycle;
  database_.write([&](db::Connection& connection) {
    cycle = cycle_of(connection, request);
    ComputationStore(connection).ask(cycle.id, cycle.fiscal_year, clock_.now(), visitor.account);
    ReleaseStore(connection).note(cycle.id, "computed", std::nullopt, {visitor.account, clock_.now(), {}});
    accounts::AuditStore(connection, clock_).add(visitor, "results.compute", object_of_results(cycle.id));
  });
  return site_.done(request, path_of_results(cycle.id), Word{"results.asked"});
}

}  // namespace results
