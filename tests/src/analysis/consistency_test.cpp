// SPDX-License-Identifier: Apache-2.0
// Published documents as they are, and the same with one number falsified: each falsehood is found, by its name.
#include "src/analysis/consistency.hpp"

#include <algorithm>
#include <set>

#include <gtest/gtest.h>

#include "lib/util/messages.hpp"

#include "tests/src/analysis/printed_rows.hpp"

namespace {

using namespace printed_rows;
using analysis::Consistency;
using analysis::Finding;

TEST(Consistency, AcceptsTheCompleteDocuments)
{
  struct Expected {
    World which;
    const char* total;
    const char* level;
  };
  for (const Expected& expected : {Expected{tham_rong_2563, "82.35", "B"}, Expected{wang_phai_2565, "94.59", "A"},
                                   Expected{rawe_2567, "86.63", "ผ่าน"}, Expected{nong_ya_plong_2565, "79.65", "B"}}) {
    const Consistency checked = check(row(expected.which));
    EXPECT_EQ(errors(checked), "") << expected.total;
    EXPECT_EQ(warnings(checked), "") << expected.total;
    ASSERT_TRUE(checked.total);
    EXPECT_EQ(checked.total->decimal(2), expected.total);
    EXPECT_EQ(checked.level, expected.level);
    ASSERT_TRUE(checked.total_range);
    EXPECT_LT(checked.total_range->high - checked.total_range->low, util::Exact(2, 100));
  }
}

TEST(Consistency, ExplainsARoundedTotal)
{
  const Consistency checked = check(row(nong_ya_plong_2565));
  const std::vector<Finding> findings = found(checked, "total_rounding");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].severity, analysis::Severity::note);
  EXPECT_EQ(findings[0].detail.at("printed"), "79.64");
  EXPECT_EQ(findings[0].detail.at("computed"), "79.65");
  EXPECT_EQ(findings[0].detail.at("low"), "79.64");
  EXPECT_TRUE(found(check(row(rawe_2567)), "total_rounding").empty());
}

TEST(Consistency, FindsTheSecondPartThatIsNotPrinted)
{
  const std::vector<Finding> findings = found(check(row(rawe_2567)), "eit_part_two_implied");
  ASSERT_EQ(findings.size(), 3U);
  const char* const seconds[] = {"88.00", "82.00", "59.67"};
  const char* const firsts[] = {"97.23", "94.59", "69.56"};
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(findings[i].detail.at("second"), seconds[i]);
    EXPECT_EQ(findings[i].detail.at("first"), firsts[i]);
    EXPECT_EQ(findings[i].detail.at("people"), "20");
  }
}

TEST(Consistency, FindsTheNumberOfRespondents)
{
  const std::vector<Finding> findings = found(check(row(rawe_2567)), "respondents_found");
  ASSERT_EQ(findings.size(), 2U);
  EXPECT_EQ(findings[0].detail.at("instrument"), "IIT");
  EXPECT_EQ(findings[0].detail.at("people"), "46");
  EXPECT_EQ(findings[0].detail.at("more"), "92, 138");
  EXPECT_EQ(findings[1].detail.at("instrument"), "EIT");
  EXPECT_EQ(findings[1].detail.at("people"), "53");
}

TEST(Consistency, AsksForAnExplanationOfALevelThatOnlyALikelyConditionAllows)
{
  const Consistency checked = check(row(pa_tueng_2568));
  EXPECT_EQ(errors(checked), "");
  EXPECT_EQ(warnings(checked), "level_needs_explanation");
  const util::Params detail = found(checked, "level_needs_explanation").at(0).detail;
  EXPECT_EQ(detail.at("lowest_instrument"), "95.98");
  EXPECT_EQ(detail.at("possible"), "ผ่านดีเยี่ยม");
  EXPECT_EQ(detail.at("possible_en"), "Passed with excellence");
  EXPECT_EQ(detail.at("total"), "98.80");
  EXPECT_FALSE(checked.total);
  EXPECT_FALSE(checked.total_range);
  EXPECT_EQ(checked.level, "");
}

