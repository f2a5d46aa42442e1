// SPDX-License-Identifier: Apache-2.0
#include "src/app/schema.hpp"

#include "lib/db/migrations.hpp"

namespace app {

util::Problems prepare_schema(db::Database& database, const util::Clock& clock)
{
  const auto migrations = db::read_migrations(util::embedded_program_files());
  if (db::schema_state(database, migrations).applied.empty()) return db::migrate(database, migrations, clock).problems;
  return db::require_current(database, migrations);
}

}  // namespace app
