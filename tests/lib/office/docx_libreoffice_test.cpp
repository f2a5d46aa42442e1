// SPDX-License-Identifier: Apache-2.0
// Word cannot be had here; LibreOffice stands for the other programs that open our files.
#include <cstdlib>
#include <filesystem>

#include <gtest/gtest.h>
#include <unistd.h>

#include "lib/office/column_widths.hpp"
#include "lib/util/csv.hpp"
#include "lib/util/files.hpp"

#include "tests/lib/office/docx_sample.hpp"
#include "tests/lib/office/pdf_reader.hpp"
#include "tests/lib/office/pdf_samples.hpp"

namespace office {
namespace {

using samples::hard;

/// A folder that LibreOffice works in with a profile of its own, so that it neither meets nor disturbs another.
class LibreOffice {
 public:
  LibreOffice() : folder_(std::filesystem::temp_directory_path() / ("prongsai-office-" + std::to_string(getpid())))
  {
    std::filesystem::create_directories(folder_);
  }
  LibreOffice(const LibreOffice&) = delete;
  LibreOffice& operator=(const LibreOffice&) = delete;
  ~LibreOffice()
  {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }

  static bool is_there() { return std::system("command -v soffice >/dev/null 2>&1") == 0; }

  void add(const std::string& name, const std::string& bytes) const { util::write_file(folder_ / name, bytes); }

  /// Converts all files of an extension in one call.
  void convert(const std::string& extension, const std::string& target) const
  {
    // The sanitizers' and the tester's own settings are not meant for LibreOffice.
    const std::string command =
        "cd '" + folder_.string() + "' && env -u LD_PRELOAD timeout 240 soffice '-env:UserInstallation=file://" +
        folder_.string() + "/profile' --headless --convert-to '" + target + "' *." + extension + " >log 2>&1";
    EXPECT_EQ(std::system(command.c_str()), 0) << util::read_file(folder_ / "log");
  }

  std::string read(const std::string& name) const { return util::read_file(folder_ / name); }
  std::string fonts(const std::string& pdf) const
  {
    EXPECT_EQ(std::system(("cd '" + folder_.string() + "' && pdffonts " + pdf + " >fonts").c_str()), 0);
    return read("fonts");
  }

