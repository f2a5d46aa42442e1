// SPDX-License-Identifier: Apache-2.0
// Scores so far: counted once for all who look within half a minute, and anew when the stage was closed.
#include "src/results/so_far_store.hpp"
#include "src/surveys/rounds_store.hpp"

#include "result_world.hpp"
#include "tests/lib/db/engines.hpp"

namespace {

class SoFarScores : public db_test::OnEngine {
 protected:
  SoFarScores() : OnEngine(db::read_migrations(util::embedded_program_files())) {}
  std::shared_ptr<const results::SoFar> look() { return kept_.of(database(), clock_, round_); }

  result_test::World world_ = result_test::fill(database());
  surveys::Round round_ = surveys::RoundReader(database()).read().by_cycle.at(world_.cycle);
  util::SettableClock clock_{result_test::k_now};
  results::KeptSoFar kept_;
};
DB_ENGINES(SoFarScores);

DB_TEST(SoFarScores, are_in_the_order_of_names_with_everybody_counted)
{
  const auto found = look();
  ASSERT_EQ(found->rows.size(), 2U);
  EXPECT_FALSE(found->until_yesterday);
  EXPECT_EQ(found->rows[0].surveys.size(), 2U) << "IIT and EIT";
  for (const results::SoFar::Row& row : found->rows) {
    if (row.agency != world_.rawe) continue;
    EXPECT_EQ(row.surveys[0].people, 46U);
    EXPECT_EQ(row.surveys[0].score->decimal(2), "95.19");
  }
}

DB_TEST(SoFarScores, are_counted_once_for_half_a_minute)
{
  const auto first = look();
  EXPECT_EQ(look(), first);
  clock_.advance(std::chrono::seconds(29));
  EXPECT_EQ(look(), first);
  clock_.advance(std::chrono::seconds(2));
  EXPECT_NE(look(), first);
}

DB_TEST(SoFarScores, are_counted_anew_when_the_stage_was_closed)
{
  database().write([&](db::Connection& c) {
    c.execute("UPDATE stage SET opened_at = 1, closed_at = NULL WHERE cycle_id = :cycle AND code = 'surveys'",
              world_.cycle);
  });
  EXPECT_TRUE(look()->until_yesterday);
  database().write([&](db::Connection& c) {
    c.execute("UPDATE stage SET closed_at = 2 WHERE cycle_id = :cycle AND code = 'surveys'", world_.cycle);
  });
  EXPECT_FALSE(look()->until_yesterday);
}

}  // namespace
