// SPDX-License-Identifier: Apache-2.0
#include "src/analysis/students_t.hpp"

#include <boost/math/distributions/students_t.hpp>

namespace analysis {

double students_t_975(std::uint32_t degrees_of_freedom)
{
  return boost::math::quantile(boost::math::students_t_distribution<double>(degrees_of_freedom), 0.975);
}

}  // namespace analysis
