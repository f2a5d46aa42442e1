// SPDX-License-Identifier: Apache-2.0
#include "lib/util/percent.hpp"

namespace util {
namespace {

bool is_unreserved(char c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
         c == '_' || c == '~';
}

}  // namespace

std::string percent_byte(char byte)
{
  constexpr std::string_view k_hex = "0123456789ABCDEF";
  const auto value = static_cast<unsigned char>(byte);
  return {'%', k_hex[value >> 4U], k_hex[value & 15U]};
}

std::string percent_encoded(std::string_view text)
{
  std::string encoded;
  for (const char c : text) {
    if (is_unreserved(c)) {
      encoded += c;
    } else {
      encoded += percent_byte(c);
    }
  }
  return encoded;
}

std::string urlencoded(const Fields& fields)
{
  std::string text;
  for (const auto& [name, value] : fields.entries()) {
    if (!text.empty()) text += '&';
    text += percent_encoded(name) + '=' + percent_encoded(value);
  }
  return text;
}

}  // namespace util
