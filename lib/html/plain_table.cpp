// SPDX-License-Identifier: Apache-2.0
#include "lib/html/plain_table.hpp"

#include <utility>

namespace html {

Values plain_table(Phrase caption, const std::vector<Phrase>& headings, std::vector<Cells> rows)
{
  Values table;
  table.set("caption", std::move(caption)).list("columns").list("rows");
  for (std::size_t i = 0; i < headings.size(); ++i) {
    table.add("columns", Values()
                             .set("label", headings[i])
                             .set("numeric", !rows.empty() && i < rows.front().size() && rows.front()[i].numeric)
                             .set("sortable", false)
                             .set("sorted", "")
                             .set("href", ""));
  }
  for (Cells& row : rows)
    table.add("rows", Row(std::move(row)));
  return table;
}

Cell number_cell(std::string text)
{
  return {.text = std::move(text), .numeric = true};
}

}  // namespace html
