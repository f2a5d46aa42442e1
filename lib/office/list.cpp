// SPDX-License-Identifier: Apache-2.0
#include "lib/office/list.hpp"

#include <utility>

#include "lib/office/document.hpp"
#include "lib/util/csv.hpp"

namespace office {
namespace {

void append_line(std::string& csv, const std::vector<std::string>& cells)
{
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i != 0) csv += ',';
    csv += util::csv_field(cells[i]);
  }
  csv += "\r\n";
}

TableRow table_row_of(const std::vector<std::string>& cells)
{
  TableRow row;
  for (const std::string& cell : cells)
    row.cells.push_back({.paragraphs = {{{.text = cell}}}});
  return row;
}

}  // namespace

std::string list_csv(const List& list)
{
  std::string csv = "\xEF\xBB\xBF";
  append_line(csv, list.headings);
  for (const std::vector<std::string>& row : list.rows)
    append_line(csv, row);
  return csv;
}

std::string list_xlsx(const List& list, util::Language language, std::chrono::sys_seconds created)
{
  Table table{.caption = list.title};
  table.columns.resize(list.headings.size());
  table.head.push_back(table_row_of(list.headings));
  for (const std::vector<std::string>& row : list.rows)
    table.rows.push_back(table_row_of(row));
  Document document{.title = list.title, .language = language, .created = created};
  document.blocks.emplace_back(std::move(table));
  return to_xlsx(document);
}

ListFile list_file(const List& list, std::string_view format, util::Language language, util::UtcSeconds created)
{
  if (format != "xlsx") return {list_csv(list), "text/csv; charset=utf-8", list.title + ".csv"};
  return {list_xlsx(list, language, std::chrono::sys_seconds(std::chrono::seconds(created))),
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", list.title + ".xlsx"};
}

}  // namespace office
