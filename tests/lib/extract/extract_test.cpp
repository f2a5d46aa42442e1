// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "lib/chart/qr_code.hpp"
#include "lib/extract/content.hpp"
#include "lib/office/document.hpp"
#include "lib/office/zip_file.hpp"
#include "lib/util/base64.hpp"

namespace {

using extract::Content;
using extract::Kind;

office::Document report()
{
  office::Table table{.caption = "โครงการ"};
  table.columns.resize(2);
  table.head.push_back({{{.paragraphs = {{{.text = "โครงการ"}}}}, {.paragraphs = {{{.text = "วันเริ่มต้น"}}}}}});
  table.rows.push_back({{{.paragraphs = {{{.text = "ถนน"}}}}, {.paragraphs = {{{.text = "1 ต.ค. 2566"}}}}}});
  office::Document document{.title = "รายงานผล ปีงบประมาณ พ.ศ. 2566"};
  document.blocks.emplace_back(office::Paragraph{.runs = {{.text = "น้ำประปาของหมู่บ้าน"}}});
  document.blocks.emplace_back(std::move(table));
  return document;
}

TEST(ExtractHtml, text_tables_links_and_pictures)
{
  const Content page = extract::read(
      "<!doctype html><title> แผน \n 2567</title><script>var hidden</script><h1>หัว<b>ข้อ</b></h1><p>a\n b<br>c</p>"
      "<table><tr><th>โครงการ<th>วัน</tr><tr><td><p>ถนน</p><td>1 ม.ค. 2567</table>"
      "<a href='x.pdf'>แผน <i>งาน</i></a><img src=qr.png alt='QR'><iframe src='https://maps.example/x'></iframe>",
      "text/html");
  EXPECT_EQ(page.kind, Kind::html);
  EXPECT_EQ(page.title, "แผน 2567");
  EXPECT_EQ(page.text, "หัวข้อ\na b\nc\nโครงการ\tวัน\nถนน\t1 ม.ค. 2567\nแผน งานQR\n");
  ASSERT_EQ(page.tables.size(), 1U);
  EXPECT_EQ(page.tables[0].rows[1][1], "1 ม.ค. 2567");
  ASSERT_EQ(page.links.size(), 1U);
  EXPECT_EQ(page.links[0].words, "แผน งาน");
  ASSERT_EQ(page.pictures.size(), 1U);
  EXPECT_EQ(page.frames.size(), 1U);
}

TEST(ExtractHtml, old_thai_pages_have_another_encoding)
{
  const std::string page =
      "<html><meta http-equiv=Content-Type content='text/html; charset=tis-620'><p>\xCB\xB9\xE8\xC7\xC2\xA7\xD2\xB9";
  EXPECT_EQ(extract::read(page, "text/html").text, "หน่วยงาน\n");
  EXPECT_EQ(extract::read("<p>\xCB\xB9\xE8\xC7\xC2\xA7\xD2\xB9", "text/html").text, "หน่วยงาน\n");
}

TEST(ExtractHtml, deep_pages_end_somewhere)
{
  std::string deep;
  for (int i = 0; i < 5000; ++i)
    deep += "<div>";
  EXPECT_TRUE(extract::read("<html>" + deep + "x", "text/html").damaged);
}

TEST(ExtractOffice, reads_what_we_write)
{
  const Content docx = extract::read(office::to_docx(report()), "application/octet-stream");
  EXPECT_EQ(docx.kind, Kind::docx);
  EXPECT_NE(docx.text.find("น้ำประปาของหมู่บ้าน"), std::string::npos) << docx.text;
  ASSERT_EQ(docx.tables.size(), 1U);
  EXPECT_EQ(docx.tables[0].rows.at(1).at(1), "1 ต.ค. 2566");
  const Content xlsx = extract::read(office::to_xlsx(report()), "");
  EXPECT_EQ(xlsx.kind, Kind::xlsx);
  ASSERT_EQ(xlsx.tables.size(), 1U);
  EXPECT_NE(xlsx.text.find("ถนน\t1 ต.ค. 2566"), std::string::npos) << xlsx.text;
  const Content pdf = extract::read(office::to_pdf(report()), "");
  EXPECT_EQ(pdf.kind, Kind::pdf);
  EXPECT_EQ(pdf.pages, 1);
  EXPECT_FALSE(pdf.without_text);
  EXPECT_NE(pdf.text.find("2566"), std::string::npos) << pdf.text;
}

TEST(ExtractPdf, a_scan_has_no_text)
{
  office::Document scan{.title = ""};
  scan.blocks.emplace_back(office::Picture{
      .svg = R"(<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100"><rect width="90" height="90"/></svg>)",
      .width = 100,
      .height = 100});
  const Content content = extract::read(office::to_pdf(scan), "");
  EXPECT_EQ(content.kind, Kind::pdf);
  EXPECT_TRUE(content.without_text) << content.text;
}

TEST(ExtractKinds, are_told_by_content)
{
  EXPECT_EQ(extract::kind_of("", ""), Kind::nothing);
  EXPECT_EQ(extract::kind_of("%PDF-1.4 …", "text/html"), Kind::pdf);
  EXPECT_EQ(extract::kind_of("\xD0\xCF\x11\xE0\xA1", "application/msword"), Kind::old_office);
  EXPECT_EQ(extract::kind_of("\x89PNG\r\n", "text/html"), Kind::image);
  EXPECT_EQ(extract::kind_of("a,b\n1,2\n", "text/csv"), Kind::csv);
  EXPECT_EQ(extract::kind_of("hello", ""), Kind::text);
  EXPECT_EQ(extract::kind_of("hello", "text/html"), Kind::html);
  EXPECT_EQ(extract::kind_of(office::zip_file({{.name = "a.txt", .bytes = "x"}}), ""), Kind::archive);
  EXPECT_EQ(extract::read("a,b\n1,2\n", "text/csv").tables.at(0).rows.at(1).at(1), "2");
}

TEST(ExtractApart, reads_the_same_and_survives_what_is_damaged)
{
  const std::string pdf = office::to_pdf(report());
  EXPECT_EQ(extract::read_apart(pdf, "").text, extract::read(pdf, "").text);
  EXPECT_EQ(extract::read_apart(office::to_docx(report()), "").tables.size(), 1U);
  EXPECT_TRUE(extract::read_apart("%PDF-1.7\nnothing of it", "").damaged);
  EXPECT_TRUE(extract::read_apart(office::to_docx(report()).substr(0, 4000), "").damaged ||
              extract::read_apart(office::to_docx(report()).substr(0, 4000), "").kind == Kind::archive);
}

TEST(ExtractQr, is_read_from_png_and_svg)
{
  const std::string link = "https://ita.example/survey/7-31-K7QM-4TXP";
  const chart::Svg svg = chart::qr_drawing(link, {"QR", "QR"}, 5);
  EXPECT_EQ(extract::qr_codes(chart::qr_svg(link)), std::vector{link});
  const std::string png = office::to_png({.svg = svg.text, .width = svg.width, .height = svg.height});
  EXPECT_EQ(extract::qr_codes(png), std::vector{link});
  EXPECT_EQ(extract::qr_codes(extract::picture_of_data_address("data:image/png;base64," + util::base64(png))),
            std::vector{link});
  EXPECT_TRUE(extract::qr_codes("\x89PNG broken").empty());
  EXPECT_TRUE(extract::qr_codes("<p>no picture").empty());
}

}  // namespace