TEST(Consistency, SaysWhatATotalAloneLeavesOpen)
{
  const Consistency checked = check(row(pa_tueng_2567));
  EXPECT_EQ(errors(checked), "");
  EXPECT_EQ(found(checked, "level_missing").at(0).detail.at("possible"), "ผ่านดี, ผ่าน");
  EXPECT_EQ(found(checked, "indicator_missing").at(0).detail.at("indicators"), "1, 2, 3, 4, 5, 6, 7, 8, 9, 10");
}

TEST(Falsified, Total)
{
  results::PublishedRow falsified = row(rawe_2567);
  falsified.total = printed("86.65");
  EXPECT_EQ(errors(check(falsified)), "total_impossible");
  falsified.total = printed("68.63");
  EXPECT_EQ(errors(check(falsified)), "total_impossible level_contradicts_total");
  falsified.total = printed("186.63");
  EXPECT_EQ(errors(check(falsified)), "out_of_range");
}

TEST(Falsified, TotalAgainstAFewIndicators)
{
  results::PublishedRow falsified = row(pa_tueng_2568);
  falsified.indicators["10"] = printed("80.00");
  EXPECT_EQ(errors(check(falsified)), "total_impossible");
}

TEST(Falsified, Level)
{
  results::PublishedRow falsified = row(rawe_2567);
  falsified.level = "ต้องปรับปรุง";
  EXPECT_EQ(errors(check(falsified)), "level_contradicts_total");
  falsified.level = "ผ่านดี";  // the total allows it, EIT 81.84 and OIT 83.81 do not
  const Consistency checked = check(falsified);
  EXPECT_EQ(errors(checked), "level_contradicts_conditions");
  EXPECT_EQ(found(checked, "level_contradicts_conditions").at(0).detail.at("possible"), "ผ่าน");
  falsified.level = "A";
  EXPECT_EQ(errors(check(falsified)), "level_unknown");
  falsified.level = "";
  EXPECT_EQ(found(check(falsified), "level_missing").at(0).detail.at("possible"), "ผ่าน");
}

TEST(Falsified, LevelWithoutATotal)
{
  results::PublishedRow falsified = row(tham_rong_2563);
  falsified.total.reset();
  EXPECT_EQ(errors(check(falsified)), "");
  EXPECT_EQ(found(check(falsified), "total_missing").at(0).detail.at("low"), "82.35");
  falsified.level = "A";
  EXPECT_EQ(errors(check(falsified)), "level_contradicts_total");
}

TEST(Falsified, LevelBetweenDisplayedTotals)
{
  results::PublishedRow falsified = row(pa_tueng_2567);
  falsified.total = printed("84.99");
  falsified.level = "ผ่าน";
  EXPECT_EQ(errors(check(falsified)), "level_contradicts_total");
  falsified.total = printed("85.00");
  EXPECT_EQ(errors(check(falsified)), "");
}

TEST(Falsified, LevelThatALikelyConditionForbids)
{
  results::PublishedRow falsified = row(pa_tueng_2568);
  for (int i = 1; i <= 10; ++i)
    falsified.indicators[std::to_string(i)] = printed("99.00");
  falsified.indicators["1"] = printed("94.00");
  falsified.total = printed("98.70");
  falsified.level = "ผ่านดีเยี่ยม";
  const Consistency checked = check(falsified);
  EXPECT_EQ(errors(checked), "");
  EXPECT_EQ(warnings(checked), "level_against_likely_condition");
  falsified.level = "ผ่านดี";
  EXPECT_EQ(warnings(check(falsified)), "level_needs_explanation");
  falsified.level = "ผ่าน";
  EXPECT_EQ(errors(check(falsified)), "level_contradicts_conditions");
}

TEST(Falsified, IndicatorOfAnInstrumentInOnePart)
{
  results::PublishedRow falsified = row(rawe_2567);
  falsified.indicators.at("1") = printed("97.95");
  const Consistency checked = check(falsified);
  EXPECT_EQ(errors(checked), "indicator_not_mean_of_questions");
  EXPECT_EQ(found(checked, "indicator_not_mean_of_questions").at(0).detail.at("indicator"), "1");
}

TEST(Falsified, IndicatorAgainstSomeOfItsQuestions)
{
  results::PublishedRow falsified = row(rawe_2567);
  falsified.questions.erase("i2");
  falsified.questions.at("i1") = printed("20.00");
  EXPECT_EQ(errors(check(falsified)).substr(0, 31), "indicator_not_mean_of_questions");
}

