// SPDX-License-Identifier: Apache-2.0
#include "lib/util/utf8.hpp"

#include <array>
#include <cstdint>
#include <cstring>

namespace util {
namespace {

/// What a lead byte promises: the length, and the range of the second byte, which is where overlong forms, surrogates
/// and too large values show (Unicode 15, table 3-7).
struct Lead {
  std::size_t bytes;
  unsigned char second_low;
  unsigned char second_high;
};

Lead lead_of(unsigned char byte)
{
  if (byte < 0x80) return {1, 0, 0};
  if (byte < 0xC2) return {0, 0, 0};
  if (byte < 0xE0) return {2, 0x80, 0xBF};
  if (byte == 0xE0) return {3, 0xA0, 0xBF};
  if (byte == 0xED) return {3, 0x80, 0x9F};
  if (byte < 0xF0) return {3, 0x80, 0xBF};
  if (byte == 0xF0) return {4, 0x90, 0xBF};
  if (byte < 0xF4) return {4, 0x80, 0xBF};
  if (byte == 0xF4) return {4, 0x80, 0x8F};
  return {0, 0, 0};
}

bool is_continuation(unsigned char byte)
{
  return (byte & 0xC0U) == 0x80U;
}

/// E0 B8 to E0 BB and one more: Thai and Lao, most of what these texts hold beside ASCII.
bool is_thai_or_lao(const char* three)
{
  return three[0] == '\xE0' && (static_cast<unsigned char>(three[1]) & 0xFCU) == 0xB8U &&
         is_continuation(static_cast<unsigned char>(three[2]));
}

}  // namespace

Utf8Character character_at(std::string_view text, std::size_t at)
{
  if (at >= text.size()) return {};
  const auto byte = [&](std::size_t offset) { return static_cast<unsigned char>(text[at + offset]); };
  const Lead lead = lead_of(byte(0));
  if (lead.bytes == 0 || text.size() - at < lead.bytes) return {};
  if (lead.bytes == 1) return {byte(0), 1};
  if (byte(1) < lead.second_low || byte(1) > lead.second_high) return {};
  const unsigned first_bits = byte(0) & (0xFFU >> (lead.bytes + 1));
  char32_t code = first_bits << 6 | (byte(1) & 0x3FU);
  for (std::size_t offset = 2; offset < lead.bytes; ++offset) {
    if (!is_continuation(byte(offset))) return {};
    code = code << 6 | (byte(offset) & 0x3FU);
  }
  return {code, lead.bytes};
}

std::size_t valid_utf8_prefix(std::string_view text)
{
  constexpr std::uint64_t k_high_bits = 0x8080808080808080U;
  std::size_t at = 0;
  while (at < text.size()) {
    std::uint64_t eight = 0;
    while (text.size() - at >= sizeof eight) {
      std::memcpy(&eight, text.data() + at, sizeof eight);
      if ((eight & k_high_bits) != 0) break;
      at += sizeof eight;
    }
    while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80)
      ++at;
    while (text.size() - at >= 3 && is_thai_or_lao(text.data() + at))
      at += 3;
    while (at < text.size() && static_cast<unsigned char>(text[at]) >= 0x80) {
      const std::size_t bytes = character_at(text, at).bytes;
      if (bytes == 0) return at;
      at += bytes;
    }
  }
  return at;
}

bool may_become_character(std::string_view tail)
{
  if (tail.empty()) return true;
  const Lead lead = lead_of(static_cast<unsigned char>(tail[0]));
  if (tail.size() >= lead.bytes) return false;
  if (tail.size() == 1) return true;
  const auto second = static_cast<unsigned char>(tail[1]);
  if (second < lead.second_low || second > lead.second_high) return false;
  return tail.size() == 2 || is_continuation(static_cast<unsigned char>(tail[2]));
}

char* put_utf8(char* to, char32_t code)
{
  const auto put = [&](char32_t byte) { *to++ = static_cast<char>(static_cast<unsigned char>(byte)); };
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xC0 | code >> 6);
    put(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    put(0xE0 | code >> 12);
    put(0x80 | (code >> 6 & 0x3F));
    put(0x80 | (code & 0x3F));
  } else {
    put(0xF0 | code >> 18);
    put(0x80 | (code >> 12 & 0x3F));
    put(0x80 | (code >> 6 & 0x3F));
    put(0x80 | (code & 0x3F));
  }
  return to;
}

void append_utf8(std::string& text, char32_t code)
{
  std::array<char, 4> bytes{};
  text.append(bytes.data(), put_utf8(bytes.data(), code));
}

}  // namespace util
