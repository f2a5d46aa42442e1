// SPDX-License-Identifier: Apache-2.0
// The pieces of an HTML document: one file that needs nothing else, without script, that reads well on a phone, on
// paper and to those who listen.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "lib/office/document.hpp"
#include "lib/office/markup.hpp"
#include "lib/office/note_numbers.hpp"

namespace office::html {

/// The style sheet; the header, page numbers and digits of the document stand in its rules for printing.
std::string style_sheet(const Document& document);

/// A heading as the table of contents names it.
struct Entry {
  int level = 1;
  std::string id;
  std::string text;
};

class Writer {
 public:
  explicit Writer(const Document& document) : document_(document), notes_(document) {}

  /// The whole file.
  std::string write();

  void operator()(const Heading& heading);
  void operator()(const Paragraph& paragraph);
  void operator()(const ListItem& item);
  void operator()(const Table& table);
  void operator()(const Picture& picture);
  void operator()(const PageBreak& page_break);
  void operator()(const Space&) {}  // paper only

 private:
  void head();
  void title();
  void contents(const std::vector<Entry>& entries);
  void notes();
  void text(std::string_view utf8, bool literal = false);
  void runs(const Runs& runs);
  void note_call(int note);
  void row(const Table& table, const TableRow& row, std::size_t columns, bool head);
  void cell(const Table& table, const TableCell& cell, std::size_t column, bool head);
  void close_list();
  std::string heading_tag(int level) const;
  std::string digits(std::string_view utf8) const { return thai::in_digits(utf8, document_.digits); }
  std::string say(std::string_view key, const util::Params& params = {}) const;
  /// The classes of a block: its own, and one that begins a new printed page where that was asked for.
  std::string block_class(std::string_view own);

  const Document& document_;
  NoteNumbers notes_;
  Markup out_;
  std::vector<int> calls_ = std::vector<int>(document_.footnotes.size());
  std::size_t headings_ = 0;
  std::size_t pictures_ = 0;
  bool break_before_ = false;
  bool landscape_ = false;
  bool in_list_ = false;
};

/// All headings, with the ids that Writer gives them.
std::vector<Entry> table_of_contents(const Document& document);

/// The picture's SVG as part of a page: without prologue, script, events and links to elsewhere; its ids begin with
/// `prefix`, so that two pictures never share one. SVG that cannot be read is std::runtime_error.
std::string inline_svg(const Picture& picture, std::string_view prefix);

}  // namespace office::html