TEST(Falsified, IndicatorOfDisclosure)
{
  results::PublishedRow falsified = row(rawe_2567);
  falsified.items.at("o33") = printed("100");
  const Consistency checked = check(falsified);
  EXPECT_EQ(errors(checked), "indicator_not_mean_of_items");
  EXPECT_EQ(found(checked, "indicator_not_mean_of_items").at(0).detail.at("low"), "100.00");
  falsified.items.erase("o33");  // not printed, it may have failed
  EXPECT_EQ(errors(check(falsified)), "");
}

TEST(Falsified, SecondPartThatNobodyCanGive)
{
  results::PublishedRow falsified = row(rawe_2567);
  falsified.indicators.at("6") = printed("99.20");
  falsified.total = printed("87.29");
  const Consistency checked = check(falsified);
  EXPECT_EQ(errors(checked), "eit_part_two_impossible");
  EXPECT_EQ(found(checked, "eit_part_two_impossible").at(0).detail.at("second"), "101.17");
}

TEST(Falsified, SecondPartThatSoFewCannotGive)
{
  results::PublishedRow falsified = row(rawe_2567);
  falsified.counts["n_eit_2"] = 20;
  EXPECT_EQ(errors(check(falsified)), "");
  falsified.counts["n_eit_2"] = 3;
  EXPECT_EQ(errors(check(falsified)), "eit_part_two_impossible eit_part_two_impossible eit_part_two_impossible");
}

TEST(Falsified, Item)
{
  results::PublishedRow falsified = row(rawe_2567);
  falsified.items.at("o1") = printed("50.00");
  const Consistency checked = check(falsified);
  EXPECT_EQ(errors(checked), "item_not_0_or_100");
  EXPECT_EQ(found(checked, "item_not_0_or_100").at(0).detail.at("item"), "o1");
}

TEST(Falsified, Ranges)
{
  results::PublishedRow falsified = row(rawe_2567);
  falsified.questions.at("e1") = printed("-0.01");
  falsified.items.at("o1") = printed("1000.00");
  falsified.indicators.at("3") = printed("100.01");
  EXPECT_EQ(found(check(falsified), "out_of_range").size(), 3U);
}

TEST(Falsified, CodesThatTheYearDoesNotHave)
{
  results::PublishedRow falsified = row(rawe_2567);
  falsified.indicators["11"] = printed("90.00");
  falsified.questions["i16"] = printed("90.00");
  falsified.items["o43"] = printed("100");
  const Consistency checked = check(falsified);
  EXPECT_EQ(errors(checked), "not_in_year");
  EXPECT_EQ(found(checked, "not_in_year").at(0).detail.at("codes"), "11, i16, o43");
}

TEST(Falsified, Year)
{
  results::PublishedRow falsified = row(rawe_2567);
  falsified.fiscal_year = 2599;
  const Consistency checked = check(falsified);
  EXPECT_EQ(errors(checked), "unknown_year");
  EXPECT_FALSE(checked.total);
  EXPECT_NE(found(checked, "unknown_year").at(0).detail.at("known").find("2567"), std::string::npos);
}

TEST(Falsified, NumbersOfAnUnknownYearAreStillInRange)
{
  results::PublishedRow falsified = row(rawe_2567);
  falsified.fiscal_year = 2599;
  falsified.total->value = util::Exact(120);
  falsified.indicators.at("3").value = util::Exact(101);
  EXPECT_EQ(found(check(falsified), "out_of_range").size(), 2U);
}

TEST(Falsified, OneQuestionAmongMany)
{
  results::PublishedRow falsified = row(rawe_2567);
  falsified.questions.at("i1") = printed("98.71");  // 97.97 stays the mean, within rounding
  const Consistency checked = check(falsified);
  EXPECT_EQ(errors(checked), "");
  EXPECT_EQ(warnings(checked), "respondents_differ");
  EXPECT_EQ(found(checked, "respondents_differ").at(0).detail.at("people"), "46");
  EXPECT_EQ(found(checked, "respondents_differ").at(0).detail.at("questions"), "i1");
}

TEST(Falsified, NumberOfRespondents)
{
  results::PublishedRow falsified = row(rawe_2567);
  falsified.counts["n_iit"] = 46;
  falsified.counts["n_eit_1"] = 53;
  EXPECT_EQ(errors(check(falsified)) + warnings(check(falsified)), "");
  falsified.counts["n_iit"] = 47;  // one may have skipped every question
  EXPECT_EQ(warnings(check(falsified)), "respondents_differ");
  falsified.counts["n_iit"] = 12;
  EXPECT_EQ(errors(check(falsified)), "respondents_impossible");
}

