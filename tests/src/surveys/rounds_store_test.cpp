// SPDX-License-Identifier: Apache-2.0
#include "src/surveys/rounds_store.hpp"

#include <atomic>
#include <stdexcept>
#include <thread>

#include "lib/util/embedded.hpp"

#include "src/agencies/agency_store.hpp"
#include "src/cycles/cycle_store.hpp"
#include "src/cycles/enrolment_store.hpp"
#include "src/surveys/asking_store.hpp"

#include "survey_world.hpp"
#include "tests/lib/db/engines.hpp"

namespace {

class SurveyRounds : public db_test::OnEngine {
 protected:
  SurveyRounds() : OnEngine(survey_test::migrations()) {}
};
DB_ENGINES(SurveyRounds);

DB_TEST(SurveyRounds, are_those_of_the_programme_with_their_agencies_and_minima)
{
  const cycles::Deed deed{.account = 0, .at = 1'763'700'000, .reason = "test"};
  std::int64_t cycle = 0;
  std::int64_t agency = 0;
  database().write([&](db::Connection& c) {
    cycles::CycleStore cycles(c);
    cycle = cycles.add("FY2567", cycles::read_framework_of(2567).value(), cycles::suggested_calendar(2567), deed);
    agencies::AgencyStore register_(c);
    agency = register_.add(
        {.code = "A-1", .name = "Rawe", .type = "subdistrict", .province = "34", .province_size = "large"},
        {.account = 0, .at = deed.at});
    const std::vector<agencies::Agency> all{register_.find(agency).value()};
    cycles::EnrolmentStore enrolments(c);
    enrolments.enrol(cycle, all, deed);
    enrolments.count_people(enrolments.find(cycle, agency).value(), {{"IIT", 46}, {"EIT", 500}}, deed);
  });
  surveys::RoundReader reader(database());
  surveys::Rounds rounds = reader.read();
  const surveys::Round* round = rounds.find(cycle);
  ASSERT_NE(round, nullptr);
  EXPECT_FALSE(round->answering);
  const surveys::AskedAgency* asked = rounds.find({cycle, agency, "EIT", "1"});
  ASSERT_NE(asked, nullptr);
  EXPECT_EQ(asked->name_th, "Rawe");
  EXPECT_EQ(asked->population.at("IIT"), 46);
  EXPECT_EQ(asked->minima.at({"EIT", "1"}), 50);
  database().write([&](db::Connection& c) {
    cycles::CycleStore(c).change_stage(cycle, cycles::StageCode::surveys, cycles::StageAct::opened, deed);
  });
  EXPECT_EQ(rounds.find(cycle)->asking, surveys::Asking{}) << "nothing was set";
  database().write([&](db::Connection& c) {
    surveys::AskingStore(c).set(cycle, {.one_by_one = true, .screening = true}, deed.at, 1);
  });
  rounds = reader.read();
  EXPECT_EQ(rounds.find(cycle)->asking, (surveys::Asking{true, true}));
  EXPECT_TRUE(rounds.find(cycle)->answering);
  EXPECT_GT(rounds.find(cycle)->last_day, 0);
}

TEST(LiveRounds, WhatCannotBeReadLeavesWhatWasKnown)
{
  bool away = true;
  surveys::LiveRounds live(
      [&] {
        if (away) throw std::runtime_error("the database is away");
        return survey_test::two_agencies();
      },
      std::chrono::milliseconds(0));
  EXPECT_TRUE(live.now()->by_cycle.empty());
  away = false;
  live.renew();
  EXPECT_NE(live.now()->find(survey_test::k_cycle), nullptr);
  away = true;
  EXPECT_THROW(live.renew(), std::runtime_error);
  EXPECT_NE(live.now()->find(survey_test::k_cycle), nullptr);
}

TEST(LiveRounds, TakeANewPictureByThemselves)
{
  std::atomic<int> reads = 0;
  const surveys::LiveRounds live(
      [&] {
        ++reads;
        return surveys::Rounds();
      },
      std::chrono::milliseconds(1));
  while (reads < 3)
    std::this_thread::yield();
}

}  // namespace
