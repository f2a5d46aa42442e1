// SPDX-License-Identifier: Apache-2.0
#include "src/app/demo_reviews.hpp"

#include <stdexcept>
#include <string>
#include <vector>

#include "src/accounts/account_store.hpp"
#include "src/app/demo_files.hpp"
#include "src/app/judgement_files.hpp"
#include "src/cycles/cycle_store.hpp"
#include "src/cycles/enrolment_store.hpp"
#include "src/reviews/assigning_store.hpp"
#include "src/reviews/judging_store.hpp"
#include "src/reviews/setting_store.hpp"

namespace app {
namespace {

constexpr int k_judged_year = 2567;
constexpr int k_year_to_judge = 2568;
constexpr const char* k_judgements = "rawe_2567_judgements.csv";

std::int64_t cycle_of_year(const cycles::CycleStore& cycles, int year)
{
  for (const cycles::Cycle& cycle : cycles.all()) {
    if (cycle.fiscal_year == year) return cycle.id;
  }
  throw std::logic_error("the demo has no round of " + std::to_string(year));
}

void add_judgements(db::Connection& connection, const accounts::Visitor& administrator, const util::Clock& clock,
                    util::Random& random)
{
  const cycles::CycleStore cycles(connection);
  const std::int64_t cycle = cycle_of_year(cycles, k_judged_year);
  const cycles::AgencyNames names(cycles::EnrolmentStore(connection).all(cycle));
  reviews::ReadJudgements read =
      read_judgement_file(demo_file(k_judgements), k_judgements, cycles.framework(cycle), names);
  if (read.faults > 0) throw std::logic_error("the demo's judgements: " + read.problems.front().code);
  for (reviews::Judgement& one : read.judgements)
    one.cycle = cycle;
  reviews::JudgingStore(connection, clock, random, administrator).take_in(read.judgements, k_judgements);
}

/// Half of the agencies each for two assessors, as demo/assignments.csv has it.
void assign(db::Connection& connection, const accounts::Visitor& administrator, const util::Clock& clock)
{
  const cycles::CycleStore cycles(connection);
  const std::int64_t cycle = cycle_of_year(cycles, k_year_to_judge);
  reviews::SettingStore(connection)
      .set(cycle, {.share = reviews::k_usual_share, .seed = "demo world"}, administrator.account, clock.now());
  std::vector<reviews::Assigned> assigned;
  for (const DemoRow& row : demo_rows("demo/assignments.csv")) {
    const auto account = accounts::AccountStore(connection).find_login(row.at("assessor"));
    for (const cycles::Enrolment& one : cycles::EnrolmentStore(connection).all(cycle)) {
      if (one.code == row.at("agency")) assigned.push_back({one.agency, "", account});
    }
  }
  reviews::AssigningStore(connection, clock, administrator)
      .assign(cycle, *cycles.framework(cycle), reviews::assessed_agencies(connection, cycle), assigned,
              reviews::Way::import);
}

}  // namespace

void add_demo_reviews(db::Connection& connection, std::int64_t administrator, const util::Clock& clock,
                      util::Random& random)
{
  const accounts::Visitor visitor{administrator, "admin", {}};
  add_judgements(connection, visitor, clock, random);
  assign(connection, visitor, clock);
}

}  // namespace app
