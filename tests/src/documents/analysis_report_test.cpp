// SPDX-License-Identifier: Apache-2.0
// Reports of the five agencies of the example world: their whole text is kept in tests/golden/documents (renew with
// PRONGSAI_RENEW_GOLDEN=1 and read the difference), and the mistakes of the papers they replace are looked for.
#include "src/documents/analysis_report.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <map>

#include <gtest/gtest.h>

#include "lib/util/files.hpp"
#include "lib/util/text.hpp"

#include "src/analysis/consistency.hpp"
#include "src/framework/load.hpp"
#include "src/results/published.hpp"
#include "src/scoring/read_judgements.hpp"
#include "src/scoring/read_responses.hpp"
#include "src/scoring/score_all.hpp"

#include "flat_text.hpp"

namespace {

using util::Language;

const std::string k_world = std::string(PRONGSAI_SOURCE_DIR) + "/tests/world/";

const util::Messages& words_in(Language language)
{
  static const util::Messages k_thai = util::Messages::embedded(Language::thai);
  static const util::Messages k_english = util::Messages::embedded(Language::english);
  return language == Language::thai ? k_thai : k_english;
}

const std::vector<results::PublishedRow>& rows()
{
  static const std::vector<results::PublishedRow> k_rows = [] {
    auto read = results::read_published(util::CsvReader::open(k_world + "published.csv"));
    EXPECT_TRUE(read.problems.empty());
    return std::move(read.rows);
  }();
  return k_rows;
}

const std::vector<scoring::Result>& published()
{
  static const std::vector<scoring::Result> k_results = [] {
    std::vector<scoring::Result> results;
    for (const auto& row : rows())
      results.push_back(results::to_result(row, framework::embedded_year(row.fiscal_year)));
    return results;
  }();
  return k_results;
}

/// What a check of the printed scores has to say, as the report command hands it over.
std::vector<std::string> remarks_on(const scoring::Result& result, Language language)
{
  const auto row = std::ranges::find_if(rows(), [&](const results::PublishedRow& each) {
    return each.agency == result.agency && each.fiscal_year == result.fiscal_year();
  });
  if (row == rows().end()) return {};
  return analysis::remarks_in_words(analysis::check_consistency(*row, result.framework, framework::embedded_years()),
                                    words_in(language));
}

const scoring::Result& result_of(const std::string& part_of_name, int year)
{
  const auto found = std::find_if(published().begin(), published().end(), [&](const scoring::Result& result) {
    return result.fiscal_year() == year && result.agency.find(part_of_name) != std::string::npos;
  });
  EXPECT_NE(found, published().end());
  return *found;
}

std::vector<const scoring::Result*> history_of(const scoring::Result& result)
{
  std::vector<const scoring::Result*> history;
  for (const scoring::Result& other : published())
    if (other.agency == result.agency && other.fiscal_year() != result.fiscal_year()) history.push_back(&other);
  return history;
}

office::Document report_on(const scoring::Result& result, Language language = Language::thai,
                           std::optional<util::Exact> threshold = {})
{
  analysis::Options options;
  options.threshold = threshold;
  const auto analysis = analysis::analyse(result, history_of(result), options);
  documents::ReportOptions report;
  report.program_version = "test";
  if (result.origin == scoring::Origin::printed) report.remarks = remarks_on(result, language);
  return documents::analysis_report(analysis, analysis::AdviceBook::embedded(), words_in(language), report);
}

std::string report_text(const scoring::Result& result, Language language = Language::thai,
                        std::optional<util::Exact> threshold = {})
{
  return flat_text(report_on(result, language, threshold));
}

void expect_golden(const std::string& name, const std::string& text)
{
  const std::filesystem::path path = std::string(PRONGSAI_SOURCE_DIR) + "/tests/golden/documents/" + name + ".txt";
  if (std::getenv("PRONGSAI_RENEW_GOLDEN") != nullptr) {
    std::filesystem::create_directories(path.parent_path());
    util::write_file(path, text);
  }
  ASSERT_TRUE(std::filesystem::exists(path)) << path << " is missing: renew the golden files";
  const std::string kept = util::read_file(path);
  if (kept == text) return;
  const auto was = util::split(kept, '\n');
  const auto is = util::split(text, '\n');
  for (std::size_t i = 0; i < std::min(was.size(), is.size()); ++i) {
    if (was[i] != is[i]) FAIL() << name << " line " << i + 1 << "\n  was: " << was[i] << "\n  is:  " << is[i];
  }
  FAIL() << name << " has " << is.size() << " lines, not " << was.size();
}

// A hash of a framework changes with any word of it and says nothing of the report.
std::string without_hash(std::string text, const scoring::Result& result)
{
  const auto at = text.find(result.framework->hash);
  if (at != std::string::npos) text.replace(at, result.framework->hash.size(), "(hash)");
  return text;
}

TEST(AnalysisReport, GoldenTextOfEveryAgencyInBothLanguages)
{
  for (const scoring::Result& result : published()) {
    for (const Language language : {Language::thai, Language::english}) {
      const std::string name =
          std::to_string(result.fiscal_year()) + "_" + result.agency + "_" + std::string(util::code(language));
      expect_golden(name, without_hash(report_text(result, language), result));
    }
  }
}

TEST(AnalysisReport, names_the_lowest_indicator_rightly)
{
  const std::string text = report_text(result_of("ถ้ำรงค์", 2563));
  EXPECT_NE(text.find("ตัวชี้วัดที่ 10 การป้องกันการทุจริต ได้คะแนนต่ำสุด 50.00"), std::string::npos) << text.substr(0, 6000);
  EXPECT_NE(text.find("ตัวชี้วัดที่ 5 การแก้ไขปัญหาการทุจริต ได้คะแนนสูงสุด 99.30"), std::string::npos);
}

TEST(AnalysisReport, counts_the_indicators_below_the_threshold)
{
  const scoring::Result& result = result_of("หนองหญ้าปล้อง", 2565);
  EXPECT_NE(report_text(result).find("จุดแข็ง 8 ตัวชี้วัด และจุดที่ต้องพัฒนา 2 ตัวชี้วัด"), std::string::npos);
  EXPECT_NE(report_text(result, Language::thai, util::Exact(70)).find("เมื่อใช้เกณฑ์ 70 คะแนน"), std::string::npos);
}

TEST(AnalysisReport, leaves_no_failed_item_without_analysis_and_measure)
{
  const std::string text = report_text(result_of("ระเว", 2567));
  for (const char* item : {"o2", "o5", "o9", "o12", "o17", "o21", "o33"}) {
    EXPECT_NE(text.find(") ข้อ " + std::string(item) + " "), std::string::npos) << item;
    const auto measures = text.find("มาตรการส่งเสริมคุณธรรมและความโปร่งใสที่เสนอ");
    ASSERT_NE(measures, std::string::npos);
    EXPECT_NE(text.find("ข้อ " + std::string(item), measures), std::string::npos) << item;
  }
}

TEST(AnalysisReport, says_what_a_failed_item_costs)
{
  // FY2567: 40 × 1/2 × 1/2 × 1/5 = 2 points for an item of 10.2, 40 × 1/2 × 1/5 × 1/6 = 0.67 for one of 9.1.
  const std::string text = report_text(result_of("ระเว", 2567));
  EXPECT_NE(text.find("คะแนนรวมจะเพิ่มขึ้น 2.00 คะแนน"), std::string::npos);
  EXPECT_NE(text.find("คะแนนรวมจะเพิ่มขึ้น 0.67 คะแนน"), std::string::npos);
}

TEST(AnalysisReport, of_a_total_alone_says_what_is_not_known)
{
  const std::string text = report_text(result_of("ป่าตึง", 2567));
  EXPECT_NE(text.find("90.36"), std::string::npos);
  EXPECT_NE(text.find("ไม่ได้แสดงคะแนนรายตัวชี้วัด"), std::string::npos);
  EXPECT_NE(text.find("แสดงเฉพาะคะแนนรวม 90.36 คะแนน"), std::string::npos);
  EXPECT_EQ(text.find("| การปฏิบัติหน้าที่ |"), std::string::npos) << "a table of dashes";
}

TEST(AnalysisReport, of_a_total_alone_lists_no_conditions_that_it_cannot_know)
{
  const std::string text = report_text(result_of("ป่าตึง", 2568));
  EXPECT_NE(text.find("ระดับถัดไป คือ “ผ่านดีเยี่ยม” แต่คะแนนที่มีไม่เพียงพอ"), std::string::npos);
  EXPECT_EQ(text.find("เงื่อนไขที่ยังไม่ถึงมีดังนี้"), std::string::npos);
}

TEST(AnalysisReport, tells_what_the_check_of_the_printed_scores_found)
{
  const std::string text = report_text(result_of("ป่าตึง", 2568));
  EXPECT_NE(text.find("การตรวจความสอดคล้องของคะแนนที่ประกาศ มีข้อสังเกตดังนี้\n• ระดับ “ผ่านดี” ต้องมีคำอธิบาย"), std::string::npos);
}

TEST(AnalysisReport, keeps_the_words_that_announce_a_list_with_it)
{
  const office::Document document = report_on(result_of("ระเว", 2567));
  const office::Paragraph* before = nullptr;
  int lists = 0;
  for (const office::Block& block : document.blocks) {
    if (before != nullptr && std::holds_alternative<office::ListItem>(block)) {
      ++lists;
      EXPECT_TRUE(before->keep_with_next) << before->runs.front().text;
    }
    before = std::get_if<office::Paragraph>(&block);
  }
  EXPECT_GT(lists, 1);
}

TEST(AnalysisReport, draws_no_line_of_which_nothing_is_known)
{
  const auto document = report_on(result_of("ป่าตึง", 2568));
  const auto picture = std::ranges::find_if(
      document.blocks, [](const office::Block& block) { return std::holds_alternative<office::Picture>(block); });
  ASSERT_NE(picture, document.blocks.end());
  EXPECT_EQ(std::get<office::Picture>(*picture).svg.find(">IIT<"), std::string::npos);
  EXPECT_NE(std::get<office::Picture>(*picture).svg.find(">คะแนนรวม<"), std::string::npos);
}

TEST(AnalysisReport, has_something_under_every_heading)
{
  for (const scoring::Result& result : published()) {
    for (const Language language : {Language::thai, Language::english}) {
      const office::Document document = report_on(result, language);
      const office::Heading* open = nullptr;
      for (const office::Block& block : document.blocks) {
        const auto* heading = std::get_if<office::Heading>(&block);
        const auto* paragraph = std::get_if<office::Paragraph>(&block);
        const bool signature = paragraph != nullptr && paragraph->align == office::Align::centre;
        if (open != nullptr && (signature || (heading != nullptr && heading->level <= open->level))) {
          ADD_FAILURE() << result.agency << ": nothing under " << open->text;
        }
        if (!std::holds_alternative<office::Space>(block)) open = heading;
      }
    }
  }
}

TEST(AnalysisReport, compares_with_the_year_before)
{
  const std::string text = report_text(result_of("ป่าตึง", 2568));
  EXPECT_NE(text.find("จาก 90.36 คะแนน เป็น 98.80 คะแนน เพิ่มขึ้น 8.44 คะแนน"), std::string::npos);
}

TEST(AnalysisReport, from_answers_gives_reasons_counts_and_margins)
{
  const auto framework = framework::embedded_year(2567);
  scoring::Inputs inputs(framework);
  const auto& words = scoring::Words::embedded();
  ASSERT_TRUE(scoring::read_responses(util::CsvReader::open(k_world + "rawe_2567_answers.csv"), inputs, words)
                  .problems.empty());
  ASSERT_TRUE(scoring::read_judgements(util::CsvReader::open(k_world + "rawe_2567_judgements.csv"), inputs, words)
                  .problems.empty());
  const auto results = scoring::score_all(inputs);
  ASSERT_EQ(results.size(), 1U);
  const std::string text = report_text(results.front());
  EXPECT_NE(text.find("ผู้ตรวจประเมินพบว่า"), std::string::npos);
  EXPECT_NE(text.find("| 46 |"), std::string::npos);
  EXPECT_NE(text.find("ความคลาดเคลื่อนที่ระดับความเชื่อมั่นร้อยละ 95"), std::string::npos);
  EXPECT_NE(text.find("86.63"), std::string::npos);
  expect_golden("answers_2567_th", without_hash(text, results.front()));
}

TEST(Messages, both_languages_have_the_same_keys)
{
  for (const auto& [key, text] : words_in(Language::thai).texts())
    EXPECT_TRUE(words_in(Language::english).has(key)) << key;
  for (const auto& [key, text] : words_in(Language::english).texts())
    EXPECT_TRUE(words_in(Language::thai).has(key)) << key;
}

}  // namespace
