// SPDX-License-Identifier: Apache-2.0
#include "src/measures/measure_merge_pages.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <utility>

#include "lib/util/text.hpp"

#include "src/measures/measure_form_pages.hpp"
#include "src/measures/merged_fields_pages.hpp"
#include "src/measures/step_rows_pages.hpp"

namespace measures {
namespace {

using html::Word;
using StepsById = std::map<std::int64_t, StepRow>;

constexpr std::string_view k_step = "step";  // "step12-words", "step12-due": one field of the merge
constexpr const char* k_order = "order";

/// A kind has what belongs to it: months or days to the period, indicator and target to what shows success.
const std::vector<std::pair<std::string, std::string>>& fields_together()
{
  static const std::vector<std::pair<std::string, std::string>> k_together = {
      {"first_month", "period"}, {"last_month", "period"},       {"first_day", "period"},
      {"last_day", "period"},    {"success_subject", "success"}, {"success_target", "success"}};
  return k_together;
}

std::string order_of(const std::vector<StepRow>& rows)
{
  std::string order;
  for (const StepRow& row : rows) {
    if (row.id != 0 && !row.is_empty()) order += (order.empty() ? "" : " ") + std::to_string(row.id);
  }
  return order;
}

/// Steps under their ids in the place of rows; new ones, which nobody else can have, are left out.
util::Fields by_step(const util::Fields& fields)
{
  util::Fields named = with_step_rows(fields, {});
  for (const StepRow& row : step_rows(fields)) {
    if (row.id == 0 || row.is_empty()) continue;
    const std::string name = std::string(k_step) + std::to_string(row.id);
    named.add(name + "-words", row.words);
    named.add(name + "-due", row.due);
  }
  return named;
}

std::optional<std::int64_t> step_in_name(std::string_view name)
{
  if (!name.starts_with(k_step)) return std::nullopt;
  const std::string_view number = name.substr(k_step.size(), name.find('-') - k_step.size());
  std::int64_t id = 0;
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), id);
  if (error != std::errc() || end != number.data() + number.size()) return std::nullopt;
  return id;
}

StepsById steps_in(const util::Fields& merged)
{
  StepsById steps;
  for (const auto& [name, value] : merged.entries()) {
    const auto id = step_in_name(name);
    if (!id) continue;
    StepRow& row = steps[*id];
    row.id = *id;
    (name.ends_with("-due") ? row.due : row.words) = value;
  }
  return steps;
}

/// The steps that both have, in the order of the one.
std::vector<std::int64_t> common_order(const std::vector<StepRow>& rows, const std::vector<StepRow>& others)
{
  std::vector<std::int64_t> order;
  for (const StepRow& row : rows) {
    const bool both = std::any_of(others.begin(), others.end(), [&](const StepRow& one) { return one.id == row.id; });
    if (row.id != 0 && both) order.push_back(row.id);
  }
  return order;
}

bool order_was_shown(const util::Fields& typed, const std::string& order)
{
  util::Fields alone;
  alone.add(k_order, order);
  const std::string mark = shown_marks(alone);
  const auto marks = util::split(typed.get("shown"), ' ');
  return std::find(marks.begin(), marks.end(), mark) != marks.end();
}

/// `leading`: whose order is kept; the steps of the other one, and new ones, follow.
std::vector<StepRow> ordered(StepsById steps, const std::vector<StepRow>& leading, const std::vector<StepRow>& typed)
{
  std::vector<StepRow> rows;
  const auto take = [&](const StepRow& row) {
    const auto found = steps.find(row.id);
    if (found == steps.end()) return;
    rows.push_back(std::move(found->second));
    steps.erase(found);
  };
  const bool own = &leading == &typed;
  for (const StepRow& row : leading) {
    if (row.id == 0 && own && !row.is_empty()) rows.push_back(row);
    take(row);
  }
  for (const StepRow& row : typed) {
    if (row.id == 0 && !own && !row.is_empty()) rows.push_back(row);
    take(row);
  }
  for (auto& [id, row] : steps)
    rows.push_back(std::move(row));
  return rows;
}

html::Phrase named(const std::string& field, const std::vector<StepRow>& rows)
{
  if (const auto id = step_in_name(field)) {
    const auto row = std::find_if(rows.begin(), rows.end(), [&](const StepRow& one) { return one.id == *id; });
    return Word{"measures.step_number", {{"number", std::to_string(row - rows.begin() + 1)}}};
  }
  if (field == "weakness") return Word{"measures.field.weaknesses"};
  if (field == "unit") return Word{"measures.field.units"};
  return Word{"measures.field." + field};
}

}  // namespace

std::string measure_marks(const util::Fields& fields)
{
  util::Fields shown = by_step(fields);
  shown.add(k_order, order_of(step_rows(fields)));
  return shown_marks(shown);
}

MergedMeasure merged_measure(const util::Fields& typed, const util::Fields& now)
{
  const std::vector<StepRow> mine = step_rows(typed);
  const std::vector<StepRow> theirs = step_rows(now);
  const MergedFields merged = merged_fields(typed.get("shown"), by_step(now), by_step(typed), fields_together());
  StepsById steps = steps_in(merged.fields);
  const StepsById stored = steps_in(by_step(now));
  for (const std::string& field : merged.conflicts) {
    const auto id = step_in_name(field);
    if (id && !steps.contains(*id)) steps.insert(*stored.find(*id));
  }
  const bool same_order = common_order(mine, theirs) == common_order(theirs, mine);
  const bool moved = !order_was_shown(typed, order_of(mine));
  std::vector<StepRow> rows = ordered(std::move(steps), same_order || moved ? mine : theirs, mine);
  MergedMeasure made;
  for (const std::string& field : merged.conflicts)
    made.conflicts.push_back(named(field, rows));
  if (!same_order && moved) made.conflicts.emplace_back(Word{"measures.field.order"});
  for (StepRow& row : rows) {
    if (!stored.contains(row.id)) row.id = 0;
  }
  util::Fields fields;
  for (const auto& [name, value] : merged.fields.entries()) {
    if (!step_in_name(name)) fields.add(name, value);
  }
  fields.add("revision", std::string(now.get("revision")));
  fields.add("shown", measure_marks(now));
  add_spare_rows(rows, k_spare_steps);
  made.fields = with_step_rows(fields, rows);
  return made;
}

}  // namespace measures
