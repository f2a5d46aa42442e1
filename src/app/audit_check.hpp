// SPDX-License-Identifier: Apache-2.0
// `prongsai audit verify`: reads the whole audit log and says whether it is in order, or which entry breaks it first.
#pragma once
#include "lib/db/database.hpp"

#include "src/app/command_line.hpp"

namespace app {

/// Exit code 1 where the log is broken, or the schema is not the program's.
void check_audit(db::Database& database, Context& context);

}  // namespace app
