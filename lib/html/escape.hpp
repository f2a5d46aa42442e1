// SPDX-License-Identifier: Apache-2.0
// Text of people as text in a page, whatever it contains.
#pragma once
#include <string>
#include <string_view>

namespace html {

/// & < > " ' as character references. What is not UTF-8, control characters other than tab and line ends, and marks
/// that turn the direction of everything after them (a name could swallow the rest of its line) become U+FFFD.
std::string escaped(std::string_view text);
/// The same, appended.
void escape_to(std::string& out, std::string_view text);

}  // namespace html
