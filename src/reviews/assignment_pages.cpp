// SPDX-License-Identifier: Apache-2.0
#include "src/reviews/assignment_pages.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "lib/html/address.hpp"
#include "lib/http/outcome.hpp"
#include "lib/util/files.hpp"

#include "src/agencies/agency_words.hpp"
#include "src/cycles/enrolment_store.hpp"
#include "src/reviews/assigning_store.hpp"
#include "src/reviews/conflict_store.hpp"
#include "src/reviews/round_stage.hpp"

namespace reviews {
namespace {

using html::Values;
using html::Word;

const html::Field k_agency_field{
    .name = "agency", .label = Word{"reviews.assign_agency"}, .hint = Word{"reviews.assign_agency_hint"}};
const html::Field k_item_field{
    .name = "item", .label = Word{"reviews.assign_item"}, .hint = Word{"reviews.assign_item_hint"}};
const html::Field k_account_field{.name = "account", .label = Word{"reviews.assessor"}};
const html::Field k_spread_field{.name = "spread", .label = Word{"reviews.spread"}};
const html::Field k_assign_file{
    .name = "file", .label = Word{"reviews.assign_file"}, .hint = Word{"reviews.assign_file_hint"}};

std::vector<html::Option> spreads()
{
  return {{"agencies", Word{"reviews.spread_agencies"}, Word{"reviews.spread_agencies_hint"}},
          {"items", Word{"reviews.spread_items"}, Word{"reviews.spread_items_hint"}}};
}

html::TableShape assignments_shape(std::int64_t cycle, const std::vector<accounts::RoleHolder>& assessors)
{
  html::TableShape shape{.path = round_path(cycle) + "/assignments",
                         .caption = Word{"reviews.assignments"},
                         .columns = {{"code", Word{"reviews.agency_code"}},
                                     {"name", Word{"reviews.agency"}},
                                     {"assessor", Word{"reviews.assessor"}, false},
                                     {"done", Word{"reviews.items_done"}, false, true}},
                         .sorted_by = "name",
                         .searchable = true};
  html::Filter by_assessor{.name = "assessor", .label = Word{"reviews.assessor"}, .options = people_options(assessors)};
  by_assessor.options.insert(by_assessor.options.begin(), {"none", Word{"reviews.nobody_assigned"}});
  shape.filters = {std::move(by_assessor)};
  return shape;
}

/// Which assessors have how much of an agency.
struct AgencyWork {
  std::map<std::int64_t, std::int64_t> items;  // by account
  std::int64_t all = 0;
  std::int64_t done = 0;
};

AgencyWork work_at(const TaskStore& tasks, std::int64_t cycle, std::int64_t agency)
{
  AgencyWork work;
  for (const Task& task : tasks.of_agency(cycle, agency)) {
    if (task.kind != ReadingKind::first) continue;
    if (task.account) ++work.items[*task.account];
    ++work.all;
    work.done += task.done ? 1 : 0;
  }
  return work;
}

std::string names_of(const AgencyWork& work, const std::vector<accounts::RoleHolder>& assessors)
{
  std::string names;
  for (const auto& [account, items] : work.items) {
    const auto person = std::find_if(assessors.begin(), assessors.end(),
                                     [account = account](const auto& one) { return one.id == account; });
    if (!names.empty()) names += ", ";
    names += person == assessors.end() ? std::to_string(account) : person->name;
    if (work.items.size() > 1 || items != work.all) names += " (" + std::to_string(items) + ")";
  }
  return names.empty() ? "–" : names;
}

/// An agency of the round by its code or its whole name.
std::optional<std::int64_t> enrolled_agency(db::Connection& connection, std::int64_t cycle, const std::string& written)
{
  constexpr int k_few = 20;
  std::optional<std::int64_t> only;
  for (const cycles::Enrolment& one :
       cycles::EnrolmentStore(connection).page(cycle, {.search = written}, {}, k_few, 0)) {
    if (agencies::folded(one.code) == agencies::folded(written)) return one.agency;
    if (agencies::folded(one.name) != agencies::folded(written) &&
        agencies::folded(one.name_en) != agencies::folded(written))
      continue;
    if (only) return std::nullopt;
    only = one.agency;
  }
  return only;
}

/// The rows of the table: of one assessor or of nobody by what is assigned, otherwise page by page from the round.
std::vector<cycles::Enrolment> listed(db::Connection& connection, std::int64_t cycle, const html::TableQuery& query,
                                      std::int64_t& count)
{
  const cycles::EnrolmentStore enrolments(connection);
  const cycles::EnrolmentFilter filter{.search = query.search()};
  const cycles::EnrolmentOrder order{query.sorted_by(), query.descending()};
  const std::string assessor = query.filter("assessor");
  count = enrolments.count(cycle, filter);
  if (assessor.empty()) return enrolments.page(cycle, filter, order, query.limit(), query.offset(count));
  std::set<std::int64_t> wanted;
  const TaskStore tasks(connection);
  if (assessor == "none") {
    for (const std::int64_t agency : tasks.assigned_agencies(cycle))
      wanted.insert(agency);
  } else {
    for (const auto& [agency, kinds] : tasks.by_agency(std::stoll(assessor), cycle))
      wanted.insert(agency);
  }
  std::vector<cycles::Enrolment> all =
      enrolments.page(cycle, filter, order, static_cast<int>(std::max<std::int64_t>(count, 1)), 0);
  std::erase_if(all, [&](const cycles::Enrolment& one) { return wanted.contains(one.agency) == (assessor == "none"); });
  count = static_cast<std::int64_t>(all.size());
  const auto begin = static_cast<std::ptrdiff_t>(query.offset(count));
  const auto end = std::min<std::ptrdiff_t>(begin + query.limit(), static_cast<std::ptrdiff_t>(all.size()));
  return {all.begin() + begin, all.begin() + end};
}

void refuse_where_over(const RoundPlace& place)
{
  if (!may_prepare(place.cycle, place.calendar)) throw http::SeeOther(round_path(place.cycle.id));
}

Values assigned_table(db::Connection& connection, const RoundPlace& place, const html::TableQuery& query,
                      const std::vector<accounts::RoleHolder>& assessors, std::int64_t& count, util::Language language)
{
  Values table = query.head();
  table.list("rows");
  const TaskStore tasks(connection);
  const std::int64_t cycle = place.cycle.id;
  for (const cycles::Enrolment& one : listed(connection, cycle, query, count)) {
    const AgencyWork work = work_at(tasks, cycle, one.agency);
    table.add("rows", html::Row({{.text = one.code},
                                 {.text = name_in(one, language), .href = agency_path(cycle, one.agency)},
                                 {.text = names_of(work, assessors)},
                                 {.text = html::grouped(work.done) + "/" +
                                          html::grouped(static_cast<long long>(place.framework->items.size())),
                                  .numeric = true}}));
  }
  return table;
}

struct EvenShares {
  std::vector<Assigned> assigned;
  std::size_t left = 0;  ///< items that nobody may read
};

/// Agencies that nobody has yet, as evenly as conflicts allow: whole, or item by item.
EvenShares even_shares(db::Connection& connection, const AssigningStore& store, const RoundPlace& place, bool by_item)
{
  const std::vector<std::int64_t> taken = TaskStore(connection).assigned_agencies(place.cycle.id);
  std::vector<AssessedAgency> free;
  for (const auto& [id, agency] : assessed_agencies(connection, place.cycle.id)) {
    if (!std::binary_search(taken.begin(), taken.end(), id)) free.push_back(agency);
  }
  const std::vector<Conflict> conflicts = ConflictStore(connection).all();
  const auto loads = store.loads(place.cycle.id, ReadingKind::first);
  const std::size_t count = place.framework->items.size();
  EvenShares even;
  for (const Share& share :
       by_item ? spread_items(free, count, loads, conflicts) : spread_agencies(free, count, loads, conflicts)) {
    if (share.account) {
      even.assigned.push_back({share.agency, by_item ? place.framework->items[share.item].code : "", share.account});
    } else {
      even.left += by_item ? 1 : count;
    }
  }
  return even;
}

}  // namespace

site::Answer AssignmentPages::list(http::Request& request, const accounts::Visitor& /*visitor*/)
{
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    return list_view(connection, request, round_in_path(connection, request), html::Form());
  });
}

