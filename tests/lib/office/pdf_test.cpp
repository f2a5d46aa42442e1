// SPDX-License-Identifier: Apache-2.0
// The PDF as a file: the same bytes each time, its properties, its text as others read it, its bookmarks.
#include <algorithm>
#include <thread>

#include <gtest/gtest.h>

#include "lib/office/page.hpp"

#include "tests/lib/office/pdf_reader.hpp"
#include "tests/lib/office/pdf_samples.hpp"

namespace office {
namespace {

class Pdf : public testing::Test {
 protected:
  void SetUp() override
  {
    if (!poppler_is_there()) GTEST_SKIP() << "needs pdftotext, pdfinfo and pdftoppm: apt-get install poppler-utils";
  }
};

std::size_t count_of(const std::string& text, const std::string& part)
{
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size()))
    ++count;
  return count;
}

std::string text_of(const Runs& runs, thai::Digits digits)
{
  std::string text;
  for (const Run& run : runs)
    text += run.literal ? run.text : thai::in_digits(run.text, digits);
  return text;
}

// A bookmark's title as it stands in the file: UTF-16 in hexadecimal digits. For Thai and ASCII.
std::string utf16_hex(const std::string& utf8)
{
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string hex = "FEFF";
  for (std::size_t i = 0; i < utf8.size();) {
    const auto lead = static_cast<unsigned char>(utf8[i]);
    unsigned code = lead;
    if (lead >= 0x80)
      code = (lead & 0x0FU) << 12U | (static_cast<unsigned char>(utf8[i + 1]) & 0x3FU) << 6U |
             (static_cast<unsigned char>(utf8[i + 2]) & 0x3FU);
    for (int shift = 12; shift >= 0; shift -= 4)
      hex += digits[code >> shift & 0xFU];
    i += lead >= 0x80 ? 3 : 1;
  }
  return hex;
}

TEST(PdfBytes, SameDocumentGivesSameBytes)
{
  EXPECT_EQ(to_pdf(samples::report()), to_pdf(samples::report()));
}

TEST(PdfBytes, SameInSeveralThreadsAtOnce)
{
  const std::string report = to_pdf(samples::report());
  const std::string table = to_pdf(samples::long_table(60));
  std::vector<std::string> made(6);
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < made.size(); ++i)
    threads.emplace_back([&, i] { made[i] = to_pdf(i % 2 == 0 ? samples::report() : samples::long_table(60)); });
  for (std::thread& thread : threads)
    thread.join();
  for (std::size_t i = 0; i < made.size(); ++i)
    EXPECT_EQ(made[i], i % 2 == 0 ? report : table) << i;
}

TEST(PdfBytes, SameWhateverWasSetBefore)
{
  std::string made;
  std::thread([&] { made = to_pdf(samples::report()); }).join();
  // The same texts in other digits, sizes and languages, and more text than a thread remembers.
  Document other = samples::report();
  other.digits = other.digits == thai::Digits::thai ? thai::Digits::arabic : thai::Digits::thai;
  other.language = util::Language::english;
  to_pdf(other);
  EXPECT_EQ(to_pdf(samples::report()), made);
  to_pdf(samples::long_table(1500));
  EXPECT_EQ(to_pdf(samples::report()), made);
}

TEST(PdfBytes, ChangedDocumentGivesOtherBytes)
{
  Document later = samples::report();
  later.created += std::chrono::hours(1);
  EXPECT_NE(to_pdf(samples::report()), to_pdf(later));
}

TEST_F(Pdf, HasPropertiesAndA4)
{
  const std::string info = PdfReader(to_pdf(samples::report())).info();
  EXPECT_NE(info.find("รายงานผลการวิเคราะห์"), std::string::npos);
  EXPECT_NE(info.find("องค์การบริหารส่วนตำบลตัวอย่าง"), std::string::npos);
  EXPECT_NE(info.find("การประเมินคุณธรรมและความโปร่งใส"), std::string::npos);
  EXPECT_NE(info.find("Prongsai"), std::string::npos);
  EXPECT_EQ(count_of(info, "Tue Oct 21 ") + count_of(info, "(A4)"), 3U) << info;
}

TEST_F(Pdf, SaysItsLanguageAndStaysWellFormed)
{
  for (const Document& document : {samples::report(), samples::english(), Document{}}) {
    const std::string bytes = to_pdf(document);
    const bool thai = document.language == util::Language::thai;
    EXPECT_EQ(count_of(bytes, "/Lang (th-TH)"), thai ? 1U : 0U);
    EXPECT_EQ(count_of(bytes, "/Lang (en-GB)"), thai ? 0U : 1U);
    const std::size_t start = bytes.rfind("\nstartxref\n") + 11;
    EXPECT_EQ(std::stoul(bytes.substr(start)), bytes.rfind("\nxref\n") + 1) << "the place of the table of objects";
    const std::string info = PdfReader(bytes).info();
    EXPECT_EQ(info.find("Error"), std::string::npos) << info;
    EXPECT_EQ(info.find("Warning"), std::string::npos) << info;
  }
}

