// SPDX-License-Identifier: Apache-2.0
// The program as a whole (help, version, wrong usage, trouble) and prongsai framework check, show and diff.
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "lib/util/text.hpp"

#include "src/app/command_line.hpp"

#include "run_prongsai.hpp"

namespace {

const std::string k_cases = "tests/cases/framework/";

Outcome prongsai(const std::vector<std::string>& arguments)
{
  return run_prongsai(arguments);
}

bool has(const std::string& text, const std::string& part)
{
  return text.find(part) != std::string::npos;
}

std::size_t count_lines(const std::string& text)
{
  return util::split(text, '\n').size() - 1;
}

TEST(Program, SaysItsVersion)
{
  const Outcome run = prongsai({"--version"});
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_TRUE(run.out.starts_with("prongsai ")) << run.out;
}

TEST(Program, HelpIsThaiUnlessEnglishIsAskedFor)
{
  for (const std::vector<std::string>& command : std::vector<std::vector<std::string>>{{},
                                                                                       {"framework"},
                                                                                       {"framework", "check"},
                                                                                       {"framework", "show"},
                                                                                       {"framework", "diff"},
                                                                                       {"score"},
                                                                                       {"check"},
                                                                                       {"report"}}) {
    std::vector<std::string> arguments = command;
    arguments.push_back("--help");
    const Outcome thai = prongsai(arguments);
    arguments.insert(arguments.begin(), {"--lang", "en"});
    const Outcome english = prongsai(arguments);
    EXPECT_EQ(thai.exit_code, 0);
    EXPECT_EQ(english.exit_code, 0);
    EXPECT_TRUE(has(thai.out, "วิธีใช้: prongsai")) << thai.out;
    EXPECT_TRUE(has(english.out, "Usage: prongsai")) << english.out;
    EXPECT_FALSE(has(english.out, "\u0E01")) << english.out;
    // What explains an option is its last column.
    for (const std::string_view line : util::split(thai.out, '\n')) {
      if (!line.starts_with("  ") || !has(std::string(util::trim(line)), "  ")) continue;
      const std::string explained(line.substr(line.rfind("  ")));
      EXPECT_TRUE(has(explained, "\xE0\xB8")) << line;
    }
  }
}

TEST(Program, WrongUsageIsExplainedWithExitCode2)
{
  const std::vector<std::pair<std::vector<std::string>, std::string>> cases{
      {{}, "framework, score, check, report"},
      {{"framework"}, "check, show, diff"},
      {{"framework", "check"}, "files is required"},
      {{"framework", "show", "2568", "--format", "xml"}, "{table,json}"},
      {{"framework", "show", "2568", "2567"}, "2567 is not known"},
      {{"framework", "show", "2568", "--loud"}, "--loud is not known"},
      {{"check", "nothing.csv"}, "no file nothing.csv"},
      {{"framework", "show", "2561"}, "2562, 2563"},
  };
  for (const auto& [arguments, expected] : cases) {
    std::vector<std::string> english{"--lang", "en"};
    english.insert(english.end(), arguments.begin(), arguments.end());
    const Outcome run = prongsai(english);
    EXPECT_EQ(run.exit_code, 2) << expected;
    EXPECT_TRUE(has(run.err, expected)) << run.err;
    EXPECT_EQ(run.out, "");
    const Outcome thai = prongsai(arguments);
    EXPECT_EQ(thai.exit_code, 2);
    EXPECT_TRUE(has(thai.err, "โปรด") || has(thai.err, "ต้องระบุ")) << thai.err;
  }
}

TEST(Program, TroubleIsSaidWithExitCode3)
{
  std::ostringstream out;
  std::ostringstream err;
  out.setstate(std::ios::badbit);
  app::Context context(out, err);
  const char* const argv[] = {"prongsai", "--lang", "en", "framework", "show", "2568"};
  EXPECT_EQ(app::run(6, argv, context), 3);
  EXPECT_TRUE(has(err.str(), "cannot go on")) << err.str();
}

TEST(FrameworkCheck, SaysOneLineForEachGoodFile)
{
  const Outcome run = prongsai({"framework", "check", "--lang", "en", k_cases + "2600.toml", "frameworks/2568.toml"});
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_EQ(run.err, "");
  EXPECT_EQ(count_lines(run.out), 2u);
  EXPECT_TRUE(
      has(run.out, "2600.toml: good. Fiscal year 2600, \"Example framework\"; 4 indicators, 4 questions, 4 items"))
      << run.out;
}

TEST(FrameworkCheck, NamesAllFaultsOfAllFilesAtOnce)
{
  const Outcome run = prongsai({"framework", "check", k_cases + "many.toml", k_cases + "2600.toml",
                                k_cases + "toml_syntax.toml", k_cases + "missing.toml"});
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_EQ(count_lines(run.out), 1u);
  EXPECT_EQ(count_lines(run.err), 10u + 1u + 1u + 1u) << run.err;  // and how many there are
  EXPECT_TRUE(has(run.err, "many.toml:13:10: instrument.IIT.weight: ")) << run.err;
  EXPECT_TRUE(has(run.err, "พบข้อที่ต้องแก้ไข 12 ข้อ")) << run.err;
}

TEST(FrameworkShow, ShowsAllOfAYear)
{
  const Outcome thai = prongsai({"framework", "show", "๒๕๖๘"});
  EXPECT_EQ(thai.exit_code, 0);
  EXPECT_EQ(thai.err, "");
  for (const char* part : {"ปีงบประมาณ พ.ศ. 2568", "แบบวัด (3)", "ตัวชี้วัด (10)", "ตัวชี้วัดย่อย (7)", "ข้อคำถาม (24)",
                           "ข้อ OIT (28)", "ระดับผลการประเมิน เรียงจากดีที่สุด (5)", "ทุกตัวชี้วัดตั้งแต่ 95.00"}) {
    EXPECT_TRUE(has(thai.out, part)) << part;
  }
  const Outcome english = prongsai({"framework", "show", "--lang", "en", "2567"});
  EXPECT_TRUE(has(english.out, "Themes (7)"));
  EXPECT_TRUE(has(english.out, "every instrument at least 95.00"));
  EXPECT_FALSE(has(english.out, "\u0E01"));
}

TEST(FrameworkShow, WritesAFileAsJson)
{
  const Outcome run = prongsai({"framework", "show", k_cases + "2600.toml", "--format", "json"});
  EXPECT_EQ(run.exit_code, 0);
  const nlohmann::json content = nlohmann::json::parse(run.out);
  EXPECT_EQ(content["fiscal_year"], 2600);
  EXPECT_EQ(content["hash"].get<std::string>().size(), 64u);
  EXPECT_EQ(content["scale"][0]["levels"][1]["points"], "100/3");
  EXPECT_EQ(content["level"][0]["conditions"][1]["of"], "every instrument");
}

TEST(FrameworkShow, OfAFaultyFileNamesItsFaults)
{
  const Outcome run = prongsai({"framework", "show", k_cases + "unknown_key.toml"});
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_EQ(run.out, "");
  EXPECT_EQ(count_lines(run.err), 3u) << run.err;
}

TEST(FrameworkDiff, SaysWhatChangedAndWhatAnItemCosts)
{
  const Outcome run = prongsai({"framework", "diff", "2567", "2568", "--lang", "en"});
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_TRUE(has(run.out, "o4 → o3")) << run.out;
  EXPECT_TRUE(has(run.out, "Points of the total that one failed item costs"));
  EXPECT_TRUE(has(run.out, "0.67"));
  EXPECT_FALSE(has(run.out, "\u0E01"));
  const Outcome same = prongsai({"framework", "diff", "2567", "frameworks/2567.toml"});
  EXPECT_TRUE(has(same.out, "ไม่ต่างกัน")) << same.out;
}

TEST(FrameworkDiff, EveryPairOfYearsHasItsWords)
{
  for (const char* older : {"2562", "2565", "2566", "2567", "2568"}) {
    for (const char* newer : {"2563", "2566", "2567", "2568"}) {
      EXPECT_EQ(prongsai({"framework", "diff", older, newer}).exit_code, 0) << older << newer;
    }
  }
}

TEST(FrameworkDiff, IsDataToo)
{
  const Outcome run = prongsai({"framework", "diff", "2567", "2568", "--format", "json"});
  const nlohmann::json difference = nlohmann::json::parse(run.out);
  EXPECT_EQ(difference["older"]["fiscal_year"], 2567);
  EXPECT_EQ(difference["costs"].size(), 7u);
  EXPECT_EQ(difference["costs"][0]["older_cost"]["exact"], "2/3");
  EXPECT_EQ(difference["costs"][0]["newer_cost"]["points"], "1.00");
  bool renumbered = false;
  for (const auto& change : difference["changes"]) {
    if (change["kind"] == "renumbered" && change["older_code"] == "o4") renumbered = change["newer_code"] == "o3";
  }
  EXPECT_TRUE(renumbered);
}

}  // namespace
