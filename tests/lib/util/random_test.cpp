// SPDX-License-Identifier: Apache-2.0
#include "lib/util/random.hpp"

#include <algorithm>
#include <set>
#include <vector>

#include "lib/util/text.hpp"

namespace {

TEST(Random, of_the_system_never_repeats_a_token)
{
  util::SystemRandom random;
  std::set<std::string> tokens;
  for (int i = 0; i < 1000; ++i)
    tokens.insert(random.token(16));
  EXPECT_EQ(tokens.size(), 1000);
  for (const std::string& token : tokens) {
    ASSERT_EQ(token.size(), 22);
    ASSERT_EQ(token.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"),
              std::string::npos);
  }
}

TEST(Random, seeded_gives_the_same_however_it_is_asked_for)
{
  util::SeededRandom at_once("draw 2568/0001");
  util::SeededRandom in_pieces("draw 2568/0001");
  std::string pieces;
  for (const std::size_t count : {1, 63, 64, 65, 7})
    pieces += in_pieces.bytes(count);
  EXPECT_EQ(at_once.bytes(200), pieces);
  util::SeededRandom other("draw 2568/0002");
  EXPECT_NE(other.bytes(200), pieces);
}

TEST(Random, seeded_gives_tomorrow_what_it_gave_today)
{
  util::SeededRandom random("prongsai");  // BLAKE2b of the seed, then ChaCha20: the same from Python and OpenSSL
  EXPECT_EQ(util::sha256_hex(random.bytes(1000)), "fb85d1ffd0b1e5a5398ada318a1d308e9d2e8065b152af9ebc494ebe8db8cc82");
}

TEST(Random, below_gives_each_number_and_no_other)
{
  util::SeededRandom random("below");
  std::vector<int> seen(6);
  for (int i = 0; i < 6000; ++i)
    ++seen.at(random.below(6));
  for (const int count : seen) {
    EXPECT_GT(count, 800);
    EXPECT_LT(count, 1200);
  }
  EXPECT_EQ(random.below(1), 0);
  EXPECT_THROW(random.below(0), std::invalid_argument);
}

TEST(Random, shuffle_keeps_all_items_and_reaches_every_order)
{
  util::SeededRandom random("shuffle");
  std::set<std::vector<int>> orders;
  for (int i = 0; i < 500; ++i) {
    std::vector<int> items{1, 2, 3, 4};
    random.shuffle(items);
    orders.insert(items);
    std::ranges::sort(items);
    ASSERT_EQ(items, (std::vector<int>{1, 2, 3, 4}));
  }
  EXPECT_EQ(orders.size(), 24);
}

}  // namespace
