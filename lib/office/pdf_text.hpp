// SPDX-License-Identifier: Apache-2.0
// Text of a document as it stands on paper: runs are shaped into letters once, then broken between words into lines
// of a width, which can be drawn one by one. Lines are spread over their width the Thai way: over all letters, blanks
// the most, and left ragged where that would tear the words apart.
#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <pango/pangocairo.h>

#include "lib/office/document.hpp"
#include "lib/office/note_numbers.hpp"
#include "lib/office/page.hpp"
#include "lib/office/pdf_unref.hpp"

namespace office::pdf {

/// Letters of a line that belong together on paper: a consonant with its vowels and tone marks, or one Latin letter.
struct Cluster {
  PangoFont* font = nullptr;
  const PangoGlyphInfo* glyphs = nullptr;
  int glyph_count = 0;
  int begin = 0;  ///< bytes of the text
  int end = 0;
  double width = 0;    ///< points
  double rise = 0;     ///< points above the base line, for footnote marks
  double stretch = 0;  ///< share of a line's free width that goes behind it
  bool blank = false;
  bool thai = false;
  bool begins_word = false;  ///< a line may be broken before it
  bool box = false;          ///< U+2610 or U+2611, drawn by us
  bool ticked = false;
};

struct TextStyle {
  double size = k_body_size;  ///< points
  bool bold = false;
};

/// A paragraph as clusters in the order of the page, not yet broken into lines.
struct ShapedText {
  struct Mark {
    int begin = 0;  ///< bytes of the text
    int end = 0;
    int note = 0;  ///< index into Document::footnotes
  };
  std::unique_ptr<PangoLayout, Unref> layout;  ///< owns the glyphs
  std::string text;
  double size = k_body_size;
  std::vector<Mark> marks;
  std::vector<Cluster> clusters;
  std::vector<std::size_t> hard_ends;  ///< clusters before which the text itself asks for a new line, and the end
  bool right_to_left = false;          ///< holds letters of a script that runs so

  const Mark* mark_at(int byte) const;
  double widest_line() const;  ///< in points, if broken nowhere
  double widest_word() const;  ///< width of the widest piece that cannot be broken, in points
};
using ShapedTextPtr = std::shared_ptr<const ShapedText>;

struct Line {
  std::size_t first = 0;  ///< cluster
  std::size_t last = 0;   ///< behind the last; blanks at the end are left out
  double width = 0;       ///< points, indent not counted
  double indent = 0;
  bool ends_paragraph = false;  ///< never spread
  std::vector<int> notes;       ///< footnotes marked here (index into Document::footnotes)
};

/// A paragraph broken into lines, at least one. For one thread.
class SetText {
 public:
  /// A word longer than `width` (points) is broken between its letters.
  SetText(ShapedTextPtr shaped, double width, double first_indent);

  const std::vector<Line>& lines() const { return lines_; }
  double size() const { return shaped_->size; }
  double pitch() const { return size() * k_line_height; }  ///< from line to line, in points

  /// The words with which a line begins, as many as stand in `room` points, at least one.
  std::string opening(std::size_t line, double room) const;

  /// Draws a line in black: `x` is the left edge of a room of `width` points.
  void draw(cairo_t* cairo, std::size_t line, double x, double baseline, double width, Align align) const;

 private:
  std::size_t end_of_line(std::size_t first, std::size_t end, double room) const;
  Line make_line(std::size_t first, std::size_t last) const;

  ShapedTextPtr shaped_;
  std::vector<Line> lines_;
};
using SetTextPtr = std::shared_ptr<const SetText>;

/// Sets the texts of one document: knows its digits and the numbers of its footnotes.
class Typesetter {
 public:
  explicit Typesetter(const Document& document);

  ShapedTextPtr shape(const Runs& runs, const TextStyle& style) const;
  SetTextPtr set(const Runs& runs, const TextStyle& style, double width, double first_indent = 0) const;
  SetTextPtr set(std::string_view text, const TextStyle& style, double width) const;
  /// One line, however long.
  SetTextPtr set(std::string_view text, const TextStyle& style) const;

  std::string in_digits(std::string_view text) const;  ///< valid UTF-8 in the digits of the document
  /// The number of a footnote (index into Document::footnotes), from 1; 0 where there is no such footnote.
  int note_number(int note) const { return note_numbers_.number(note); }

 private:
  std::shared_ptr<ShapedText> lay_out(const Runs& runs, const TextStyle& style, double width) const;
  PangoAttrList* compose(const Runs& runs, ShapedText& shaped) const;  // its text and marks; the caller owns the result

  std::unique_ptr<PangoContext, Unref> context_;
  util::Language language_;
  thai::Digits digits_;
  NoteNumbers note_numbers_;
};

/// Valid UTF-8 without control characters other than line feeds: what is no character becomes U+FFFD.
std::string printable(std::string_view text);

}  // namespace office::pdf