TEST_F(Pdf, EmptyDocumentIsOneEmptyPage)
{
  const PdfReader reader(to_pdf(Document{}));
  EXPECT_EQ(reader.page_count(), 1);
  EXPECT_EQ(without_blanks(reader.whole_text()), "");
}

TEST_F(Pdf, ParagraphsReadBackInFull)
{
  const Document document = samples::paragraphs();
  std::string expected;
  for (const Block& block : document.blocks)
    expected += text_of(std::get<Paragraph>(block).runs, document.digits);
  const PdfReader reader(to_pdf(document));
  EXPECT_EQ(reader.page_count(), 2);
  EXPECT_EQ(without_blanks(reader.body_text()), without_blanks(expected));
}

TEST_F(Pdf, SpreadLinesReadBackWithoutStrayBlanks)
{
  Document document = samples::letterhead();
  const std::string text = samples::sentences(6);
  document.blocks = {Paragraph{.runs = samples::plain(text)}};
  const std::string read = PdfReader(to_pdf(document)).body_text();
  // Blanks at the ends of lines are line feeds now; none may have come in between letters.
  EXPECT_LE(count_of(read, " "), count_of(text, " "));
  for (const char* word : {"ที่ประชุม", "ผู้ใหญ่", "น้ำมัน", "ทรัพย์สิน", "เว็บไซต์"})
    EXPECT_EQ(count_of(read, word), 6U) << word << " in\n" << read;
}

TEST_F(Pdf, EveryWordOfAReportIsThere)
{
  const Document document = samples::report();
  const std::string read = without_blanks(PdfReader(to_pdf(document)).whole_text());
  const auto expect = [&](const std::string& text) {
    std::size_t begin = 0;
    for (std::size_t end = 0; end != std::string::npos; begin = end + 1) {
      end = text.find(' ', begin);
      const std::string word = text.substr(begin, end - begin);
      EXPECT_NE(read.find(word), std::string::npos) << word;
    }
  };
  for (const Block& block : document.blocks) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) expect(text_of(paragraph->runs, document.digits));
    if (const auto* item = std::get_if<ListItem>(&block)) expect(text_of(item->runs, document.digits));
    if (const auto* heading = std::get_if<Heading>(&block)) expect(thai::to_thai_digits(heading->text));
    if (const auto* picture = std::get_if<Picture>(&block)) expect(thai::to_thai_digits(picture->title));
    const auto* table = std::get_if<Table>(&block);
    if (table == nullptr) continue;
    expect(thai::to_thai_digits(table->caption));
    for (const auto* rows : {&table->head, &table->rows})
      for (const TableRow& row : *rows)
        for (const TableCell& cell : row.cells)
          for (const Runs& runs : cell.paragraphs)
            expect(text_of(runs, document.digits));
  }
  expect("การใช้อำนาจ 64.61 https://example.go.th/ita/2568");  // text of the SVG, a literal run
}

TEST_F(Pdf, TurnsDigitsEverywhereButInLiteralText)
{
  const PdfReader reader(to_pdf(samples::report()));
  const std::string text = reader.whole_text(1);
  EXPECT_NE(text.find("หน้า ๑ จาก ๕"), std::string::npos) << text;
  EXPECT_NE(text.find("กรอบการประเมิน 2567 sha256 3f1c0a9b"), std::string::npos) << text;
  EXPECT_NE(text.find("ตารางที่ ๑"), std::string::npos);
  EXPECT_EQ(text.find("พ.ศ. 2568"), std::string::npos);
}

TEST_F(Pdf, HeaderFromTheSecondPage)
{
  const PdfReader reader(to_pdf(samples::report()));
  const std::string header = "รายงานผลการวิเคราะห์ องค์การบริหารส่วนตำบลตัวอย่าง";
  EXPECT_EQ(reader.whole_text(1).find(header), std::string::npos);
  for (int page = 2; page <= reader.page_count(); ++page)
    EXPECT_NE(reader.whole_text(page).find(header), std::string::npos) << page;
}

TEST_F(Pdf, FootnotesStandOnThePageOfTheirMark)
{
  const PdfReader reader(to_pdf(samples::report()));
  const std::string first = reader.whole_text(1);
  EXPECT_NE(first.find("คะแนน๑"), std::string::npos) << first;
  EXPECT_NE(first.find("คะแนนคำนวณจากผู้ตอบ ๔๖ คน"), std::string::npos) << first;
  const std::string second = reader.whole_text(2);
  EXPECT_NE(second.find("รายละเอียด๒"), std::string::npos) << second;
  EXPECT_NE(second.find("https://example.go.th/ita/2568"), std::string::npos) << second;
}

