// SPDX-License-Identifier: Apache-2.0
// The stages of a round and its calendar: each stage opens at the beginning of a day in Thailand and closes at the end
// of one, by itself or by hand. Stages may run beside each other: surveys while agencies disclose.
#pragma once
#include <array>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/util/clock.hpp"
#include "lib/util/problem.hpp"

namespace cycles {

enum class StageCode {
  enrolment,      ///< agencies enter how many people could answer
  surveys,        ///< staff and the public answer
  disclosure,     ///< agencies enter what they disclose
  approval,       ///< executives approve the disclosure
  review,         ///< assessors judge it, and collect part 2
  clarification,  ///< agencies contest single items
  computing,      ///< scores are computed and confirmed
  published,      ///< results are open to everybody
};
inline constexpr std::array<StageCode, 8> k_stages = {
    StageCode::enrolment, StageCode::surveys,       StageCode::disclosure, StageCode::approval,
    StageCode::review,    StageCode::clarification, StageCode::computing,  StageCode::published};
std::string_view code(StageCode stage);  ///< "enrolment", as in the database, in addresses and in message keys
std::optional<StageCode> stage_named(std::string_view code);

enum class StageState { planned, open, closed };
std::string_view code(StageState state);

struct Stage {
  StageCode code = StageCode::enrolment;
  util::UtcSeconds opens = 0;   ///< the first moment
  util::UtcSeconds closes = 0;  ///< the first moment after it
  std::optional<util::UtcSeconds> opened = {};
  std::optional<util::UtcSeconds> closed = {};

  StageState state() const;
  std::chrono::year_month_day first_day() const;
  std::chrono::year_month_day last_day() const;
  void set_days(std::chrono::year_month_day first, std::chrono::year_month_day last);
};

/// Every stage, in the order of k_stages.
using Calendar = std::vector<Stage>;

const Stage& stage_of(const Calendar& calendar, StageCode stage);
Stage& stage_of(Calendar& calendar, StageCode stage);

/// Dates to begin from, of no authority: from January to the end of the fiscal year.
Calendar suggested_calendar(int fiscal_year);

/// cycles.closes_before_opens at a stage that ends before it begins, cycles.opens_too_early at one that begins before
/// the stage that it waits for. place.field is the code of the stage.
util::Problems check(const Calendar& calendar);

enum class StageAct { opened, closed, extended, planned };
std::string_view code(StageAct act);

struct StageChange {
  StageCode stage = StageCode::enrolment;
  StageAct act = StageAct::opened;
  bool operator==(const StageChange&) const = default;
};

/// What the calendar wants done at that moment, in order. What was opened or closed by hand is not undone: a stage
/// opens by itself once, and closes once.
std::vector<StageChange> due_changes(const Calendar& calendar, util::UtcSeconds now);

/// Whether somebody may do that by hand: open what is not open and not over by the calendar (extended() is for that),
/// close what is open.
bool may_change(const Stage& stage, StageAct act, util::UtcSeconds now);

/// The stage after the act.
Stage changed(Stage stage, StageAct act, util::UtcSeconds now);

/// The stage with a later last day; where it was closed and the new end is ahead, it is open again.
/// cycles.not_later where the day is not later than the present one, cycles.already_over where it has passed.
util::Problems check_extension(const Stage& stage, std::chrono::year_month_day last_day, util::UtcSeconds now);
Stage extended(Stage stage, std::chrono::year_month_day last_day, util::UtcSeconds now);

}  // namespace cycles
