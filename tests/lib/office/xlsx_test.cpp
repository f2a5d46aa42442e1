// SPDX-License-Identifier: Apache-2.0
#include <set>
#include <thread>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "lib/office/xlsx_names.hpp"
#include "lib/office/xlsx_sheet.hpp"
#include "lib/util/text.hpp"

#include "tests/lib/office/docx_sample.hpp"
#include "tests/lib/office/pdf_samples.hpp"

namespace office {
namespace {

using samples::hard;
using samples::parse;
using samples::text_of;
using samples::unzip;
using Parts = std::map<std::string, std::string>;

const Parts& hard_parts()
{
  static const Parts k_parts = unzip(to_xlsx(hard(thai::Digits::arabic)));
  return k_parts;
}

std::vector<std::string> shared_strings(const Parts& parts)
{
  std::vector<std::string> strings;
  if (!parts.contains("xl/sharedStrings.xml")) return strings;
  const pugi::xml_document xml = parse(parts.at("xl/sharedStrings.xml"));
  for (const pugi::xml_node string : xml.child("sst").children("si"))
    strings.push_back(text_of(string));
  return strings;
}

/// Cells of a sheet by their reference; strings in quotes.
std::map<std::string, std::string> cells(const Parts& parts, int sheet)
{
  const std::vector<std::string> strings = shared_strings(parts);
  const pugi::xml_document xml = parse(parts.at("xl/worksheets/sheet" + std::to_string(sheet) + ".xml"));
  std::map<std::string, std::string> cells;
  for (const pugi::xpath_node found : xml.select_nodes("//c")) {
    const pugi::xml_node cell = found.node();
    EXPECT_FALSE(cell.child("f")) << "a formula in " << cell.attribute("r").value();
    const std::string value = text_of(cell.child("v"));
    if (value.empty()) continue;
    const bool shared = std::string(cell.attribute("t").value()) == "s";
    cells[cell.attribute("r").value()] = shared ? '"' + strings.at(std::stoul(value)) + '"' : value;
  }
  return cells;
}

TEST(Xlsx, NumbersAreNumbersAndTextNeverAFormula)
{
  const std::map<std::string, std::string> sheet = cells(hard_parts(), 1);
  EXPECT_EQ(sheet.at("A1"), "\"ตัวชี้วัด\"");
  EXPECT_EQ(sheet.at("C2"), "\"คะแนน\"");
  EXPECT_EQ(sheet.at("C3"), "86.63");
  EXPECT_EQ(sheet.at("C4"), "-0.5");
  EXPECT_EQ(sheet.at("B4"), "\"=1+1\"");
  EXPECT_EQ(sheet.at("B5"), "\"@SUM(A1) +3 \"ก\" <b>&amp;</b>\"");
  EXPECT_EQ(sheet.at("C6"), "1336.13");
  EXPECT_EQ(cells(hard_parts(), 4).size(), 301U * 3);
}

TEST(Xlsx, SheetsAreNamedAfterTheirCaptions)
{
  const pugi::xml_document workbook = parse(hard_parts().at("xl/workbook.xml"));
  std::vector<std::string> names;
  for (const pugi::xml_node sheet : workbook.child("workbook").child("sheets").children())
    names.emplace_back(sheet.attribute("name").value());
  EXPECT_EQ(names, (std::vector<std::string>{"ตารางที่ 1 คะแนน-ระดับ -IIT-- <", "ตาราง 2", "ตาราง 3", "ตารางที่ 2 คำตอบ"}));
}

TEST(Xlsx, HeadsAreFrozenRepeatedAndFiltered)
{
  const pugi::xml_document sheet = parse(hard_parts().at("xl/worksheets/sheet1.xml"));
  EXPECT_STREQ(sheet.select_node("//pane").node().attribute("state").value(), "frozen");
  EXPECT_EQ(sheet.select_node("//pane").node().attribute("ySplit").as_int(), 2);
  EXPECT_STREQ(sheet.select_node("//autoFilter").node().attribute("ref").value(), "A2:C6");
  std::set<std::string> merged;
  for (const pugi::xpath_node found : sheet.select_nodes("//mergeCell"))
    merged.insert(found.node().attribute("ref").value());
  EXPECT_EQ(merged, (std::set<std::string>{"A1:B1", "A6:B6"}));
  const pugi::xml_document bare = parse(hard_parts().at("xl/worksheets/sheet2.xml"));
  EXPECT_FALSE(bare.select_node("//pane"));
  EXPECT_FALSE(bare.select_node("//autoFilter"));
}

TEST(Xlsx, FootnotesBecomeNotesAtTheirCells)
{
  const pugi::xml_document notes = parse(hard_parts().at("xl/comments1.xml"));
  const pugi::xml_node note = notes.select_node("//comment").node();
  EXPECT_STREQ(note.attribute("ref").value(), "A6");
  EXPECT_EQ(text_of(note), "คะแนนปี 2567 & <ก่อนหน้า>");
}

TEST(Xlsx, NumbersLookAsTheyDoInTheDocument)
{
  EXPECT_EQ(xlsx::number_format("86.63", thai::Digits::arabic), "0.00");
  EXPECT_EQ(xlsx::number_format("46", thai::Digits::arabic), "0");
  EXPECT_EQ(xlsx::number_format("-0.5", thai::Digits::arabic), "0.0");
  EXPECT_EQ(xlsx::number_format("1,250", thai::Digits::arabic), "#,##0");
  EXPECT_EQ(xlsx::number_format("๑,๒๕๐.๗๕", thai::Digits::thai), "[$-D00041E]#,##0.00");
  EXPECT_EQ(xlsx::number_format("86.63 คะแนน", thai::Digits::arabic), "0.00");
  EXPECT_EQ(xlsx::number_format("", thai::Digits::arabic), "0.00");
}

TEST(Xlsx, NumbersThatAreNoneAreWrittenAsText)
{
  Document document;
  Table table;
  TableCell cell{.paragraphs = {{office::Run{.text = "–"}}}};
  cell.number = std::numeric_limits<double>::quiet_NaN();
  table.rows = {{.cells = {cell}}};
  document.blocks = {table};
  EXPECT_EQ(cells(unzip(to_xlsx(document)), 1).at("A1"), "\"–\"");
}

TEST(Xlsx, ADocumentWithoutTablesIsStillAWorkbook)
{
  Document document;
  EXPECT_TRUE(unzip(to_xlsx(document)).contains("xl/worksheets/sheet1.xml"));
  document.title = "รายงาน";
  EXPECT_EQ(cells(unzip(to_xlsx(document)), 1).at("A1"), "\"รายงาน\"");
  document.blocks = {Table{}};
  EXPECT_TRUE(cells(unzip(to_xlsx(document)), 1).empty());
  for (const auto& [name, bytes] : unzip(to_xlsx(samples::strange_text()))) {
    if (name.ends_with(".xml")) parse(bytes);
  }
}

TEST(Xlsx, SameDocumentSameBytesFromEveryThread)
{
  const Document document = hard(thai::Digits::thai);
  const std::string bytes = to_xlsx(document);
  std::vector<std::string> others(6);
  std::vector<std::thread> threads;
  for (std::string& other : others)
    threads.emplace_back([&] { other = to_xlsx(document); });
  for (std::thread& thread : threads)
    thread.join();
  for (const std::string& other : others)
    EXPECT_TRUE(other == bytes);
  const pugi::xml_document core = parse(unzip(bytes).at("docProps/core.xml"));
  EXPECT_EQ(text_of(core.select_node("//dcterms:created").node()), "2025-10-21T07:00:00Z");
  EXPECT_EQ(text_of(parse(unzip(to_xlsx(Document{})).at("docProps/core.xml")).select_node("//dcterms:created").node()),
            "1970-01-01T00:00:01Z")
      << "a document without a date does not take today's";
}

TEST(XlsxNames, StayWithinTheLimitsOfExcel)
{
  xlsx::SheetNames names;
  EXPECT_EQ(names.add("ผล: ก/ข [ค]?*\\", "x"), "ผล- ก-ข -ค----");
  EXPECT_EQ(names.add("'คะแนน'", "x"), "คะแนน");
  EXPECT_EQ(names.add("คะแนน", "x"), "คะแนน (2)");
  EXPECT_EQ(names.add("Abc", "x"), "Abc");
  EXPECT_EQ(names.add("aBC", "x"), "aBC (2)");
  EXPECT_EQ(names.add("History", "ตาราง 9"), "ตาราง 9");
  EXPECT_EQ(names.add(" \u200B\n", "ตาราง 10"), "ตาราง 10");
  // 30 letters, then one with two marks: it goes as a whole or not at all.
  const std::string thirty = "กขคงจฉชซญฎกขคงจฉชซญฎกขคงจฉชซญฎ";
  EXPECT_EQ(names.add(thirty + "ที่", "x"), thirty);
  EXPECT_EQ(names.add(thirty + "น", "x"), thirty + "น");
  EXPECT_EQ(names.add(thirty + "น", "x"), "กขคงจฉชซญฎกขคงจฉชซญฎกขคงจฉช (2)");
}

RC_GTEST_PROP(XlsxNames, AnyTextsGiveNamesThatDiffer, (const std::vector<std::string>& wishes))
{
  xlsx::SheetNames names;
  std::set<std::string> seen;
  for (const std::string& wish : wishes) {
    const std::string name = names.add(wish, "ตาราง");
    RC_ASSERT(!name.empty());
    RC_ASSERT(util::is_utf8(name));
    RC_ASSERT(util::character_count(name) <= 31U);
    RC_ASSERT(name.find_first_of("[]:*?/\\") == std::string::npos);
    RC_ASSERT(name.front() != '\'' && name.back() != '\'');
    RC_ASSERT(seen.insert(name).second);
  }
}

}  // namespace
}  // namespace office
