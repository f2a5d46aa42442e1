// SPDX-License-Identifier: Apache-2.0
#include "lib/util/csv_separator.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace util {
namespace {

constexpr std::string_view k_candidates = "\t;,";

std::optional<SeparatorFound> stated_separator(std::string_view beginning)
{
  constexpr std::size_t k_length = 5;
  if (beginning.size() < k_length) return std::nullopt;
  const bool named = (beginning[0] | 0x20) == 's' && (beginning[1] | 0x20) == 'e' && (beginning[2] | 0x20) == 'p';
  if (!named || beginning[3] != '=' || k_candidates.find(beginning[4]) == std::string_view::npos) return std::nullopt;
  const std::string_view rest = beginning.substr(k_length);
  if (rest.starts_with("\r\n")) return SeparatorFound{beginning[4], k_length + 2};
  if (rest.starts_with('\n') || rest.starts_with('\r')) return SeparatorFound{beginning[4], k_length + 1};
  if (rest.empty()) return SeparatorFound{beginning[4], k_length};
  return std::nullopt;
}

/// '\0' where no row has a candidate.
char most_frequent(std::string_view beginning, bool heed_quotes)
{
  std::array<std::size_t, k_candidates.size()> counts{};
  bool quoted = false;
  const auto best = [&] { return std::max_element(counts.begin(), counts.end()); };
  for (const char byte : beginning) {
    if (byte == '"' && heed_quotes) quoted = !quoted;
    if (quoted) continue;
    if ((byte == '\n' || byte == '\r') && *best() > 0) break;
    const std::size_t index = k_candidates.find(byte);
    if (index != std::string_view::npos) ++counts[index];
  }
  return *best() == 0 ? '\0' : k_candidates[static_cast<std::size_t>(best() - counts.begin())];
}

}  // namespace

SeparatorFound find_separator(std::string_view beginning)
{
  if (const auto stated = stated_separator(beginning)) return *stated;
  if (const char found = most_frequent(beginning, true); found != '\0') return {found, 0};
  // A quote left open in the heading hides all that follows; the reader will say so, but in columns that make sense.
  if (const char found = most_frequent(beginning, false); found != '\0') return {found, 0};
  return {};
}

}  // namespace util