site::View AssignmentPages::list_view(db::Connection& connection, const http::Request& request, const RoundPlace& place,
                                      const html::Form& form)
{
  const std::int64_t cycle = place.cycle.id;
  const accounts::Visitor nobody;
  const std::vector<accounts::RoleHolder> assessors = AssigningStore(connection, parts_.clock, nobody).assessors();
  const html::TableQuery query(assignments_shape(cycle, assessors), request.query);
  std::int64_t count = 0;
  Values table = assigned_table(connection, place, query, assessors, count, site::language_of(request));
  std::vector<html::Option> people = people_options(assessors);
  people.insert(people.begin(), {"", Word{"reviews.nobody"}});
  const std::string path = round_path(cycle) + "/assignments";
  site::View view{.title = Word{"reviews.assignments"}, .view = "reviews/assignments"};
  view.has_problems = !form.ok();
  view.breadcrumbs = {{Word{"reviews.round_title"}, round_path(cycle)}, {Word{"reviews.assignments"}, "", true}};
  view.values.set("round", place.cycle.name)
      .set("summary", html::error_summary(form))
      .set("may_prepare", may_prepare(place.cycle, place.calendar))
      .set("any_assessor", !assessors.empty())
      .set("narrowing", query.narrowing())
      .set("table", std::move(table))
      .set("none", count == 0)
      .set("pagination", query.pagination(count))
      .set("path", path)
      .set("agency", html::text_input(form, k_agency_field))
      .set("item", html::text_input(form, k_item_field, {.width = 5}))
      .set("account", html::select(form, k_account_field, people))
      .set("assign", html::button(Word{"reviews.assign"}))
      .set("spread", html::radios(form, k_spread_field, spreads()))
      .set("even", html::button(Word{"reviews.assign_evenly"}))
      .set("file", html::file_input(form, k_assign_file, ".xlsx,.csv"))
      .set("look", html::button(Word{"reviews.import_look"}, html::ButtonKind::secondary));
  return view;
}

