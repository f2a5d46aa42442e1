// SPDX-License-Identifier: Apache-2.0
#include "lib/db/array_text.hpp"

#include <iterator>

#include <fmt/format.h>

namespace db {
namespace {

void append_quoted(std::string& array, std::string_view text)
{
  array += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') array += '\\';
    array += c;
  }
  array += '"';
}

}  // namespace

void append_element(std::string& array, const Value& value)
{
  array += array.empty() ? '{' : ',';
  if (value.null) {
    array += "NULL";
  } else if (value.kind == Kind::integer) {
    array += std::to_string(value.integer);
  } else if (value.kind == Kind::real) {
    fmt::format_to(std::back_inserter(array), "{}", value.real);
  } else {
    append_quoted(array, value.text);
  }
}

std::string end_of_array(std::string array)
{
  return array.empty() ? "{}" : std::move(array) + "}";
}

}  // namespace db
