// SPDX-License-Identifier: Apache-2.0
#include "lib/util/table_rows.hpp"

#include <charconv>

#include "lib/util/text.hpp"

namespace util {
namespace {

constexpr char k_row_end = '\x1e';  // neither can be typed, and what is typed loses them here
constexpr char k_cell_end = '\x1f';

}  // namespace

TableRows read_rows(CsvReader reader, std::size_t most_rows)
{
  TableRows table{.name = reader.name(), .rows = {}, .problems = {}};
  CsvRow row;
  while (reader.next(row)) {
    if (table.rows.size() == most_rows) {
      table.problems.push_back(
          {{table.name, row.line, 0, {}}, "table.too_many_rows", {{"most", std::to_string(most_rows)}}});
      break;
    }
    table.rows.push_back({row.line, {row.fields.begin(), row.fields.end()}});
  }
  table.problems.insert(table.problems.end(), reader.problems().begin(), reader.problems().end());
  return table;
}

std::string packed_rows(const TableRows& table)
{
  std::string text;
  for (const TableRow& row : table.rows) {
    text += std::to_string(row.line);
    for (const std::string& cell : row.cells) {
      text += k_cell_end;
      // PostgreSQL keeps no NUL in a text; the marks would part the cell in two.
      for (const char c : cell)
        text += c == k_row_end || c == k_cell_end || c == '\0' ? ' ' : c;
    }
    text += k_row_end;
  }
  return text;
}

std::vector<TableRow> unpacked_rows(std::string_view text)
{
  std::vector<TableRow> rows;
  while (!text.empty()) {
    const std::size_t end = text.find(k_row_end);
    const std::vector<std::string_view> parts = split(text.substr(0, end), k_cell_end);
    TableRow row;
    std::from_chars(parts.front().data(), parts.front().data() + parts.front().size(), row.line);
    row.cells.assign(parts.begin() + 1, parts.end());
    rows.push_back(std::move(row));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return rows;
}

}  // namespace util
