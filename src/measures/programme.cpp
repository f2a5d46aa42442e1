// SPDX-License-Identifier: Apache-2.0
#include "src/measures/programme.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "src/analysis/students_t.hpp"

namespace measures {
namespace {

Gain gain_of(const std::string& kind, const std::vector<double>& changes)
{
  const auto n = static_cast<double>(changes.size());
  const double mean = std::accumulate(changes.begin(), changes.end(), 0.0) / n;
  const double squares = std::accumulate(changes.begin(), changes.end(), 0.0, [mean](double sum, double change) {
    return sum + (change - mean) * (change - mean);
  });
  const double standard_error = std::sqrt(squares / (n - 1) / n);
  const auto degrees = static_cast<std::uint32_t>(changes.size() - 1);
  return {kind, changes.size(), mean, analysis::students_t_975(degrees) * standard_error};
}

}  // namespace

std::optional<int> share(std::int64_t part, std::int64_t whole)
{
  if (whole == 0) return std::nullopt;
  return static_cast<int>((200 * part + whole) / (2 * whole));
}

std::vector<Gain> gains_of(const std::vector<std::pair<std::string, std::vector<double>>>& changes)
{
  std::vector<Gain> gains;
  for (const auto& [kind, of_agencies] : changes) {
    if (of_agencies.size() >= k_fewest_agencies) gains.push_back(gain_of(kind, of_agencies));
  }
  std::stable_sort(gains.begin(), gains.end(), [](const Gain& a, const Gain& b) { return a.mean > b.mean; });
  return gains;
}

}  // namespace measures
