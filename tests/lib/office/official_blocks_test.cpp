// SPDX-License-Identifier: Apache-2.0
// What official papers need besides text: boxes to tick, tables without lines, emblems, pages of headings.
#include <gtest/gtest.h>

#include "lib/office/document.hpp"

#include "tests/lib/office/pdf_reader.hpp"

namespace {

office::Document with(office::Block block)
{
  office::Document document;
  document.title = "x";
  document.blocks.push_back(std::move(block));
  return document;
}

office::Table one_cell(bool borderless)
{
  office::Table table;
  table.columns = {{1}};
  table.rows = {{{{.paragraphs = {{{.text = "a"}}}}}, false}};
  table.borderless = borderless;
  return table;
}

const char* const k_square =
    R"(<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><rect width="9" height="9"/></svg>)";

TEST(OfficialBlocks, BoxesAreDrawnTheSameOnEveryMachineAndReadAsLettersElsewhere)
{
  const office::Paragraph boxes{.runs = {{.text = "\u2610 \u2611"}}};
  const office::Document document = with(boxes);
  EXPECT_NE(office::to_html(document).find("\u2611"), std::string::npos);
  const std::string pdf = office::to_pdf(document);
  EXPECT_EQ(pdf, office::to_pdf(document));
  EXPECT_EQ(pdf.find("DejaVu"), std::string::npos) << "no font of the machine";
}

TEST(OfficialBlocks, ATableWithoutLinesHasNone)
{
  EXPECT_NE(office::to_html(with(one_cell(true))).find("<table class=\"plain\""), std::string::npos);
  EXPECT_EQ(office::to_html(with(one_cell(false))).find("<table class=\"plain\""), std::string::npos);
  EXPECT_NE(office::to_docx(with(one_cell(true))), office::to_docx(with(one_cell(false))));
  EXPECT_NE(office::to_pdf(with(one_cell(true))), office::to_pdf(with(one_cell(false))));
}

TEST(OfficialBlocks, AnEmblemStandsAboveTheTitleOrBesideIt)
{
  office::Document document = with(office::Paragraph{.runs = {{.text = "a"}}});
  document.title_lines = {"Title"};
  document.emblem = office::Picture{.svg = k_square, .width = 40, .height = 40, .description = "emblem"};
  const std::string above = office::to_html(document);
  EXPECT_LT(above.find("<figure"), above.find("Title</h1>"));
  document.emblem->beside_next = true;
  EXPECT_NE(office::to_html(document).find("class=\"beside\""), std::string::npos);
  EXPECT_TRUE(office::to_pdf(document).starts_with("%PDF"));
  EXPECT_FALSE(office::to_docx(document).empty());
}

TEST(OfficialBlocks, HeadingsAreFoundOnTheirPages)
{
  office::Document document = with(office::Heading{1, "", "a"});
  document.blocks.emplace_back(office::PageBreak{});
  document.blocks.emplace_back(office::Heading{1, "", "b"});
  document.blocks.emplace_back(office::Paragraph{.runs = {{.text = "c"}}});
  EXPECT_EQ(office::heading_pages(document), (std::vector<int>{1, 2}));
}

office::Document lying_table()
{
  office::Document document = with(office::Paragraph{.runs = {{.text = "cover"}}});
  document.page_label = "{page}";
  document.footer_text = "foot";
  document.blocks.emplace_back(office::PageBreak{.landscape = true});
  document.blocks.emplace_back(one_cell(false));
  document.blocks.emplace_back(office::PageBreak{});
  document.blocks.emplace_back(office::Paragraph{.runs = {{.text = "end"}}});
  return document;
}

TEST(OfficialBlocks, PagesLieOnTheirSideFromABreakToTheNext)
{
  const office::Document document = lying_table();
  const office::PdfReader pdf(office::to_pdf(document));
  ASSERT_EQ(pdf.page_count(), 3);
  const std::vector<std::string> sizes = {"595", "841", "595"};
  EXPECT_EQ(pdf.page_widths(), sizes);
  const std::string html = office::to_html(document);
  EXPECT_NE(html.find("<div class=\"landscape\">"), std::string::npos);
  EXPECT_LT(html.find("</table>"), html.find("end</p>"));
  EXPECT_NE(html.find("@page landscape"), std::string::npos);
}

TEST(OfficialBlocks, WordsAtTheFootTellHowTheNextPageBegins)
{
  office::Document document = with(office::Paragraph{.runs = {{.text = "first"}}});
  document.catchwords = true;
  document.blocks.emplace_back(office::PageBreak{});
  document.blocks.emplace_back(office::ListItem{"2.", {{.text = "second thing, which is far longer than that"}}});
  const office::PdfReader pdf(office::to_pdf(document));
  EXPECT_NE(pdf.whole_text(1).find("/2. second thing,"), std::string::npos) << pdf.whole_text(1);
  EXPECT_EQ(pdf.whole_text(1).find("than that"), std::string::npos);
  EXPECT_EQ(pdf.whole_text(2).find("/"), std::string::npos) << "nothing follows the last page";
}

TEST(OfficialBlocks, AHeaderOfTwoLinesIsPrintedWhole)
{
  office::Document document = with(office::Paragraph{.runs = {{.text = "a"}}});
  document.blocks.emplace_back(office::PageBreak{});
  document.blocks.emplace_back(office::Paragraph{.runs = {{.text = "b"}}});
  for (int i = 0; i < 30; ++i)
    document.header_text += "report" + std::to_string(i) + " ";
  if (!office::poppler_is_there()) GTEST_SKIP() << "poppler-utils is not installed";
  const office::PdfReader reader(office::to_pdf(document));
  EXPECT_NE(reader.whole_text(2).find("report0"), std::string::npos);
  EXPECT_NE(reader.whole_text(2).find("report29"), std::string::npos);
}

}  // namespace
