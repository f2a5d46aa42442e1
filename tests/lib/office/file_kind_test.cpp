// SPDX-License-Identifier: Apache-2.0
#include "lib/office/file_kind.hpp"

#include <filesystem>

#include <gtest/gtest.h>

#include "lib/office/document.hpp"
#include "lib/office/zip_file.hpp"
#include "lib/util/files.hpp"

namespace {

using office::FileKind;

class FileKinds : public testing::Test {
 protected:
  FileKind kind(const std::string& bytes, std::string_view named = "a.bin") const
  {
    util::write_file(path_, bytes);
    return office::file_kind(path_, named);
  }
  ~FileKinds() override { std::filesystem::remove(path_); }

 private:
  std::filesystem::path path_ =
      std::filesystem::path(testing::TempDir()) / (std::string("kind-") + std::to_string(::getpid()));
};

std::string office_file(const std::string& main_part, const std::string& besides = {})
{
  std::vector<office::ZipPart> parts{{"[Content_Types].xml", "<Types/>"}, {main_part, "<x/>"}};
  if (!besides.empty()) parts.push_back({besides, "x"});
  return office::zip_file(parts);
}

TEST_F(FileKinds, are_told_by_content_whatever_the_name)
{
  EXPECT_EQ(kind("%PDF-1.4\n…", "x.txt"), FileKind::pdf);
  EXPECT_EQ(kind(std::string("\x89PNG\r\n\x1A\n\0\0", 10)), FileKind::png);
  EXPECT_EQ(kind("\xFF\xD8\xFF\xE0 JFIF"), FileKind::jpeg);
  EXPECT_EQ(kind(office_file("word/document.xml")), FileKind::docx);
  EXPECT_EQ(kind(office_file("xl/workbook.xml"), "x.docx"), FileKind::xlsx);
  EXPECT_EQ(kind(office_file("ppt/presentation.xml")), FileKind::pptx);
  EXPECT_EQ(kind(office::zip_file({{"mimetype", "application/vnd.oasis.opendocument.text", 0}})), FileKind::odt);
  EXPECT_EQ(kind(office::zip_file({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet", 0}})), FileKind::ods);
  EXPECT_EQ(kind("ข้อ,ชื่อ\n", "a.CSV"), FileKind::csv);
  EXPECT_EQ(kind("ข้อความ\n", "a.txt"), FileKind::text);
  EXPECT_EQ(kind("\xA1\xD2\xC3,1\r\n", "a.csv"), FileKind::csv) << "Windows-874";
}

TEST_F(FileKinds, take_nothing_that_they_do_not_know)
{
  EXPECT_EQ(kind(""), FileKind::unknown);
  EXPECT_EQ(kind(std::string("MZ\x90\0\3", 5), "plan.pdf"), FileKind::unknown);
  EXPECT_EQ(kind("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 old Word", "a.doc"), FileKind::unknown);
  EXPECT_EQ(kind(office::zip_file({{"a.exe", "x"}}), "a.docx"), FileKind::unknown);
  EXPECT_EQ(kind("PK\x03\x04 broken", "a.docx"), FileKind::unknown);
  EXPECT_EQ(kind(office_file("word/document.xml", "word/vbaProject.bin"), "a.docx"), FileKind::unknown) << "macros";
}

}  // namespace
