// SPDX-License-Identifier: Apache-2.0
#include "lib/html/cells.hpp"

#include <array>

#include "lib/html/escape.hpp"

namespace html {
namespace {

void write(const Cell& cell, const Saying& say, std::string& out)
{
  out += cell.numeric ? R"(<td class="govuk-table__cell govuk-table__cell--numeric">)"
                      : R"(<td class="govuk-table__cell">)";
  if (cell.colour) {
    out.append(R"(<strong class="govuk-tag govuk-tag--)").append(name_of(*cell.colour)).append(R"(">)");
  } else if (!cell.href.empty()) {
    out += R"(<a class="govuk-link" href=")";
    escape_to(out, cell.href);
    out += R"(">)";
  }
  say(cell.text, out);
  if (cell.colour) {
    out += "</strong>";
  } else if (!cell.href.empty()) {
    out += "</a>";
  }
  out += "</td>";
}

}  // namespace

std::string_view name_of(Colour colour)
{
  constexpr std::array<std::string_view, 8> k_names{"grey",   "green", "turquoise", "blue",
                                                    "purple", "red",   "orange",    "yellow"};
  return k_names.at(static_cast<std::size_t>(colour));
}

void write_markup(const Rows& rows, const Saying& say, std::string& out)
{
  for (const Row& row : rows) {
    out += R"(<tr class="govuk-table__row">)";
    for (const Cell& cell : row.cells)
      write(cell, say, out);
    out += "</tr>\n";
  }
}

}  // namespace html
