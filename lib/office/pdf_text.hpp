// SPDX-License-Identifier: Apache-2.0
// Text of a document as it stands on paper: runs become a paragraph set to a width, broken between words into lines
// that can be drawn one by one. Lines are spread over their width the Thai way: over all letters, blanks the most, and
// left ragged where that would tear the words apart.
#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <pango/pangocairo.h>

#include "lib/office/document.hpp"
#include "lib/office/note_numbers.hpp"
#include "lib/office/page.hpp"

namespace office::pdf {

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};

/// Letters of a line that belong together on paper: a consonant with its vowels and tone marks, or one Latin letter.
struct Cluster {
  PangoFont* font = nullptr;
  const PangoGlyphInfo* glyphs = nullptr;
  int glyph_count = 0;
  int begin = 0;  ///< bytes of the paragraph's text
  int end = 0;
  double width = 0;    ///< points
  double rise = 0;     ///< points above the base line, for footnote marks
  double stretch = 0;  ///< share of the line's free width that goes behind it
  bool blank = false;
  bool thai = false;
  bool begins_word = false;  ///< a line may be broken before it
};

struct Line {
  std::vector<Cluster> clusters;  ///< without blanks at the end
  double width = 0;               ///< points, first-line indent not counted
  double indent = 0;
  bool ends_paragraph = false;  ///< never spread
  std::vector<int> notes;       ///< footnotes marked here (index into Document::footnotes)
};

struct TextStyle {
  double size = k_body_size;  ///< points
  bool bold = false;
};

class Typesetter;

/// A paragraph broken into lines. Lives as long as one of its lines may be drawn; for one thread.
class SetText {
 public:
  const std::vector<Line>& lines() const { return lines_; }
  double size() const { return size_; }
  double pitch() const { return size_ * k_line_height; }  ///< from line to line, in points
  double natural_width() const;                           ///< of the widest line
  double widest_word() const;  ///< width of the widest piece that cannot be broken, in points

  /// Draws a line in black: `x` is the left edge of a room of `width` points.
  void draw(cairo_t* cairo, std::size_t line, double x, double baseline, double width, Align align) const;

 private:
  friend class Typesetter;
  struct Mark {
    int begin = 0;
    int end = 0;
    int note = 0;
  };
  void read_lines(double first_indent);
  Line read_line(PangoLayoutLine* line, const std::vector<bool>& breaks) const;
  const Mark* mark_at(int byte) const;

  std::unique_ptr<PangoLayout, Unref> layout_;
  std::string text_;
  std::vector<Mark> marks_;
  std::vector<Line> lines_;
  double size_ = k_body_size;
};
using SetTextPtr = std::shared_ptr<const SetText>;

/// Sets the texts of one document: knows its digits and the numbers of its footnotes.
class Typesetter {
 public:
  explicit Typesetter(const Document& document);

  /// `width` in points; below 0: one line, however long. A word longer than the width is broken between its letters.
  SetTextPtr set(const Runs& runs, const TextStyle& style, double width, double first_indent = 0) const;
  SetTextPtr set(std::string_view text, const TextStyle& style, double width) const;

  std::string in_digits(std::string_view text) const;  ///< valid UTF-8 in the digits of the document
  /// The number of a footnote (index into Document::footnotes), from 1; 0 where there is no such footnote.
  int note_number(int note) const { return note_numbers_.number(note); }

 private:
  PangoAttrList* compose(const Runs& runs, SetText& set) const;  // text and marks of `set`; the caller owns the result

  std::unique_ptr<PangoContext, Unref> context_;
  const Document& document_;
  NoteNumbers note_numbers_;
};

/// Valid UTF-8 without control characters other than line feeds: what no font can show becomes U+FFFD.
std::string printable(std::string_view text);

}  // namespace office::pdf
