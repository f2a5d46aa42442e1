// SPDX-License-Identifier: Apache-2.0
// The text of a Word document: paragraphs with their settings and runs with theirs. Word is strict about the order of
// elements, so every property element is written by one function that knows the order of the schema (ECMA-376 part 1,
// 17.3.1.26 pPr and 17.3.2.28 rPr). Lengths become twips, twentieths of a point.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "lib/office/document.hpp"
#include "lib/office/markup.hpp"
#include "lib/office/note_numbers.hpp"

namespace office::docx {

std::string twips(double points);

/// What a run says about itself beyond the style of its paragraph.
struct RunLook {
  std::string_view style = {};  ///< id of a character style; empty: none
  bool bold = false;
  bool italic = false;
  bool raised = false;
  double size = 0;  ///< points; 0: as the paragraph's style has it
};

/// What a paragraph says about itself beyond its style. Lengths in points.
struct ParagraphLook {
  std::string_view style = {};
  bool keep_next = false;
  bool page_break_before = false;
  std::optional<double> exact_height = {};  ///< an empty paragraph that only keeps a distance
  std::optional<double> left = {};
  std::optional<double> first_line = {};
  std::string_view alignment = {};  ///< value of w:jc; empty: as the style has it
};

std::string_view alignment(Align align);  ///< value of w:jc

void run_properties(Markup& out, const RunLook& look, bool thai_script);
void paragraph_properties(Markup& out, const ParagraphLook& look);

/// Writes runs in the digits of the document and keeps the books on its footnotes.
class TextWriter {
 public:
  explicit TextWriter(const Document& document) : document_(document), notes_(document) {}

  /// One or more w:r: Thai and other script apart, because Word takes font, size and weight of complex scripts from
  /// other settings. A line feed becomes a line break, a tab a tab.
  void text(Markup& out, std::string_view utf8, const RunLook& look, bool literal = false);
  void runs(Markup& out, const Runs& runs, const RunLook& look);
  void field(Markup& out, std::string_view instruction, std::string_view shown, const RunLook& look) const;

  const NoteNumbers& notes() const { return notes_; }
  bool italic_used() const { return italic_used_; }
  bool bold_italic_used() const { return bold_italic_used_; }

 private:
  void segment(Markup& out, std::string_view utf8, const RunLook& look, bool thai_script) const;
  void note_call(Markup& out, int note);

  const Document& document_;
  NoteNumbers notes_;
  std::vector<bool> called_ = std::vector<bool>(document_.footnotes.size());
  bool italic_used_ = false;
  bool bold_italic_used_ = false;
};

}  // namespace office::docx
