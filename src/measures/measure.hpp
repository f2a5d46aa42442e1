// SPDX-License-Identifier: Apache-2.0
// A measure of an agency's plan for a fiscal year: what is done about which weaknesses, by whom, until when, and what
// will show that it worked. Plain values; progress.hpp has what came of its steps.
#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/util/exact.hpp"

namespace measures {

/// When the agency looks at how far a measure is.
enum class FollowUp { monthly, quarterly, half_yearly, year_end, when_done };
inline constexpr FollowUp k_follow_ups[] = {FollowUp::monthly, FollowUp::quarterly, FollowUp::half_yearly,
                                            FollowUp::year_end, FollowUp::when_done};
std::string_view code(FollowUp follow_up);  ///< "half_yearly", as in the database and in message keys
std::optional<FollowUp> follow_up_named(std::string_view code);

enum class Priority { urgent, high, normal };
inline constexpr Priority k_priorities[] = {Priority::urgent, Priority::high, Priority::normal};
std::string_view code(Priority priority);
std::optional<Priority> priority_named(std::string_view code);

/// What will show that the measure worked.
enum class SuccessKind {
  items_met,  ///< every item that it answers
  indicator,  ///< an indicator at a target
  count,      ///< a number of what the words say
  words,      ///< what the words say
};
inline constexpr SuccessKind k_success_kinds[] = {SuccessKind::items_met, SuccessKind::indicator, SuccessKind::count,
                                                  SuccessKind::words};
std::string_view code(SuccessKind kind);
std::optional<SuccessKind> success_kind_named(std::string_view code);

struct Success {
  SuccessKind kind = SuccessKind::words;
  std::string subject = {};                ///< of indicator: its code, "8"
  std::optional<util::Exact> target = {};  ///< of indicator: a score; of count: a number
  std::string words = {};
  bool operator==(const Success&) const = default;
};

struct Step {
  std::int64_t id = 0;  ///< 0: not stored yet
  std::string words = {};
  std::optional<std::int64_t> due_day = {};  ///< days since 1970-01-01
  bool operator==(const Step&) const = default;
};

constexpr std::size_t k_most_steps = 500;
constexpr std::size_t k_longest_title = 1000;              ///< characters
constexpr std::size_t k_longest_step = 4000;               ///< characters
constexpr std::size_t k_longest_person = 200;              ///< characters
constexpr std::size_t k_longest_words = 2000;              ///< characters of follow-up and success
constexpr std::int64_t k_most_budget = 10'000'000'000'00;  ///< satang

struct Measure {
  std::int64_t agency = 0;
  int fiscal_year = 0;        ///< Buddhist era
  std::int64_t id = 0;        ///< 0: not stored yet
  std::int64_t position = 0;  ///< its number in the plan, from 1
  std::string title = {};
  std::vector<std::string> weaknesses = {};  ///< codes of items, questions and indicators: "o2", "e9", "8"
  std::vector<Step> steps = {};
  std::optional<std::int64_t> lead = {};  ///< the unit that leads
  std::vector<std::int64_t> units = {};   ///< the others
  std::string person = {};
  std::int64_t first_day = 0;  ///< days since 1970-01-01
  std::int64_t last_day = 0;
  std::optional<std::int64_t> budget = {};  ///< satang; empty: needs none
  FollowUp follow_up = FollowUp::half_yearly;
  std::string follow_up_words = {};
  Success success = {};
  Priority priority = Priority::normal;
  std::string source = {};                        ///< entry of the library that it was drafted from
  std::optional<std::int64_t> carried_from = {};  ///< id of last year's measure
  std::int64_t revision = 0;                      ///< 0: no row yet

  bool answers(std::string_view weakness) const;
  bool is_of_unit(std::int64_t unit) const;
};

std::int64_t day_number(std::chrono::year_month_day day);
std::chrono::year_month_day day_of(std::int64_t number);
/// Whether it lasts exactly from the first to the last day of its fiscal year.
bool lasts_whole_year(const Measure& measure);

}  // namespace measures
