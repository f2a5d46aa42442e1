// SPDX-License-Identifier: Apache-2.0
// The mistakes that documents of real agencies contain: each is impossible in ours, or whoever signs is told.
#include <gtest/gtest.h>

#include "src/documents/paper_body.hpp"
#include "src/documents/paper_warnings.hpp"
#include "src/framework/load.hpp"

#include "flat_text.hpp"
#include "paper_world.hpp"

namespace {

using util::Language;

documents::PaperFacts facts_of(const char* agency, int year)
{
  documents::PaperFacts facts = paper_world::facts();
  facts.fiscal_year = year + 1;
  facts.plan->fiscal_year = year + 1;
  facts.plan->result_year = year;
  facts.result = paper_world::published(agency, year);
  facts.answered = framework::embedded_year(year);
  facts.year = framework::embedded_year(year + 1);
  return facts;
}

std::string text_of(const char* kind, const documents::PaperFacts& facts)
{
  return flat_text(documents::laid_out(paper_world::paper(kind, Language::thai, facts),
                                       *documents::PaperKinds::embedded().find(kind),
                                       paper_world::words(Language::thai)));
}

bool says(const std::string& text, const std::string& what)
{
  return text.find(what) != std::string::npos;
}

TEST(SeedMistakes, TheLowestIndicatorIsTheLowest)
{
  const std::string text = text_of("measures", facts_of("ถ้ำรงค์", 2563));
  EXPECT_TRUE(says(text, "82.35"));
  EXPECT_TRUE(says(text, "ตัวชี้วัดที่ 10 การป้องกันการทุจริต")) << "seed 000 named indicator 9 with the score of 10";
  EXPECT_FALSE(says(text, "การเปิดเผยข้อมูล 50.00"));
  EXPECT_FALSE(says(text, "การเปิดเผยข้อมูล มีค่าต่ำสุด"));
}

TEST(SeedMistakes, IndicatorsKeepTheirNumbersAndAreCounted)
{
  const documents::PaperFacts facts = facts_of("หนองหญ้าปล้อง", 2565);
  const std::string memo = text_of("memo_measures", facts);
  EXPECT_TRUE(says(memo, "79.64"));
  EXPECT_TRUE(says(memo, "ต่ำกว่าเกณฑ์ 85 คะแนน จำนวน 2 ตัวชี้วัด")) << "seed 003 counted five";
  EXPECT_TRUE(says(memo, "ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล ได้ 68.56"));
  EXPECT_TRUE(says(memo, "ตัวชี้วัดที่ 10 การป้องกันการทุจริต ได้ 43.75"));
  const std::string analysis = text_of("analysis", facts);
  EXPECT_TRUE(says(analysis, "การใช้อำนาจ"));
  EXPECT_FALSE(says(analysis, "ตัวชี้วัดที่ 1 การใช้อำนาจ")) << "seed 003 gave ranks for numbers";
}

TEST(SeedMistakes, EveryItemOnceAndEveryMeasureNumbered)
{
  const documents::PaperFacts facts = paper_world::facts();
  const auto paper = paper_world::paper("results", Language::thai, facts);
  std::vector<std::string> items;
  std::vector<std::string> numbers;
  for (const office::Block& block : paper.content.body) {
    const auto* table = std::get_if<office::Table>(&block);
    if (table == nullptr) continue;
    for (const office::TableRow& row : table->rows) {
      const std::string first = row.cells.front().paragraphs.front().front().text;
      if (first.starts_with("o")) items.push_back(first);
      if (table->columns.size() == 7) numbers.push_back(first);
    }
  }
  std::vector<std::string> expected;
  for (const framework::Item& item : facts.year->items)
    expected.push_back(item.code);
  EXPECT_EQ(items, expected) << "seed 004 had o15 twice";
  EXPECT_EQ(numbers, (std::vector<std::string>{"1", "2", "3"})) << "seed 004 left number 5 out";
}

TEST(SeedMistakes, TheLevelIsThatOfTheTotal)
{
  const documents::PaperFacts facts = facts_of("หนองหญ้าปล้อง", 2565);
  const auto& levels = facts.result->framework->levels;
  EXPECT_TRUE(says(text_of("measures", facts), "“" + levels[*facts.result->level].name.th + "”"));
}

TEST(SeedMistakes, AnotherAgencysAddressAndAZeroForALetterAreTold)
{
  documents::PaperFacts facts = paper_world::facts();
  facts.measures[0].steps[11].words = "เปิดช่องทางผ่าน https://Muangkun.go.th และ https://www.rawe.go.th/news ตามข้อ ๐๒๘";
  facts.measures[0].steps[12].words = "โทร 045 123 456 เลขที่ 0028 และข้อ ๐๙๙";
  const auto paper = paper_world::paper("results", Language::thai, facts);
  std::vector<std::string> told;
  for (const util::Problem& problem : documents::warnings_of(paper.content))
    told.push_back(paper_world::words(Language::english).say(problem));
  ASSERT_EQ(told.size(), 2U) << "each once, and nothing that is right";
  EXPECT_TRUE(says(told[0] + told[1], "https://Muangkun.go.th"));
  EXPECT_TRUE(says(told[0] + told[1], "o28"));
}

TEST(SeedMistakes, DigitsAreOfOneKind)
{
  documents::PaperFacts facts = paper_world::facts();
  facts.measures[0].measure.title = "มาตรการปี ๒๕๖๘ และ 2569";
  const auto paper = paper_world::paper("measures", Language::thai, facts);
  const std::string text = text_of("measures", facts);
  EXPECT_TRUE(says(text, "มาตรการปี 2568 และ 2569")) << "the renderer turns all of them";
  office::Document document = documents::laid_out(paper, *documents::PaperKinds::embedded().find("measures"),
                                                  paper_world::words(Language::thai));
  EXPECT_TRUE(says(office::to_html(document), "มาตรการปี ๒๕๖๘ และ ๒๕๖๙"));
  document.digits = thai::Digits::arabic;
  EXPECT_FALSE(says(office::to_html(document), "๒๕๖"));
}

}  // namespace
