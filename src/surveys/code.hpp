// SPDX-License-Identifier: Apache-2.0
// One-time codes of staff: readable aloud and from a slip, with a check character, in characters that look and sound
// apart. A list of codes is derived from one secret, which only the page that made it has.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "lib/util/problem.hpp"

namespace surveys {

/// 23 characters, a prime number: so the check character finds every wrong character and every two changed about.
inline constexpr std::string_view k_alphabet = "23456789ACEFHJKMPQRTWXY";
inline constexpr std::size_t k_code_characters = 12;  ///< 11 at random (49.8 bits) and the check character

/// `count` characters of the alphabet from bytes that nobody can foretell; 16 bytes or more make up to 14 characters
/// without any bias that matters (2^-60).
std::string characters_from(std::string_view bytes, std::size_t count);

/// The codes of a batch, "K7QM4TXP9WCA"; the same for the same secret, all different. They come in the order in which
/// they are printed, which says nothing about the order in which they are stored.
std::vector<std::string> codes_from(std::string_view secret, std::size_t count);

/// "K7QM-4TXP-9WCA", as printed and shown.
std::string grouped_code(std::string_view characters);

/// What a person typed: small letters, blanks, hyphens and Thai digits are understood. `code` has no hyphens and is
/// empty where there is a problem (surveys.code_empty, code_short, code_long, code_character,
/// code_check), whose place is empty.
struct ReadCode {
  std::string code;
  util::Problems problems;
};
ReadCode read_code(std::string_view typed);

}  // namespace surveys
