// SPDX-License-Identifier: Apache-2.0
#include "lib/util/table_rows.hpp"

namespace util {

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

}  // namespace util
