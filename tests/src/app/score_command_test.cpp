// SPDX-License-Identifier: Apache-2.0
// prongsai score as a person meets it: what it prints, where, and its exit code.
#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "lib/util/files.hpp"

#include "run_prongsai.hpp"

namespace {

constexpr const char* k_heading = "agency,instrument,part,e1,e2,e3,e4,e5,e6,e7,e8,e9\n";
const std::vector<std::string> k_rawe = {"--framework",  "2567",
                                         "--responses",  "tests/world/rawe_2567_answers.csv",
                                         "--judgements", "tests/world/rawe_2567_judgements.csv"};

Outcome score(const std::vector<std::string>& arguments, const std::vector<std::string>& more = {})
{
  return run_prongsai({"score"}, arguments, more);
}

TEST(ScoreCommand, TableOfOneAgency)
{
  const Outcome run = score(k_rawe);
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_EQ(run.err, "");
  for (const char* part : {"องค์การบริหารส่วนตำบลระเว", "คะแนนรวม 86.63 ระดับ ผ่าน", "77.62", "o21", "Dos & Don'ts"})
    EXPECT_NE(run.out.find(part), std::string::npos) << part;
  EXPECT_NE(score(k_rawe, {"--lang", "en"}).out.find("total 86.63, level Passed"), std::string::npos);
}

TEST(ScoreCommand, JsonWithTrace)
{
  const Outcome run = score(k_rawe, {"--format", "json", "--trace"});
  ASSERT_EQ(run.exit_code, 0);
  const nlohmann::json all = nlohmann::json::parse(run.out);
  ASSERT_EQ(all.size(), 1U);
  const nlohmann::json& agency = all[0];
  EXPECT_EQ(agency["fiscal_year"], 2567);
  EXPECT_EQ(agency["framework"]["hash"].get<std::string>().size(), 64U);
  EXPECT_EQ(agency["total"]["display"], "86.63");
  EXPECT_NE(agency["total"]["exact"].get<std::string>().find('/'), std::string::npos);
  EXPECT_EQ(agency["level"]["code"], "pass");
  EXPECT_EQ(agency["rank"], 1);
  EXPECT_EQ(agency["flags"].size(), 0U);
  EXPECT_EQ(agency["instruments"][1]["parts"][1]["respondents"], 20);
  const nlohmann::json& i1 = agency["questions"][0]["parts"][0];
  EXPECT_EQ(i1["n"], 46);
  EXPECT_EQ(i1["sum"], "4540");
  EXPECT_EQ(i1["counts"].size(), 6U);
  EXPECT_EQ(agency["items"][4]["state"], "failed");
  EXPECT_EQ(agency["items"][4]["elements"].size(), 3U);
  const nlohmann::json plain = nlohmann::json::parse(score(k_rawe, {"--format", "json"}).out);
  EXPECT_FALSE(plain[0]["questions"][0]["parts"][0].contains("counts"));
}

TEST(ScoreCommand, CsvHasAColumnForEveryScore)
{
  const Outcome run = score(k_rawe, {"--format", "csv"});
  ASSERT_EQ(run.exit_code, 0);
  std::istringstream lines(run.out);
  std::string heading;
  std::string row;
  std::getline(lines, heading);
  std::getline(lines, row);
  EXPECT_EQ(heading.substr(0, 40), "rank,agency,fiscal_year,IIT,EIT,OIT,1,2,");
  EXPECT_EQ(std::count(heading.begin(), heading.end(), ','), std::count(row.begin(), row.end(), ','));
  EXPECT_NE(row.find(",86.63,ผ่าน,"), std::string::npos);
}

TEST(ScoreCommand, ManyAgenciesAreRanked)
{
  const TemporaryFile answers("many.csv", std::string(k_heading) +
                                              "ข,EIT,1,1,1,yes,1,1,1,1,1,no\n"
                                              "ก,EIT,1,6,6,no,6,6,6,6,6,yes\n"
                                              "ค,EIT,1,6,6,no,6,6,6,6,6,yes\n");
  const TemporaryFile judgements("many_oit.csv", "agency,item,score\nก,o1,100\n");
  const Outcome table = score({"--framework", "2567", "--responses", answers.path()});
  EXPECT_EQ(table.exit_code, 0);
  EXPECT_NE(table.out.find("100.00"), std::string::npos);
  const Outcome json = score({"--framework", "2567", "--responses", answers.path(), "--judgements", judgements.path(),
                              "--format", "json", "--sort", "input", "--lang", "en"});
  const nlohmann::json all = nlohmann::json::parse(json.out);
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(all[0]["agency"], "ข");
  EXPECT_EQ(all[0]["total"], nullptr);
  EXPECT_EQ(all[0]["rank"], nullptr);
  EXPECT_EQ(all[0]["instruments"][1]["score"]["display"], "0.00");
  std::vector<std::string> codes;
  for (const auto& flag : all[1]["flags"])
    codes.push_back(flag["code"]);
  EXPECT_EQ(codes,
            (std::vector<std::string>{"scoring.no_respondents", "scoring.part_missing", "scoring.items_unknown"}));
}

TEST(ScoreCommand, NothingIsScoredFromAFaultyFileUnlessAsked)
{
  const TemporaryFile answers("faulty.csv", std::string(k_heading) +
                                                "ก,EIT,1,6,6,no,6,6,6,6,6,yes\n"
                                                "ก,EIT,1,9,6,no,6,6,6,6,6,yes\n"
                                                "ก,EIT,7,6,6,no,6,6,6,6,6,yes\n");
  const Outcome refused = score({"--framework", "2567", "--responses", answers.path(), "--format", "json"});
  EXPECT_EQ(refused.exit_code, 1);
  EXPECT_EQ(refused.out, "");
  EXPECT_NE(refused.err.find(":3: e1:"), std::string::npos) << refused.err;
  EXPECT_NE(refused.err.find(":4: part:"), std::string::npos) << refused.err;
  const Outcome skipped = score(
      {"--framework", "2567", "--responses", answers.path(), "--format", "json", "--skip-faulty", "--lang", "en"});
  EXPECT_EQ(skipped.exit_code, 0);
  EXPECT_EQ(nlohmann::json::parse(skipped.out)[0]["instruments"][1]["parts"][0]["respondents"], 1);
  EXPECT_NE(skipped.err.find("2 of 3 rows were left out"), std::string::npos) << skipped.err;
}

TEST(ScoreCommand, AFileWithoutHeadingsIsNeverScored)
{
  const TemporaryFile answers("headless.csv", "1,2,3\n4,5,6\n");
  const Outcome run = score({"--framework", "2567", "--responses", answers.path(), "--skip-faulty"});
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_EQ(run.out, "");
}

TEST(ScoreCommand, WritesToAFile)
{
  const TemporaryFile target("out.json", "");
  const Outcome run = score(k_rawe, {"--format", "json", "--out", target.path()});
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_EQ(run.out, "");
  EXPECT_EQ(nlohmann::json::parse(util::read_file(target.path()))[0]["total"]["display"], "86.63");
}

TEST(ScoreCommand, WrongUsage)
{
  EXPECT_EQ(score({"--framework", "2567"}).exit_code, 2);
  EXPECT_EQ(score({"--framework", "1234", "--responses", "tests/world/rawe_2567_answers.csv"}).exit_code, 2);
  EXPECT_EQ(score(k_rawe, {"--format", "pdf"}).exit_code, 2);
}

}  // namespace
