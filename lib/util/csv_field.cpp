// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "lib/util/csv.hpp"

namespace util {
namespace {

constexpr std::string_view k_digits = "0123456789";

/// "-12", "+3.5", "7": safe in a spreadsheet although it begins with a sign.
bool is_plain_number(std::string_view text)
{
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  const auto take_digits = [&] {
    const std::size_t count = std::min(text.find_first_not_of(k_digits), text.size());
    text.remove_prefix(count);
    return count > 0;
  };
  if (!take_digits()) return false;
  if (text.empty()) return true;
  if (!text.starts_with('.')) return false;
  text.remove_prefix(1);
  return take_digits() && text.empty();
}

}  // namespace

std::string csv_field(std::string_view text)
{
  std::string field;
  const bool runs_as_formula = !text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos;
  if (runs_as_formula && !is_plain_number(text)) field += '\'';
  field += text;
  const bool blank_at_edge = !field.empty() && (field.front() == ' ' || field.back() == ' ');
  if (!blank_at_edge && field.find_first_of(",;\t\"\r\n") == std::string::npos) return field;
  std::string quoted = "\"";
  for (const char byte : field) {
    if (byte == '"') quoted += '"';
    quoted += byte;
  }
  return quoted + '"';
}

}  // namespace util
