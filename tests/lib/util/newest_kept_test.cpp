// SPDX-License-Identifier: Apache-2.0
#include "lib/util/newest_kept.hpp"

#include <stdexcept>
#include <string>

#include <gtest/gtest.h>

namespace {

TEST(NewestKept, MakesOnceForAKeyAndForgetsTheOldest)
{
  util::NewestKept<std::string> kept(2);
  int made = 0;
  const auto get = [&](std::int64_t key) {
    return *kept.get(key, [&] {
      ++made;
      return std::make_shared<std::string>(std::to_string(key));
    });
  };
  EXPECT_EQ(get(1) + get(2) + get(1) + get(2), "1212");
  EXPECT_EQ(made, 2);
  EXPECT_EQ(get(3) + get(2), "32");
  EXPECT_EQ(made, 3);
  EXPECT_EQ(get(1), "1") << "the oldest was forgotten";
  EXPECT_EQ(made, 4);
}

TEST(NewestKept, KeepsThatThereIsNothingButNotAFault)
{
  util::NewestKept<int> kept(2);
  int made = 0;
  const auto nothing = [&] {
    ++made;
    return std::shared_ptr<const int>();
  };
  EXPECT_EQ(kept.get(1, nothing), nullptr);
  EXPECT_EQ(kept.get(1, nothing), nullptr);
  EXPECT_EQ(made, 1);
  const auto fails = []() -> std::shared_ptr<const int> { throw std::runtime_error("away"); };
  EXPECT_THROW(kept.get(2, fails), std::runtime_error);
  EXPECT_EQ(*kept.get(2, [] { return std::make_shared<int>(5); }), 5);
}

}  // namespace
