// SPDX-License-Identifier: Apache-2.0
// What the difference of two frameworks names, and what it does not mistake for a change.
#include "src/framework/diff.hpp"

#include "tests/src/framework/cases.hpp"

namespace framework {
namespace {

/// "kind thing older>newer: older text > newer text" of every change.
std::vector<std::string> changes(const Framework& older, const Framework& newer)
{
  const std::vector<std::string> kinds{"added",    "dropped",  "renamed",  "renumbered", "moved", "reweighted",
                                       "rescaled", "reversed", "elements", "conditions", "rule",  "samples"};
  const std::vector<std::string> things{"instrument", "part",  "indicator", "sub_indicator", "question",
                                        "item",       "theme", "level",     "rule",          "sample"};
  std::vector<std::string> found;
  for (const Change& change : diff(older, newer).changes) {
    found.push_back(kinds.at(static_cast<std::size_t>(change.kind)) + " " +
                    things.at(static_cast<std::size_t>(change.thing)) + " " + change.older_code + ">" +
                    change.newer_code + ": " + change.older.en + ">" + change.newer.en);
  }
  return found;
}

using Changes = std::vector<std::string>;

/// The good framework with something done to it.
template <class Edit>
Framework edited(Edit edit)
{
  Framework framework = good_framework();
  edit(framework);
  return framework;
}

TEST(Diff, OfAFrameworkWithItselfIsEmpty)
{
  EXPECT_EQ(changes(good_framework(), good_framework()), Changes{});
  for (const int year : embedded_years())
    EXPECT_EQ(changes(*embedded_year(year), *embedded_year(year)), Changes{});
}

TEST(Diff, AnItemUnderAnotherCodeIsRenumbered)
{
  const Framework newer = edited([](Framework& framework) {
    framework.items[2].code = "o5";
    framework.items[2].title.th = " แผน ดำเนินงาน";
  });
  EXPECT_EQ(changes(good_framework(), newer), Changes{"renumbered item o3>o5: Work plan>Work plan"});
}

TEST(Diff, SwappedCodesAreRenumberedNotRenamed)
{
  const Framework newer =
      edited([](Framework& framework) { std::swap(framework.items[0].code, framework.items[1].code); });
  EXPECT_EQ(changes(good_framework(), newer),
            (Changes{"renumbered item o1>o2: Structure>Structure", "renumbered item o2>o1: Executives>Executives"}));
}

TEST(Diff, AnotherTitleUnderTheSameCodeIsRenamed)
{
  const Framework newer = edited([](Framework& framework) {
    framework.items[2].title = {"แผนดำเนินงานและการใช้งบประมาณ", "Work and spending plan"};
    framework.questions[0].wording = {"งานเสร็จตามเวลาที่กำหนดมากน้อยเพียงใด", "Is the work done in time?"};
  });
  EXPECT_EQ(changes(good_framework(), newer),
            (Changes{"renamed question i1>i1: How much of the work is done in time?>Is the work done in time?",
                     "renamed item o3>o3: Work plan>Work and spending plan"}));
}

TEST(Diff, ADifferentThingUnderTheSameCodeIsDroppedAndAdded)
{
  const Framework newer = edited([](Framework& framework) {
    framework.items[3].title = {"นโยบายไม่รับของขวัญ", "No Gift Policy"};
  });
  EXPECT_EQ(changes(good_framework(), newer),
            (Changes{"dropped item o4>: Risk assessment>", "added item >o4: >No Gift Policy"}));
}

TEST(Diff, AProvisionalTitleIsNoRenaming)
{
  const Framework newer = edited([](Framework& framework) {
    framework.questions[2].wording = {"พึงพอใจหรือไม่", "Are you content?"};
  });
  EXPECT_EQ(changes(good_framework(), newer), Changes{});
}

TEST(Diff, NamesOtherWeightsScalesReversalsPlacesAndElements)
{
  const Framework newer = edited([](Framework& framework) {
    framework.instruments[0].weight = 40;
    framework.instruments[1].parts[0].weight = Exact(1, 3);
    framework.questions[0].scale = 1;
    framework.questions[1].reversed = false;
    framework.items[1].sub_indicator = 1;
    framework.items[1].elements.pop_back();
    framework.rules.pass_mark = 80;
    framework.target->share = 90;
    framework.levels[2].conditions[0].at_least = 80;
    framework.samples.pop_back();
  });
  EXPECT_EQ(changes(good_framework(), newer),
            (Changes{"reweighted instrument IIT>IIT: 30>40", "reweighted part EIT.1>EIT.1: 1/2>1/3",
                     "rescaled question i1>i1: three>yes_no", "reversed question i2>i2: reversed>straight",
                     "moved item o2>o2: 9.1>9.2", "elements item o2>o2: 2>1",
                     "conditions level pass>pass: total >= 85>total >= 80", "rule rule pass_mark>pass_mark: 85>80",
                     "rule rule target>target: 80 % >= 85>90 % >= 85", "samples sample >: 2>1"}));
}

TEST(Diff, SaysWhatOneFailedItemCostsInEachYear)
{
  const std::vector<ItemCost> costs = diff(*embedded_year(2567), *embedded_year(2568)).costs;
  ASSERT_EQ(costs.size(), 7u);
  EXPECT_EQ(costs[0].sub_indicator, "9.1");
  EXPECT_EQ(costs[0].older_items, 6u);
  EXPECT_EQ(costs[0].newer_items, 4u);
  EXPECT_EQ(costs[0].older, Exact(2, 3));
  EXPECT_EQ(costs[0].newer, Exact(1));
  EXPECT_EQ(costs[6].newer, Exact(5, 2));
}

TEST(Diff, From2567To2568ItemsKeepTheirNamesUnderOtherCodes)
{
  const auto older = embedded_year(2567);
  const auto newer = embedded_year(2568);
  const auto matched = matched_items(*older, *newer);
  const auto becomes = [&](const char* code) {
    const auto index = matched[older->item(code).value()];
    return index ? newer->items[*index].code : std::string("-");
  };
  EXPECT_EQ(becomes("o1"), "o1");
  EXPECT_EQ(becomes("o3"), "-");
  EXPECT_EQ(becomes("o4"), "o3");
  EXPECT_EQ(becomes("o9"), "o7");
  EXPECT_EQ(becomes("o25"), "o20");
  EXPECT_EQ(becomes("o35"), "o28");
}

}  // namespace
}  // namespace framework
