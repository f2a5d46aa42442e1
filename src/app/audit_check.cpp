// SPDX-License-Identifier: Apache-2.0
#include "src/app/audit_check.hpp"

#include <ostream>

#include "lib/db/migrations.hpp"

#include "src/accounts/audit_store.hpp"

namespace app {

void check_audit(db::Database& database, Context& context)
{
  const util::Problems problems = db::require_current(database, db::read_migrations(util::embedded_program_files()));
  if (!problems.empty()) {
    print_problems(problems, context);
    context.exit_code = 1;
    return;
  }
  const accounts::AuditFinding finding =
      database.read([](db::Connection& connection) { return accounts::AuditStore(connection).verify(); });
  const util::Params params{{"count", std::to_string(finding.entries)}, {"hash", finding.last_hash}};
  const util::Messages& messages = context.messages();
  if (finding.broken) {
    context.err << messages.say("server.audit.broken", {{"number", std::to_string(*finding.broken)},
                                                        {"count", std::to_string(finding.entries)}})
                << '\n';
    context.exit_code = 1;
  } else if (finding.entries == 0) {
    context.out << messages.say("server.audit.empty") << '\n';
  } else {
    context.out << messages.say("server.audit.whole", params) << '\n';
  }
}

}  // namespace app