 private:
  std::filesystem::path folder_;
};

// Without what stands elsewhere on paper (footnotes) and what is drawn from right to left.
Document flowing(thai::Digits digits)
{
  Document document = hard(digits);
  const auto unmark = [](Runs& runs) {
    for (Run& run : runs)
      run.footnote.reset();
  };
  std::erase_if(document.blocks, [](const Block& block) {
    const auto* table = std::get_if<Table>(&block);
    return table != nullptr && table->caption.empty();
  });
  for (Block& block : document.blocks) {
    if (auto* paragraph = std::get_if<Paragraph>(&block)) unmark(paragraph->runs);
    if (auto* table = std::get_if<Table>(&block)) {
      for (TableRow& row : table->rows) {
        for (TableCell& cell : row.cells) {
          for (Runs& runs : cell.paragraphs)
            unmark(runs);
        }
      }
    }
  }
  return document;
}

void check_pages(const Document& document, const std::string& pdf_bytes)
{
  const PdfReader pdf(pdf_bytes);
  EXPECT_GE(pdf.page_count(), 12);
  EXPECT_LE(pdf.page_count(), 24);
  const auto& last = std::get<Table>(document.blocks.back());
  std::string head;
  for (const TableCell& cell : last.head[0].cells)
    head += cell_text(cell, document.digits);
  head = samples::visible_text(head);
  std::string text;
  int heads = 0;
  for (int page = 1; page <= pdf.page_count(); ++page) {
    std::string body = samples::visible_text(pdf.body_text(page));
    const bool repeated = body.starts_with(head);
    heads += repeated ? 1 : 0;
    text += repeated ? body.substr(head.size()) : body;
  }
  EXPECT_EQ(text, samples::expected_text(document));
  EXPECT_GE(heads, 8) << "the head of the long table stands on each of its pages";
}

TEST(DocxInLibreOffice, OpensWithTheSameTextInTheEmbeddedFont)
{
  if (!LibreOffice::is_there() || !poppler_is_there()) GTEST_SKIP() << "LibreOffice or poppler-utils is not installed";
  const LibreOffice office;
  const Document thai = flowing(thai::Digits::thai);
  const Document arabic = flowing(thai::Digits::arabic);
  office.add("thai.docx", to_docx(thai));
  office.add("arabic.docx", to_docx(arabic));
  office.add("report.docx", to_docx(samples::report()));
  office.add("strange.docx", to_docx(samples::strange_text()));
  office.add("tall.docx", to_docx(samples::tall_row()));
  office.add("empty.docx", to_docx(Document{}));
  office.convert("docx", "pdf");

  check_pages(thai, office.read("thai.pdf"));
  check_pages(arabic, office.read("arabic.pdf"));
  EXPECT_NE(office.fonts("report.pdf").find("ProngsaiSarabun-Regular"), std::string::npos);
  EXPECT_NE(office.fonts("report.pdf").find("ProngsaiSarabun-Bold"), std::string::npos);
  const PdfReader report(office.read("report.pdf"));
  EXPECT_NEAR(report.page_count(), PdfReader(to_pdf(samples::report())).page_count(), 1);
  const PdfReader strange(office.read("strange.pdf"));
  EXPECT_GE(strange.page_count(), 1);
  EXPECT_GE(PdfReader(office.read("tall.pdf")).page_count(), 2) << "a row higher than a page is split";
  EXPECT_EQ(PdfReader(office.read("empty.pdf")).page_count(), 1);
}

/// A table, lines of text, and two signatures below them.
Document signed_after(int lines)
{
  Document document;
  Table table{.caption = "Table", .columns = {{1}}, .head = {{{{.paragraphs = {{{.text = "Head"}}}}}}}};
  table.rows = {{{{.paragraphs = {{{.text = "Row"}}}}}}};
  document.blocks.emplace_back(std::move(table));
  const auto add = [&](const std::string& text, bool keep) {
    document.blocks.emplace_back(Paragraph{.runs = {{.text = text}}, .keep_with_next = keep});
  };
  for (int i = 0; i < lines; ++i)
    add("Line", i + 1 == lines);
  const std::size_t first = document.blocks.size();
  for (const char* line : {"Signed1", "Name1", "Position1", "Signed2", "Name2"})
    add(line, true);
  add("Position2", false);
  document.together = {{first, document.blocks.size() - 1}};
  return document;
}

TEST(DocxInLibreOffice, SignaturesBelowATableAreNeverParted)
{
  if (!LibreOffice::is_there() || !poppler_is_there()) GTEST_SKIP() << "LibreOffice or poppler-utils is not installed";
  const LibreOffice office;
  constexpr int k_fewest = 22;
  constexpr int k_most = 30;
  for (int lines = k_fewest; lines <= k_most; ++lines)
    office.add(std::to_string(lines) + ".docx", to_docx(signed_after(lines)));
  office.convert("docx", "pdf");
  int second_pages = 0;
  for (int lines = k_fewest; lines <= k_most; ++lines) {
    const PdfReader pdf(office.read(std::to_string(lines) + ".pdf"));
    const std::string last = pdf.whole_text(pdf.page_count());
    EXPECT_NE(last.find("Signed1"), std::string::npos) << lines;
    EXPECT_NE(last.find("Position2"), std::string::npos) << lines;
    if (pdf.page_count() < 2) continue;
    ++second_pages;
    EXPECT_NE(last.find("Line"), std::string::npos) << "signatures never begin a page: " << lines;
  }
  EXPECT_GE(second_pages, 3) << "lines that end where a page does";
}

TEST(XlsxInLibreOffice, ShowsTheTablesOfTheDocument)
{
  if (!LibreOffice::is_there()) GTEST_SKIP() << "LibreOffice is not installed";
  const LibreOffice office;
  office.add("arabic.xlsx", to_xlsx(hard(thai::Digits::arabic)));
  office.add("thai.xlsx", to_xlsx(hard(thai::Digits::thai)));
  // Comma, quote, UTF-8, from line 1, as shown, every sheet into a file of its own.
  office.convert("xlsx", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1");
  for (const thai::Digits digits : {thai::Digits::arabic, thai::Digits::thai}) {
    const Document document = hard(digits);
    const auto& table = std::get<Table>(document.blocks.back());
    const std::string name = thai::in_digits(table.caption, digits);
    const std::string file = digits == thai::Digits::thai ? "thai-" : "arabic-";
    util::CsvReader csv = util::CsvReader::from_text(office.read(file + name + ".csv"), name);
    util::CsvRow row;
    std::size_t count = 0;
    while (csv.next(row)) {
      ASSERT_EQ(row.fields.size(), 3U);
      ASSERT_LT(count, table.rows.size() + 1);
      const TableRow& source = count == 0 ? table.head[0] : table.rows[count - 1];
      for (std::size_t i = 0; i < 3; ++i)
        EXPECT_EQ(row.fields[i], cell_text(source.cells[i], digits)) << "row " << count;
      ++count;
    }
    EXPECT_EQ(count, table.rows.size() + 1);
    EXPECT_TRUE(csv.problems().empty());
  }
}

}  // namespace
}  // namespace office
