// SPDX-License-Identifier: Apache-2.0
// The database's schema before a command works on it.
#pragma once
#include "lib/db/database.hpp"
#include "lib/util/clock.hpp"
#include "lib/util/problem.hpp"

namespace app {

/// An empty database is simply made; what holds data already is changed only when somebody says so: then the problem
/// names the command.
util::Problems prepare_schema(db::Database& database, const util::Clock& clock);

}  // namespace app
