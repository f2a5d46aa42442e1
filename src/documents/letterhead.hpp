// SPDX-License-Identifier: Apache-2.0
// What stands at the head of an agency's documents and does not change from one to the next.
#pragma once
#include <cstdint>
#include <string>

#include "lib/util/messages.hpp"

namespace documents {

struct Letterhead {
  std::string address = {};  ///< sub-district, district and province, in Thai
  std::string address_en = {};
  std::string telephone = {};
  std::string executive = {};  ///< the position that signs last
  std::string executive_en = {};
  std::string emblem = {};  ///< SHA-256 of a picture; empty: none
  std::int64_t revision = 0;

  const std::string& address_in(util::Language language) const
  {
    return language == util::Language::english && !address_en.empty() ? address_en : address;
  }
  const std::string& executive_in(util::Language language) const
  {
    return language == util::Language::english && !executive_en.empty() ? executive_en : executive;
  }
};
constexpr std::size_t k_longest_address = 400;
constexpr std::size_t k_longest_telephone = 200;

}  // namespace documents
