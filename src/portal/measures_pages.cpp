// SPDX-License-Identifier: Apache-2.0
#include "src/portal/measures_pages.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "lib/http/outcome.hpp"
#include "lib/office/list.hpp"
#include "lib/thai/thai.hpp"
#include "lib/thai/thai_time.hpp"

#include "src/agencies/agency_store.hpp"
#include "src/portal/data_file_pages.hpp"
#include "src/portal/shown_plan_store.hpp"

namespace portal {
namespace {

using html::Values;
using html::Word;
using measures::Measure;
using measures::StepState;

constexpr std::string_view k_measure_formats[] = {"csv", "xlsx", "json"};

std::int64_t day_of_today(const util::Clock& clock)
{
  return measures::day_number(thai::day_of(clock.now()));
}

html::Colour colour_of_state(StepState state)
{
  switch (state) {
    case StepState::done:
      return html::Colour::green;
    case StepState::in_work:
      return html::Colour::blue;
    case StepState::cancelled:
      return html::Colour::grey;
    case StepState::not_begun:
      break;
  }
  return html::Colour::yellow;
}

html::Word word_of_state(StepState state)
{
  return Word{"portal.measure_state." + std::string(code(state))};
}

std::string period_of(const Measure& measure, util::Language language)
{
  if (measures::lasts_whole_year(measure)) return thai::fiscal_year_months(measure.fiscal_year, language);
  return thai::long_date(measures::day_of(measure.first_day), language) + " \u2013 " +
         thai::long_date(measures::day_of(measure.last_day), language);
}

std::vector<std::string> units_of(const ShownPlan& plan, const Measure& measure)
{
  std::vector<std::string> names;
  if (measure.lead) names.push_back(plan.content.unit_name(*measure.lead));
  for (const std::int64_t unit : measure.units)
    names.push_back(plan.content.unit_name(unit));
  return names;
}

std::string joined_with(const std::vector<std::string>& parts, std::string_view between)
{
  return fmt::format("{}", fmt::join(parts, between));
}

std::vector<std::string> answered(const ShownPlan& plan, const Measure& measure, util::Language language)
{
  std::vector<std::string> names;
  for (const std::string& subject : measure.weaknesses) {
    const framework::Text* name = plan.content.subject_name(subject);
    names.push_back(name == nullptr ? subject : subject + " " + name->in(language));
  }
  return names;
}

Values step_values(const measures::Step& step, const ShownPlan& plan)
{
  const measures::StepProgress report = measures::report_on(plan.reports, step.id);
  return Values()
      .set("words", step.words)
      .set("state", html::tag(word_of_state(report.state), colour_of_state(report.state)));
}

Values measure_values(const ShownPlan& plan, const Measure& measure, std::int64_t today, util::Language language)
{
  const measures::MeasureProgress progress = measures::progress_of(measure, plan.reports, today);
  const std::vector<std::string> answers = answered(plan, measure, language);
  Values values;
  values.set("number", std::to_string(measure.position))
      .set("heading", measure.title)
      .set("state", html::tag(word_of_state(progress.state), colour_of_state(progress.state)))
      .set("done", html::Count{static_cast<long long>(progress.done)})
      .set("steps_count", html::Count{static_cast<long long>(progress.steps)})
      .set("units", joined_with(units_of(plan, measure), ", "))
      .set("period", period_of(measure, language))
      .set("any_answers", !answers.empty())
      .set("answers", answers)
      .list("steps");
  for (const measures::Step& step : measure.steps)
    values.add("steps", step_values(step, plan));
  return values;
}

std::vector<std::string> measure_headings()
{
  return {"fiscal_year", "agency_id", "code",    "agency",    "number",       "title",
          "answers",     "lead_unit", "units",   "first_day", "last_day",     "steps",
          "done",        "cancelled", "percent", "state",     "plan_version", "approved_on"};
}

std::string iso_day(std::chrono::year_month_day day)
{
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                     static_cast<unsigned>(day.day()));
}

std::vector<std::string> measure_row(const ShownPlan& plan, const std::string& code_of_agency, const Measure& measure,
                                     std::int64_t today)
{
  const measures::MeasureProgress progress = measures::progress_of(measure, plan.reports, today);
  std::vector<std::string> others;
  for (const std::int64_t unit : measure.units)
    others.push_back(plan.content.unit_name(unit));
  return {std::to_string(plan.content.fiscal_year),
          std::to_string(plan.content.agency),
          code_of_agency,
          plan.content.agency_name,
          std::to_string(measure.position),
          measure.title,
          joined_with(measure.weaknesses, " "),
          measure.lead ? plan.content.unit_name(*measure.lead) : "",
          joined_with(others, "; "),
          iso_day(measures::day_of(measure.first_day)),
          iso_day(measures::day_of(measure.last_day)),
          std::to_string(progress.steps),
          std::to_string(progress.done),
          std::to_string(progress.cancelled),
          std::to_string(progress.percent),
          std::string(code(progress.state)),
          std::to_string(plan.version),
          iso_day(thai::day_of(plan.approved_at))};
}

office::List measures_list(const Looker& looker, int year)
{
  office::List list{.title = "measures-" + std::to_string(year), .headings = measure_headings(), .rows = {}};
  const std::int64_t today = day_of_today(looker.clock);
  looker.database.read([&](db::Connection& connection) {
    list.rows.clear();
    const ShownPlanStore store(connection);
    for (const std::int64_t agency : store.agencies_of(year)) {
      const auto plan = store.find(agency, year);
      const auto known = agencies::AgencyStore(connection).find(agency);
      if (!plan || !known) continue;
      for (const Measure& measure : plan->content.measures)
        list.rows.push_back(measure_row(*plan, known->code, measure, today));
    }
  });
  return list;
}

/// An array of objects, one a line.
std::string json_rows(const office::List& list)
{
  std::string text = "[\n";
  for (const std::vector<std::string>& row : list.rows)
    text += (&row == &list.rows.front() ? "" : ",\n") + json_object(list.headings, row);
  return text + "\n]\n";
}

}  // namespace

