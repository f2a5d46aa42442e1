// SPDX-License-Identifier: Apache-2.0
#include "lib/html/address.hpp"

#include <fmt/format.h>

#include "lib/util/text.hpp"

namespace html {
namespace {

bool needs_no_encoding(char c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
         c == '_' || c == '~';
}

}  // namespace

std::string percent_encoded(std::string_view text)
{
  std::string out;
  for (const char c : text) {
    if (needs_no_encoding(c)) {
      out += c;
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return out;
}

std::string query_of(const util::Fields& fields)
{
  std::string out;
  for (const auto& [name, value] : fields.entries()) {
    if (!out.empty()) out += '&';
    out += percent_encoded(name) + '=' + percent_encoded(value);
  }
  return out;
}

std::string with_parameter(std::string_view address, std::string_view name, std::string_view value)
{
  address = address.substr(0, address.find('#'));
  const std::size_t mark = address.find('?');
  std::string out(address.substr(0, mark));
  const std::string wanted = percent_encoded(name);
  char before = '?';
  if (mark != std::string_view::npos) {
    for (const std::string_view part : util::split(address.substr(mark + 1), '&')) {
      if (part.empty() || part.substr(0, part.find('=')) == wanted) continue;
      out += before;
      out += part;
      before = '&';
    }
  }
  return out + before + wanted + '=' + percent_encoded(value);
}

}  // namespace html
