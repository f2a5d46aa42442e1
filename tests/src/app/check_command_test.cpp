// SPDX-License-Identifier: Apache-2.0
// prongsai check as a person meets it: what it prints, where, and its exit code.
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "run_prongsai.hpp"

namespace {

Outcome check(const std::vector<std::string>& arguments)
{
  return run_prongsai({"check"}, arguments);
}

TEST(CheckCommand, GivesTheWorldAsJson)
{
  const Outcome run = check({"tests/world/published.csv", "--format", "json"});
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_EQ(run.err, "");
  const nlohmann::json rows = nlohmann::json::parse(run.out);
  ASSERT_EQ(rows.size(), 6U);
  for (const auto& row : rows) {
    EXPECT_EQ(row.size(), 5U);
    EXPECT_TRUE(row["fiscal_year"].is_number_integer());
    for (const auto& finding : row["findings"]) {
      EXPECT_EQ(finding.size(), 4U);
      EXPECT_NE(finding["severity"], "error");
      for (const auto& [name, value] : finding["detail"].items())
        EXPECT_TRUE(value.is_string()) << name;
    }
  }
  EXPECT_EQ(rows[3]["computed"], nlohmann::json::parse(R"({"total": "79.65", "level": "B"})"));
  EXPECT_EQ(rows[3]["total_range"], nlohmann::json::parse(R"(["79.64", "79.65"])"));
  EXPECT_EQ(rows[5]["computed"], nlohmann::json::parse(R"({"total": null, "level": null})"));
  EXPECT_TRUE(rows[5]["total_range"].is_null());
}

TEST(CheckCommand, KeepsTheOrderOfTheKeys)
{
  const Outcome run = check({"tests/world/published.csv", "--format", "json"});
  const nlohmann::ordered_json rows = nlohmann::ordered_json::parse(run.out);
  std::vector<std::string> keys;
  for (const auto& [key, value] : rows[0].items())
    keys.push_back(key);
  EXPECT_EQ(keys, (std::vector<std::string>{"agency", "fiscal_year", "computed", "total_range", "findings"}));
}

TEST(CheckCommand, SpeaksBothLanguages)
{
  const Outcome thai = check({"tests/world/published.csv"});
  EXPECT_EQ(thai.exit_code, 0);
  EXPECT_NE(thai.out.find("ปีงบประมาณ พ.ศ. 2567"), std::string::npos);
  EXPECT_NE(thai.out.find("86.63"), std::string::npos);
  const Outcome english = check({"tests/world/published.csv", "--lang", "en"});
  EXPECT_NE(english.out.find("fiscal year 2567"), std::string::npos);
  EXPECT_NE(english.out.find("need at least 46 respondents"), std::string::npos);
}

TEST(CheckCommand, ExitsWithOneWhereAFindingIsAnError)
{
  const TemporaryFile file("error.csv", "agency,fiscal_year,total,level\nก,2565,79.64,A\n");
  const Outcome run = check({file.path(), "--format", "json"});
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_EQ(run.err, "");
  EXPECT_EQ(nlohmann::json::parse(run.out)[0]["findings"][0]["code"], "level_contradicts_total");
}

TEST(CheckCommand, ChecksNothingOfAFaultyFile)
{
  const TemporaryFile file("faulty.csv", "agency,fiscal_year,total\nก,2024,x\nข,2567,90.00\n");
  const Outcome run = check({file.path(), "--lang", "en"});
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_EQ(run.out, "");
  EXPECT_NE(run.err.find("faulty.csv:2"), std::string::npos);
  EXPECT_NE(run.err.find("2567"), std::string::npos);
  EXPECT_NE(run.err.find("\"x\""), std::string::npos);
}

TEST(CheckCommand, TakesAFrameworkOfAnotherYear)
{
  const TemporaryFile table("other_year.csv", "agency,fiscal_year,total,level\nก,2599,90.00,ผ่านดี\n");
  const Outcome without = check({table.path(), "--format", "json"});
  EXPECT_EQ(without.exit_code, 1);
  EXPECT_EQ(nlohmann::json::parse(without.out)[0]["findings"][0]["code"], "unknown_year");

  const TemporaryFile framework("2599.toml",
                                "fiscal_year = 2599\nextends = 2567\nname = { th = \"ปี 2599\", en = \"Year 2599\" }\n");
  const Outcome with = check({"--framework", framework.path(), table.path(), "--format", "json"});
  EXPECT_EQ(with.exit_code, 0) << with.err;

  const TemporaryFile faulty("faulty.toml", "fiscal_year = 2599\ncolour = 1\n");
  const Outcome refused = check({"--framework", faulty.path(), table.path()});
  EXPECT_EQ(refused.exit_code, 1);
  EXPECT_EQ(refused.out, "");
}

TEST(CheckCommand, WrongUsage)
{
  EXPECT_EQ(check({}).exit_code, 2);
  EXPECT_EQ(check({"no_such_file.csv"}).exit_code, 2);
  EXPECT_EQ(check({"tests/world/published.csv", "--format", "xml"}).exit_code, 2);
}

}  // namespace
