// SPDX-License-Identifier: Apache-2.0
// prongsai config: every setting as it holds, and where it comes from.
#pragma once
#include "src/app/command_line.hpp"
#include "src/app/settings.hpp"

namespace app {

/// Secrets are not shown, nor the password in the address of the database.
void print_config(const Settings& settings, Context& context);

}  // namespace app
