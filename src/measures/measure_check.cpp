// SPDX-License-Identifier: Apache-2.0
#include "src/measures/measure_check.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "lib/thai/thai.hpp"

namespace measures {
namespace {

constexpr int k_most_points = 100;

struct Faults {
  util::Problems list = {};
  void add(std::string field, std::string code, util::Params params = {})
  {
    util::Place place;
    place.field = std::move(field);
    list.push_back({std::move(place), std::move(code), std::move(params)});
  }
};

void check_measure_day(Faults& faults, const std::string& field, std::int64_t day, int fiscal_year)
{
  if (day >= day_number(thai::fiscal_year_begin(fiscal_year)) && day <= day_number(thai::fiscal_year_end(fiscal_year)))
    return;
  faults.add(field, "measures.day_outside_year",
             {{"first", first_day_in_figures(fiscal_year)}, {"last", last_day_in_figures(fiscal_year)}});
}

void check_unit(Faults& faults, const std::string& field, std::int64_t id, const std::vector<agencies::Unit>& units)
{
  const auto found = std::find_if(units.begin(), units.end(), [&](const agencies::Unit& one) { return one.id == id; });
  if (found == units.end())
    faults.add(field, "measures.unit_unknown");
  else if (!found->is_open())
    faults.add(field, "measures.unit_closed", {{"unit", found->name}});
}

void check_steps(Faults& faults, const Measure& measure)
{
  if (measure.steps.size() > k_most_steps)
    faults.add("steps", "measures.too_many_steps",
               {{"count", std::to_string(measure.steps.size())}, {"most", std::to_string(k_most_steps)}});
  for (std::size_t i = 0; i < measure.steps.size(); ++i) {
    const std::string number = std::to_string(i + 1);
    if (measure.steps[i].words.empty()) faults.add("step_" + number, "measures.step_empty", {{"number", number}});
    if (measure.steps[i].due_day)
      check_measure_day(faults, "due_" + number, *measure.steps[i].due_day, measure.fiscal_year);
  }
}

void check_success(Faults& faults, const Measure& measure, const framework::Framework& framework)
{
  const Success& success = measure.success;
  switch (success.kind) {
    case SuccessKind::items_met:
      if (std::none_of(measure.weaknesses.begin(), measure.weaknesses.end(),
                       [&](const std::string& subject) { return framework.item(subject).has_value(); }))
        faults.add("success", "measures.success_no_item");
      break;
    case SuccessKind::indicator:
      if (!framework.indicator(success.subject)) faults.add("success_subject", "measures.success_no_indicator");
      if (!success.target)
        faults.add("success_target", "measures.success_no_target");
      else if (*success.target < util::Exact(0) || *success.target > util::Exact(k_most_points))
        faults.add("success_target", "measures.success_target_range");
      break;
    case SuccessKind::count:
      if (!success.target) faults.add("success_target", "measures.success_no_target");
      if (success.words.empty()) faults.add("success_words", "measures.success_no_words");
      break;
    case SuccessKind::words:
      if (success.words.empty()) faults.add("success_words", "measures.success_no_words");
      break;
  }
}

std::string in_figures(std::chrono::year_month_day day)
{
  constexpr int k_buddhist = 543;
  return fmt::format("{}/{}/{}", static_cast<unsigned>(day.day()), static_cast<unsigned>(day.month()),
                     static_cast<int>(day.year()) + k_buddhist);
}

}  // namespace

std::string first_day_in_figures(int fiscal_year)
{
  return in_figures(thai::fiscal_year_begin(fiscal_year));
}

std::string last_day_in_figures(int fiscal_year)
{
  return in_figures(thai::fiscal_year_end(fiscal_year));
}

bool is_subject(const framework::Framework& framework, std::string_view code)
{
  return framework.item(code) || framework.question(code) || framework.indicator(code);
}

util::Problems check_measure(const Measure& measure, const std::vector<agencies::Unit>& units,
                             const framework::Framework& framework)
{
  Faults faults;
  if (measure.title.empty()) faults.add("title", "html.empty");
  for (const std::string& subject : measure.weaknesses) {
    if (!is_subject(framework, subject)) faults.add("weakness", "measures.weakness_unknown", {{"subject", subject}});
  }
  check_steps(faults, measure);
  if (measure.lead) check_unit(faults, "lead", *measure.lead, units);
  for (const std::int64_t unit : measure.units)
    check_unit(faults, "unit", unit, units);
  check_measure_day(faults, "first_day", measure.first_day, measure.fiscal_year);
  check_measure_day(faults, "last_day", measure.last_day, measure.fiscal_year);
  if (measure.last_day < measure.first_day) faults.add("last_day", "measures.period_reversed");
  check_success(faults, measure, framework);
  return std::move(faults.list);
}

}  // namespace measures
