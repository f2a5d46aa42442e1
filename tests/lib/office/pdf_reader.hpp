// SPDX-License-Identifier: Apache-2.0
// Reads a PDF back with poppler's programs, as other people's software would.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

namespace office {

/// Whether pdftotext, pdfinfo and pdftoppm (Debian: poppler-utils) can be run.
bool poppler_is_there();

class PdfReader {
 public:
  explicit PdfReader(const std::string& bytes);
  ~PdfReader();
  PdfReader(const PdfReader&) = delete;
  PdfReader& operator=(const PdfReader&) = delete;

  std::string info() const;  ///< properties, and complaints about the file if there are any
  int page_count() const;
  std::vector<std::string> page_widths() const;  ///< in whole points
  /// In the order in which it was drawn, a page after the other; page 0: all. Without the margins, so that headers and
  /// footers are left out.
  std::string body_text(int page = 0) const;
  std::string whole_text(int page = 0) const;

  struct Word {
    int page = 0;
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;
    std::string text;
  };
  std::vector<Word> words() const;
  /// Grey pictures of all pages, 50 dots an inch.
  std::vector<std::filesystem::path> pictures() const;

 private:
  std::string run(const std::string& program, const std::string& arguments) const;
  std::filesystem::path folder_;
};

std::string without_blanks(const std::string& text);

}  // namespace office
