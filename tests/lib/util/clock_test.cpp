// SPDX-License-Identifier: Apache-2.0
#include "lib/util/clock.hpp"

namespace {

using namespace std::chrono_literals;

TEST(Clock, of_the_machine_counts_utc_seconds_and_never_goes_back)
{
  const util::SystemClock clock;
  const auto before = clock.elapsed();
  EXPECT_EQ(clock.now() / 1'000'000'000,
            std::chrono::system_clock::to_time_t(std::chrono::system_clock::now()) / 1'000'000'000);
  EXPECT_LE(before, clock.elapsed());
}

TEST(Clock, that_is_set_stands_still_until_moved)
{
  util::SettableClock clock(1'700'000'000);
  EXPECT_EQ(clock.now(), 1'700'000'000);
  clock.advance(90s);
  EXPECT_EQ(clock.now(), 1'700'000'090);
  EXPECT_EQ(clock.elapsed(), 90s);
}

TEST(Clock, that_is_set_adds_parts_of_seconds_up)
{
  util::SettableClock clock(0);
  for (int i = 0; i < 3; ++i)
    clock.advance(400ms);
  EXPECT_EQ(clock.now(), 1);
  EXPECT_EQ(clock.elapsed(), 1200ms);
}

TEST(Clock, set_back_leaves_durations_alone)
{
  util::SettableClock clock(1'700'000'000);
  clock.advance(10s);
  clock.set(1'600'000'000);
  EXPECT_EQ(clock.now(), 1'600'000'000);
  EXPECT_EQ(clock.elapsed(), 10s);
}

}  // namespace
