// SPDX-License-Identifier: Apache-2.0
// Ranks with what the margins leave open, against counting pair by pair.
#include "src/portal/standing.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace {

using portal::Standing;

Standing with(std::optional<int> total, std::optional<int> margin)
{
  Standing one;
  if (total) one.total = *total * 1'000'000;
  if (margin) one.margin = *margin * 1'000'000;
  return one;
}

TEST(Standings, the_worked_example_of_the_header)
{
  std::vector<Standing> all = {with(90, 1), with(88, 2), with(80, 1)};
  portal::rank(all);
  EXPECT_EQ(all[0].best, 1);
  EXPECT_EQ(all[0].worst, 2);
  EXPECT_EQ(all[1].best, 1);
  EXPECT_EQ(all[1].worst, 2);
  EXPECT_EQ(all[1].alike, 1);
  EXPECT_EQ(all[2].best, 3);
  EXPECT_EQ(all[2].worst, 3);
}

TEST(Standings, equal_totals_share_a_place_and_none_has_a_range_without_a_margin)
{
  std::vector<Standing> all = {with(85, {}), with(90, {}), with(80, {}), with(85, {}), with({}, {})};
  portal::rank(all);
  EXPECT_EQ(all[0].place, 2);
  EXPECT_EQ(all[3].place, 2);
  EXPECT_EQ(all[2].place, 4);
  EXPECT_FALSE(all[0].best.has_value());
  EXPECT_FALSE(all[4].place.has_value());
}

TEST(Standings, are_what_comparing_every_pair_gives)
{
  EXPECT_TRUE(rc::check([] {
    std::vector<Standing> all;
    for (const auto& [total, margin] : *rc::gen::container<std::vector<std::pair<int, int>>>(
             rc::gen::pair(rc::gen::inRange(0, 101), rc::gen::inRange(-1, 8))))
      all.push_back(with(total, margin < 0 ? std::nullopt : std::optional(margin)));
    portal::rank(all);
    for (const Standing& one : all) {
      std::int64_t better = 0;
      std::int64_t worse = 0;
      for (const Standing& other : all) {
        better += *other.total - other.margin.value_or(0) > *one.total + one.margin.value_or(0) ? 1 : 0;
        worse += *other.total + other.margin.value_or(0) < *one.total - one.margin.value_or(0) ? 1 : 0;
      }
      if (!one.margin) continue;
      RC_ASSERT(one.best == better + 1);
      RC_ASSERT(one.worst == static_cast<std::int64_t>(all.size()) - worse);
      RC_ASSERT(*one.best <= *one.place && *one.place <= *one.worst);
    }
  }));
}

TEST(Standings, rounds_count_before_files_and_newer_before_older)
{
  std::vector<results::Release> releases = {{.id = 9, .cycle = 0}, {.id = 3, .cycle = 7}, {.id = 12, .cycle = 0}};
  portal::sort_by_precedence(releases);
  EXPECT_EQ(portal::ids_of(releases), "3,12,9");
}

TEST(Standings, no_score_stays_of_one_that_is_withheld)
{
  const results::AgencyResult row{.agency = 4, .total = 90'000'000, .level = "AA", .level_place = 0};
  const Standing one =
      portal::standing_of(row, 1, results::Caution{4, results::BelowSample::withhold, "three answers"});
  EXPECT_FALSE(one.total.has_value());
  EXPECT_TRUE(one.level.empty());
  EXPECT_EQ(one.caution_reason, "three answers");
}

}  // namespace
