// SPDX-License-Identifier: Apache-2.0
#include "src/app/precheck_command.hpp"

#include <ostream>
#include <string>

#include "src/app/precheck_parts.hpp"
#include "src/app/schema.hpp"
#include "src/app/server_key.hpp"
#include "src/cycles/cycle_store.hpp"
#include "src/cycles/enrolment_store.hpp"
#include "src/disclosures/finding_store.hpp"
#include "src/disclosures/precheck_store.hpp"

namespace app {
namespace {

util::Problems ask_for(db::Database& database, std::int64_t cycle, std::int64_t agency, util::UtcSeconds now)
{
  if (cycle == 0 && agency == 0) return {};
  if (cycle == 0) return {{{.field = "--agency"}, "prechecks.command.needs_cycle", {}}};
  return database.write([&](db::Connection& connection) -> util::Problems {
    if (!cycles::CycleStore(connection).find(cycle))
      return {{{.field = "--cycle"}, "prechecks.command.no_cycle", {{"cycle", std::to_string(cycle)}}}};
    const disclosures::PrecheckAsk ask{"command", now, 0};
    if (agency == 0) {
      disclosures::PrecheckStore(connection).ask_all(cycle, ask);
      return {};
    }
    const auto enrolment = cycles::EnrolmentStore(connection).find(cycle, agency);
    if (!enrolment || !enrolment->takes_part())
      return {{{.field = "--agency"}, "prechecks.command.no_agency", {{"agency", std::to_string(agency)}}}};
    disclosures::PrecheckStore(connection).ask(cycle, agency, ask);
    return {};
  });
}

std::int64_t standing(db::Database& database, std::int64_t cycle, std::int64_t agency)
{
  return database.read([&](db::Connection& connection) {
    return connection
        .query(R"(
          SELECT count(*) FROM precheck_finding WHERE gone_at IS NULL AND (:cycle = 0 OR cycle_id = :cycle)
            AND (:agency = 0 OR agency_id = :agency))",
               cycle, agency)
        .one<std::int64_t>();
  });
}

}  // namespace

void run_precheck(const Settings& settings, db::Database& database, std::int64_t cycle, std::int64_t agency,
                  Context& context)
{
  const util::SystemClock clock;
  util::Problems problems = precheck_faults(settings);
  if (problems.empty()) problems = prepare_schema(database, clock);
  if (problems.empty()) problems = ask_for(database, cycle, agency, clock.now());
  if (!problems.empty()) {
    print_problems(problems, context);
    context.exit_code = 1;
    return;
  }
  util::SystemRandom random;
  const http::Signer signer(server_key(settings, random));
  disclosures::PrecheckWork work(database, clock, precheck_settings(settings, signer, random));
  const disclosures::PrecheckDone done = work.work({.cycle = cycle, .agency = agency});
  context.out << context.messages().say("prechecks.command.done",
                                        {{"agencies", std::to_string(done.agencies)},
                                         {"links", std::to_string(done.links)},
                                         {"findings", std::to_string(standing(database, cycle, agency))}})
              << '\n';
}

}  // namespace app
