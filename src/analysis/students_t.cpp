// SPDX-License-Identifier: Apache-2.0
#include "src/analysis/students_t.hpp"

#include <array>
#include <atomic>
#include <cstddef>

#include <boost/math/distributions/students_t.hpp>

namespace analysis {

namespace {

constexpr std::size_t k_kept = 4096;

double worked_out(std::uint32_t degrees_of_freedom)
{
  return boost::math::quantile(boost::math::students_t_distribution<double>(degrees_of_freedom), 0.975);
}

}  // namespace

double students_t_975(std::uint32_t degrees_of_freedom)
{
  // Two dozen questions of one agency have much the same number of answers, and each takes microseconds to work out.
  static std::array<std::atomic<double>, k_kept> kept{};
  if (degrees_of_freedom >= k_kept) return worked_out(degrees_of_freedom);
  std::atomic<double>& place = kept.at(degrees_of_freedom);
  if (const double known = place.load(std::memory_order_relaxed); known != 0) return known;
  const double found = worked_out(degrees_of_freedom);
  place.store(found, std::memory_order_relaxed);
  return found;
}

}  // namespace analysis
