// SPDX-License-Identifier: Apache-2.0
// Agencies of the same name are told apart in files, there and back.
#include <gtest/gtest.h>

#include "src/framework/load.hpp"
#include "src/surveys/answers_csv.hpp"

namespace {

surveys::Round namesakes()
{
  surveys::Round round{.cycle = 1, .framework = framework::embedded_year(2567)};
  round.agencies[1] = {.code = "A-1", .name_th = "อบต.บ้านใหม่", .name_en = "Ban Mai", .type = "subdistrict"};
  round.agencies[2] = {.code = "A-2", .name_th = "อบต.บ้านใหม่", .type = "subdistrict"};
  round.agencies[3] = {.code = "A-3", .name_th = "อบต.ระเว", .name_en = "Rawe", .type = "subdistrict"};
  return round;
}

TEST(AgencyNames, HaveTheCodeBehindThemWhereSeveralAreTheSame)
{
  const surveys::Round round = namesakes();
  const cycles::AgencyNames names = round.names();
  EXPECT_EQ(names.written(1), "อบต.บ้านใหม่ (A-1)");
  EXPECT_EQ(names.written(3), "อบต.ระเว");
  EXPECT_EQ(names.find("Rawe").agency, 3);
  EXPECT_EQ(names.find("A-2").agency, 2);
  EXPECT_EQ(names.find("อบต.บ้านใหม่ (A-2)").agency, 2);
  EXPECT_TRUE(names.find("อบต.บ้านใหม่").is_ambiguous);
  EXPECT_FALSE(names.find("อบต.บ้านใหม่").agency.has_value());
  EXPECT_FALSE(names.find("elsewhere").is_ambiguous);
}

TEST(AgencyNames, AnswersOfNamesakesComeBackToTheirOwnAgency)
{
  const surveys::Round round = namesakes();
  const surveys::AnswersCsv csv(round);
  std::string file = csv.head();
  for (const std::int64_t agency : {1, 2, 3})
    file += csv.row({1, agency, "EIT", "1"}, "111111111");
  const auto read = surveys::read_answers_csv(util::CsvReader::from_text(file, "answers.csv"), round);
  EXPECT_TRUE(read.problems.empty());
  EXPECT_EQ(read.answers.size(), 3U);
}

TEST(AgencyNames, AnAmbiguousNameIsAFaultAndNotTheFirstOfThem)
{
  const surveys::Round round = namesakes();
  const auto read = surveys::read_answers_csv(
      util::CsvReader::from_text("agency,instrument,part,e1\nอบต.บ้านใหม่,EIT,1,1\n", "answers.csv"), round);
  ASSERT_EQ(read.problems.size(), 1U);
  EXPECT_EQ(read.problems.front().code, "surveys.csv_agency_ambiguous");
}

}  // namespace
