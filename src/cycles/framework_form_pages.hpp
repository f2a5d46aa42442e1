// SPDX-License-Identifier: Apache-2.0
// The part of a form that chooses a framework: a year that the program carries, or a file that is sent along.
#pragma once
#include <optional>
#include <vector>

#include "lib/html/components.hpp"
#include "lib/http/request.hpp"

#include "src/cycles/cycle.hpp"

namespace cycles {

struct ChosenFramework {
  std::optional<ReadFramework> framework;  ///< without problems
  util::Problems problems;                 ///< of the file
};

/// Reads the choice; what is missing is refused in the form.
ChosenFramework read_framework_choice(html::Form& form, http::Request& request);
/// Values of {{> cycles/framework_choice}}.
html::Values framework_choice(const html::Form& form, const util::Problems& problems, const util::Messages& messages);

}  // namespace cycles
