// SPDX-License-Identifier: Apache-2.0
#include "src/agencies/import_columns.hpp"

#include <algorithm>

#include "lib/util/text.hpp"
#include "lib/util/typed_text.hpp"

#include "src/agencies/agency_words.hpp"

namespace agencies {
namespace {

constexpr AgencyField k_needed[] = {AgencyField::code, AgencyField::name, AgencyField::type};
constexpr std::size_t k_shown = 60;  // bytes of a heading that nobody knows

AgencyField field_named(const std::string& field)
{
  return *std::ranges::find(k_agency_fields, field, [](AgencyField each) { return std::string(code(each)); });
}

bool is_used(const util::TableRows& table, std::size_t column)
{
  return std::any_of(table.rows.begin() + 1, table.rows.end(), [&](const util::TableRow& row) {
    return column < row.cells.size() && !util::trim(row.cells[column]).empty();
  });
}

}  // namespace

ImportColumns::ImportColumns(const util::TableRows& table, util::Problems& problems) : file_(table.name)
{
  if (table.rows.empty()) return;
  const util::TableRow& heading = table.rows.front();
  for (std::size_t column = 0; column < heading.cells.size(); ++column) {
    const std::string written = util::typed_line(heading.cells[column]).text;
    // A column of which nothing is filled in disturbs nobody: spreadsheets leave such behind.
    if (written.empty() && !is_used(table, column)) continue;
    count_ = column + 1;
    const auto known = column_names().find(written);
    if (!known) {
      problems.push_back({place(heading, column), "agencies.column_unknown", {{"written", excerpt(written)}}});
      continue;
    }
    const AgencyField field = field_named(*known);
    if (!places_.emplace(field, column).second)
      problems.push_back({place(heading, column), "agencies.column_twice", {{"written", excerpt(written)}}});
    headings_.emplace(field, written);
  }
  for (const AgencyField field : k_needed) {
    if (!has(field))
      problems.push_back(
          {{file_, heading.line, 0, {}}, "agencies.column_missing", {{"field", std::string(code(field))}}});
  }
}

std::string_view ImportColumns::raw(const util::TableRow& row, AgencyField field) const
{
  const auto found = places_.find(field);
  if (found == places_.end() || found->second >= row.cells.size()) return {};
  return row.cells[found->second];
}

std::string ImportColumns::cell(const util::TableRow& row, AgencyField field) const
{
  return util::typed_line(raw(row, field)).text;
}

bool ImportColumns::is_damaged(const util::TableRow& row, AgencyField field) const
{
  return util::typed_line(raw(row, field)).has_refused;
}

util::Place ImportColumns::place(const util::TableRow& row, AgencyField field) const
{
  const auto found = places_.find(field);
  const auto heading = headings_.find(field);
  return {file_, row.line, found == places_.end() ? 0 : static_cast<int>(found->second) + 1,
          heading == headings_.end() ? std::string() : heading->second};
}

util::Place ImportColumns::place(const util::TableRow& row, std::size_t column) const
{
  return {file_, row.line, static_cast<int>(column) + 1, {}};
}

std::string excerpt(const std::string& text)
{
  if (text.size() <= k_shown) return text;
  std::size_t end = k_shown;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
    --end;
  return text.substr(0, end) + "…";
}

}  // namespace agencies