std::string measures_path(std::int64_t agency, int year)
{
  return agency_path(agency) + "/measures/" + std::to_string(year);
}

Made measures_page(const Looker& looker, const Asked& asked)
{
  site::View view{.title = Word{"portal.measures_title", {{"year", std::to_string(asked.year)}}},
                  .view = "portal/measures"};
  looker.database.read([&](db::Connection& connection) {
    const auto agency = agencies::AgencyStore(connection).find(asked.agency);
    const auto plan = ShownPlanStore(connection).find(asked.agency, asked.year);
    if (!agency || !plan) throw http::NotFound("no approved plan of that year");
    const html::Name name = html::name_of(*agency);
    view.breadcrumbs = {{Word{"portal.search_title"}, "/results"}, {name, agency_path(asked.agency)}};
    view.values = Values();
    view.values.set("name", name)
        .set("year", std::to_string(asked.year))
        .set("result_year", std::to_string(plan->content.result_year))
        .set("approved", thai::long_date(thai::day_of(plan->approved_at), asked.language))
        .set("version", std::to_string(plan->version))
        .set("address", looker.doors.address + measures_path(asked.agency, asked.year))
        .list("measures");
    const std::int64_t today = day_of_today(looker.clock);
    for (const Measure& measure : plan->content.measures)
      view.values.add("measures", measure_values(*plan, measure, today, asked.language));
  });
  return {.bytes = public_page(looker, asked, std::move(view))};
}

std::vector<std::string> measures_files(int year)
{
  std::vector<std::string> names;
  for (const std::string_view format : k_measure_formats)
    names.push_back("measures-" + std::to_string(year) + "." + std::string(format));
  return names;
}

Made measures_file(const Looker& looker, int year, std::string_view format)
{
  const office::List list = measures_list(looker, year);
  if (list.rows.empty()) throw http::NotFound("no approved plans of that year");
  const std::string name = list.title + "." + std::string(format);
  if (format == "json") return {.bytes = json_rows(list), .type = "application/json", .file_name = name};
  if (format != "csv" && format != "xlsx") throw http::NotFound("no such format");
  office::ListFile file = office::list_file(list, format, util::Language::english, looker.clock.now());
  return {.bytes = std::move(file.bytes), .type = std::move(file.type), .file_name = name, .compress = format == "csv"};
}

}  // namespace portal
