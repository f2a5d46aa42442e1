// SPDX-License-Identifier: Apache-2.0
// One document, in the terms of an official paper, from which HTML, PDF, DOCX and (its tables) XLSX are made.
// Text is UTF-8 with Arabic digits; a document in Thai digits has them turned everywhere by the renderer, page numbers
// included, except in literal runs (hashes, web addresses). The boxes U+2610 and U+2611 are drawn where the font lacks
// them.
#pragma once
#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "lib/thai/thai.hpp"
#include "lib/util/drawing.hpp"
#include "lib/util/messages.hpp"

namespace office {

struct Run {
  std::string text;
  bool bold = false;
  bool italic = false;
  bool literal = false;           ///< digits stay as they are
  std::optional<int> footnote{};  ///< index into Document::footnotes, marked after the text
};
using Runs = std::vector<Run>;

enum class Align { distribute, left, centre, right };  ///< distribute: both edges straight, the Thai way

struct Heading {
  int level = 1;       ///< 1 … 3; becomes a bookmark
  std::string number;  ///< "1", "3.2"; empty: unnumbered
  std::string text;
};

struct Paragraph {
  Runs runs;
  Align align = Align::distribute;
  bool first_line_indent = true;  ///< 2.5 cm, as official letters have it
  double indent = 0;              ///< of the whole paragraph, in points
  bool keep_with_next = false;
  double size = 16;  ///< points
};

/// "(1) text", "1) text" or "• text", hanging.
struct ListItem {
  std::string mark;
  Runs runs;
  int level = 0;
  bool keep_with_next = false;
};

struct TableCell {
  std::vector<Runs> paragraphs;  ///< one or more
  Align align = Align::left;
  int column_span = 1;
  bool bold = false;
  bool shaded = false;
  /// For XLSX: the number behind the text, so that the spreadsheet can count with it.
  std::optional<double> number{};
};
struct TableRow {
  std::vector<TableCell> cells;
  bool keep_with_next = false;
};
struct TableColumn {
  double weight = 1;  ///< share of the width; never narrower than its longest word
  Align align = Align::left;
};
struct Table {
  std::string caption;  ///< above the table; also the name of its XLSX sheet
  std::vector<TableColumn> columns;
  std::vector<TableRow> head;  ///< repeated on every page
  std::vector<TableRow> rows;  ///< a row higher than a page is split
  double size = 14;            ///< points
  bool borderless = false;     ///< places texts beside each other; no lines, no shade
};

struct Picture {
  std::string svg;
  double width = 0;  ///< points
  double height = 0;
  std::string title;        ///< printed below, numbered by the caller
  std::string description;  ///< for those who do not see it
  /// The same picture as `svg`, where its shapes are known: PDF and DOCX draw it from them, several times as fast.
  std::optional<util::Drawing> drawing{};
  double indent = 0;         ///< left edge of the room in whose middle it stands, in points
  bool beside_next = false;  ///< stands at the left edge, and what follows begins at its height, as beside an emblem
};

struct PageBreak {
  bool landscape = false;  ///< the pages that follow lie on their side, up to the next break; the first page is upright
};
struct Space {
  double points = 8;
};

using Block = std::variant<Heading, Paragraph, ListItem, Table, Picture, PageBreak, Space>;

/// Places in Document::blocks, both within.
struct BlockRange {
  std::size_t first = 0;
  std::size_t last = 0;
};

struct Document {
  std::string title;
  std::vector<std::string> title_lines;  ///< centred and bold at the top of the first page
  std::optional<Picture> emblem{};       ///< above the title, or beside it
  std::string subject;
  std::string author;  ///< the agency
  util::Language language = util::Language::thai;
  thai::Digits digits = thai::Digits::arabic;
  std::chrono::sys_seconds created{};  ///< fixed by the caller, so that the same input gives the same bytes
  std::string header_text;             ///< small, top right, from page 2
  std::string footer_text;             ///< small, bottom; literal
  std::string page_label;              ///< "Page {page} of {pages}"
  std::string continued_label;         ///< "(continued)", behind a table's caption on its next pages
  /// In PDF: below the text of each page, at its right edge, the words with which the next one begins ("/text …"), as
  /// official letters have them.
  bool catchwords = false;
  std::vector<Runs> footnotes;
  std::vector<Block> blocks;
  /// Signatures: paragraphs, pictures and spaces that stand on one page. They keep with the next one too; DOCX also
  /// puts them into a row that is never split, because LibreOffice lets go of what keeps with the next one below a
  /// table.
  std::vector<BlockRange> together{};
};

/// Whole files as bytes. The same document gives the same bytes.
std::string to_html(const Document& document);
std::string to_pdf(const Document& document);
std::string to_docx(const Document& document);
std::string to_xlsx(const Document& document);

/// On which page of the PDF each heading stands, from 1, in the order of the document: for tables of contents.
std::vector<int> heading_pages(const Document& document);

/// One picture as a PNG file of 150 dots an inch, on white.
std::string to_png(const Picture& picture);

}  // namespace office
