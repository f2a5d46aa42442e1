// SPDX-License-Identifier: Apache-2.0
#include "src/reviews/agreement.hpp"

#include <cmath>

namespace reviews {
namespace {

constexpr double k_z95 = 1.959964;
constexpr std::int64_t k_fewest_for_margin = 10;

}  // namespace

void ReadTwice::add(ItemState first, ItemState second, std::int64_t count)
{
  items.at(static_cast<std::size_t>(first)).at(static_cast<std::size_t>(second)) += count;
}

std::int64_t ReadTwice::count() const
{
  std::int64_t sum = 0;
  for (const auto& row : items) {
    for (const std::int64_t cell : row)
      sum += cell;
  }
  return sum;
}

Agreement agreement(const ReadTwice& read)
{
  Agreement found{.items = read.count()};
  if (found.items == 0) return found;
  const auto n = static_cast<double>(found.items);
  double by_chance = 0;
  for (std::size_t finding = 0; finding < read.items.size(); ++finding) {
    double first = 0;
    double second = 0;
    for (std::size_t other = 0; other < read.items.size(); ++other) {
      first += static_cast<double>(read.items[finding][other]);
      second += static_cast<double>(read.items[other][finding]);
    }
    found.observed += static_cast<double>(read.items[finding][finding]) / n;
    by_chance += first / n * (second / n);
  }
  constexpr double k_tiny = 1e-12;
  if (1 - by_chance < k_tiny) return found;
  found.kappa = (found.observed - by_chance) / (1 - by_chance);
  const double error = std::sqrt(found.observed * (1 - found.observed) / n) / (1 - by_chance);
  if (found.items >= k_fewest_for_margin && error > k_tiny) found.margin = k_z95 * error;
  return found;
}

}  // namespace reviews
