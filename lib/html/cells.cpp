// SPDX-License-Identifier: Apache-2.0
#include "lib/html/cells.hpp"

#include <array>

#include "lib/html/escape.hpp"

namespace html {

std::string_view name_of(Colour colour)
{
  constexpr std::array<std::string_view, 8> k_names{"grey",   "green", "turquoise", "blue",
                                                    "purple", "red",   "orange",    "yellow"};
  return k_names.at(static_cast<std::size_t>(colour));
}

std::string markup_of(const Cells& cells, const Saying& say)
{
  constexpr std::size_t k_usual_cell = 100;  // bytes
  std::string out;
  out.reserve(cells.size() * k_usual_cell);
  for (const Cell& cell : cells) {
    out += cell.numeric ? R"(<td class="govuk-table__cell govuk-table__cell--numeric">)"
                        : R"(<td class="govuk-table__cell">)";
    if (cell.colour) {
      out.append(R"(<strong class="govuk-tag govuk-tag--)").append(name_of(*cell.colour)).append(R"(">)");
    } else if (!cell.href.empty()) {
      out.append(R"(<a class="govuk-link" href=")").append(escaped(cell.href)).append(R"(">)");
    }
    out += say(cell.text);
    if (cell.colour) {
      out += "</strong>";
    } else if (!cell.href.empty()) {
      out += "</a>";
    }
    out += "</td>";
  }
  return out;
}

}  // namespace html
