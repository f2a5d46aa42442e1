// SPDX-License-Identifier: Apache-2.0
#include "src/framework/nearest.hpp"

#include <algorithm>

#include "lib/util/text.hpp"

namespace framework {

namespace {

// Longer words are compared by their beginning, so that a hostile one costs nothing.
constexpr std::size_t k_longest_word = 64;

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b)
{
  a = a.substr(0, k_longest_word);
  b = b.substr(0, k_longest_word);
  // distance[i][j]: from the first i letters of a to the first j of b.
  std::vector<std::vector<std::size_t>> distance(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        distance[i][j] = i + j;
        continue;
      }
      const std::size_t replaced =
          distance[i - 1][j - 1] + (util::ascii_lower(a[i - 1]) == util::ascii_lower(b[j - 1]) ? 0 : 1);
      distance[i][j] = std::min({replaced, distance[i - 1][j] + 1, distance[i][j - 1] + 1});
      const bool swapped = i > 1 && j > 1 && util::ascii_lower(a[i - 1]) == util::ascii_lower(b[j - 2]) &&
                           util::ascii_lower(a[i - 2]) == util::ascii_lower(b[j - 1]);
      if (swapped) distance[i][j] = std::min(distance[i][j], distance[i - 2][j - 2] + 1);
    }
  }
  return distance[a.size()][b.size()];
}

std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& known)
{
  std::optional<std::string> best;
  std::size_t best_distance = 0;
  for (const std::string& candidate : known) {
    const std::size_t distance = edit_distance(word, candidate);
    const std::size_t allowed = std::max<std::size_t>(1, std::max(word.size(), candidate.size()) / 3);
    if (distance <= allowed && (!best || distance < best_distance)) {
      best = candidate;
      best_distance = distance;
    }
  }
  return best;
}

}  // namespace framework
