// SPDX-License-Identifier: Apache-2.0
// What is kept of large programmes: counted once a minute, by one reader, and never where it is little.
#include "src/measures/kept_by_year.hpp"

#include <atomic>
#include <stdexcept>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace {

using measures::KeptByYear;

const auto k_large = [](int) { return true; };
const auto k_small = [](int) { return false; };

TEST(KeptByYear, IsCountedAnewAfterAMinuteAndForEachYear)
{
  KeptByYear<int> kept;
  int counted = 0;
  const auto count = [&] { return ++counted; };
  EXPECT_EQ(kept.get(2568, 1000, count, k_large)->value, 1);
  EXPECT_TRUE(kept.get(2568, 1059, count, k_large)->kept);
  EXPECT_EQ(kept.get(2568, 1059, count, k_large)->value, 1);
  EXPECT_EQ(kept.get(2569, 1059, count, k_large)->value, 2);
  EXPECT_EQ(kept.get(2568, 1060, count, k_large)->value, 3);
  EXPECT_EQ(kept.get(2568, 900, count, k_large)->value, 4) << "the clock was put back";
}

TEST(KeptByYear, OfLittleNothingIsKept)
{
  KeptByYear<int> kept;
  int counted = 0;
  const auto count = [&] { return ++counted; };
  EXPECT_FALSE(kept.get(2568, 1000, count, k_small)->kept);
  EXPECT_EQ(kept.get(2568, 1000, count, k_small)->value, 2) << "whoever changed something sees it";
}

TEST(KeptByYear, WhatFailsIsTriedAgain)
{
  KeptByYear<int> kept;
  const auto fail = []() -> int { throw std::runtime_error("no database"); };
  EXPECT_THROW(kept.get(2568, 1000, fail, k_large), std::runtime_error);
  EXPECT_EQ(kept.get(
                    2568, 1000, [] { return 7; }, k_large)
                ->value,
            7);
}

TEST(KeptByYear, OneCountsAndTheOthersHaveWhatWasBefore)
{
  KeptByYear<int> kept;
  kept.get(
      2568, 1000, [] { return 1; }, k_large);
  std::atomic<bool> counting = false;
  std::atomic<bool> go_on = false;
  std::jthread slow([&] {
    kept.get(
        2568, 2000,
        [&] {
          counting = true;
          while (!go_on)
            std::this_thread::yield();
          return 2;
        },
        k_large);
  });
  while (!counting)
    std::this_thread::yield();
  EXPECT_EQ(kept.get(
                    2568, 2000, [] { return 3; }, k_large)
                ->value,
            1);
  go_on = true;
  slow.join();
  EXPECT_EQ(kept.get(
                    2568, 2000, [] { return 3; }, k_large)
                ->value,
            2);
}

TEST(KeptByYear, TheFirstIsWaitedFor)
{
  KeptByYear<int> kept;
  std::atomic<int> counted = 0;
  const auto count = [&] {
    std::this_thread::yield();
    return ++counted;
  };
  std::vector<std::jthread> readers;
  for (int i = 0; i < 8; ++i)
    readers.emplace_back([&] { EXPECT_EQ(kept.get(2568, 1000, count, k_large)->value, 1); });
  readers.clear();
  EXPECT_EQ(counted, 1);
}

}  // namespace
