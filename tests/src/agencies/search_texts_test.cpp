// SPDX-License-Identifier: Apache-2.0
#include "src/agencies/search_texts.hpp"

#include <gtest/gtest.h>

#include "src/agencies/agency_words.hpp"

namespace {

using agencies::SearchTexts;
using Ids = std::vector<std::int64_t>;

TEST(SearchTexts, FindEachListByItselfAndEachTextOnce)
{
  SearchTexts texts;
  int loaded = 0;
  const auto load = [&](const SearchTexts::Take& take) {
    ++loaded;
    take(7, "aba aba");
    take(3, "");
    take(9, "bab");
    take(1, "c");
  };
  EXPECT_EQ(texts.found(1, "ab", load), (Ids{7, 9}));
  EXPECT_EQ(texts.found(1, "b", load), (Ids{7, 9}));
  EXPECT_EQ(texts.found(1, "c", load), Ids{1});
  EXPECT_EQ(texts.found(1, "d", load), Ids{});
  EXPECT_EQ(texts.found(1, "a\nb", load), Ids{}) << "nothing is found across two of them";
  EXPECT_EQ(loaded, 1);
  EXPECT_EQ(texts.found(2, "x", [](const SearchTexts::Take& take) { take(5, "x"); }), Ids{5});
  EXPECT_EQ(texts.found(1, "c", load), Ids{1});
  EXPECT_EQ(loaded, 1);
}

TEST(SearchTexts, ForgetTheOldestListsAndReadThemAgain)
{
  SearchTexts texts;
  int loaded = 0;
  for (int round = 0; round < 2; ++round) {
    for (std::int64_t list = 0; list < 20; ++list) {
      const auto load = [&](const SearchTexts::Take& take) {
        ++loaded;
        take(list, "of list " + std::to_string(list));
      };
      EXPECT_EQ(texts.found(list, std::to_string(list), load), Ids{list});
    }
  }
  EXPECT_EQ(loaded, 40);
}

TEST(SearchTexts, FindWhatTheTextsOfAgenciesHave)
{
  SearchTexts texts;
  const auto load = [](const SearchTexts::Take& take) {
    take(1, agencies::search_text("A1", "องค์การบริหารส่วนตำบลระเว", "Rawe"));
    take(2, agencies::search_text("A2", "เทศบาลตำบลตัวอย่าง\nสองบรรทัด", ""));
  };
  for (const char* typed : {"อบต.ระเว", "ส่วนตำบล ระเว", "RAWE", "a1"})
    EXPECT_EQ(texts.found(1, agencies::folded(typed), load), Ids{1}) << typed;
  EXPECT_EQ(texts.found(1, agencies::folded("สองบรรทัด"), load), Ids{2});
}

}  // namespace
