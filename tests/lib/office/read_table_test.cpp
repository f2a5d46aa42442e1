// SPDX-License-Identifier: Apache-2.0
#include "lib/office/read_table.hpp"

#include <gtest/gtest.h>

#include "lib/office/list.hpp"
#include "lib/office/zip_file.hpp"
#include "lib/util/messages.hpp"

namespace office {
namespace {

constexpr const char* k_workbook =
    R"(<workbook xmlns:r="r"><sheets><sheet name="h" state="hidden" r:id="r9"/><sheet name="a" r:id="r1"/></sheets></workbook>)";
constexpr const char* k_relations =
    R"(<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/><Relationship Id="r9" Target="worksheets/no.xml"/></Relationships>)";

std::string workbook(const std::string& sheet, const std::string& strings = {})
{
  std::vector<ZipPart> parts{{"xl/workbook.xml", k_workbook},
                             {"xl/_rels/workbook.xml.rels", k_relations},
                             {"xl/worksheets/sheet1.xml", sheet}};
  if (!strings.empty()) parts.push_back({"xl/sharedStrings.xml", strings});
  return zip_file(parts);
}

std::string sheet_of(const std::string& rows)
{
  return "<worksheet><sheetData>" + rows + "</sheetData></worksheet>";
}

util::TableRows read(const std::string& bytes, const TableLimits& limits = {})
{
  util::TableRows table = read_table(bytes, "a.xlsx", limits);
  static const util::Messages k_thai = util::Messages::embedded(util::Language::thai);
  static const util::Messages k_english = util::Messages::embedded(util::Language::english);
  for (const util::Problem& problem : table.problems) {
    EXPECT_FALSE(k_thai.say(problem).empty());
    EXPECT_FALSE(k_english.say(problem).empty());
  }
  return table;
}

std::string code_of(const util::TableRows& table)
{
  return table.problems.empty() ? std::string() : table.problems.front().code;
}

using Cells = std::vector<std::string>;

TEST(ReadTable, reads_what_we_write_ourselves)
{
  const List list{.title = "ทะเบียน", .headings = {"รหัส", "ชื่อ"}, .rows = {{"001", "=1+1"}, {"", "อบต. <ระเว>"}}};
  const util::TableRows table = read(list_xlsx(list, util::Language::thai, {}));
  EXPECT_TRUE(table.problems.empty());
  ASSERT_EQ(table.rows.size(), 3U);
  EXPECT_EQ(table.rows[0].cells, (Cells{"รหัส", "ชื่อ"}));
  EXPECT_EQ(table.rows[1].cells, (Cells{"001", "=1+1"}));
  EXPECT_EQ(table.rows[2].cells, (Cells{"", "อบต. <ระเว>"}));
}

TEST(ReadTable, reads_every_kind_of_cell_in_its_place)
{
  const util::TableRows table = read(workbook(
      sheet_of(R"(<row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2"><v>1.2300000000000E+13</v></c><c t="b"><v>1</v></c>)"
               R"(<c t="inlineStr"><is><r><t>ก</t></r><r><t>ข</t></r><rPh><t>x</t></rPh></is></c>)"
               R"(<c t="str"><f>A1&amp;"x"</f><v>made</v></c></row><row><c><v>0.5</v></c></row><row r="9"/>)"),
      R"(<sst><si><t xml:space="preserve"> shared </t></si></sst>)"));
  ASSERT_TRUE(table.problems.empty()) << code_of(table);
  ASSERT_EQ(table.rows.size(), 2U);
  EXPECT_EQ(table.rows[0].line, 2);
  EXPECT_EQ(table.rows[0].cells, (Cells{" shared ", "", "12300000000000", "TRUE", "กข", "made"}));
  EXPECT_EQ(table.rows[1].line, 3);
  EXPECT_EQ(table.rows[1].cells, (Cells{"0.5"}));
}

TEST(ReadTable, names_cells_that_hold_no_value)
{
  const util::TableRows table =
      read(workbook(sheet_of(R"(<row r="1"><c r="A1" t="e"><v>#REF!</v></c><c r="B1"><f>SUM(1)</f></c></row>)")));
  ASSERT_EQ(table.problems.size(), 2U);
  EXPECT_EQ(table.problems[0].code, "office.cell_error");
  EXPECT_EQ(table.problems[0].place.line, 1);
  EXPECT_EQ(table.problems[1].code, "office.cell_formula");
  EXPECT_EQ(table.problems[1].place.column, 2);
}

TEST(ReadTable, refuses_what_is_damaged_old_or_locked)
{
  EXPECT_EQ(code_of(read("\xD0\xCF\x11\xE0 old")), "office.xlsx_locked");
  EXPECT_EQ(code_of(read("PK nothing of a zip")), "office.xlsx_broken");
  EXPECT_EQ(code_of(read(zip_file({{"other.txt", "x"}}))), "office.xlsx_broken");
  EXPECT_EQ(code_of(read(workbook("<worksheet><sheetData>"))), "office.xlsx_broken");
  EXPECT_EQ(code_of(read(workbook(sheet_of(R"(<row r="1"><c r="A1" t="s"><v>7</v></c></row>)")))),
            "office.xlsx_broken");
  EXPECT_EQ(code_of(read(workbook(sheet_of(R"(<row r="2"/><row r="1"/>)")))), "office.xlsx_broken");
  EXPECT_EQ(code_of(read(workbook(sheet_of("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>\xFF</v></c></row>")))),
            "office.xlsx_broken");
}

TEST(ReadTable, knows_no_entities_and_nothing_outside_of_the_file)
{
  const std::string bomb = R"(<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>)" +
                           sheet_of(R"(<row r="1"><c r="A1" t="str"><v>&b;</v></c></row>)");
  EXPECT_EQ(code_of(read(workbook(bomb))), "office.xlsx_broken");
  const std::string outside = zip_file(
      {{"xl/workbook.xml", k_workbook},
       {"xl/_rels/workbook.xml.rels",
        R"(<Relationships><Relationship Id="r1" Target="file:///etc/passwd" TargetMode="External"/></Relationships>)"}});
  EXPECT_EQ(code_of(read(outside)), "office.xlsx_broken");
}

TEST(ReadTable, bounds_sizes_before_anything_is_unpacked)
{
  const std::string blanks(std::size_t{8} * 1024 * 1024, ' ');
  const std::string bomb = workbook(sheet_of("") + blanks);
  EXPECT_LT(bomb.size(), 100'000U);
  EXPECT_EQ(code_of(read(bomb)), "office.xlsx_too_large") << "packed far more tightly than any table";
  EXPECT_EQ(code_of(read(workbook(sheet_of("") + "<!-- long -->"), {.unpacked_bytes = 20})), "office.xlsx_too_large");
  EXPECT_EQ(code_of(read(workbook(sheet_of("")), {.parts = 2})), "office.xlsx_too_large");
}

TEST(ReadTable, bounds_rows_columns_and_cells)
{
  const std::string two = sheet_of(R"(<row><c t="str"><v>a</v></c></row><row><c r="ZZ2" t="str"><v>b</v></c></row>)");
  EXPECT_EQ(code_of(read(workbook(two))), "office.xlsx_too_many_columns");
  const std::string three = sheet_of("<row><c><v>1</v></c></row><row><c><v>2</v></c></row><row><c><v>3</v></c></row>");
  EXPECT_EQ(code_of(read(workbook(three), {.rows = 2})), "table.too_many_rows");
  EXPECT_EQ(code_of(read(workbook(sheet_of("<row><c t=\"str\"><v>long</v></c></row>")), {.cell_bytes = 3})),
            "office.cell_too_long");
  const std::string strings = "<sst><si><t>" + std::string(1000, 'x') + "</t></si></sst>";
  std::string shared;
  for (int i = 0; i < 20; ++i)
    shared += R"(<row><c t="s"><v>0</v></c></row>)";
  EXPECT_EQ(code_of(read(workbook(sheet_of(shared), strings), {.text_bytes = 5000})), "office.xlsx_too_large");
}

TEST(ReadTable, takes_anything_else_for_csv)
{
  const util::TableRows table = read(
      "\xEF\xBB\xBF"
      "a;b\r\n\r\n1;2\r\n");
  EXPECT_TRUE(table.problems.empty());
  ASSERT_EQ(table.rows.size(), 2U);
  EXPECT_EQ(table.rows[1].line, 3);
  EXPECT_EQ(table.rows[1].cells, (Cells{"1", "2"}));
  EXPECT_EQ(code_of(read("a\nb\nc\n", {.rows = 2})), "table.too_many_rows");
}

TEST(List, csv_defuses_formulas_and_says_its_encoding)
{
  EXPECT_EQ(list_csv({.title = "t", .headings = {"a", "b"}, .rows = {{"=cmd()", "x,\"y\""}}}),
            "\xEF\xBB\xBF"
            "a,b\r\n'=cmd(),\"x,\"\"y\"\"\"\r\n");
}

}  // namespace
}  // namespace office
