// SPDX-License-Identifier: Apache-2.0
// prongsai report as a person meets it: the files it makes and their names, what it says, and its exit code.
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <unistd.h>

#include "lib/util/files.hpp"

#include "run_prongsai.hpp"

namespace {

namespace fs = std::filesystem;

constexpr const char* k_published = "tests/world/published.csv";
const std::vector<std::string> k_answers = {"--framework",  "2567",
                                            "--responses",  "tests/world/rawe_2567_answers.csv",
                                            "--judgements", "tests/world/rawe_2567_judgements.csv"};

Outcome report(const std::vector<std::string>& arguments, const std::vector<std::string>& more = {})
{
  return run_prongsai({"report"}, arguments, more);
}

/// A folder that is gone when the test ends.
class ReportCommand : public testing::Test {
 protected:
  ReportCommand()
      : folder_(fs::path(testing::TempDir()) / ("prongsai_report_" + std::to_string(::getpid()) + "_" +
                                                testing::UnitTest::GetInstance()->current_test_info()->name()))
  {
    fs::remove_all(folder_);
  }
  ~ReportCommand() override { fs::remove_all(folder_); }

  std::string out() const { return (folder_ / "out").string(); }
  std::set<std::string> files() const
  {
    std::set<std::string> names;
    if (!fs::exists(out())) return names;
    for (const auto& entry : fs::directory_iterator(out()))
      names.insert(entry.path().filename().string());
    return names;
  }
  std::string file(const std::string& name, const std::string& text) const
  {
    fs::create_directories(folder_);
    std::ofstream(folder_ / name, std::ios::binary) << text;
    return (folder_ / name).string();
  }

