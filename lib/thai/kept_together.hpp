// SPDX-License-Identifier: Apache-2.0
// Compound words that a line should not part although the dictionary of line breaking knows their pieces: "unit" in the
// middle of "work unit". The words of both languages are in locale/<language>/thai.json, separated by "|".
#pragma once
#include <string_view>
#include <vector>

namespace thai {

struct ByteRange {
  int begin = 0;
  int end = 0;
};

/// Where such words stand in the text, in no particular order; they may overlap.
std::vector<ByteRange> kept_together(std::string_view utf8);

}  // namespace thai
