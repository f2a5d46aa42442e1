// SPDX-License-Identifier: Apache-2.0
#include "src/reviews/severity.hpp"

#include <cmath>
#include <numeric>

namespace reviews {
namespace {

constexpr std::int64_t k_fewest_agencies = 5;

double spread_between(const std::vector<double>& residuals)
{
  const auto count = static_cast<double>(residuals.size());
  const double mean = std::accumulate(residuals.begin(), residuals.end(), 0.0) / count;
  double sum = 0;
  for (const double residual : residuals)
    sum += (residual - mean) * (residual - mean);
  return count / (count - 1) * sum;
}

}  // namespace

double t95(std::int64_t degrees)
{
  constexpr double k_one = 12.7062;
  constexpr double k_two = 4.3027;
  if (degrees <= 1) return k_one;
  if (degrees == 2) return k_two;
  constexpr double z = 1.959964;
  const auto v = static_cast<double>(degrees);
  const double z3 = z * z * z;
  const double z5 = z3 * z * z;
  const double z7 = z5 * z * z;
  return z + (z3 + z) / (4 * v) + (5 * z5 + 16 * z3 + 3 * z) / (96 * v * v) +
         (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / (384 * v * v * v);
}

std::map<std::int64_t, Severity> severities(const std::vector<ReadAtAgency>& read,
                                            const std::map<std::int64_t, double>& doubts)
{
  std::map<std::int64_t, Severity> found;
  std::map<std::int64_t, std::vector<double>> residuals;
  for (const ReadAtAgency& one : read) {
    Severity& severity = found[one.reader];
    severity.items += one.items;
    severity.met += one.met;
    severity.compared += one.compared;
    if (one.compared > 0) residuals[one.reader].push_back(one.residual);
  }
  for (auto& [reader, severity] : found) {
    const std::vector<double>& by_agency = residuals[reader];
    severity.agencies = static_cast<std::int64_t>(by_agency.size());
    if (severity.compared == 0) continue;
    const auto n = static_cast<double>(severity.compared);
    severity.difference = std::accumulate(by_agency.begin(), by_agency.end(), 0.0) / n;
    if (severity.agencies < k_fewest_agencies) continue;
    const auto doubt = doubts.find(reader);
    const double variance = spread_between(by_agency) + (doubt == doubts.end() ? 0 : doubt->second);
    severity.margin = t95(severity.agencies - 1) * std::sqrt(variance) / n;
  }
  return found;
}

}  // namespace reviews
