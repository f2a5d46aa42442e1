// SPDX-License-Identifier: Apache-2.0
// A text of the catalogue cut at its parameters. A parameter stands in braces: "weights add to {sum}". Where a language
// has a word for one and another for several, it is written as in ICU's messages:
// "{count, plural, one {# link} other {# links}}", in which # is the number. One is exactly what is shown as "1", as
// English has it (Unicode CLDR: i = 1 and v = 0). "{{" and "}}" are braces.
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace util {

struct MessagePiece {
  std::string literal;         ///< before the parameter
  std::string parameter = {};  ///< empty after the last
  bool plural = false;         ///< then the two below instead of the parameter's value
  std::vector<MessagePiece> one = {};
  std::vector<MessagePiece> other = {};
};

using MessageText = std::vector<MessagePiece>;

/// std::logic_error where a brace is left open, or a plural is not as above.
MessageText parse_message(std::string_view text);
/// Literals are put in as they stand; `filling` gives the value of a parameter.
std::string fill_message(const MessageText& text, const std::function<std::string(const std::string&)>& filling);

}  // namespace util
