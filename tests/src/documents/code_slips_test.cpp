// SPDX-License-Identifier: Apache-2.0
#include "src/documents/code_slips.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <memory>

#include <gtest/gtest.h>
#include <unistd.h>

#include "lib/util/files.hpp"

#include "src/surveys/code.hpp"

namespace {

std::string words_of(const std::string& pdf)
{
  const auto path = std::filesystem::temp_directory_path() / ("slips-" + std::to_string(::getpid()) + ".pdf");
  util::write_file(path, pdf);
  std::string words;
  const std::unique_ptr<FILE, int (*)(FILE*)> reader(::popen(("pdftotext " + path.string() + " -").c_str(), "r"),
                                                     ::pclose);
  std::array<char, 4096> piece{};
  while (const std::size_t size = std::fread(piece.data(), 1, piece.size(), reader.get()))
    words.append(piece.data(), size);
  std::filesystem::remove(path);
  return words;
}

surveys::SlipSheet sheet_of(util::Language language, std::size_t codes)
{
  return {.language = language,
          .agency = "Rawe Subdistrict Administrative Organisation",
          .survey = "Internal Integrity and Transparency Assessment",
          .address = "https://ita.example/code",
          .codes = surveys::codes_from(std::string(43, 's'), codes)};
}

TEST(CodeSlips, HaveEveryCodeTenToASheet)
{
  for (const util::Language language : {util::Language::thai, util::Language::english}) {
    const surveys::SlipSheet sheet = sheet_of(language, 25);
    const std::string pdf = documents::code_slips_pdf(sheet);
    const std::string words = words_of(pdf);
    for (const std::string& code : sheet.codes)
      EXPECT_NE(words.find(surveys::grouped_code(code)), std::string::npos) << code;
    EXPECT_EQ(std::ranges::count(words, '\f'), 3) << "pages";
    EXPECT_EQ(documents::code_slips_pdf(sheet), pdf) << "the same bytes";
  }
}

}  // namespace