TEST_F(Pdf, BookmarksNestByLevel)
{
  std::string bytes = to_pdf(samples::report());
  std::erase(bytes, '\n');  // long titles are wrapped
  for (const char* title : {"๑ หลักการและเหตุผล", "๑.๑ จุดแข็ง", "๑.๒ จุดที่ต้องพัฒนา", "๒ มาตรการ", "ลงนาม"})
    EXPECT_NE(bytes.find("/Title <" + utf16_hex(title) + ">"), std::string::npos) << title;
  EXPECT_NE(bytes.find("/Outlines"), std::string::npos);
  // The two sections of chapter 1 hang below it, the third level below chapter 2.
  EXPECT_EQ(count_of(bytes, "/First "), 3U);
}

TEST_F(Pdf, NothingStandsOutsideTheTextArea)
{
  for (const Document& document : {samples::report(), samples::long_table(200), samples::tall_row(),
                                   samples::strange_text(), samples::paragraphs(), samples::english()}) {
    for (const PdfReader::Word& word : PdfReader(to_pdf(document)).words()) {
      EXPECT_GE(word.left, k_margin_left - 1) << word.text << " on page " << word.page;
      EXPECT_LE(word.right, k_page_width - k_margin_right + 1) << word.text << " on page " << word.page;
      EXPECT_GE(word.top, k_header_top - 1) << word.text << " on page " << word.page;
      EXPECT_LE(word.bottom, k_page_height - k_footer_bottom + 4) << word.text << " on page " << word.page;
    }
  }
}

TEST_F(Pdf, LongTableRepeatsItsHead)
{
  const PdfReader reader(to_pdf(samples::long_table(200)));
  const int pages = reader.page_count();
  EXPECT_EQ(pages, 7);
  for (int page = 1; page <= pages; ++page) {
    const std::string text = reader.body_text(page);
    EXPECT_EQ(count_of(text, "จังหวัด"), 1U) << page;
    EXPECT_EQ(count_of(text, "ตารางที่ 3 คะแนนของหน่วยงาน (ต่อ)"), page == 1 ? 0U : 1U) << page;
  }
  const std::string text = reader.body_text();
  for (int row = 1; row <= 200; ++row)
    EXPECT_EQ(count_of(text, "เทศบาลตำบลที่ " + std::to_string(row) + "\n") +
                  count_of(text, "เทศบาลตำบลที่ " + std::to_string(row) + " "),
              1U)
        << row;
}

TEST_F(Pdf, RowHigherThanAPageIsSplit)
{
  const PdfReader reader(to_pdf(samples::tall_row()));
  EXPECT_EQ(reader.page_count(), 3);
  const std::string all = without_blanks(reader.body_text());
  EXPECT_EQ(count_of(all, "เว็บไซต์"), 44U) << "4 sentences above the table, 40 in the row";
  EXPECT_NE(reader.body_text(3).find("ข้อความปิดท้าย"), std::string::npos);
}

TEST_F(Pdf, StrangeTextDoesNotStopIt)
{
  const std::string text = PdfReader(to_pdf(samples::strange_text())).whole_text();
  EXPECT_NE(text.find("ต่อท้าย"), std::string::npos);
  EXPECT_NE(text.find("ขึ้นบรรทัดใหม่"), std::string::npos);
  EXPECT_NE(text.find("\xEF\xBF\xBD"), std::string::npos) << "what is no UTF-8 shows as U+FFFD";
  EXPECT_EQ(count_of(without_blanks(text), "ก้"), 800U);
}

TEST(PdfPicture, UnreadableSvgIsNamed)
{
  Document document = samples::letterhead();
  document.blocks = {Picture{"<svg", 100, 100, "แผนภูมิที่ 7", ""}};
  try {
    to_pdf(document);
    FAIL() << "no exception";
  } catch (const std::runtime_error& error) {
    EXPECT_NE(std::string(error.what()).find("แผนภูมิที่ 7"), std::string::npos);
  }
}

TEST_F(Pdf, WidePictureIsReducedToTheTextWidth)
{
  Document document = samples::letterhead();
  const std::string svg =
      "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 2000 100' width='2000' height='100'>"
      "<text x='1990' y='50' text-anchor='end' font-family='Prongsai Sarabun' font-size='40'>EDGE</text></svg>";
  document.blocks = {Picture{svg, 2000, 100, "", ""}, Picture{svg, 0, 0, "", ""}};
  int seen = 0;
  for (const PdfReader::Word& word : PdfReader(to_pdf(document)).words()) {
    if (word.text != "EDGE") continue;
    ++seen;
    EXPECT_LE(word.right, k_page_width - k_margin_right);
    EXPECT_GE(word.right, k_page_width - k_margin_right - 10);
  }
  EXPECT_EQ(seen, 2);
}

}  // namespace
}  // namespace office
