// SPDX-License-Identifier: Apache-2.0
#include "src/measures/programme_pages.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "lib/html/address.hpp"
#include "lib/html/table_query.hpp"
#include "lib/office/list.hpp"

#include "src/analysis/advice.hpp"
#include "src/framework/load.hpp"
#include "src/measures/programme_store.hpp"

namespace measures {
namespace {

using html::Cell;
using html::Values;
using html::Word;

constexpr std::string_view k_programme_views[] = {"agencies", "types", "gains"};
constexpr std::string_view k_state_filters[] = {"with_plan", "without_plan", "approved", "not_approved", "overdue"};

std::string programme_path(int year, std::string_view view)
{
  return "/measures?year=" + std::to_string(year) + "&view=" + std::string(view);
}

std::string view_of(const http::Request& request)
{
  const std::string_view asked = request.query.get("view");
  const auto* found = std::find(std::begin(k_programme_views), std::end(k_programme_views), asked);
  return std::string(found == std::end(k_programme_views) ? k_programme_views[0] : *found);
}

Word type_word(const std::string& type)
{
  return {"agencies.type." + type};
}

html::TableShape programme_shape(int year)
{
  html::TableShape shape{.path = "/measures",
                         .caption = Word{"follow_up.programme_agencies"},
                         .columns = {{"name", Word{"follow_up.column.agency"}},
                                     {"type", Word{"follow_up.column.type"}},
                                     {"plan", Word{"follow_up.column.plan"}, false},
                                     {"answered", Word{"follow_up.column.answered"}, true, true},
                                     {"measures", Word{"follow_up.column.measures"}, true, true},
                                     {"done", Word{"follow_up.column.done"}, true, true},
                                     {"evidence", Word{"follow_up.column.evidenced"}, true, true},
                                     {"overdue", Word{"follow_up.column.with_overdue"}, true, true}},
                         .sorted_by = "name",
                         .searchable = true};
  shape.kept.add("year", std::to_string(year));
  shape.kept.add("view", "agencies");
  html::Filter types{"type", Word{"follow_up.column.type"}, {}};
  for (const auto& type : agencies::k_agency_types)
    types.options.push_back({std::string(type), type_word(std::string(type))});
  html::Filter states{"state", Word{"follow_up.column.plan"}, {}};
  for (const std::string_view state : k_state_filters)
    states.options.push_back({std::string(state), Word{"follow_up.programme." + std::string(state)}});
  shape.filters = {std::move(types), std::move(states)};
  return shape;
}

ProgrammeFilter filter_of(const html::TableQuery& query)
{
  ProgrammeFilter filter{.search = query.search(), .type = query.filter("type")};
  const auto* found = std::find(std::begin(k_state_filters), std::end(k_state_filters), query.filter("state"));
  if (found != std::end(k_state_filters))
    filter.state = static_cast<ProgrammeFilter::State>(found - std::begin(k_state_filters) + 1);
  return filter;
}

/// "12 of 16 (75 %)", a dash where there is nothing to share in.
std::string share_text(std::int64_t part, std::int64_t whole, const util::Messages& messages)
{
  const auto percent = share(part, whole);
  if (!percent) return "\u2013";
  return messages.say(
      "follow_up.share",
      {{"part", html::grouped(part)}, {"whole", html::grouped(whole)}, {"percent", std::to_string(*percent)}});
}

/// What weaknesses a plan leaves out is known only once it was approved: before, the share would be of those that
/// somebody has looked at already.
std::string answered_text(const ProgrammeRow& row, const util::Messages& messages)
{
  if (!row.has_plan) return "\u2013";
  if (row.approved) return share_text(row.counts.answered, row.counts.weaknesses, messages);
  return messages.say("follow_up.so_far", {{"count", html::grouped(row.counts.answered)}});
}

Word plan_state(const ProgrammeRow& row)
{
  return {row.approved   ? "follow_up.programme.approved"
          : row.has_plan ? "follow_up.programme.not_approved"
                         : "follow_up.programme.without_plan"};
}

html::Row programme_row(const ProgrammeRow& row, int year, const util::Messages& messages)
{
  const std::string path = "/agencies/" + std::to_string(row.agency) + "/plans/" + std::to_string(year);
  const html::Colour colour = row.approved   ? html::Colour::green
                              : row.has_plan ? html::Colour::blue
                                             : html::Colour::grey;
  Cell late{.text = html::grouped(row.counts.with_overdue), .numeric = true};
  if (row.counts.with_overdue > 0) late.colour = html::Colour::red;
  return html::Row({{html::name_of(row), row.has_plan ? path + "/progress" : std::string()},
                    {type_word(row.type)},
                    {plan_state(row), "", colour},
                    {.text = answered_text(row, messages), .numeric = true},
                    {.text = html::grouped(row.counts.measures), .numeric = true},
                    {.text = share_text(row.counts.done, row.counts.measures, messages), .numeric = true},
                    {.text = share_text(row.counts.with_evidence, row.counts.measures, messages), .numeric = true},
                    std::move(late)});
}

http::Response programme_file(const std::vector<ProgrammeRow>& rows, const html::TableQuery& query, int year,
                              const util::Messages& messages, std::string_view format, util::UtcSeconds now)
{
  office::List list{
      .title = messages.say("follow_up.programme_title", {{"year", std::to_string(year)}}), .headings = {}, .rows = {}};
  for (const char* column :
       {"code", "agency", "type", "plan", "weaknesses", "answered", "measures", "done", "evidenced", "with_overdue"})
    list.headings.push_back(messages.say(std::string("follow_up.column.") + column));
  for (const ProgrammeRow* one : chosen(rows, filter_of(query), {query.sorted_by(), query.descending()})) {
    const ProgrammeRow& row = *one;
    const ProgrammeCounts& counts = row.counts;
    list.rows.push_back({row.code, html::name_of(row).in(messages.language()),
                         messages.say("agencies.type." + row.type), messages.say(plan_state(row).key)});
    for (const std::int64_t count :
         {counts.weaknesses, counts.answered, counts.measures, counts.done, counts.with_evidence, counts.with_overdue})
      list.rows.back().push_back(std::to_string(count));
  }
  const office::ListFile made = office::list_file(list, format, messages.language(), now);
  return http::attachment(made.bytes, made.type, made.name);
}

Values type_row(const ProgrammeType& type, const util::Messages& messages)
{
  const ProgrammeCounts& counts = type.counts;
  return Values()
      .set("type", type.type.empty() ? html::Phrase(Word{"follow_up.all_types"}) : type_word(type.type))
      .set("agencies", html::Count{type.agencies})
      .set("with_plan", share_text(type.with_plan, type.agencies, messages))
      .set("approved", share_text(type.approved, type.agencies, messages))
      .set("answered", share_text(counts.answered, counts.weaknesses, messages))
      .set("measures", html::Count{counts.measures})
      .set("done", share_text(counts.done, counts.measures, messages))
      .set("evidenced", share_text(counts.with_evidence, counts.measures, messages))
      .set("with_overdue", share_text(counts.with_overdue, counts.measures, messages));
}

ProgrammeType whole_of(const std::vector<ProgrammeType>& types)
{
  ProgrammeType whole;
  for (const ProgrammeType& type : types) {
    whole.agencies += type.agencies;
    whole.with_plan += type.with_plan;
    whole.approved += type.approved;
    whole.counts.measures += type.counts.measures;
    whole.counts.with_evidence += type.counts.with_evidence;
    whole.counts.with_overdue += type.counts.with_overdue;
    whole.counts.done += type.counts.done;
    whole.counts.weaknesses += type.counts.weaknesses;
    whole.counts.answered += type.counts.answered;
  }
  return whole;
}

/// "topic annual_report" → the measure that the advice proposes; "indicator 8" → the indicator's name.
std::string kind_name(const std::string& kind, int year, util::Language language)
{
  const std::string code = kind.substr(kind.find(' ') + 1);
  if (kind.starts_with("topic ")) {
    const auto& topics = analysis::AdviceBook::embedded().topics();
    const auto found =
        std::find_if(topics.begin(), topics.end(), [&](const analysis::Topic& topic) { return topic.code == code; });
    if (found != topics.end()) return found->measure.title.in(language);
  }
  const auto framework = framework::embedded_year(year);
  return framework ? subject_name(*framework, code, language) : code;
}

Values gain_row(const Gain& gain, int year, util::Language language)
{
  return Values()
      .set("kind", kind_name(gain.kind, year, language))
      .set("agencies", html::Count{static_cast<long long>(gain.agencies)})
      .set("mean", fmt::format("{:+.2f}", gain.mean))
      .set("low", fmt::format("{:+.2f}", gain.low()))
      .set("high", fmt::format("{:+.2f}", gain.high()))
      .set("unclear", gain.low() <= 0 && gain.high() >= 0);
}

void add_agencies(site::View& view, const std::vector<ProgrammeRow>& all, const html::TableQuery& query, int year,
                  const util::Messages& messages)
{
  const auto found = chosen(all, filter_of(query), {query.sorted_by(), query.descending()});
  const auto rows = static_cast<std::int64_t>(found.size());
  Values table = query.head();
  table.list("rows");
  const std::int64_t first = query.offset(rows);
  for (std::int64_t i = first; i < std::min(rows, first + query.limit()); ++i)
    table.add("rows", programme_row(*found[static_cast<std::size_t>(i)], year, messages));
  view.values.set("narrowing", query.narrowing())
      .set("any_rows", rows > 0)
      .set("nothing", html::nothing_yet(Word{"follow_up.none_fits"}, Word{"follow_up.none_fits_hint"}))
      .set("table", std::move(table))
      .set("pagination", query.pagination(rows))
      .set("xlsx", html::with_parameter(query.address(), "format", "xlsx"))
      .set("csv", html::with_parameter(query.address(), "format", "csv"));
}

site::View programme_view(const std::vector<int>& years, int year, const std::string& shown)
{
  site::View view{.title = Word{"follow_up.programme"}, .view = "measures/programme"};
  std::vector<html::Link> tabs;
  for (const std::string_view one : k_programme_views)
    tabs.push_back({Word{"follow_up.programme_view." + std::string(one)}, programme_path(year, one), one == shown});
  view.values.set("year", year)
      .set("tabs", html::tabs(Word{"follow_up.views"}, tabs))
      .set("several_years", years.size() > 1)
      .set("no_plans", years.empty())
      .set("is_agencies", shown == "agencies")
      .set("is_types", shown == "types")
      .set("is_gains", shown == "gains")
      .list("years")
      .list("types")
      .list("gains");
  for (const int one : years)
    view.values.add("years",
                    Values().set("name", one).set("href", programme_path(one, shown)).set("current", one == year));
  return view;
}

int year_asked(const http::Request& request, const std::vector<int>& years, std::int64_t today)
{
  const std::string_view asked = request.query.get("year");
  const auto found = std::find_if(years.begin(), years.end(), [&](int year) { return std::to_string(year) == asked; });
  if (found != years.end()) return *found;
  if (!years.empty()) return years.front();
  // Nobody has a plan: the fiscal year that it is now.
  const auto day = day_of(today);
  constexpr int k_buddhist = 543;
  return static_cast<int>(day.year()) + k_buddhist + (day.month() >= std::chrono::October ? 1 : 0);
}

}  // namespace

ProgrammePages::Rows ProgrammePages::rows_of(db::Connection& connection, int year)
{
  return kept_->rows.get(
      year, parts_.clock.now(), [&] { return ProgrammeStore(connection, year, today_of(parts_.clock)).rows(); },
      [](const std::vector<ProgrammeRow>& rows) { return rows.size() > k_large_programme; });
}

site::Answer ProgrammePages::show(http::Request& request, const accounts::Visitor& /*visitor*/)
{
  const util::Messages& messages = parts_.site.words(site::language_of(request)).messages();
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    const std::int64_t today = today_of(parts_.clock);
    const ProgrammeStore every_year(connection, 0, today);
    const std::vector<int> years = every_year.years();
    const int year = year_asked(request, years, today);
    const html::TableQuery query(programme_shape(year), request.query);
    const Rows rows = rows_of(connection, year);
    if (request.query.has("format"))
      return programme_file(rows->value, query, year, messages, request.query.get("format"), parts_.clock.now());
    const std::string shown = view_of(request);
    site::View view = programme_view(years, year, shown);
    view.values.set("counted_at", rows->kept ? time_text(rows->at, messages.language()) : std::string());
    if (shown == "agencies") add_agencies(view, rows->value, query, year, messages);
    if (shown == "types") {
      const std::vector<ProgrammeType> types = types_of(rows->value);
      for (const ProgrammeType& type : types)
        view.values.add("types", type_row(type, messages));
      if (types.size() > 1) view.values.add("types", type_row(whole_of(types), messages));
    }
    if (shown == "gains") {
      const bool is_large = rows->kept;
      const auto gains = kept_->gains.get(
          year, parts_.clock.now(), [&] { return ProgrammeStore(connection, year, today).gains(parts_.clock.now()); },
          [&](const std::vector<Gain>&) { return is_large; });
      for (const Gain& gain : gains->value)
        view.values.add("gains", gain_row(gain, year, messages.language()));
      view.values.set("fewest", k_fewest_agencies);
    }
    return view;
  });
}

}  // namespace measures
