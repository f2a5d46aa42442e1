// SPDX-License-Identifier: Apache-2.0
// From one long galley to pages: pieces are placed one below the other, those that belong together stay together, rows
// higher than a page are split, tables that go on begin the next page with their head, and footnotes stand at the foot
// of the page that marks them. Lengths in points, y downwards.
#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "lib/office/pdf_text.hpp"

namespace office::pdf {

inline constexpr double k_ascent = 0.961;  ///< base line below the upper edge of its line, by the size

struct PlacedLine {
  SetTextPtr text;
  std::size_t line = 0;
  double x = 0;         ///< left edge of its room, from the page's left edge
  double baseline = 0;  ///< from the upper edge of its piece
  double width = 0;     ///< of its room
  Align align = Align::left;
};
struct Box {
  double x = 0;
  double y = 0;  ///< from the upper edge of its piece
  double width = 0;
  double height = 0;
  bool shaded = false;
};
struct PlacedPicture {
  const Picture* picture = nullptr;
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;
};
struct Bookmark {
  int level = 1;
  std::string text;
};

/// What stands on one page as a whole: a line, a table's row, a picture with its title.
struct Piece {
  double height = 0;
  double gap_above = 0;  ///< left out at the top of a page; of two gaps that meet the larger counts
  double gap_below = 0;
  std::vector<Box> boxes;
  std::vector<PlacedLine> lines;
  std::optional<PlacedPicture> picture;
  std::optional<Bookmark> bookmark;
};

/// A table's row before it is known where it is split.
struct Row {
  struct TextLine {
    SetTextPtr text;
    std::size_t line = 0;
  };
  struct Cell {
    double x = 0;
    double width = 0;
    Align align = Align::left;
    bool shaded = false;
    std::vector<TextLine> lines = {};
  };
  std::vector<Cell> cells;
  double size = 14;   ///< of its text
  bool ruled = true;  ///< has lines around its cells

  std::size_t line_count() const;  ///< of its highest cell, at least 1
  double height(std::size_t lines) const;
  Piece piece() const;
  /// The row's first `lines` lines and the rest.
  std::pair<Row, Row> split(std::size_t lines) const;
};

struct FlowItem {
  Piece piece = {};
  bool keep_with_next = false;
  bool on_new_page = false;
  Sheet sheet = {};                          ///< on which it stands; another one only behind on_new_page
  std::shared_ptr<const Row> row = nullptr;  ///< set where the piece may be split
  std::shared_ptr<const std::vector<Piece>> head = nullptr;  ///< stands above the item where it begins a page
};

struct PlacedPiece {
  Piece piece;
  double y = 0;  ///< from the page's upper edge
};
struct Page {
  Sheet sheet;
  std::vector<PlacedPiece> pieces;
  std::optional<double> note_rule;  ///< y of the line above the footnotes
};

/// The lines of a footnote (index into Document::footnotes).
using NoteLines = std::function<std::vector<Piece>(int)>;

/// At least one page. `reserved`: height at the foot of each page's body that stays free.
std::vector<Page> flow(std::vector<FlowItem> items, const NoteLines& note_lines, double reserved = 0);

}  // namespace office::pdf
