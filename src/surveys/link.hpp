// SPDX-License-Identifier: Apache-2.0
// The last piece of an agency's public link, short enough to be typed from a poster: round, agency and eight characters
// that only the server can make, "7-31-K7QM-4TXP". Whether they are right is asked of the server's key
// (answering_pages.hpp); here it is only read and written.
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace surveys {

inline constexpr std::size_t k_link_characters = 8;  ///< 36 bits: nobody finds another agency's by trying

struct LinkText {
  std::int64_t cycle = 0;
  std::int64_t agency = 0;
  std::string check;  ///< of the alphabet of codes (code.hpp), without hyphen
  bool operator==(const LinkText&) const = default;
};

std::string written(const LinkText& link);
/// As a person types it: small letters will do, hyphens between the characters may be left out.
std::optional<LinkText> read_link(std::string_view text);

}  // namespace surveys
