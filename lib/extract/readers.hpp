// SPDX-License-Identifier: Apache-2.0
// The readers of single forms; for lib/extract only. Each fills a Content and throws std::exception for what it cannot
// read; what it had by then stays.
#pragma once
#include <string>
#include <string_view>

#include "lib/extract/content.hpp"

namespace office::xlsx {
class Parts;
}

namespace extract {

/// As its author named it; mostly empty.
std::string title_of_office_file(const office::xlsx::Parts& parts);
void read_html(std::string_view bytes, std::string_view declared, const ReadLimits& limits, Content& content);
void read_pdf(std::string_view bytes, const ReadLimits& limits, Content& content);
void read_docx(std::string_view bytes, const ReadLimits& limits, Content& content);
void read_xlsx(std::string_view bytes, const ReadLimits& limits, Content& content);

/// As UTF-8: by the name of the encoding where it is given and true, else UTF-8 where the bytes are that, else
/// windows-874.
std::string as_utf8(std::string_view bytes, std::string_view encoding);
/// "text/html; charset=tis-620" → "tis-620".
std::string charset_of(std::string_view declared);

/// Collects lines within a limit: blanks in a row become one, empty lines go.
class Lines {
 public:
  explicit Lines(std::size_t most_bytes) : most_bytes_(most_bytes) {}
  void add(std::string_view text) { line_ += text; }  ///< within the line
  void end_line();
  void end_cell();
  bool full() const { return text_.size() >= most_bytes_; }
  std::string take();

 private:
  std::size_t most_bytes_;
  std::string line_;
  std::string text_;
};

/// One line: blanks and line ends in a row become one blank, none around.
std::string one_line(std::string_view text);

}  // namespace extract
