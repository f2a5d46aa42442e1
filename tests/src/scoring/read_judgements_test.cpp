// SPDX-License-Identifier: Apache-2.0
#include "src/scoring/read_judgements.hpp"

#include <gtest/gtest.h>

#include "tests/src/scoring/csv_inputs.hpp"

namespace scoring {
namespace {

using Faults = std::vector<std::string>;

const ItemScore& item(const Read& read, const std::string& code)
{
  return read.inputs.agencies().at(0).items.at(read.inputs.framework()->item(code).value());
}

TEST(ReadJudgements, AnItemIsMetByAllItsElementsAndFailedByOne)
{
  // o12 has three elements, o14 two.
  const Read read = read_judged(
      "agency,item,element,met,reason\n"
      "ก,o12,1,ผ่าน,\nก,o12,2,yes,\nก,o12,3,ครบ,\n"
      "ก,o14,1,yes,\nก,o14,2,no,\"old, and of another year\"\n"
      "ก,o15,2,ไม่ผ่าน,not there\n");
  EXPECT_EQ(faults(read.reading), Faults{});
  EXPECT_EQ(item(read, "o12").state, ItemState::met);
  EXPECT_EQ(item(read, "o12").elements.size(), 3U);
  EXPECT_EQ(item(read, "o14").state, ItemState::failed);
  EXPECT_EQ(item(read, "o14").elements.at(1).reason, "old, and of another year");
  EXPECT_EQ(item(read, "o15").state, ItemState::failed);  // element 1 does not matter any more
  EXPECT_EQ(item(read, "o16").state, ItemState::unknown);
}

TEST(ReadJudgements, ResultsOfWholeItems)
{
  const Read read =
      read_judged("agency,item,score\nก,o1,100\nก,o2,0\nก,o3,n/a\nก,o4,๑๐๐\nก,o5,ไม่เกี่ยวข้อง\nก,o6,100.00\nก,o6,100\n");
  EXPECT_EQ(faults(read.reading), Faults{});
  EXPECT_EQ(item(read, "o1").state, ItemState::met);
  EXPECT_EQ(item(read, "o2").state, ItemState::failed);
  EXPECT_EQ(item(read, "o3").state, ItemState::not_applicable);
  EXPECT_EQ(item(read, "o4").state, ItemState::met);
  EXPECT_EQ(item(read, "o5").state, ItemState::not_applicable);
  EXPECT_EQ(item(read, "o6").state, ItemState::met);
}

TEST(ReadJudgements, BothWaysInOneFile)
{
  const Read read = read_judged(
      "agency,item,element,met,reason,score\n"
      "ก,o14,1,yes,,\nก,o14,2,yes,,100\n"
      "ก,o2,,,,0\nก,o3,,no,,\nก,o4,,n/a,,\n");
  EXPECT_EQ(faults(read.reading), Faults{});
  EXPECT_EQ(item(read, "o14").state, ItemState::met);
  EXPECT_EQ(item(read, "o2").state, ItemState::failed);
  EXPECT_EQ(item(read, "o3").state, ItemState::failed);
  EXPECT_EQ(item(read, "o4").state, ItemState::not_applicable);
}

TEST(ReadJudgements, AZeroTypedForTheLetterO)
{
  const Read read = read_judged("agency,item,score\nก,๐5,0\nก,๐๒๑,0\nก,012,100\nก,O 9,0\nก,o๑,100\n");
  EXPECT_EQ(faults(read.reading), Faults{});
  EXPECT_EQ(item(read, "o5").state, ItemState::failed);
  EXPECT_EQ(item(read, "o21").state, ItemState::failed);
  EXPECT_EQ(item(read, "o12").state, ItemState::met);
  EXPECT_EQ(item(read, "o9").state, ItemState::failed);
  EXPECT_EQ(item(read, "o1").state, ItemState::met);
  EXPECT_EQ(read.reading.remarks.size(), 4U);
  EXPECT_EQ(read.reading.remarks.at(0).params.at("item"), "o5");
}

TEST(ReadJudgements, EveryFaultAtOnceAndTheItemStaysOpen)
{
  const Read read = read_judged(
      "agency,item,element,met,reason,score\n"
      "ก,o99,1,yes,,\n"                  // no such item
      "ก,o1,9,yes,,\n"                   // no such element
      "ก,o2,1,maybe,,\n"                 // no judgement
      "ก,o4,,,,50\n"                     // nothing between 0 and 100
      "ก,o5,,,,\n"                       // nothing judged
      ",o6,,,,100\n"                     // no agency
      "ก,o12,1,yes,,\nก,o12,1,no,,\n"    // twice, differently
      "ก,o13,,,,100\nก,o13,,,,0\n"       // twice, differently
      "ก,o14,1,yes,,0\nก,o14,2,yes,,\n"  // contradicts its elements
      "ก,o17,1,yes,,\n"                  // six others are not judged
      "ก,o15,1,yes,,\nก,o15,2,yes,,\n");
  EXPECT_EQ(faults(read.reading),
            (Faults{"2:item:scoring.item_unknown", "3:element:scoring.element_unknown", "4:met:scoring.met_unknown",
                    "5:score:scoring.score_unknown", "6:score:scoring.nothing_judged", "7:agency:scoring.agency_blank",
                    "9:o12:scoring.element_twice", "11:o13:scoring.item_twice", "12:o14:scoring.item_against_elements",
                    "14:o17:scoring.elements_missing"}));
  EXPECT_EQ(read.reading.problems.back().params.at("elements"), "2, 3, 4, 5, 6, 7");
  for (const char* code : {"o1", "o2", "o4", "o5", "o12", "o13", "o14", "o17"})
    EXPECT_EQ(item(read, code).state, ItemState::unknown) << code;
  EXPECT_EQ(item(read, "o15").state, ItemState::met);
  for (const auto language : {util::Language::thai, util::Language::english}) {
    const auto messages = util::Messages::embedded(language);
    for (const util::Problem& problem : read.reading.problems)
      EXPECT_NE(messages.say(problem), "");
  }
}

TEST(ReadJudgements, TheSameJudgementTwiceIsNoFault)
{
  const Read read = read_judged("agency,item,element,met,reason\nก,o14,1,yes,\nก,o14,1,yes,\nก,o14,2,yes,\n");
  EXPECT_EQ(faults(read.reading), Faults{});
  EXPECT_EQ(item(read, "o14").elements.size(), 2U);
}

TEST(ReadJudgements, HeadingFaults)
{
  EXPECT_EQ(faults(read_judged("agency,item\nก,o1\n").reading),
            (Faults{"1:met:scoring.column_missing", "1:element:scoring.column_missing"}));
  EXPECT_EQ(faults(read_judged("item,score,score,colour\no1,100,100,red\n").reading),
            (Faults{"1:score:scoring.column_twice", "1:colour:scoring.judgement_column_unknown",
                    "1:agency:scoring.column_missing"}));
  EXPECT_FALSE(read_judged("item,score\n").reading.usable);
}

}  // namespace
}  // namespace scoring
