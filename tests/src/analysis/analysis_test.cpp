// SPDX-License-Identifier: Apache-2.0
#include "src/analysis/analysis.hpp"

#include <algorithm>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "src/analysis/statements.hpp"

#include "tests/src/analysis/printed_result.hpp"
#include "tests/src/analysis/random_agency.hpp"
#include "tests/src/analysis/seed_002.hpp"

namespace {

using analysis::Analysis;
using analysis::Exact;

const util::Messages& words(util::Language language)
{
  static const util::Messages thai = util::Messages::embedded(util::Language::thai);
  static const util::Messages english = util::Messages::embedded(util::Language::english);
  return language == util::Language::thai ? thai : english;
}

std::vector<std::string> sentences(const Analysis& analysis, util::Language language)
{
  std::vector<std::string> said;
  for (const auto& statement : analysis::statements(analysis))
    said.push_back(analysis::say(statement, *analysis.result->framework, words(language)));
  return said;
}

bool said(const std::vector<std::string>& all, const std::string& sentence)
{
  return std::find(all.begin(), all.end(), sentence) != all.end();
}

TEST(Analysis, Seed002)
{
  const auto result = seed_002::result();
  const Analysis analysis = analysis::analyse(result, {});
  EXPECT_EQ(analysis.threshold, Exact{85});
  EXPECT_EQ(analysis.passed, std::optional<bool>{true});
  EXPECT_EQ(analysis.strengths.size(), 8U);
  EXPECT_EQ(analysis.weak_points.size(), 8U);
  EXPECT_EQ(analysis.iit_minus_eit->decimal(2), "13.35");  // 95.188 − 81.842
  EXPECT_EQ(analysis.themes.size(), 7U);
  EXPECT_EQ(analysis.themes[1].weak_points.size(), 2U);  // e9 and o12
  EXPECT_TRUE(analysis.themes[3].weak_points.empty());
  EXPECT_EQ(analysis.themes[3].mean->decimal(2), "93.04");  // i10, i11, i12
  EXPECT_EQ(analysis.part_gaps.size(), 3U);
  EXPECT_EQ(analysis.margins.size(), 3U);
  EXPECT_TRUE(analysis.total_margin);
  EXPECT_EQ(analysis.years.size(), 1U);
  EXPECT_TRUE(analysis.comparisons.empty());
}

TEST(Analysis, ThresholdByOption)
{
  const auto result = seed_002::result();
  analysis::Options options;
  options.threshold = Exact{70};
  EXPECT_EQ(analysis::analyse(result, {}, options).weaknesses.size(), 1U);
  options.threshold = Exact{90};
  EXPECT_EQ(analysis::analyse(result, {}, options).weaknesses.size(), 3U);
}

TEST(Statements, Seed002ReadsAsAnOfficialWouldWriteIt)
{
  const auto result = seed_002::result();
  const auto all = sentences(analysis::analyse(result, {}), util::Language::thai);
  EXPECT_EQ(all.front(), "ผลการประเมินในภาพรวมได้ 86.63 คะแนน อยู่ในระดับ ผ่าน");
  EXPECT_TRUE(said(all, "คะแนนต่ำสุด คือ ตัวชี้วัดที่ 8 การปรับปรุงการทำงาน (64.61 คะแนน)"));
  EXPECT_TRUE(said(all,
                   "ข้อเปิดเผยข้อมูลที่ไม่ผ่านมี 7 ข้อ ได้แก่ ข้อ o2 ข้อ o5 ข้อ o9 ข้อ o12 ข้อ o17 ข้อ o21 และข้อ o33 "
                   "รวมทำให้คะแนนภาพรวมลดลง 6.48 คะแนน"));
  EXPECT_TRUE(said(all,
                   "ประเด็นที่ 3 ช่องทางและรูปแบบการประชาสัมพันธ์เผยแพร่ข้อมูลข่าวสารภาครัฐ มีเรื่องที่ต้องปรับปรุง 2 เรื่อง ได้แก่ "
                   "ข้อ o2 ข้อมูลผู้บริหาร และข้อ o5 ข่าวประชาสัมพันธ์"));
  EXPECT_TRUE(said(all, "EIT ได้ 81.84 คะแนน ยังขาด 3.16 คะแนน จึงจะครบ 85.00 คะแนนตามเงื่อนไขของระดับ ผ่านดี"));
  EXPECT_TRUE(said(all,
                   "ตัวชี้วัดที่ 8 การปรับปรุงการทำงาน: EIT ส่วนที่ 2 ได้ 59.67 คะแนน ต่ำกว่า EIT ส่วนที่ 1 (69.56 คะแนน) "
                   "อยู่ 9.89 คะแนน"));
}

TEST(Statements, EnglishToo)
{
  const auto result = seed_002::result();
  const auto all = sentences(analysis::analyse(result, {}), util::Language::english);
  EXPECT_EQ(all.front(), "The total score is 86.63 points, at the level “Passed”.");
  EXPECT_TRUE(said(all, "The total passes the mark of 85.00 points, with 1.63 points to spare."));
}

TEST(Statements, NothingBelowTheThresholdIsCalledWorthKeeping)
{
  // Seed 003: both OIT indicators are below 85.
  const auto result = printed_result::of(
      seed_002::framework_of(2565),
      {"97.61", "98.46", "99.35", "98.86", "98.54", "96.03", "92.88", "87.23", "68.56", "43.75"}, "79.64");
  const auto now = seed_002::result();
  const auto all = sentences(analysis::analyse(result, {}), util::Language::thai);
  EXPECT_TRUE(said(all,
                   "แบบ OIT ทุกตัวชี้วัดได้ต่ำกว่า 85.00 คะแนน ควรปรับปรุงทุกตัวชี้วัด โดยเฉพาะ"
                   "ตัวชี้วัดที่ 10 การป้องกันการทุจริต"));
  EXPECT_TRUE(said(all,
                   "แบบ EIT ควรรักษามาตรฐานของตัวชี้วัดที่ 6 คุณภาพการดำเนินงาน "
                   "และควรปรับปรุงตัวชี้วัดที่ 8 การปรับปรุงการทำงาน"));
  const auto with_history = sentences(analysis::analyse(now, {&result}), util::Language::thai);
  EXPECT_TRUE(said(with_history, "ไม่ควรเปรียบเทียบคะแนนรายตัวชี้วัดกับปีงบประมาณ พ.ศ. 2565 โดยตรง"));
}

TEST(Statements, NothingKnownSaysSo)
{
  const auto result = printed_result::of(seed_002::framework_of(2568), {});
  const Analysis analysis = analysis::analyse(result, {});
  const auto all = analysis::statements(analysis);
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all.front().code, "analysis.total_unknown");
}

