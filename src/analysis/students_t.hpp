// SPDX-License-Identifier: Apache-2.0
// The number of standard errors that a 95 % confidence interval reaches to each side when the spread is estimated from
// the same few answers. Kept apart because the library behind it is slow to compile.
#pragma once
#include <cstdint>

namespace analysis {

/// 97.5 % point of Student's t distribution: 12.706 with 1 degree of freedom, 2.014 with 45, 1.960 with very many.
/// Source: Boost.Math. 0 degrees: std::domain_error.
double students_t_975(std::uint32_t degrees_of_freedom);

}  // namespace analysis
