// SPDX-License-Identifier: Apache-2.0
// What people type or paste, made comparable without changing what it says: one form of each letter, no blanks around,
// no marks that nobody sees.
#pragma once
#include <string>
#include <string_view>

namespace util {

struct TypedText {
  std::string text;
  bool has_refused = false;  ///< bytes that are no text, or control characters, were in it; they are left out
};

/// One line: Unicode NFC; zero-width spaces, joiners, marks of direction, soft hyphens and byte-order marks left out
/// (chat programs paste them around numbers and names); line ends, tabs and no-break spaces become one blank each,
/// blanks in a row one.
TypedText typed_line(std::string_view text);
/// The same for several lines: line ends become \n, blanks at the ends of lines go, at most one empty line in a row
/// stays.
TypedText typed_lines(std::string_view text);

}  // namespace util
