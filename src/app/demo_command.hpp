// SPDX-License-Identifier: Apache-2.0
// prongsai demo: an empty database becomes the demo world; who may sign in is printed.
#pragma once
#include "lib/db/database.hpp"

#include "src/app/command_line.hpp"

namespace app {

/// A database in which anything was done already is left as it is, with a problem and exit code 1.
void make_demo(db::Database& database, Context& context);
void print_demo_logins(Context& context);

}  // namespace app
