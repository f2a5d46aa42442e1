// SPDX-License-Identifier: Apache-2.0
#include "lib/http/parameters.hpp"

#include <algorithm>

#include "lib/http/token.hpp"
#include "lib/util/text.hpp"

namespace http {
namespace {

class ParameterReader {
 public:
  explicit ParameterReader(std::string_view text) : rest_(text) {}

  bool at_end() const { return rest_.empty(); }
  void skip_blanks()
  {
    while (!rest_.empty() && (rest_.front() == ' ' || rest_.front() == '\t'))
      rest_.remove_prefix(1);
  }
  bool skip(char c)
  {
    if (!rest_.starts_with(c)) return false;
    rest_.remove_prefix(1);
    return true;
  }
  std::string lower_token(bool with_slash = false)
  {
    std::string token;
    while (!rest_.empty() && (is_token_character(rest_.front()) || (with_slash && rest_.front() == '/'))) {
      token += util::ascii_lower(rest_.front());
      rest_.remove_prefix(1);
    }
    return token;
  }
  /// A token or a quoted string; nothing where neither begins here.
  std::optional<std::string> value()
  {
    if (skip('"')) return quoted();
    const std::size_t size =
        static_cast<std::size_t>(std::ranges::find_if_not(rest_, is_token_character) - rest_.begin());
    std::string token(rest_.substr(0, size));
    rest_.remove_prefix(size);
    if (token.empty()) return std::nullopt;
    return token;
  }

 private:
  std::optional<std::string> quoted()
  {
    std::string text;
    while (!rest_.empty()) {
      const char c = rest_.front();
      rest_.remove_prefix(1);
      if (c == '"') return text;
      // Only quotes and backslashes are taken as escaped: old browsers send whole paths, C:\scores.csv.
      if (c == '\\' && !rest_.empty() && (rest_.front() == '"' || rest_.front() == '\\')) {
        text += rest_.front();
        rest_.remove_prefix(1);
      } else {
        text += c;
      }
    }
    return std::nullopt;
  }

  std::string_view rest_;
};

}  // namespace

std::optional<ParameterizedValue> parse_parameters(std::string_view text)
{
  ParameterReader reader(text);
  ParameterizedValue parsed;
  reader.skip_blanks();
  parsed.value = reader.lower_token(true);
  if (parsed.value.empty()) return std::nullopt;
  while (true) {
    reader.skip_blanks();
    if (reader.at_end()) return parsed;
    if (!reader.skip(';')) return std::nullopt;
    reader.skip_blanks();
    if (reader.at_end()) return parsed;  // a semicolon too many does no harm
    std::string name = reader.lower_token();
    if (name.empty() || !reader.skip('=') || parsed.parameters.has(name)) return std::nullopt;
    std::optional<std::string> value = reader.value();
    if (!value) return std::nullopt;
    parsed.parameters.add(std::move(name), std::move(*value));
  }
}

}  // namespace http
