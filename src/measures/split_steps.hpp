// SPDX-License-Identifier: Apache-2.0
// What officials write into one cell of a table, taken apart: numbered or dashed lists, one entry a piece.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace measures {

struct SplitText {
  std::string opening;              ///< what stands before the first number or dash
  std::vector<std::string> pieces;  ///< without their numbers; empty where there is no list
};

/// "Why. 1. Announce 2. Train as in 1. above" → opening "Why.", pieces "Announce", "Train as in 1. above": only the
/// number that comes next begins a piece, in Thai or Arabic digits, before a point or bracket. Without numbers, lines
/// or words behind " - " and bullets are the pieces where there are at least two. Text is one line, as util::typed_line
/// gives it, or several.
SplitText split_list(std::string_view text);

/// "3. Announce" → "Announce"; text without a number stays.
std::string without_number(std::string_view text);

}  // namespace measures
