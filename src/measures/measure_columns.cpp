// SPDX-License-Identifier: Apache-2.0
#include "src/measures/measure_columns.hpp"

#include <algorithm>
#include <iterator>
#include <vector>

#include "lib/util/messages.hpp"
#include "lib/util/text.hpp"
#include "lib/util/typed_text.hpp"

#include "src/framework/words.hpp"

namespace measures {
namespace {

constexpr std::string_view k_column_codes[] = {"number",     "title",  "steps",   "units", "period", "follow_up",
                                               "weaknesses", "budget", "success", "done",  "outcome"};

/// Small letters without blanks and strokes: tables break headings where they like.
std::string squeezed(std::string_view text)
{
  std::string out;
  for (const char c : util::typed_line(text).text) {
    if (c != ' ' && c != '/') out += util::ascii_lower(c);
  }
  return out;
}

using Headings = std::map<std::string, ImportColumn, std::less<>>;

/// "measure_import.column.title": "Measure | Activity", in both languages.
const Headings& known_headings()
{
  static const Headings k_headings = [] {
    const util::Messages languages[] = {util::Messages::embedded(util::Language::thai),
                                        util::Messages::embedded(util::Language::english)};
    Headings headings;
    for (const ImportColumn column : k_import_columns) {
      headings.emplace(std::string(code(column)), column);
      for (const util::Messages& messages : languages) {
        const std::string words = messages.say("measure_import.column." + std::string(code(column)));
        for (const std::string_view word : util::split(words, '|'))
          headings.emplace(squeezed(word), column);
      }
    }
    return headings;
  }();
  return k_headings;
}

std::optional<ImportColumn> column_named(std::string_view heading)
{
  const auto found = known_headings().find(squeezed(heading));
  if (found == known_headings().end()) return std::nullopt;
  return found->second;
}

}  // namespace

std::string_view code(ImportColumn column)
{
  return k_column_codes[static_cast<std::size_t>(column)];
}

MeasureColumns::MeasureColumns(const util::TableRows& table, util::Problems& problems, util::Problems& remarks)
    : file_(table.name)
{
  for (std::size_t i = 0; i < std::min(table.rows.size(), k_heading_rows); ++i) {
    const auto columns = recognised(table.rows[i]);
    if (columns.size() < 2 || !columns.contains(ImportColumn::title)) continue;
    first_row_ = i + 1;
    read_heading(table.rows[i], problems, remarks);
    return;
  }
  problems.push_back({{.file = file_, .line = 0, .column = 0, .field = {}}, "measure_import.heading_missing", {}});
}

std::map<ImportColumn, std::size_t> MeasureColumns::recognised(const util::TableRow& row) const
{
  std::map<ImportColumn, std::size_t> columns;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    if (const auto column = column_named(row.cells[i])) columns.emplace(*column, i);
  }
  return columns;
}

void MeasureColumns::read_heading(const util::TableRow& row, util::Problems& problems, util::Problems& remarks)
{
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const std::string written = util::typed_line(row.cells[i]).text;
    if (written.empty()) continue;
    const util::Place place = {.file = file_, .line = row.line, .column = static_cast<int>(i) + 1, .field = {}};
    const auto column = column_named(written);
    if (!column)
      remarks.push_back({place, "measure_import.column_passed", {{"written", framework::shown(written)}}});
    else if (!places_.emplace(*column, i).second)
      problems.push_back({place, "measure_import.column_twice", {{"written", framework::shown(written)}}});
  }
}

bool MeasureColumns::is_heading(const util::TableRow& row) const
{
  const auto columns = recognised(row);
  return columns.size() >= 2 && columns.contains(ImportColumn::title);
}

std::string MeasureColumns::raw(const util::TableRow& row, ImportColumn column) const
{
  const auto found = places_.find(column);
  return found == places_.end() || found->second >= row.cells.size() ? std::string() : row.cells[found->second];
}

util::Place MeasureColumns::place(const util::TableRow& row, ImportColumn column) const
{
  const auto found = places_.find(column);
  util::Place where = place(row);
  if (found != places_.end()) where.column = static_cast<int>(found->second) + 1;
  return where;
}

util::Place MeasureColumns::place(const util::TableRow& row) const
{
  return {.file = file_, .line = row.line, .column = 0, .field = {}};
}

}  // namespace measures