site::Answer AssignmentPages::by_hand(http::Request& request, const accounts::Visitor& visitor)
{
  html::Form form;
  std::optional<site::View> again;
  std::string path;
  AssigningStore::Given given;
  parts_.database.write([&](db::Connection& connection) {
    form = html::Form(request.form);
    again.reset();
    const RoundPlace place = round_in_path(connection, request);
    refuse_where_over(place);
    path = round_path(place.cycle.id) + "/assignments";
    AssigningStore store(connection, parts_.clock, visitor);
    const std::string written = form.text(k_agency_field);
    const auto agency = written.empty() ? std::nullopt : enrolled_agency(connection, place.cycle.id, written);
    if (!written.empty() && !agency) form.refuse(k_agency_field, "reviews.agency_not_enrolled", {{"written", written}});
    std::string item = form.text(k_item_field, {.required = false, .at_most = 20});
    const auto known = place.framework->item(item);
    if (!item.empty() && !known) form.refuse(k_item_field, "reviews.item_unknown", {{"written", item}});
    if (known) item = place.framework->items[*known].code;
    std::vector<html::Option> people = people_options(store.assessors());
    const std::string chosen = form.choice(k_account_field, html::values_of(people), html::Needed::no);
    if (form.ok()) {
      const auto about = assessed_agency(connection, place.cycle.id, *agency);
      const std::vector<Assigned> assigned{
          {*agency, item, chosen.empty() ? std::nullopt : std::optional<std::int64_t>(std::stoll(chosen))}};
      given = store.assign(place.cycle.id, *place.framework, {{*agency, about.value()}}, assigned, Way::hand);
      if (given.in_conflict > 0) form.refuse(k_account_field, "reviews.assign_conflict");
    }
    if (!form.ok()) again = list_view(connection, request, place, form);
  });
  if (again) return std::move(*again);
  return parts_.site.done(request, path,
                          Word{"reviews.assigned_now",
                               {{"items", html::grouped(static_cast<long long>(given.items))},
                                {"read", html::grouped(static_cast<long long>(given.read_already))}}});
}

site::Answer AssignmentPages::evenly(http::Request& request, const accounts::Visitor& visitor)
{
  std::string path;
  std::size_t items = 0;
  std::size_t left = 0;
  std::optional<site::View> again;
  parts_.database.write([&](db::Connection& connection) {
    html::Form form(request.form);
    again.reset();
    const RoundPlace place = round_in_path(connection, request);
    refuse_where_over(place);
    path = round_path(place.cycle.id) + "/assignments";
    const std::string spread = form.choice(k_spread_field, html::values_of(spreads()));
    if (!form.ok()) {
      again = list_view(connection, request, place, form);
      return;
    }
    AssigningStore store(connection, parts_.clock, visitor);
    const EvenShares even = even_shares(connection, store, place, spread == "items");
    left = even.left;
    items = store
                .assign(place.cycle.id, *place.framework, assessed_agencies(connection, place.cycle.id), even.assigned,
                        Way::even)
                .items;
  });
  if (again) return std::move(*again);
  return parts_.site.done(request, path,
                          Word{left == 0 ? "reviews.assigned_evenly" : "reviews.assigned_evenly_left",
                               {{"items", html::grouped(static_cast<long long>(items))},
                                {"left", html::grouped(static_cast<long long>(left))}}});
}

}  // namespace reviews
