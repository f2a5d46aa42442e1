// SPDX-License-Identifier: Apache-2.0
// The rows of a table. A page of results has hundreds, with a thousand cells, which as values and sections of a
// template would cost more than all else on the page: they are written as markup directly, every text escaped.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/html/phrase.hpp"

namespace html {

enum class Colour { grey, green, turquoise, blue, purple, red, orange, yellow };
std::string_view name_of(Colour colour);

struct Cell {
  Phrase text;
  std::string href = {};
  std::optional<Colour> colour = {};  ///< shown as a tag
  bool numeric = false;
};
using Cells = std::vector<Cell>;

/// For {{> table}}, added to the list "rows" of its head.
struct Row {
  explicit Row(Cells of_row) : cells(std::move(of_row)) {}
  Cells cells;
};
using Rows = std::vector<Row>;

/// Appends what a phrase says in the reader's language, escaped.
using Saying = std::function<void(const Phrase&, std::string& out)>;
void write_markup(const Rows& rows, const Saying& say, std::string& out);

}  // namespace html