TEST(Statements, BothLanguagesHaveTheSameKeys)
{
  std::vector<std::string> thai;
  std::vector<std::string> english;
  for (const auto& [key, text] : words(util::Language::thai).texts()) {
    if (key.starts_with("analysis.")) thai.push_back(key);
  }
  for (const auto& [key, text] : words(util::Language::english).texts()) {
    if (key.starts_with("analysis.")) english.push_back(key);
  }
  EXPECT_EQ(thai, english);
  EXPECT_GT(thai.size(), 60U);
}

/// Everything that a reader of the analysis may index with must be there.
void check_sound(const Analysis& analysis)
{
  const framework::Framework& framework = *analysis.result->framework;
  for (const auto& theme : analysis.themes) {
    for (const std::size_t point : theme.weak_points)
      RC_ASSERT(point < analysis.weak_points.size());
  }
  for (std::size_t i = 1; i < analysis.improvements.size(); ++i)
    RC_ASSERT(analysis.improvements[i - 1].gain >= analysis.improvements[i].gain);
  for (const auto& point : analysis.improvements) {
    RC_ASSERT(point.gain <= point.gain_to_full);
    RC_ASSERT(point.gain >= Exact{0});
    for (const std::string& note : point.notes) {
      RC_ASSERT(words(util::Language::thai).has(note));
      RC_ASSERT(words(util::Language::english).has(note));
    }
  }
  if (analysis.next_level) {
    RC_ASSERT(analysis.next_level->level < framework.levels.size());
    for (const auto& step : analysis.next_level->steps)
      RC_ASSERT(step.weak_point < analysis.improvements.size());
  }
  for (const util::Language language : {util::Language::thai, util::Language::english}) {
    for (const std::string& sentence : sentences(analysis, language))
      RC_ASSERT(!sentence.empty());
  }
}

