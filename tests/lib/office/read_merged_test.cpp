// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "lib/office/read_table.hpp"
#include "lib/office/zip_file.hpp"

namespace office {
namespace {

std::string merged_workbook(const std::string& merges)
{
  const std::string rows =
      R"(<row r="1"><c r="A1" t="inlineStr"><is><t>unit</t></is></c><c r="B1" t="inlineStr"><is><t>step</t></is></c></row>)"
      R"(<row r="2"><c r="A2" t="inlineStr"><is><t>office</t></is></c><c r="B2" t="inlineStr"><is><t>one</t></is></c></row>)"
      R"(<row r="3"><c r="B3" t="inlineStr"><is><t>two</t></is></c></row>)"
      R"(<row r="5"><c r="B5" t="inlineStr"><is><t>three</t></is></c></row>)";
  return zip_file(
      {{"xl/workbook.xml", R"(<workbook xmlns:r="r"><sheets><sheet name="a" r:id="r1"/></sheets></workbook>)"},
       {"xl/_rels/workbook.xml.rels",
        R"(<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>)"},
       {"xl/worksheets/sheet1.xml",
        "<worksheet><sheetData>" + rows + "</sheetData><mergeCells>" + merges + "</mergeCells></worksheet>"}});
}

std::string first_column(const util::TableRows& table)
{
  std::string cells;
  for (const util::TableRow& row : table.rows)
    cells += (row.cells.empty() ? "" : row.cells.front()) + '|';
  return cells;
}

TEST(ReadMerged, WhatStandsInMergedCellsCountsForEachRow)
{
  const std::string book = merged_workbook(R"(<mergeCell ref="A2:A5"/>)");
  EXPECT_EQ(first_column(read_table(book, "a.xlsx", {.fill_merged = true})), "unit|office|office|office|");
  EXPECT_EQ(first_column(read_table(book, "a.xlsx")), "unit|office|||");
}

TEST(ReadMerged, WhatIsNoRangeChangesNothing)
{
  for (const char* merge :
       {R"(<mergeCell ref="A2"/>)", R"(<mergeCell ref="2:A"/>)", R"(<mergeCell/>)", R"(<mergeCell ref="A5:A2"/>)",
        R"(<mergeCell ref="A4:A5"/>)", R"(<mergeCell ref="ZZ2:ZZ5"/>)",
        R"(<mergeCell ref="A99999999999999999999:A5"/>)", R"(<mergeCell ref="A1048577:A1048578"/>)"})
    EXPECT_EQ(first_column(read_table(merged_workbook(merge), "a.xlsx", {.fill_merged = true})), "unit|office|||")
        << merge;
}

TEST(ReadMerged, ManyWideMergesAreBounded)
{
  std::string merges;
  for (int i = 0; i < 50'000; ++i)
    merges += R"(<mergeCell ref="A2:A1048576"/>)";
  const util::TableRows table =
      read_table(merged_workbook(merges), "a.xlsx", {.text_bytes = 1000, .fill_merged = true});
  ASSERT_FALSE(table.problems.empty());
  EXPECT_EQ(table.problems.front().code, "office.xlsx_too_large");
}

}  // namespace
}  // namespace office
