// SPDX-License-Identifier: Apache-2.0
// The cells of one row of a table. A page of results has a thousand of them, which as values and sections of a template
// would cost more than all else on the page: they are written as markup directly, every text escaped.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>
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

/// What a phrase says in the reader's language, escaped.
using Saying = std::function<std::string(const Phrase&)>;
std::string markup_of(const Cells& cells, const Saying& say);

}  // namespace html
