// SPDX-License-Identifier: Apache-2.0
#include "src/framework/nesting.hpp"

#include <algorithm>

namespace framework {

namespace {

/// Where the string that begins at `begin` (on its quote) ends: the position behind its closing quote, or behind the
/// line where a one-line string is never closed.
std::size_t end_of_string(std::string_view toml, std::size_t begin)
{
  const char quote = toml[begin];
  const bool escapes = quote == '"';
  const bool multiline = toml.substr(begin).starts_with(escapes ? R"(""")" : "'''");
  for (std::size_t i = begin + (multiline ? 3 : 1); i < toml.size(); ++i) {
    if (escapes && toml[i] == '\\') {
      ++i;
    } else if (!multiline && (toml[i] == quote || toml[i] == '\n')) {
      return i + 1;
    } else if (multiline && toml.substr(i).starts_with(escapes ? R"(""")" : "'''")) {
      // One or two quotes more belong to the text: """he said "no"""" ends with five.
      return std::min(toml.find_first_not_of(quote, i), i + 5);
    }
  }
  return toml.size();
}

int lines_in(std::string_view text)
{
  return static_cast<int>(std::ranges::count(text, '\n'));
}

}  // namespace

int line_nested_deeper_than(std::string_view toml, int limit)
{
  int line = 1;
  int brackets = 0;
  int dots = 0;
  std::size_t i = 0;
  while (i < toml.size()) {
    std::size_t next = i + 1;
    switch (toml[i]) {
      case '"':
      case '\'':
        next = end_of_string(toml, i);
        break;
      case '#':
        next = std::min(toml.find('\n', i), toml.size());
        break;
      case '[':
      case '{':
        ++brackets;
        dots = 0;
        break;
      case ']':
      case '}':
        brackets = std::max(0, brackets - 1);
        dots = 0;
        break;
      case '.':
        ++dots;
        break;
      case '\n':
      case '=':
      case ',':
        dots = 0;
        break;
      default:
        break;
    }
    if (brackets > limit || dots > limit) return line;
    line += lines_in(toml.substr(i, next - i));
    i = next;
  }
  return 0;
}

}  // namespace framework
