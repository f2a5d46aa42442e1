// SPDX-License-Identifier: Apache-2.0
// Tokens by which other programs write through the API: each for some acts only, and not for ever.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/util/clock.hpp"

namespace portal {

inline constexpr std::string_view k_scope_results = "results:import";
inline constexpr std::string_view k_scope_disclosures = "disclosures:write";  ///< of one agency: Token::agency
inline constexpr std::array<std::string_view, 2> k_scopes = {k_scope_results, k_scope_disclosures};

/// What every token begins with, so that people and scanners of secrets know it when they see it.
inline constexpr std::string_view k_token_begin = "prongsai_";
constexpr int k_longest_token_days = 366;

struct Token {
  std::int64_t id = 0;
  std::string name = {};
  std::vector<std::string> scopes = {};
  util::UtcSeconds made_at = 0;
  std::int64_t made_by = 0;
  util::UtcSeconds expires_at = 0;
  std::optional<util::UtcSeconds> used_at = {};  ///< to the hour
  std::optional<util::UtcSeconds> revoked_at = {};
  std::int64_t agency = 0;  ///< whose disclosure it may read and write; 0: none's

  bool is_valid(util::UtcSeconds now) const { return !revoked_at && now < expires_at; }
  bool may(std::string_view scope) const;
};

/// The token of "Authorization: Bearer …"; nothing where the field holds something else.
std::optional<std::string_view> bearer_of(std::string_view authorization);

}  // namespace portal
