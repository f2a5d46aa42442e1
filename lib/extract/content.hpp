// SPDX-License-Identifier: Apache-2.0
// What a page or document says, whatever form it has: its text, its tables, where it links to. Files are hostile:
// everything is bounded, and read_apart() reads in a process of its own that may die without harm.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace extract {

enum class Kind { nothing, html, pdf, docx, xlsx, csv, text, image, old_office, archive, other };
std::string_view code(Kind kind);  ///< "html"

struct Link {
  std::string href;  ///< as written
  std::string words;
};

struct Picture {
  std::string source;  ///< as written, may be a data: address
  std::string words;   ///< for those who do not see it
};

struct Table {
  std::vector<std::vector<std::string>> rows;  ///< cells without line ends
};

struct Content {
  Kind kind = Kind::nothing;
  std::string title;
  std::string text;  ///< UTF-8; a line for each paragraph or row, cells parted by tabs
  std::vector<Table> tables;
  std::vector<Link> links;
  std::vector<Picture> pictures;
  std::vector<std::string> frames;  ///< addresses of what is shown inside the page, such as maps
  int pages = 0;                    ///< of a PDF
  bool without_text = false;        ///< a PDF of pictures only, as scanners make it
  bool locked = false;              ///< with a password
  bool damaged = false;             ///< cannot be read, or only its beginning
};

struct ReadLimits {
  std::size_t html_bytes = std::size_t{4} * 1024 * 1024;  ///< the rest is passed over
  std::size_t text_bytes = std::size_t{1024} * 1024;      ///< of the text
  int pages = 300;
  std::size_t tables = 500;
  std::size_t rows = 20'000;  ///< of all tables
  std::size_t links = 5'000;
};

/// By content; `declared` ("text/html; charset=tis-620") only tells HTML, CSV and plain text apart.
Kind kind_of(std::string_view bytes, std::string_view declared);

/// Throws nothing: what cannot be read is damaged.
Content read(std::string_view bytes, std::string_view declared, const ReadLimits& limits = {});
/// The same in a process of its own, with at most that much processor time; one that dies gives a damaged content. A
/// copy of this process, which suits programs of few threads: what another thread holds at that moment stays held in
/// the copy.
Content read_apart(std::string_view bytes, std::string_view declared, const ReadLimits& limits = {}, int seconds = 20);

/// The same by a program that calls answer_reading(): for servers. `program`: path and arguments.
Content read_by(const std::vector<std::string>& program, std::string_view bytes, std::string_view declared,
                int seconds = 20);
/// The other side of read_by(): takes a file from standard input, gives its content to standard output. The exit code.
int answer_reading();

/// Texts of the QR codes in a picture (PNG, JPEG, GIF, WebP, SVG), each once; none for what is no picture.
std::vector<std::string> qr_codes(std::string_view picture);
/// The bytes of "data:image/png;base64,…"; empty for another text.
std::string picture_of_data_address(std::string_view address);

}  // namespace extract
