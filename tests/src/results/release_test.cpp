// SPDX-License-Identifier: Apache-2.0
// What must be before results are frozen, confirmed and published.
#include "src/results/release.hpp"

#include <gtest/gtest.h>

namespace {

using results::BelowSample;
using results::FreezeState;

std::vector<std::string> codes(const util::Problems& problems)
{
  std::vector<std::string> codes;
  for (const util::Problem& one : problems)
    codes.push_back(one.code);
  return codes;
}

FreezeState ready()
{
  FreezeState state{
      .calendar = cycles::suggested_calendar(2567), .computation = results::Computation{}, .last_judged = 90};
  state.computation->id = 5;
  state.computation->asked_at = 100;
  return state;
}

TEST(Freezing, IsPossibleWhenEverythingIsSettled)
{
  EXPECT_TRUE(results::check_freeze(ready(), 200).empty());
}

TEST(Freezing, NamesEverythingThatIsAgainstIt)
{
  FreezeState state = ready();
  state.computation.reset();
  state.below_sample = {3, 4};
  state.hearings = {{.agency = 4, .until = 150}};
  cycles::Stage& review = cycles::stage_of(state.calendar, cycles::StageCode::review);
  review.opened = 10;
  EXPECT_EQ(codes(results::check_freeze(state, 200)),
            (std::vector<std::string>{"results.stage_open.review", "results.not_computed", "results.not_heard"}));
}

TEST(Freezing, WantsTheComputingAfterTheLastJudgementAndStage)
{
  FreezeState state = ready();
  state.last_judged = 101;
  EXPECT_EQ(codes(results::check_freeze(state, 200)), std::vector<std::string>{"results.computed_too_early"});
  state.last_judged = 0;
  cycles::stage_of(state.calendar, cycles::StageCode::clarification).closed = 100;
  EXPECT_TRUE(results::check_freeze(state, 200).empty());
}

TEST(Freezing, TheSameComputingTwiceIsRefusedUnlessItWasWithdrawn)
{
  FreezeState state = ready();
  state.last = results::Release{.computation = 5};
  EXPECT_EQ(codes(results::check_freeze(state, 200)), std::vector<std::string>{"results.frozen_already"});
  state.last->withdrawn_at = 150;
  EXPECT_TRUE(results::check_freeze(state, 200).empty());
}

TEST(Confirming, TakesASecondPerson)
{
  results::Release release{.frozen_by = 7};
  EXPECT_EQ(codes(results::check_confirm(release, 7)), std::vector<std::string>{"results.needs_second_person"});
  EXPECT_TRUE(results::check_confirm(release, 8).empty());
  EXPECT_EQ(codes(results::check_confirm({}, 8)), std::vector<std::string>{"results.nothing_frozen"});
  EXPECT_EQ(codes(results::check_publish(release)), std::vector<std::string>{"results.not_confirmed"});
  release.confirmed_at = 10;
  EXPECT_EQ(codes(results::check_confirm(release, 8)), std::vector<std::string>{"results.confirmed_already"});
  EXPECT_TRUE(results::check_publish(release).empty());
}

TEST(Publishing, HoldsBackUntilTheEmbargoIsOver)
{
  const results::Release release{.published_at = 10, .visible_from = 100};
  EXPECT_FALSE(release.is_visible(99));
  EXPECT_TRUE(release.is_under_embargo(99));
  EXPECT_TRUE(release.is_visible(100));
}

TEST(Cautions, FollowTheDecisionAndOtherwiseTheRule)
{
  const std::vector<results::Hearing> hearings = {{.agency = 1},
                                                  {.agency = 2, .decision = BelowSample::publish},
                                                  {.agency = 3, .decision = BelowSample::withhold, .reason = "few"}};
  const auto found = results::cautions(hearings, {BelowSample::warn, 7});
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].how, BelowSample::warn);
  EXPECT_EQ(found[1].reason, "few");
}

}  // namespace
