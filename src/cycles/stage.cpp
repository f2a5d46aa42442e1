// SPDX-License-Identifier: Apache-2.0
#include "src/cycles/stage.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "lib/thai/thai.hpp"
#include "lib/thai/thai_time.hpp"

namespace cycles {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr std::array<std::string_view, k_stages.size()> k_stage_codes = {
    "enrolment", "surveys", "disclosure", "approval", "review", "clarification", "computing", "published"};
constexpr std::array<std::string_view, 3> k_state_codes = {"planned", "open", "closed"};
constexpr std::array<std::string_view, 4> k_act_codes = {"opened", "closed", "extended", "planned"};

struct SuggestedDays {
  unsigned first_month;
  unsigned first_day;
  unsigned last_month;
  unsigned last_day;
};
constexpr std::array<SuggestedDays, k_stages.size()> k_suggested = {{{1, 1, 1, 31},
                                                                     {2, 1, 4, 30},
                                                                     {3, 1, 4, 30},
                                                                     {5, 1, 5, 15},
                                                                     {5, 16, 6, 30},
                                                                     {7, 1, 7, 15},
                                                                     {7, 16, 7, 31},
                                                                     {8, 1, 9, 30}}};

year_month_day day_after(year_month_day day)
{
  return sys_days(day) + days(1);
}

/// The stage that must have begun before: the one before it, but surveys and disclosure run beside each other.
StageCode waits_for(StageCode stage)
{
  if (stage == StageCode::disclosure) return StageCode::enrolment;
  return k_stages.at(static_cast<std::size_t>(stage) - 1);
}

}  // namespace

std::string_view code(StageCode stage)
{
  return k_stage_codes.at(static_cast<std::size_t>(stage));
}

std::string_view code(StageState state)
{
  return k_state_codes.at(static_cast<std::size_t>(state));
}

std::string_view code(StageAct act)
{
  return k_act_codes.at(static_cast<std::size_t>(act));
}

std::optional<StageCode> stage_named(std::string_view code)
{
  const auto found = std::ranges::find(k_stage_codes, code);
  if (found == k_stage_codes.end()) return std::nullopt;
  return k_stages.at(static_cast<std::size_t>(found - k_stage_codes.begin()));
}

StageState Stage::state() const
{
  if (closed) return StageState::closed;
  return opened ? StageState::open : StageState::planned;
}

year_month_day Stage::first_day() const
{
  return thai::day_of(opens);
}

year_month_day Stage::last_day() const
{
  return thai::day_of(closes - 1);
}

void Stage::set_days(year_month_day first, year_month_day last)
{
  opens = thai::day_begin(first);
  closes = thai::day_begin(day_after(last));
}

const Stage& stage_of(const Calendar& calendar, StageCode stage)
{
  const auto found = std::ranges::find(calendar, stage, &Stage::code);
  if (found == calendar.end()) throw std::logic_error("a calendar without a stage");
  return *found;
}

Stage& stage_of(Calendar& calendar, StageCode stage)
{
  return const_cast<Stage&>(stage_of(std::as_const(calendar), stage));  // NOLINT(cppcoreguidelines-pro-type-const-cast)
}

Calendar suggested_calendar(int fiscal_year)
{
  const std::chrono::year year = thai::fiscal_year_end(fiscal_year).year();
  Calendar calendar;
  for (const StageCode code : k_stages) {
    const SuggestedDays& suggested = k_suggested.at(static_cast<std::size_t>(code));
    Stage stage{.code = code};
    stage.set_days(year / static_cast<int>(suggested.first_month) / static_cast<int>(suggested.first_day),
                   year / static_cast<int>(suggested.last_month) / static_cast<int>(suggested.last_day));
    calendar.push_back(stage);
  }
  return calendar;
}

util::Problems check(const Calendar& calendar)
{
  util::Problems problems;
  for (const Stage& stage : calendar) {
    const util::Place place{.file = {}, .line = 0, .column = 0, .field = std::string(code(stage.code))};
    if (stage.closes <= stage.opens) problems.push_back({place, "cycles.closes_before_opens", {}});
    if (stage.code == StageCode::enrolment) continue;
    if (stage.opens < stage_of(calendar, waits_for(stage.code)).opens)
      problems.push_back({place, "cycles.opens_too_early", {}});
  }
  return problems;
}

std::vector<StageChange> due_changes(const Calendar& calendar, util::UtcSeconds now)
{
  std::vector<StageChange> due;
  for (const Stage& stage : calendar) {
    const bool opens = stage.state() == StageState::planned && stage.opens <= now;
    if (opens) due.push_back({stage.code, StageAct::opened});
    const bool is_open = opens || stage.state() == StageState::open;
    if (is_open && stage.closes <= now) due.push_back({stage.code, StageAct::closed});
  }
  return due;
}

bool may_change(const Stage& stage, StageAct act, util::UtcSeconds now)
{
  if (act == StageAct::opened) return stage.state() != StageState::open && now < stage.closes;
  return act == StageAct::closed && stage.state() == StageState::open;
}

Stage changed(Stage stage, StageAct act, util::UtcSeconds now)
{
  if (act == StageAct::closed) stage.closed = now;
  if (act == StageAct::opened) {
    stage.opened = now;
    stage.closed.reset();
  }
  return stage;
}

util::Problems check_extension(const Stage& stage, year_month_day last_day, util::UtcSeconds now)
{
  const util::Place place{.file = {}, .line = 0, .column = 0, .field = "last_day"};
  const util::UtcSeconds closes = thai::day_begin(day_after(last_day));
  if (closes <= stage.closes) return {{place, "cycles.not_later", {}}};
  if (closes <= now) return {{place, "cycles.already_over", {}}};
  return {};
}

Stage extended(Stage stage, year_month_day last_day, util::UtcSeconds now)
{
  stage.closes = thai::day_begin(day_after(last_day));
  if (stage.closed && stage.closes > now) stage.closed.reset();
  return stage;
}

}  // namespace cycles