TEST(Consistency, NotesThaiZeros)
{
  const results::Published published = results::read_published(
      util::CsvReader::from_text("agency,fiscal_year,๐5,๐๒๑,o9\nก,2567,0,0,0\nข,2567,,,0\n", "a.csv"));
  ASSERT_EQ(published.rows.size(), 2U);
  const std::vector<Finding> findings = found(check(published.rows[0]), "thai_zero_for_o");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].detail.at("headings"), "๐๒๑, ๐5");
  EXPECT_EQ(findings[0].detail.at("codes"), "o21, o5");
  EXPECT_TRUE(found(check(published.rows[1]), "thai_zero_for_o").empty());
}

TEST(Consistency, ErrorsStandFirst)
{
  results::PublishedRow falsified = row(rawe_2567);
  falsified.total = printed("86.65");
  falsified.questions.at("i1") = printed("98.71");
  const Consistency checked = check(falsified);
  EXPECT_TRUE(std::ranges::is_sorted(checked.findings, {}, &Finding::severity));
  EXPECT_EQ(checked.findings.front().code, "total_impossible");
}

/// Every finding that the falsified rows of this file produce can be said in both languages.
TEST(Consistency, EveryFindingHasWords)
{
  std::vector<results::PublishedRow> rows;
  for (const World which :
       {tham_rong_2563, wang_phai_2565, rawe_2567, nong_ya_plong_2565, pa_tueng_2567, pa_tueng_2568})
    rows.push_back(row(which));
  const auto falsify = [&](World which, const auto& change) {
    rows.push_back(row(which));
    change(rows.back());
  };
  using Row = results::PublishedRow;
  falsify(rawe_2567, [](Row& r) { r.total = printed("186.65"); });
  falsify(rawe_2567, [](Row& r) { r.total = printed("66.65"); });
  falsify(rawe_2567, [](Row& r) { r.total.reset(); });
  falsify(rawe_2567, [](Row& r) { r.level = "ผ่านดี"; });
  falsify(rawe_2567, [](Row& r) { r.level = "Z"; });
  falsify(rawe_2567, [](Row& r) { r.indicators.at("1") = printed("50.00"); });
  falsify(rawe_2567, [](Row& r) { r.indicators.at("6") = printed("99.20"); });
  falsify(rawe_2567, [](Row& r) { r.items.at("o1") = printed("0"); });
  falsify(rawe_2567, [](Row& r) { r.items.at("o1") = printed("50"); });
  falsify(rawe_2567, [](Row& r) { r.items["o99"] = printed("100"); });
  falsify(rawe_2567, [](Row& r) { r.items.at("o1").zero_for_o = true; });
  falsify(rawe_2567, [](Row& r) { r.questions.at("i1") = printed("98.71"); });
  falsify(rawe_2567, [](Row& r) { r.counts["n_iit"] = 12; });
  falsify(rawe_2567, [](Row& r) { r.fiscal_year = 2599; });
  falsify(pa_tueng_2567, [](Row& r) { r.questions["i1"] = printed("98.71"); });
  falsify(pa_tueng_2568, [](Row& r) {
    for (int i = 1; i <= 10; ++i)
      r.indicators[std::to_string(i)] = printed(i == 1 ? "94.00" : "99.00");
    r.total = printed("98.70");
    r.level = "ผ่านดีเยี่ยม";
  });
  for (const util::Language language : {util::Language::thai, util::Language::english}) {
    const util::Messages messages = util::Messages::embedded(language);
    std::set<std::string> said;
    for (const Row& each : rows) {
      for (const Finding& finding : check(each).findings) {
        EXPECT_FALSE(in_words(finding, messages).empty());
        said.insert("consistency." + finding.code);
      }
    }
    said.insert("consistency.respondents_none");  // needs more decimals than the rows have; see respondents_test
    for (const auto& [key, text] : messages.texts()) {
      if (key.starts_with("consistency.")) {
        EXPECT_TRUE(said.contains(key)) << key << " is never said";
      }
    }
  }
}

}  // namespace