void forget(std::optional<Exact>& score)
{
  if (random_agency::draw(0, 2) == 0) score.reset();
}

/// Scores missing anywhere, also where scoring itself would never leave them out.
void forget_some(scoring::Result& result)
{
  for (auto& question : result.questions) {
    forget(question.score);
    for (auto& part : question.parts) {
      forget(part.score);
      if (random_agency::draw(0, 2) == 0) part.tally = {};
    }
  }
  for (auto& item : result.items) {
    if (random_agency::draw(0, 2) == 0) item.state = scoring::ItemState::unknown;
    if (random_agency::draw(0, 4) == 0) item.printed = Exact{random_agency::draw(0, 100)};
  }
  for (auto& indicator : result.indicators) {
    forget(indicator.score);
    for (auto& part : indicator.parts)
      forget(part);
  }
  for (auto& instrument : result.instruments)
    forget(instrument.score);
  forget(result.total);
  if (random_agency::draw(0, 2) == 0) result.level = random_agency::draw(0, 1) == 0 ? 0 : 1;
}

RC_GTEST_PROP(AnalysisProperty, AnySubsetOfScoresIsAnalysedAndPutIntoWords, ())
{
  const auto agency = random_agency::draw_agency(true);
  scoring::Result result = agency.score();
  scoring::Result earlier = result;
  auto earlier_framework = std::make_shared<framework::Framework>(*result.framework);
  earlier_framework->fiscal_year = 2598;
  earlier.framework = earlier_framework;
  forget_some(result);
  forget_some(earlier);
  if (random_agency::draw(0, 1) == 1) result.origin = scoring::Origin::printed;
  check_sound(analysis::analyse(result, {&earlier}));
}

RC_GTEST_PROP(AnalysisProperty, AnySubsetOfAPrintedTableIsAnalysedAndPutIntoWords, ())
{
  const int years[] = {2563, 2565, 2567, 2568};
  const auto framework = seed_002::framework_of(years[random_agency::draw(0, 3)]);
  results::PublishedRow row;
  row.fiscal_year = framework->fiscal_year;
  const auto maybe = [](auto& scores, const std::string& code, int from, int to, int unit) {
    if (random_agency::draw(0, 2) == 0) return;
    scores[code] = results::Printed{Exact{random_agency::draw(from, to) * unit, 100}, 2, {}};
  };
  for (const auto& indicator : framework->indicators)
    maybe(row.indicators, indicator.code, 0, 10000, 1);
  for (const auto& question : framework->questions)
    maybe(row.questions, question.code, 0, 10000, 1);
  for (const auto& item : framework->items)
    maybe(row.items, item.code, 0, 1, 10000);
  if (random_agency::draw(0, 1) == 1) row.total = results::Printed{Exact{random_agency::draw(0, 10000), 100}, 2, {}};
  if (random_agency::draw(0, 1) == 1) {
    row.level = framework->levels[static_cast<std::size_t>(random_agency::draw(0, 4))].name.th;
  }
  const scoring::Result result = results::to_result(row, framework);
  check_sound(analysis::analyse(result, {}));
}

}  // namespace