 private:
  fs::path folder_;
};

TEST_F(ReportCommand, OneSetOfFilesForEachAgencyAndYear)
{
  const Outcome made = report({"--published", k_published, "--out", out(), "--format", "html,xlsx"});
  EXPECT_EQ(made.exit_code, 0) << made.err;
  EXPECT_EQ(files().size(), 12U);
  EXPECT_TRUE(files().contains("ITA_2563_องค์การบริหารส่วนตำบลถ้ำรงค์.html"));
  EXPECT_TRUE(files().contains("ITA_2568_องค์การบริหารส่วนตำบลป่าตึง.xlsx"));
  for (const std::string& name : files())
    EXPECT_NE(made.out.find(name), std::string::npos) << name << " is made but not named";
}

TEST_F(ReportCommand, OneAgencyInEnglishWithItsOtherYearBesideIt)
{
  const Outcome made = report({"--published", k_published, "--out", out(), "--format", "html", "--lang", "en"},
                              {"--agency", "องค์การบริหารส่วนตำบลป่าตึง"});
  EXPECT_EQ(made.exit_code, 0) << made.err;
  EXPECT_EQ(files(), (std::set<std::string>{"ITA_2567_องค์การบริหารส่วนตำบลป่าตึง_en.html",
                                            "ITA_2568_องค์การบริหารส่วนตำบลป่าตึง_en.html"}));
  const std::string later = util::read_file(out() + "/ITA_2568_องค์การบริหารส่วนตำบลป่าตึง_en.html");
  EXPECT_NE(later.find("98.80"), std::string::npos);
  EXPECT_NE(later.find("90.36"), std::string::npos) << "the year before is not compared with";
  EXPECT_NE(later.find("lang=\"en\""), std::string::npos);
}

TEST_F(ReportCommand, RowsWithFaultsAreLeftOutOnlyOnRequestAndTheReportSaysSo)
{
  const std::string answers =
      file("answers.csv", util::read_file("tests/world/rawe_2567_answers.csv") +
                              "องค์การบริหารส่วนตำบลระเว,subdistrict,large,IIT,1,9,x,,,,,,,,,,,,,,,,,,,,,,\n");
  const std::vector<std::string> arguments = {"--framework", "2567",  "--responses", answers,  "--judgements",
                                              k_answers[5],  "--out", out(),         "--lang", "en"};
  const Outcome refused = report(arguments, {"--format", "html"});
  EXPECT_EQ(refused.exit_code, 1);
  EXPECT_NE(refused.err.find("--skip-faulty"), std::string::npos) << refused.err;
  EXPECT_TRUE(files().empty());
  const Outcome made = report(arguments, {"--format", "html", "--skip-faulty"});
  EXPECT_EQ(made.exit_code, 0) << made.err;
  ASSERT_EQ(files().size(), 1U);
  const std::string text = util::read_file(out() + "/" + *files().begin());
  EXPECT_NE(text.find("1 of the 120 rows of answers.csv was left out"), std::string::npos);
  EXPECT_NE(text.find("Of the data that the scores are computed from:"), std::string::npos);
}

TEST_F(ReportCommand, AnswersWithThaiDigitsEverywhere)
{
  const Outcome made = report(k_answers, {"--out", out(), "--format", "html", "--digits", "thai"});
  EXPECT_EQ(made.exit_code, 0) << made.err;
  ASSERT_EQ(files().size(), 1U);
  const std::string text = util::read_file(out() + "/" + *files().begin());
  EXPECT_NE(text.find("๘๖.๖๓"), std::string::npos);
  EXPECT_EQ(text.find("86.63"), std::string::npos);
}

TEST_F(ReportCommand, SameInputSameBytes)
{
  const std::vector<std::string> arguments = {"--published", k_published, "--agency", "เทศบาลตำบลวังไผ่"};
  ASSERT_EQ(report(arguments, {"--out", out() + "/first"}).exit_code, 0);
  ASSERT_EQ(report(arguments, {"--out", out() + "/second"}).exit_code, 0);
  for (const char* ending : {".pdf", ".docx", ".html", ".xlsx"}) {
    const std::string name = std::string("/ITA_2565_เทศบาลตำบลวังไผ่") + ending;
    EXPECT_TRUE(util::read_file(out() + "/first" + name) == util::read_file(out() + "/second" + name)) << ending;
  }
}

TEST_F(ReportCommand, ThresholdOfTheOptionIsUsed)
{
  const std::vector<std::string> arguments = {"--published", k_published, "--agency", "เทศบาลตำบลวังไผ่", "--out",
                                              out(),         "--format",  "html",     "--lang",         "en"};
  ASSERT_EQ(report(arguments, {"--threshold", "90"}).exit_code, 0);
  EXPECT_NE(util::read_file(out() + "/" + *files().begin()).find("Against a threshold of 90"), std::string::npos);
}

TEST_F(ReportCommand, NothingIsWrittenFromAFaultyTable)
{
  const std::string table =
      file("faulty.csv", "agency,fiscal_year,1,total\nตำบลตัวอย่าง,2567,many,80\nตำบลตัวอย่าง,last year,90,80\n");
  const Outcome refused = report({"--published", table, "--out", out(), "--lang", "en"});
  EXPECT_EQ(refused.exit_code, 1);
  EXPECT_NE(refused.err.find("faulty.csv:2: 1:"), std::string::npos) << refused.err;
  EXPECT_NE(refused.err.find("faulty.csv:3: fiscal_year:"), std::string::npos) << refused.err;
  EXPECT_TRUE(files().empty());
}

TEST_F(ReportCommand, AMissingFileIsNamedInTheLanguageOfTheUser)
{
  const Outcome thai = report({"--published", "absent.csv", "--out", out()});
  EXPECT_EQ(thai.exit_code, 3);
  EXPECT_NE(thai.err.find("ไม่พบแฟ้มหรือโฟลเดอร์ absent.csv"), std::string::npos) << thai.err;
  const Outcome english = report({"--published", "absent.csv", "--out", out(), "--lang", "en"});
  EXPECT_NE(english.err.find("There is no file or folder absent.csv"), std::string::npos) << english.err;
}

TEST_F(ReportCommand, AFileWhereTheFolderShouldBeIsSaid)
{
  const std::string taken = file("taken", "x");
  const Outcome refused = report({"--published", k_published, "--out", taken});
  EXPECT_EQ(refused.exit_code, 3);
  EXPECT_NE(refused.err.find("taken"), std::string::npos) << refused.err;
}

TEST_F(ReportCommand, AnAgencyThatIsNotInTheTableIsSaid)
{
  const Outcome none = report({"--published", k_published, "--out", out(), "--agency", "ไม่มี"});
  EXPECT_EQ(none.exit_code, 1);
  EXPECT_NE(none.err.find("ไม่มี"), std::string::npos);
  EXPECT_TRUE(files().empty());
}

TEST_F(ReportCommand, WrongUsage)
{
  EXPECT_EQ(report({}).exit_code, 2);
  EXPECT_EQ(report({"--published", k_published}, k_answers).exit_code, 2);
  EXPECT_EQ(report({"--published", k_published, "--format", "odt"}).exit_code, 2);
  EXPECT_EQ(report({"--published", k_published, "--threshold", "101"}).exit_code, 2);
  EXPECT_EQ(report({"--published", k_published, "--date", "2567-13-01"}).exit_code, 2);
  EXPECT_EQ(report({"--published", k_published, "--digits", "roman"}).exit_code, 2);
}

}  // namespace
