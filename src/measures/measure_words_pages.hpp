// SPDX-License-Identifier: Apache-2.0
// Measures and what changed in them, in words that people read: pages of a measure, of a version, histories and lists
// say the same.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "lib/html/components.hpp"
#include "lib/util/messages.hpp"

#include "src/measures/change_store.hpp"
#include "src/measures/place_pages.hpp"
#include "src/measures/plan_content.hpp"
#include "src/measures/plan_differences.hpp"

namespace measures {

/// By which names of units, items, questions and indicators are shown: those of today, or of an approved version.
struct Names {
  std::function<std::string(std::int64_t)> unit;
  std::function<std::string(const std::string&)> subject;  ///< with its code: "o2 Executives"
};
Names names_of(const Place& place, util::Language language);
Names names_of(const PlanContent& content, util::Language language);

std::string baht_text(std::int64_t satang);  ///< "1,250.50"
std::string success_text(const Success& success, const util::Messages& messages);
std::string follow_up_text(const Measure& measure, const util::Messages& messages);
std::string units_text(const Measure& measure, const Names& names);  ///< the one that leads first
std::string subjects_text(const std::vector<std::string>& subjects, const Names& names);

/// Everything of a measure but its title and steps, as key and value.
std::vector<html::SummaryRow> summary_rows(const Measure& measure, const Names& names, const util::Messages& messages);
/// Its steps in order: words, due.
std::vector<html::Values> step_list(const Measure& measure, util::Language language);

/// "Lead unit", and the value before and after as people read it.
std::string field_text(const MeasureChange& change, const util::Messages& messages);
std::string value_text(const MeasureChange& change, const std::string& value, const Names& names,
                       const util::Messages& messages);

/// Lines of a history: at, act, by, reason, and what changed: field, before, after.
std::vector<html::Values> history_values(const std::vector<ChangeRow>& rows, const Names& names,
                                         const util::Messages& messages);
/// Lines that say what differs: text, and before and after where there are such.
std::vector<html::Values> difference_values(const std::vector<PlanDifference>& differences, const Names& names,
                                            const util::Messages& messages);

}  // namespace measures
