// SPDX-License-Identifier: Apache-2.0
#include "src/reviews/round_pages.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "lib/html/address.hpp"
#include "lib/office/list.hpp"
#include "lib/thai/thai.hpp"

#include "src/accounts/account_store.hpp"
#include "src/cycles/enrolment_store.hpp"
#include "src/reviews/contest_store.hpp"
#include "src/reviews/reading_store.hpp"
#include "src/reviews/setting_store.hpp"
#include "src/reviews/task_store.hpp"

namespace reviews {
namespace {

using html::Values;
using html::Word;

struct AssessorRow {
  std::int64_t account = 0;
  std::string name;
  TaskStore::ByKind work;
  Severity severity;

  const Progress& of(ReadingKind kind) const
  {
    static const Progress k_none;
    const auto found = work.find(kind);
    return found == work.end() ? k_none : found->second;
  }
};

html::TableShape assessors_shape(std::int64_t cycle)
{
  return {.path = round_path(cycle),
          .caption = Word{"reviews.by_assessor"},
          .columns = {{"name", Word{"reviews.assessor"}},
                      {"items", Word{"reviews.items_assigned"}, true, true},
                      {"done", Word{"reviews.items_done"}, true, true},
                      {"left", Word{"reviews.items_left"}, true, true},
                      {"second", Word{"reviews.second_done"}, true, true},
                      {"clarified", Word{"reviews.clarified_done"}, true, true},
                      {"met", Word{"reviews.share_met"}, true, true},
                      {"difference", Word{"reviews.difference"}, true, true},
                      {"margin", Word{"reviews.interval"}, false, true},
                      {"says", Word{"reviews.severity_says"}, false}},
          .sorted_by = "name",
          .searchable = true};
}

double share_met(const Severity& severity)
{
  return severity.items == 0 ? -1 : static_cast<double>(severity.met) / static_cast<double>(severity.items);
}

double sort_number(const AssessorRow& row, const std::string& column)
{
  if (column == "items") return static_cast<double>(row.of(ReadingKind::first).items);
  if (column == "done") return static_cast<double>(row.of(ReadingKind::first).done);
  if (column == "left") return static_cast<double>(row.of(ReadingKind::first).left());
  if (column == "second") return static_cast<double>(row.of(ReadingKind::second).done);
  if (column == "clarified") return static_cast<double>(row.of(ReadingKind::clarified).done);
  if (column == "met") return share_met(row.severity);
  constexpr double k_below_all = -2;
  return row.severity.difference.value_or(k_below_all);
}

void sort_rows(std::vector<AssessorRow>& rows, const html::TableQuery& query)
{
  const std::string column = query.sorted_by();
  std::stable_sort(rows.begin(), rows.end(), [&](const AssessorRow& first, const AssessorRow& second) {
    const AssessorRow& a = query.descending() ? second : first;
    const AssessorRow& b = query.descending() ? first : second;
    if (column == "name") return thai::collate(a.name, b.name) < 0;
    return sort_number(a, column) < sort_number(b, column);
  });
}

constexpr double k_percent = 100;

std::string points(const std::optional<double>& share)
{
  return share ? fmt::format("{:+.1f}", k_percent * *share) : "–";
}

std::string interval(const Severity& severity)
{
  if (!severity.difference || !severity.margin) return "–";
  return fmt::format("{:+.1f} … {:+.1f}", k_percent * (*severity.difference - *severity.margin),
                     k_percent * (*severity.difference + *severity.margin));
}

const char* severity_word(const Severity& severity)
{
  if (!severity.difference) return "reviews.severity_unknown";
  if (!severity.margin) return "reviews.severity_few";
  if (!severity.is_notable()) return "reviews.severity_alike";
  return *severity.difference < 0 ? "reviews.severity_strict" : "reviews.severity_lenient";
}

std::string done_of_all(const Progress& progress)
{
  return html::grouped(progress.done) + "/" + html::grouped(progress.items);
}

std::vector<std::string> texts_of(const AssessorRow& row)
{
  const Progress& first = row.of(ReadingKind::first);
  return {row.name,
          html::grouped(first.items),
          html::grouped(first.done),
          html::grouped(first.left()),
          done_of_all(row.of(ReadingKind::second)),
          done_of_all(row.of(ReadingKind::clarified)),
          percent_of(row.severity.met, row.severity.items),
          points(row.severity.difference),
          interval(row.severity)};
}

html::Row assessor_values(const AssessorRow& row, std::int64_t cycle)
{
  std::vector<html::Cell> cells;
  for (std::string& text : texts_of(row))
    cells.push_back({.text = std::move(text), .numeric = !cells.empty()});
  cells.front().href = round_path(cycle) + "/assignments?assessor=" + std::to_string(row.account);
  cells.push_back({.text = Word{severity_word(row.severity)}});
  if (row.severity.is_notable()) cells.back().colour = html::Colour::orange;
  return html::Row(std::move(cells));
}

Values agreement_values(const Agreement& agreement)
{
  return Values()
      .set("items", html::Count{agreement.items})
      .set("any", agreement.items > 0)
      .set("observed", fmt::format("{:.1f}", k_percent * agreement.observed))
      .set("kappa", agreement.kappa ? fmt::format("{:.2f}", *agreement.kappa) : "–")
      .set("has_margin", agreement.margin.has_value())
      .set("margin", agreement.margin ? fmt::format("{:.2f}", *agreement.margin) : std::string());
}

office::List assessors_list(const std::vector<AssessorRow>& rows, const html::TableShape& shape,
                            const html::Words& words)
{
  office::List list{.title = words.plain(Word{"reviews.by_assessor"}), .headings = {}, .rows = {}};
  for (const html::Column& column : shape.columns)
    list.headings.push_back(words.plain(column.label));
  for (const AssessorRow& row : rows) {
    std::vector<std::string> cells = texts_of(row);
    cells.push_back(words.plain(Word{severity_word(row.severity)}));
    list.rows.push_back(std::move(cells));
  }
  return list;
}

std::vector<AssessorRow> assessor_rows(const std::map<std::int64_t, TaskStore::ByKind>& work,
                                       const std::map<std::int64_t, Severity>& severities,
                                       const std::vector<accounts::RoleHolder>& people, db::Connection& connection)
{
  std::map<std::int64_t, AssessorRow> rows;
  for (const accounts::RoleHolder& person : people)
    rows[person.id].name = person.name;
  for (const auto& [account, kinds] : work) {
    if (account != 0) rows[account].work = kinds;
  }
  for (const auto& [account, severity] : severities)
    rows[account].severity = severity;
  std::vector<AssessorRow> all;
  for (auto& [account, row] : rows) {
    row.account = account;
    if (row.name.empty()) row.name = account_name(connection, account);
    all.push_back(std::move(row));
  }
  return all;
}

/// How far the round is: readings of each kind, contests, the share that is read twice.
void add_progress(Values& values, db::Connection& connection, const RoundPlace& place,
                  const std::map<std::int64_t, TaskStore::ByKind>& work)
{
  TaskStore::ByKind all;
  for (const auto& [account, kinds] : work) {
    for (const auto& [kind, progress] : kinds) {
      all[kind].items += progress.items;
      all[kind].done += progress.done;
    }
  }
  const std::int64_t cycle = place.cycle.id;
  const ContestStore::Counts contests = ContestStore(connection).counts(cycle);
  const auto rule = SettingStore(connection).rule(cycle);
  const std::int64_t enrolled = cycles::EnrolmentStore(connection).count(cycle);
  values.set("enrolled", html::Count{enrolled})
      .set("all_items", html::Count{enrolled * static_cast<std::int64_t>(place.framework->items.size())})
      .set("assigned", html::Count{all[ReadingKind::first].items})
      .set("done", html::Count{all[ReadingKind::first].done})
      .set("second_items", html::Count{all[ReadingKind::second].items})
      .set("second_done", html::Count{all[ReadingKind::second].done})
      .set("disputes", html::Count{all[ReadingKind::moderated].left()})
      .set("disputes_done", html::Count{all[ReadingKind::moderated].done})
      .set("contested", html::Count{contests.contested})
      .set("decided", html::Count{contests.decided})
      .set("changed", html::Count{contests.changed})
      .set("share", rule ? rule->share : k_usual_share);
}

/// One page of them, as the query sorts and searches.
void add_assessors(Values& values, const std::vector<AssessorRow>& rows, const html::TableQuery& query,
                   std::int64_t cycle)
{
  const auto count = static_cast<std::int64_t>(rows.size());
  Values table = query.head();
  table.list("rows");
  const auto begin = static_cast<std::size_t>(query.offset(count));
  for (std::size_t i = begin; i < rows.size() && i < begin + static_cast<std::size_t>(query.limit()); ++i)
    table.add("rows", assessor_values(rows[i], cycle));
  values.set("narrowing", query.narrowing())
      .set("table", std::move(table))
      .set("none", rows.empty())
      .set("pagination", query.pagination(count))
      .set("csv", html::with_parameter(query.address(), "format", "csv"))
      .set("xlsx", html::with_parameter(query.address(), "format", "xlsx"));
}

}  // namespace

std::shared_ptr<const RoundPages::Quality> RoundPages::quality(db::Connection& connection, std::int64_t cycle)
{
  const ReadingStore readings(connection);
  const std::int64_t newest = readings.newest(cycle);
  {
    const std::lock_guard lock(mutex_);
    const auto known = known_.find(cycle);
    if (known != known_.end() && known->second->newest == newest) return known->second;
  }
  auto fresh = std::make_shared<Quality>();
  fresh->newest = newest;
  fresh->by_chance = agreement(readings.read_twice(cycle, WhySecond::random));
  fresh->zeros = agreement(readings.read_twice(cycle, WhySecond::zero));
  fresh->severities = severities(readings.read_at_agencies(cycle), readings.doubts(cycle));
  const std::lock_guard lock(mutex_);
  known_[cycle] = fresh;
  return fresh;
}

site::Answer RoundPages::show(http::Request& request, const accounts::Visitor& visitor)
{
  const util::Language language = site::language_of(request);
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    const RoundPlace place = round_in_path(connection, request);
    const std::int64_t cycle = place.cycle.id;
    const auto work = TaskStore(connection).by_account(cycle);
    const auto found = quality(connection, cycle);
    std::vector<AssessorRow> rows = assessor_rows(
        work, found->severities, accounts::AccountStore(connection).people_in(accounts::Role::assessor), connection);
    const html::TableShape shape = assessors_shape(cycle);
    const html::TableQuery query(shape, request.query);
    std::erase_if(rows, [&](const AssessorRow& row) { return row.name.find(query.search()) == std::string::npos; });
    sort_rows(rows, query);
    if (request.query.has("format")) {
      const office::ListFile file = office::list_file(assessors_list(rows, shape, parts_.site.words(language)),
                                                      request.query.get("format"), language, parts_.clock.now());
      return http::attachment(file.bytes, file.type, file.name);
    }
    site::View view{.title = Word{"reviews.round_title"}, .view = "reviews/round"};
    view.values.set("round", place.cycle.name)
        .set("path", round_path(cycle))
        .set("keeps", visitor.is(accounts::Role::administrator))
        .set("by_chance", agreement_values(found->by_chance))
        .set("zeros", agreement_values(found->zeros));
    add_progress(view.values, connection, place, work);
    add_assessors(view.values, rows, query, cycle);
    return view;
  });
}

}  // namespace reviews
