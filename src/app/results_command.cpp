// SPDX-License-Identifier: Apache-2.0
#include "src/app/results_command.hpp"

#include <optional>
#include <ostream>

#include "lib/db/migrations.hpp"
#include "lib/thai/thai.hpp"

#include "src/app/processors.hpp"
#include "src/app/text_table.hpp"
#include "src/cycles/cycle_store.hpp"
#include "src/results/computation_store.hpp"
#include "src/results/computing_store.hpp"
#include "src/results/release_store.hpp"

namespace app {
namespace {

/// Of several rounds of one year the newest; nothing, with the problem said, where none is meant.
std::optional<cycles::Cycle> round_named(db::Database& database, const std::string& named, Context& context)
{
  const util::Problems problems = db::require_current(database, db::read_migrations(util::embedded_program_files()));
  if (!problems.empty()) {
    print_problems(problems, context);
    context.exit_code = 1;
    return std::nullopt;
  }
  const std::string written = thai::to_arabic_digits(named);
  const auto rounds = database.read([](db::Connection& connection) { return cycles::CycleStore(connection).all(); });
  std::optional<cycles::Cycle> found;
  for (const cycles::Cycle& one : rounds) {
    if (one.name == named || std::to_string(one.id) == written) return one;
    if (std::to_string(one.fiscal_year) == written && (!found || found->id < one.id)) found = one;
  }
  if (found) return found;
  context.err << context.messages().say("results.no_such_round", {{"round", named}}) << '\n';
  context.exit_code = 1;
  return std::nullopt;
}

/// What people rely on: what is published, else what is frozen, else what was computed last.
std::optional<results::Computation> relied_on(db::Connection& connection, std::int64_t cycle)
{
  const results::ComputationStore computations(connection);
  const auto release = results::ReleaseStore(connection).newest(cycle);
  if (release && !release->withdrawn_at) return computations.find(release->computation);
  return computations.newest_done(cycle);
}

util::Params params_of(const results::Computation& one)
{
  return {{"computation", std::to_string(one.id)},
          {"agencies", std::to_string(one.agencies)},
          {"answers", std::to_string(one.answers)},
          {"judgements", std::to_string(one.judgements)},
          {"inputs", one.input_digest},
          {"digest", one.result_digest}};
}

void print_differences(const std::vector<results::Difference>& differences, Context& context)
{
  const util::Messages& messages = context.messages();
  TextTable table({messages.say("results.code"), messages.say("results.difference_field"),
                   messages.say("results.verify_stored"), messages.say("results.verify_recounted")},
                  {});
  for (const results::Difference& one : differences)
    table.add({one.code, one.field, one.stored, one.recounted});
  table.write(context.out);
}

}  // namespace

void compute_results(db::Database& database, const std::string& round, Context& context)
{
  const auto cycle = round_named(database, round, context);
  if (!cycle) return;
  const util::SystemClock clock;
  const std::int64_t id = database.write([&](db::Connection& connection) {
    return results::ComputationStore(connection).ask(cycle->id, cycle->fiscal_year, clock.now(), 0);
  });
  while (const auto done = results::compute_next(database, clock, processors())) {
    if (done->id != id) continue;
    context.out << context.messages().say("results.computed", params_of(*done)) << '\n';
    return;
  }
  context.out << context.messages().say("results.computed_elsewhere") << '\n';
}

void verify_results(db::Database& database, const std::string& round, Context& context)
{
  const auto cycle = round_named(database, round, context);
  if (!cycle) return;
  const auto computation = database.read([&](db::Connection& connection) { return relied_on(connection, cycle->id); });
  const util::Messages& messages = context.messages();
  if (!computation) {
    context.err << messages.say("results.not_computed") << '\n';
    context.exit_code = 1;
    return;
  }
  const results::Recount recount = results::recount(database, *computation, processors());
  if (recount.equal()) {
    context.out << messages.say("results.verify_equal", params_of(*computation)) << '\n';
    return;
  }
  print_differences(recount.differences, context);
  context.err << messages.say("results.verify_differs", {{"count", std::to_string(recount.differences.size())}})
              << '\n';
  context.exit_code = 1;
}

}  // namespace app
