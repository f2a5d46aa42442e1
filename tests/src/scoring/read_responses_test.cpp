// SPDX-License-Identifier: Apache-2.0
#include "src/scoring/read_responses.hpp"

#include <gtest/gtest.h>

#include "tests/src/scoring/csv_inputs.hpp"

namespace scoring {
namespace {

using Faults = std::vector<std::string>;

constexpr const char* k_iit = "agency,instrument,part,i1,i2,i3,i4,i5,i6,i7,i8,i9,i10,i11,i12,i13,i14,i15\n";

std::uint32_t chosen(const Read& read, const std::string& question, std::size_t part, std::size_t position)
{
  const std::size_t index = read.inputs.framework()->question(question).value();
  return read.inputs.agencies().at(0).counts.tally(index, part).counts.at(position - 1);
}

TEST(ReadResponses, PositionsWordsAndThaiDigits)
{
  const Read read = read_answers(std::string(k_iit) +
                                 "ก,IIT,1,6,๖,no, 5 ,มากที่สุด,1,1,1,ไม่มี,6,1,6,,,\n"
                                 "ก,iit,๑,1,\u00a06,YES,1,2,3,4,5,มี,6,1,6,,,\n");
  EXPECT_EQ(faults(read.reading), Faults{});
  EXPECT_EQ(read.inputs.agencies().at(0).counts.respondents(0, 0), 2U);
  EXPECT_EQ(chosen(read, "i1", 0, 6), 1U);
  EXPECT_EQ(chosen(read, "i1", 0, 1), 1U);
  EXPECT_EQ(chosen(read, "i2", 0, 6), 2U);
  EXPECT_EQ(chosen(read, "i3", 0, 1), 1U);
  EXPECT_EQ(chosen(read, "i3", 0, 2), 1U);
  EXPECT_EQ(chosen(read, "i4", 0, 5), 1U);
  EXPECT_EQ(chosen(read, "i5", 0, 6), 1U);
  EXPECT_EQ(chosen(read, "i9", 0, 1), 1U);
  EXPECT_EQ(chosen(read, "i9", 0, 2), 1U);
  const std::size_t i13 = read.inputs.framework()->question("i13").value();
  EXPECT_EQ(read.inputs.agencies()[0].counts.tally(i13, 0).skipped, 2U);
  EXPECT_EQ(read.inputs.agencies()[0].counts.tally(i13, 0).n(), 0U);
}

TEST(ReadResponses, ColumnsInAnyOrderAndCaseAndInThai)
{
  const Read read = read_answers(
      "\xEF\xBB\xBF"
      "E9;E8; e7 ;e6;e5;e4;e3;e2;e1;ส่วน;แบบวัด;ชื่อหน่วยงาน\r\n"
      "yes;1;2;3;4;5;no;6;6;2;EIT;ก\r\n");
  EXPECT_EQ(faults(read.reading), Faults{});
  EXPECT_EQ(chosen(read, "e9", 1, 2), 1U);
  EXPECT_EQ(chosen(read, "e8", 1, 1), 1U);
  EXPECT_EQ(chosen(read, "e1", 1, 6), 1U);
}

TEST(ReadResponses, PartMayBeBlankWhereThereIsOne)
{
  const Read read = read_answers(std::string(k_iit) + "ก,IIT,,6,,,,,,,,,,,,,,\n");
  EXPECT_EQ(faults(read.reading), Faults{});
  EXPECT_EQ(read.inputs.agencies().at(0).counts.respondents(0, 0), 1U);
  const Read without = read_answers("agency,instrument,e1,e2,e3,e4,e5,e6,e7,e8,e9\nก,EIT,6,6,no,6,6,6,6,6,no\n");
  EXPECT_EQ(faults(without.reading), Faults{"2:part:scoring.part_blank"});
}

TEST(ReadResponses, RowsWithoutAnyAnswerAreNoRespondents)
{
  const Read read = read_answers(std::string(k_iit) + "ก,IIT,1,,,,,,,,,,,,,,,\nก,IIT,1,6,,,,,,,,,,,,,,\n");
  EXPECT_EQ(read.reading.rows, 2U);
  EXPECT_EQ(read.reading.rows_blank, 1U);
  EXPECT_EQ(read.inputs.agencies().at(0).counts.respondents(0, 0), 1U);
}

TEST(ReadResponses, EveryFaultAtOnceAndTheRestIsTakenIn)
{
  const Read read = read_answers(std::string(k_iit) +
                                 "ก,IIT,1,7,,,,,,,,,,,,,,\n"       // no such position
                                 "ก,IIT,1,6,0,1,,,,,,,,,,,,\n"     // no such position; a digit for yes or no
                                 " ,IIT,1,6,,,,,,,,,,,,,,\n"       // no agency
                                 "ก,XIT,1,6,,,,,,,,,,,,,,\n"       // no such survey
                                 "ก,OIT,1,6,,,,,,,,,,,,,,\n"       // no survey
                                 "ก,IIT,3,6,,,,,,,,,,,,,,\n"       // no such part
                                 "ก,EIT,1,6,,,,,,,,,,,,,,\n"       // no columns for it
                                 "ก,IIT,1,6\n"                     // too short
                                 "ก,IIT,1,6,6,no,,,,,,,,,,,,\n");  // good
  EXPECT_EQ(faults(read.reading),
            (Faults{"2:i1:scoring.answer_unknown", "3:i2:scoring.answer_unknown", "3:i3:scoring.answer_unknown",
                    "4:agency:scoring.agency_blank", "5:instrument:scoring.instrument_unknown",
                    "6:instrument:scoring.instrument_unknown", "7:part:scoring.part_unknown",
                    "8:instrument:scoring.no_columns_for_instrument", "9::scoring.row_length"}));
  EXPECT_EQ(read.reading.rows, 9U);
  EXPECT_EQ(read.reading.rows_left_out, 8U);
  EXPECT_TRUE(read.reading.usable);
  EXPECT_EQ(read.inputs.agencies().at(0).counts.respondents(0, 0), 1U);
}

TEST(ReadResponses, AnswersThatTheRowsSurveyDoesNotAsk)
{
  const Read read = read_answers(
      "agency,instrument,part,i1,i2,i3,i4,i5,i6,i7,i8,i9,i10,i11,i12,i13,i14,i15,e1,e2,e3,e4,e5,e6,e7,e8,e9\n"
      "ก,IIT,1,6,6,no,6,1,1,1,1,no,6,1,6,6,6,6,5,,,,,,,,\n");
  EXPECT_EQ(faults(read.reading), Faults{"2:e1:scoring.answer_not_asked"});
  EXPECT_EQ(read.inputs.agencies().at(0).counts.respondents(0, 0), 0U);
}

TEST(ReadResponses, HeadingFaults)
{
  const Read read = read_answers("agency,instrument,part,colour,i1,I1,e1\nก,IIT,1,red,6,6,\n");
  EXPECT_EQ(faults(read.reading),
            (Faults{"1:colour:scoring.column_unknown", "1:I1:scoring.column_twice",
                    "1:i2, i3, i4, i5, i6, i7, i8, i9, i10, i11, i12, i13, i14, i15:scoring.question_columns_missing",
                    "1:e2, e3, e4, e5, e6, e7, e8, e9:scoring.question_columns_missing"}));
  const Read headless = read_answers("i1,i2\n6,6\n");
  EXPECT_FALSE(headless.reading.usable);
  EXPECT_TRUE(headless.inputs.agencies().empty());
  const Read empty = read_answers("");
  EXPECT_FALSE(empty.reading.usable);
  EXPECT_EQ(faults(empty.reading), Faults{"0::scoring.file_empty"});
}

TEST(ReadResponses, WhatIsSaidOfTheAgencyMustAgree)
{
  const std::string heading =
      "agency,agency_type,province_size,population_eit,instrument,part,e1,e2,e3,e4,e5,e6,e7,e8,e9\n";
  const Read read = read_answers(heading +
                                 "ก,subdistrict,large,๑๒๐,EIT,1,6,,,,,,,,\n"
                                 "ก,,,,EIT,1,6,,,,,,,,\n"
                                 "ก,department,large,120,EIT,1,6,,,,,,,,\n"
                                 "ก,village,huge,-1,EIT,1,6,,,,,,,,\n");
  EXPECT_EQ(faults(read.reading),
            (Faults{"4:agency_type:scoring.agency_differs", "5:agency_type:scoring.agency_type_unknown",
                    "5:province_size:scoring.province_size_unknown", "5:population_eit:scoring.population_not_whole"}));
  EXPECT_EQ(read.inputs.agencies().at(0).agency_type, "subdistrict");
  EXPECT_EQ(read.inputs.agencies().at(0).province_size, "large");
  EXPECT_EQ(read.inputs.agencies().at(0).population.at(1), 120U);
}

TEST(ReadResponses, FaultsAreCountedBeyondTheListed)
{
  std::string csv = k_iit;
  for (int row = 0; row < 1500; ++row)
    csv += "ก,IIT,1,x,,,,,,,,,,,,,,\n";
  const Read read = read_answers(csv);
  EXPECT_EQ(read.reading.faults, 1500U);
  EXPECT_EQ(read.reading.problems.size(), Reading::k_most_listed);
  EXPECT_EQ(read.reading.rows_left_out, 1500U);
}

TEST(ReadResponses, FaultsOfFormAreListedInTheOrderOfTheFile)
{
  const Read read = read_answers(std::string(k_iit) + "ก,IIT,1,x,,,,,,,,,,,,,,\n\"never closed,IIT,1,6\n");
  ASSERT_EQ(read.reading.faults, 2U);
  EXPECT_EQ(read.reading.problems[0].place.line, 2);
  EXPECT_EQ(read.reading.problems[1].place.line, 3);
}

TEST(ReadResponses, EveryFaultHasWordsInBothLanguages)
{
  const Read read = read_answers(
      "agency,agency_type,province_size,population_iit,colour,colour,instrument,part,i1,i1,e1\n"
      "ก,village,huge,-1,,,IIT,1,x,,1\n"
      ",,,,,,OIT,1,,,\nก,department,,,,,EIT,,1,,\nก\nก,subdistrict,,,,,IIT,4,,,\n");
  EXPECT_GT(read.reading.problems.size(), 8U);
  for (const auto language : {util::Language::thai, util::Language::english}) {
    const auto messages = util::Messages::embedded(language);
    for (const util::Problem& problem : read.reading.problems)
      EXPECT_NE(messages.say(problem), "");
  }
}

}  // namespace
}  // namespace scoring
