// SPDX-License-Identifier: Apache-2.0
// What makes a report on a step right, and whether it says anything that the plan does not.
#include <string>

#include "lib/thai/thai.hpp"
#include "lib/util/text.hpp"

#include "src/framework/comparable.hpp"
#include "src/measures/progress.hpp"

namespace measures {
namespace {

constexpr double k_says_the_same = 0.8;
constexpr std::size_t k_shortest_repeat = 12;  // characters: single words stand in every step

util::Problem fault(const char* field, const char* code, util::Params params = {})
{
  util::Problem problem{{}, std::string("follow_up.") + code, std::move(params)};
  problem.place.field = field;
  return problem;
}

/// Numbers of lists are no words.
std::string without_digits(std::string text)
{
  std::erase_if(text, [](char c) { return c >= '0' && c <= '9'; });
  return text;
}

void check_day(const char* field, const std::optional<std::int64_t>& day, int fiscal_year, std::int64_t today,
               util::Problems& problems)
{
  if (!day) return;
  const auto first = thai::fiscal_year_begin(fiscal_year);
  const auto last = thai::fiscal_year_end(fiscal_year);
  if (*day > today) {
    problems.push_back(fault(field, "day_future"));
  } else if (*day < day_number(first) || *day > day_number(last)) {
    problems.push_back(fault(field, "day_outside", {{"year", std::to_string(fiscal_year)}}));
  }
}

bool percent_fits(const StepProgress& report)
{
  switch (report.state) {
    case StepState::not_begun:
      return report.percent == 0;
    case StepState::in_work:
      return report.percent > 0 && report.percent < 100;
    case StepState::done:
      return report.percent == 100;
    case StepState::cancelled:
      break;
  }
  return report.percent >= 0 && report.percent <= 100;
}

}  // namespace

util::Problems check(const StepProgress& report, int fiscal_year, std::int64_t today)
{
  util::Problems problems;
  const bool done = report.state == StepState::done;
  if (!percent_fits(report))
    problems.push_back(fault("percent", ("percent_state_" + std::string(code(report.state))).c_str()));
  if (done && report.words.empty()) problems.push_back(fault("words", "needs_words"));
  if (report.state == StepState::cancelled && report.words.empty()) problems.push_back(fault("words", "needs_reason"));
  if (done && !report.done_day) problems.push_back(fault("done_day", "needs_done_day"));
  if (report.is_open() && report.done_day) problems.push_back(fault("done_day", "no_done_day"));
  check_day("begun_day", report.begun_day, fiscal_year, today, problems);
  check_day("done_day", report.done_day, fiscal_year, today, problems);
  if (report.begun_day && report.done_day && *report.done_day < *report.begun_day)
    problems.push_back(fault("done_day", "done_before_begun"));
  return problems;
}

bool repeats_plan(std::string_view report, std::string_view step)
{
  const std::string said = without_digits(framework::comparable(report));
  const std::string planned = without_digits(framework::comparable(step));
  if (said.empty() || planned.empty()) return false;
  if (said == planned) return true;
  if (util::character_count(said) >= k_shortest_repeat && planned.find(said) != std::string::npos) return true;
  return framework::likeness(said, planned) >= k_says_the_same;
}

}  // namespace measures
