// SPDX-License-Identifier: Apache-2.0
// The poster as paper: what stands on it, and what a phone reads from it.
#include "src/documents/poster.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <memory>

#include <gtest/gtest.h>
#include <unistd.h>

#include "lib/chart/qr_code.hpp"
#include "lib/office/document.hpp"
#include "lib/util/files.hpp"
#include "lib/util/messages.hpp"

namespace {

std::string printed_by(const std::string& command)
{
  std::string printed;
  const std::unique_ptr<FILE, int (*)(FILE*)> reader(::popen(command.c_str(), "r"), ::pclose);
  std::array<char, 4096> piece{};
  while (const std::size_t size = std::fread(piece.data(), 1, piece.size(), reader.get()))
    printed.append(piece.data(), size);
  return printed;
}

/// A file in a folder of its own, gone with it.
class Paper {
 public:
  Paper(const std::string& name, const std::string& bytes)
  {
    std::filesystem::create_directories(folder_);
    util::write_file(file_ = folder_ / name, bytes);
  }
  Paper(const Paper&) = delete;
  Paper& operator=(const Paper&) = delete;
  ~Paper() { std::filesystem::remove_all(folder_); }

  std::string words() const { return printed_by("pdftotext -layout " + file_.string() + " -"); }
  std::string first_page_as_picture() const
  {
    printed_by("pdftoppm -r 100 -png -singlefile " + file_.string() + " " + (folder_ / "page").string());
    return folder_ / "page.png";
  }
  std::string file() const { return file_; }

 private:
  std::filesystem::path folder_ = std::filesystem::temp_directory_path() / ("poster-" + std::to_string(::getpid()));
  std::filesystem::path file_;
};

std::string read_by_a_phone(const std::string& picture)
{
  std::string read = printed_by("zbarimg --quiet --nodbus --raw -Sdisable -Sqrcode.enable " + picture);
  std::erase(read, '\n');
  return read;
}

surveys::Poster poster_of(std::string agency)
{
  return {.agency = std::move(agency),
          .agency_en = "Rawe Subdistrict Administrative Organisation, Phibun Mangsahan District",
          .survey = "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก",
          .survey_en = "External Integrity and Transparency Assessment",
          .fiscal_year = 2567,
          .questions = 9,
          .address = "https://ita.example/survey/12-8325-K7QM-4TXP",
          .last_day = std::chrono::year(2024) / 6 / 30};
}

TEST(Poster, SaysWhatWhereAndUntilWhenInBothLanguages)
{
  const surveys::Poster poster = poster_of("Rawe");
  const std::string pdf = documents::poster_pdf(poster);
  EXPECT_EQ(documents::poster_pdf(poster), pdf) << "the same bytes";
  const Paper paper("poster.pdf", pdf);
  const std::string words = paper.words();
  EXPECT_EQ(std::ranges::count(words, '\f'), 1) << "one sheet";
  for (const char* part : {"Rawe", "ita.example/survey/12-8325-K7QM-4TXP", "30 June 2024", "2567", "9 questions"})
    EXPECT_NE(words.find(part), std::string::npos) << part << " in\n" << words;
  EXPECT_EQ(words.find("https://"), std::string::npos) << "nobody has to type that";
  const util::Messages thai = util::Messages::embedded(util::Language::thai);
  EXPECT_NE(words.find("2567"), std::string::npos);
  EXPECT_NE(words.find(thai.say("surveys.poster_until", {{"day", ""}}).substr(0, 12)), std::string::npos);
}

TEST(Poster, IsReadByAPhoneAlsoWithTheLongestNames)
{
  const std::string thai = "องค์การบริหารส่วนตำบลระเว อำเภอพิบูลมังสาหาร จังหวัดอุบลราชธานี";
  for (const std::string& agency : {thai, std::string(60, 'm') + " " + std::string(60, 'n')}) {
    const surveys::Poster poster = poster_of(agency);
    const Paper paper("poster.pdf", documents::poster_pdf(poster));
    EXPECT_EQ(std::ranges::count(paper.words(), '\f'), 1);
    EXPECT_EQ(read_by_a_phone(paper.first_page_as_picture()), poster.address);
  }
}

TEST(Poster, TheCodeAloneIsAPictureThatAPhoneReads)
{
  const std::string address = poster_of("Rawe").address;
  chart::Svg svg = chart::qr_drawing(address, {"Rawe", address}, 9.6);
  const Paper png("code.png",
                  office::to_png({.svg = svg.text, .width = svg.width, .height = svg.height, .drawing = svg.drawing}));
  EXPECT_EQ(read_by_a_phone(png.file()), address);
}

}  // namespace
