// SPDX-License-Identifier: Apache-2.0
// The framework that a person names on the command line: a fiscal year that the program carries, or a file.
#pragma once
#include <memory>
#include <string>

#include "src/app/command_line.hpp"
#include "src/framework/framework.hpp"

namespace app {

/// "2568" (Thai digits too) or a path. nullptr where there is no such year or the file has faults: it is said on err,
/// and the exit code is set (2 for an unknown year, 1 for a faulty file).
std::shared_ptr<const framework::Framework> framework_named(const std::string& year_or_file, Context& context);

}  // namespace app
