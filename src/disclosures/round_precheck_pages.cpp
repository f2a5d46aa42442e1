// SPDX-License-Identifier: Apache-2.0
#include "src/disclosures/round_precheck_pages.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "lib/html/address.hpp"
#include "lib/office/list.hpp"
#include "lib/thai/thai.hpp"

#include "src/accounts/audit_store.hpp"
#include "src/cycles/enrolment_store.hpp"
#include "src/disclosures/finding_store.hpp"
#include "src/disclosures/precheck_parts_pages.hpp"

namespace disclosures {
namespace {

using html::Values;
using html::Word;

constexpr std::size_t k_frequent_shown = 40;

struct AgencyRow {
  cycles::Enrolment enrolment;
  std::optional<PrecheckRun> run;
  std::int64_t faults = 0;
};

struct RoundPicture {
  PrecheckPlace place;
  PrecheckProgress progress;
  std::vector<FindingCount> frequent;
  std::vector<AgencyRow> agencies;
};

RoundPicture round_picture(db::Connection& connection, const http::Request& request)
{
  RoundPicture picture{.place = precheck_round_of(connection, request)};
  const std::int64_t cycle = picture.place.cycle.id;
  picture.progress = PrecheckStore(connection).progress(cycle);
  picture.frequent = FindingStore(connection).most_frequent(cycle);
  const auto faults = FindingStore(connection).faults_by_agency(cycle);
  std::map<std::int64_t, PrecheckRun> runs;
  for (PrecheckRun& run : PrecheckStore(connection).newest_of_all(cycle)) {
    const std::int64_t agency = run.agency;
    runs.emplace(agency, std::move(run));
  }
  for (cycles::Enrolment& enrolment : cycles::EnrolmentStore(connection).all(cycle)) {
    const auto run = runs.find(enrolment.agency);
    const auto count = faults.find(enrolment.agency);
    picture.agencies.push_back({.enrolment = std::move(enrolment),
                                .run = run == runs.end() ? std::nullopt : std::optional(run->second),
                                .faults = count == faults.end() ? 0 : count->second});
  }
  return picture;
}

html::TableShape agencies_shape(const PrecheckPlace& place)
{
  html::TableShape shape{.path = "/cycles/" + std::to_string(place.cycle.id) + "/prechecks",
                         .caption = Word{"prechecks.agencies"},
                         .columns = {{"name", Word{"prechecks.agency"}},
                                     {"state", Word{"prechecks.agency_state"}},
                                     {"links", Word{"prechecks.count_links"}, true, true},
                                     {"faults", Word{"prechecks.faults"}, true, true}},
                         .sorted_by = "faults",
                         .descending = true,
                         .searchable = true};
  html::Filter filter{.name = "state", .label = Word{"prechecks.agency_state"}, .options = {}};
  for (const char* state : {"never", "waiting", "running", "done", "given_up"})
    filter.options.push_back({state, Word{std::string("prechecks.agency_state.") + state}});
  shape.filters = {filter};
  return shape;
}

void narrow_agencies(std::vector<AgencyRow>& rows, const html::TableQuery& query)
{
  const std::string state = query.filter("state");
  std::erase_if(rows, [&](const AgencyRow& row) {
    if (!state.empty() && state_of(row.run) != state) return true;
    return !query.search().empty() && row.enrolment.name.find(query.search()) == std::string::npos &&
           row.enrolment.name_en.find(query.search()) == std::string::npos &&
           row.enrolment.code.find(query.search()) == std::string::npos;
  });
}

std::int64_t links_of(const AgencyRow& row)
{
  return row.run ? row.run->links : 0;
}

void sort_agencies(std::vector<AgencyRow>& rows, const html::TableQuery& query)
{
  const std::string& column = query.sorted_by();
  std::stable_sort(rows.begin(), rows.end(), [&](const AgencyRow& first, const AgencyRow& second) {
    const AgencyRow& a = query.descending() ? second : first;
    const AgencyRow& b = query.descending() ? first : second;
    if (column == "name") return thai::collate(a.enrolment.name, b.enrolment.name) < 0;
    if (column == "state") return state_of(a.run) < state_of(b.run);
    if (column == "links") return links_of(a) < links_of(b);
    return a.faults < b.faults;
  });
}

html::Colour colour_of_state(const std::string& state)
{
  if (state == "done") return html::Colour::green;
  if (state == "running" || state == "waiting") return html::Colour::blue;
  return state == "never" ? html::Colour::grey : html::Colour::orange;
}

Values agencies_table(const RoundPicture& picture, const html::TableQuery& query)
{
  Values table = query.head();
  table.list("rows");
  const auto rows = static_cast<std::int64_t>(picture.agencies.size());
  const auto begin = static_cast<std::size_t>(query.offset(rows));
  const std::size_t end = std::min(picture.agencies.size(), begin + static_cast<std::size_t>(query.limit()));
  for (std::size_t i = begin; i < end; ++i) {
    const AgencyRow& row = picture.agencies[i];
    const std::string state = state_of(row.run);
    table.add(
        "rows",
        html::Row({{html::name_of(row.enrolment), "/agencies/" + std::to_string(row.enrolment.agency) + "/cycles/" +
                                                      std::to_string(picture.place.cycle.id) + "/prechecks"},
                   {.text = Word{"prechecks.agency_state." + state}, .colour = colour_of_state(state)},
                   {.text = html::grouped(links_of(row)), .numeric = true},
                   {.text = html::grouped(row.faults), .numeric = true}}));
  }
  return table;
}

Values frequent_table(const RoundPicture& picture)
{
  std::vector<std::vector<html::Cell>> rows;
  for (const FindingCount& count : picture.frequent) {
    if (rows.size() == k_frequent_shown) break;
    rows.push_back({{count.item},
                    {count.element},
                    {Word{"prechecks.short." + count.code}},
                    {.text = weight_word(count.weight), .colour = colour_of(count.weight)},
                    {.text = html::grouped(count.agencies), .numeric = true}});
  }
  return plain_table(Word{"prechecks.frequent"},
                     {{"item", Word{"prechecks.item"}},
                      {"element", Word{"prechecks.element"}},
                      {"what", Word{"prechecks.what"}},
                      {"weight", Word{"prechecks.weight"}},
                      {.name = "agencies", .label = Word{"prechecks.agencies_count"}, .numeric = true}},
                     rows);
}

Values progress_list(const PrecheckProgress& progress)
{
  return html::summary_list({{Word{"prechecks.count_done"}, html::grouped(progress.done)},
                             {Word{"prechecks.count_running"}, html::grouped(progress.running)},
                             {Word{"prechecks.count_waiting"}, html::grouped(progress.waiting)},
                             {Word{"prechecks.count_given_up"}, html::grouped(progress.given_up)},
                             {Word{"prechecks.count_links"}, html::grouped(progress.links)}});
}

office::List agencies_list(const RoundPicture& picture, const html::Words& words)
{
  office::List list{.title = words.plain(Word{"prechecks.of_round"}), .headings = {}, .rows = {}};
  for (const char* heading :
       {"prechecks.agency", "prechecks.agency_state", "prechecks.count_links", "prechecks.faults"})
    list.headings.push_back(words.plain(Word{heading}));
  for (const AgencyRow& row : picture.agencies)
    list.rows.push_back({html::name_of(row.enrolment).in(words.language()),
                         words.plain(Word{"prechecks.agency_state." + state_of(row.run)}),
                         std::to_string(links_of(row)), std::to_string(row.faults)});
  return list;
}

}  // namespace

site::Answer RoundPrecheckPages::show(http::Request& request, const accounts::Visitor& visitor)
{
  RoundPicture picture = database_.read([&](db::Connection& connection) { return round_picture(connection, request); });
  const util::Language language = site::language_of(request);
  const html::TableQuery query(agencies_shape(picture.place), request.query);
  narrow_agencies(picture.agencies, query);
  sort_agencies(picture.agencies, query);
  if (request.query.has("format")) {
    const office::ListFile file = office::list_file(agencies_list(picture, site_.words(language)),
                                                    request.query.get("format"), language, clock_.now());
    return http::attachment(file.bytes, file.type, file.name);
  }
  const std::string path = "/cycles/" + std::to_string(picture.place.cycle.id);
  site::View view{.title = Word{"prechecks.of_round"}, .view = "disclosures/precheck_round"};
  view.breadcrumbs = {{picture.place.cycle.name, path}, {Word{"prechecks.of_round"}, "", true}};
  view.values.set("progress", progress_list(picture.progress))
      .set("may_ask", picture.place.cycle.is_open() && visitor.is(accounts::Role::administrator))
      .set("action", path + "/prechecks")
      .set("all", html::button(Word{"prechecks.all"}))
      .set("has_frequent", !picture.frequent.empty())
      .set("frequent", frequent_table(picture))
      .set("narrowing", query.narrowing())
      .set("table", agencies_table(picture, query))
      .set("pagination", query.pagination(static_cast<std::int64_t>(picture.agencies.size())))
      .set("csv", html::with_parameter(query.address(), "format", "csv"))
      .set("xlsx", html::with_parameter(query.address(), "format", "xlsx"));
  return view;
}

site::Answer RoundPrecheckPages::ask_all(http::Request& request, const accounts::Visitor& visitor)
{
  std::string path;
  Word notice{"prechecks.closed"};
  database_.write([&](db::Connection& connection) {
    const PrecheckPlace place = precheck_round_of(connection, request);
    path = "/cycles/" + std::to_string(place.cycle.id) + "/prechecks";
    notice = {"prechecks.closed"};
    if (!place.cycle.is_open()) return;
    const std::int64_t count =
        PrecheckStore(connection).ask_all(place.cycle.id, {"programme", clock_.now(), visitor.account});
    notice = {"prechecks.all_asked", {{"count", html::grouped(count)}}};
    accounts::AuditStore(connection, clock_)
        .add(visitor, "precheck.ask_all", "cycle " + std::to_string(place.cycle.id), std::to_string(count));
  });
  return site_.done(request, path, notice);
}

}  // namespace disclosures
