// SPDX-License-Identifier: Apache-2.0
#include "src/measures/step_rows_pages.hpp"

#include <charconv>

#include "lib/html/components.hpp"
#include "lib/util/text.hpp"

namespace measures {
namespace {

constexpr std::string_view k_step_prefix = "step_";
constexpr std::string_view k_due_prefix = "due_";
constexpr std::string_view k_ids = "ids";

std::int64_t id_in(std::string_view text)
{
  std::int64_t id = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), id);
  return error == std::errc() && end == text.data() + text.size() ? id : 0;
}

std::string name_of(std::string_view prefix, std::size_t row)
{
  return std::string(prefix) + std::to_string(row);
}

bool is_of_rows(std::string_view name)
{
  return name == k_ids || name.starts_with(k_step_prefix) || name.starts_with(k_due_prefix);
}

}  // namespace

std::vector<StepRow> step_rows(const util::Fields& fields)
{
  std::vector<StepRow> rows;
  for (const std::string_view id : util::split(fields.get(k_ids), ' ')) {
    if (id.empty()) continue;
    if (rows.size() == k_most_rows) break;
    const std::size_t row = rows.size() + 1;
    rows.push_back({id_in(id), std::string(util::trim(fields.get(name_of(k_step_prefix, row)))),
                    std::string(util::trim(fields.get(name_of(k_due_prefix, row))))});
  }
  return rows;
}

util::Fields with_step_rows(const util::Fields& fields, const std::vector<StepRow>& rows)
{
  util::Fields changed;
  for (const auto& [name, value] : fields.entries()) {
    if (!is_of_rows(name)) changed.add(name, value);
  }
  std::string ids;
  std::size_t number = 0;
  for (const StepRow& row : rows) {
    ++number;
    ids += (ids.empty() ? "" : " ") + std::to_string(row.id);
    changed.add(name_of(k_step_prefix, number), row.words);
    changed.add(name_of(k_due_prefix, number), row.due);
  }
  changed.add(std::string(k_ids), ids);
  return changed;
}

void add_spare_rows(std::vector<StepRow>& rows, std::size_t spare)
{
  rows.resize(std::min(rows.size() + spare, k_most_rows));
}

html::Field step_field(std::size_t row)
{
  return {.name = name_of(k_step_prefix, row),
          .label = html::Word{"measures.step_number", {{"number", std::to_string(row)}}}};
}

html::Field due_field(std::size_t row)
{
  return {.name = name_of(k_due_prefix, row),
          .label = html::Word{"measures.step_due", {{"number", std::to_string(row)}}}};
}

std::vector<Step> read_steps(html::Form& form)
{
  std::vector<Step> steps;
  const std::vector<StepRow> rows = step_rows(form.typed());
  for (std::size_t row = 1; row <= rows.size(); ++row) {
    if (rows[row - 1].is_empty()) continue;
    Step step{.id = rows[row - 1].id};
    step.words = form.text(step_field(row), {.at_most = k_longest_step, .lines = true});
    if (const auto due = form.date(due_field(row), {.required = false})) step.due_day = day_number(*due);
    steps.push_back(std::move(step));
  }
  return steps;
}

std::vector<html::Values> step_values(const html::Form& form)
{
  std::vector<html::Values> values;
  const std::size_t count = step_rows(form.typed()).size();
  for (std::size_t row = 1; row <= count; ++row)
    values.push_back(html::Values()
                         .set("number", row)
                         .set("step", html::text_area(form, step_field(row), 2))
                         .set("due", html::text_input(form, due_field(row), {.width = 20}))
                         .set("is_first", row == 1)
                         .set("is_last", row == count));
  return values;
}

}  // namespace measures
