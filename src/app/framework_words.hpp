// SPDX-License-Identifier: Apache-2.0
// A framework, and the difference of two, in words for a terminal and as JSON for programs.
#pragma once
#include "src/app/command_line.hpp"
#include "src/framework/diff.hpp"
#include "src/framework/framework.hpp"

namespace app {

void print_framework(const framework::Framework& framework, Context& context);
void print_framework_json(const framework::Framework& framework, Context& context);
void print_difference(const framework::Framework& older, const framework::Framework& newer, Context& context);
void print_difference_json(const framework::Framework& older, const framework::Framework& newer, Context& context);

}  // namespace app
