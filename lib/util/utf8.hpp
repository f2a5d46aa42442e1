// SPDX-License-Identifier: Apache-2.0
// UTF-8 at the level of bytes: what is a whole character, and where valid text stops. Strict as Unicode asks: no
// overlong forms, no surrogates, nothing above U+10FFFF.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace util {

struct Utf8Character {
  char32_t code = 0;
  std::size_t bytes = 0;  ///< 1 to 4; 0 where the bytes are no character
};

/// The character that begins at `at`; bytes == 0 at the end and where no valid character begins.
Utf8Character character_at(std::string_view text, std::size_t at);

/// How many bytes from the beginning are whole, valid characters; text.size() where all of them are. Skips ASCII eight
/// bytes at a time.
std::size_t valid_utf8_prefix(std::string_view text);

/// Whether `tail` (fewer than four bytes) could become a valid character if more bytes followed; for reading in pieces.
bool may_become_character(std::string_view tail);

/// Writes the one to four bytes of the character and returns where they end.
char* put_utf8(char* to, char32_t code);
void append_utf8(std::string& text, char32_t code);

}  // namespace util
