// SPDX-License-Identifier: Apache-2.0
// Look-ups by code and name, points of a scale, and what one failed item costs.
#include "src/framework/comparable.hpp"
#include "src/framework/nearest.hpp"

#include "tests/src/framework/cases.hpp"

namespace framework {
namespace {

TEST(Framework, CodesAreFoundWhateverTheirCase)
{
  const Framework framework = good_framework();
  EXPECT_EQ(framework.instrument("OIT"), 2u);
  EXPECT_EQ(framework.instrument("oit"), 2u);
  EXPECT_EQ(framework.indicator("10"), 3u);
  EXPECT_EQ(framework.sub_indicator("9.2"), 1u);
  EXPECT_EQ(framework.question("E2"), 3u);
  EXPECT_EQ(framework.question(" i1 "), 0u);
  EXPECT_EQ(framework.item("O4"), 3u);
  EXPECT_EQ(framework.item("o5"), std::nullopt);
  EXPECT_EQ(framework.item(""), std::nullopt);
  EXPECT_EQ(framework.item("๐1"), std::nullopt);
}

TEST(Framework, ALevelIsFoundByCodeOrNameInBothLanguages)
{
  const Framework framework = good_framework();
  for (const char* name : {"good", "GOOD", "ผ่านดี", " ผ่าน ดี ", "ผ่าน\u00A0ดี", "passed with merit", "PassedWithMerit"}) {
    EXPECT_EQ(framework.level(name), 1u) << name;
  }
  EXPECT_EQ(framework.level("ผ่าน"), 2u);
  EXPECT_EQ(framework.level("ผ่านดีเยี่ยม"), 0u);
  EXPECT_EQ(framework.level("AA"), std::nullopt);
  EXPECT_EQ(framework.level(""), std::nullopt);
}

TEST(Scale, ReversedMirrorsThePosition)
{
  const Framework framework = good_framework();
  const Scale& three = framework.scales[0];
  EXPECT_EQ(three.points(1, false), Exact(0));
  EXPECT_EQ(three.points(2, false), Exact(100, 3));
  EXPECT_EQ(three.points(3, false), Exact(100));
  EXPECT_EQ(three.points(1, true), Exact(100));
  EXPECT_EQ(three.points(2, true), Exact(100, 3));
  EXPECT_EQ(three.points(3, true), Exact(0));
  EXPECT_THROW(three.points(0, false), std::out_of_range);
  EXPECT_THROW(three.points(4, false), std::out_of_range);
  EXPECT_THROW(three.points(0, true), std::out_of_range);
  EXPECT_THROW(three.points(4, true), std::out_of_range);
}

TEST(CostOfItem, IsTheWeightThroughTheMeansOfMeans)
{
  const Framework framework = good_framework();
  EXPECT_EQ(framework.cost_of_item(0), Exact(5));   // 40 · 1/2 · 1/2 · 1/2
  EXPECT_EQ(framework.cost_of_item(2), Exact(10));  // 40 · 1/2 · 1/2 · 1
  EXPECT_EQ(framework.cost_of_item(3), Exact(20));  // 40 · 1/2 · 1 · 1
}

TEST(CostOfItem, AllItemsTogetherCostTheInstrumentsWeight)
{
  for (const int year : embedded_years()) {
    const auto framework = embedded_year(year);
    Exact sum;
    for (std::size_t item = 0; item < framework->items.size(); ++item)
      sum += framework->cost_of_item(item);
    EXPECT_EQ(sum, framework->instruments[framework->instrument("OIT").value()].weight) << year;
  }
}

TEST(Nearest, FindsWhatWasMeant)
{
  EXPECT_EQ(edit_distance("wieght", "weight"), 1u);
  EXPECT_EQ(edit_distance("", "abc"), 3u);
  EXPECT_EQ(edit_distance("O1", "o1"), 0u);
  EXPECT_EQ(nearest("levls", {"items", "levels"}), "levels");
  EXPECT_EQ(nearest("colour", {"code", "name"}), std::nullopt);
  EXPECT_EQ(nearest("x", {}), std::nullopt);
}

TEST(Comparable, WhatPeopleReadAsTheSameIsTheSame)
{
  EXPECT_EQ(comparable("Q&A"), comparable("q & a"));
  EXPECT_EQ(comparable("แผน ปี ๒๕๖๘"), comparable("แผนปี 2568"));
  EXPECT_EQ(comparable("ทํา"), comparable("ทำ"));  // U+0E4D U+0E32 against U+0E33
  EXPECT_NE(comparable("แผน"), comparable("ผล"));
  EXPECT_DOUBLE_EQ(likeness("abcd", "abce"), 2.0 * 2 / 6);
  EXPECT_DOUBLE_EQ(likeness("ก", "ข"), 0);
}

}  // namespace
}  // namespace framework
