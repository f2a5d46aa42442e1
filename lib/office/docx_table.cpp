// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

#include "lib/office/cell_align.hpp"
#include "lib/office/column_widths.hpp"
#include "lib/office/docx_parts.hpp"
#include "lib/office/page.hpp"
#include "lib/util/text.hpp"

namespace office::docx {
namespace {

constexpr double k_average_letter = 0.40;  // of the type size, marks above and below not counted
// Shares of a page.
constexpr double k_tallest_whole_row = 1.0 / 3;
constexpr double k_small_table = 0.25;  // stays on one page
constexpr double k_small_row = 0.1;     // does not stand alone at the end or beginning of a page

std::string shade()
{
  return fmt::format("{0:02X}{0:02X}{0:02X}", std::lround(k_shade * 255));
}

class TableWriter {
 public:
  TableWriter(Markup& out, TextWriter& text, const Table& table, thai::Digits digits, const Sheet& sheet)
      : out_(out),
        text_(text),
        table_(table),
        digits_(digits),
        sheet_(sheet),
        widths_(column_widths(table, digits, sheet.text_width()))
  {
  }

  void write()
  {
    out_.open("w:tbl");
    properties();
    out_.open("w:tblGrid");
    for (const double width : widths_.points)
      out_.empty("w:gridCol", {{"w:w", twips(width)}});
    out_.close();
    double above = table_.caption.empty() ? 0 : widths_.size * k_line_height + k_caption_gap;
    for (const TableRow& each : table_.head) {
      above += height(each);
      row(each, height(each), true, true);
    }
    std::vector<double> heights;
    for (const TableRow& each : table_.rows)
      heights.push_back(height(each));
    const bool small = std::accumulate(heights.begin(), heights.end(), above) <= share(k_small_table);
    for (std::size_t i = 0; i < heights.size(); ++i) {
      const bool next_is_last = i + 2 == heights.size();
      const bool together =
          i + 1 < heights.size() &&
          (small || ((i == 0 || next_is_last) && std::max(heights[i], heights[i + 1]) <= share(k_small_row)));
      row(table_.rows[i], heights[i], false, together || table_.rows[i].keep_with_next);
    }
    if (table_.head.empty() && table_.rows.empty()) row({}, 0, false, false);
    out_.close();
  }

 private:
  double share(double of_page) const { return sheet_.body_height() * of_page; }

  void properties()
  {
    out_.open("w:tblPr").empty("w:tblStyle", {{"w:val", "TableGrid"}});
    out_.empty("w:tblW", {{"w:w", twips(sheet_.text_width())}, {"w:type", "dxa"}});
    if (table_.borderless) no_borders();
    out_.empty("w:tblLayout", {{"w:type", "fixed"}});
    if (table_.borderless) no_padding();
    out_.empty("w:tblLook", {{"w:val", "0420"},
                             {"w:firstRow", "1"},
                             {"w:lastRow", "0"},
                             {"w:firstColumn", "0"},
                             {"w:lastColumn", "0"},
                             {"w:noHBand", "0"},
                             {"w:noVBand", "1"}});
    if (!table_.caption.empty()) out_.empty("w:tblCaption", {{"w:val", thai::in_digits(table_.caption, digits_)}});
    out_.close();
  }

  void no_borders()
  {
    out_.open("w:tblBorders");
    for (const char* edge : {"w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"})
      out_.empty(edge, {{"w:val", "nil"}});
    out_.close();
  }

  /// Without lines the text stands where other text does.
  void no_padding()
  {
    out_.open("w:tblCellMar").empty("w:left", {{"w:w", "0"}, {"w:type", "dxa"}});
    out_.empty("w:right", {{"w:w", "0"}, {"w:type", "dxa"}}).close();
  }

  void row(const TableRow& row, double high, bool head, bool keep_next)
  {
    out_.open("w:tr");
    const bool whole = high <= share(k_tallest_whole_row);
    if (whole || head) out_.open("w:trPr");
    if (whole) out_.empty("w:cantSplit");
    if (head) out_.empty("w:tblHeader");
    if (whole || head) out_.close();
    std::size_t column = 0;
    for (const TableCell& each : row.cells) {
      cell(each, column, head, keep_next);
      column += static_cast<std::size_t>(std::max(each.column_span, 1));
    }
    for (; column < widths_.points.size(); ++column)
      cell({}, column, head, keep_next);
    out_.close();
  }

  void cell(const TableCell& cell, std::size_t column, bool head, bool keep_next)
  {
    out_.open("w:tc").open("w:tcPr");
    out_.empty("w:tcW", {{"w:w", twips(width(cell, column))}, {"w:type", "dxa"}});
    if (cell.column_span > 1) out_.empty("w:gridSpan", {{"w:val", std::to_string(cell.column_span)}});
    if (head || cell.shaded) out_.empty("w:shd", {{"w:val", "clear"}, {"w:color", "auto"}, {"w:fill", shade()}});
    if (head) out_.empty("w:vAlign", {{"w:val", "center"}});
    out_.close();
    const std::string_view aligned = alignment(cell_align(table_, cell, column, head));
    const ParagraphLook look{
        .style = "TableText", .keep_next = keep_next, .alignment = aligned == "left" ? std::string_view{} : aligned};
    const double size = std::abs(widths_.size - k_table_size) < 0.01 ? 0 : widths_.size;
    const RunLook letters{.bold = head || cell.bold, .size = size};
    for (const Runs& paragraph : cell.paragraphs) {
      out_.open("w:p");
      paragraph_properties(out_, look);
      text_.runs(out_, paragraph, letters);
      out_.close();
    }
    if (cell.paragraphs.empty()) {
      out_.open("w:p");
      paragraph_properties(out_, look);
      out_.close();
    }
    out_.close();
  }

  double width(const TableCell& cell, std::size_t column) const
  {
    double width = 0;
    for (int i = 0; i < std::max(cell.column_span, 1); ++i)
      width += widths_.points[column + static_cast<std::size_t>(i)];
    return width;
  }

  // Near enough to tell a row that had better stay whole from one that would leave half a page empty.
  double height(const TableRow& row) const
  {
    double tallest = 0;
    std::size_t column = 0;
    for (const TableCell& cell : row.cells) {
      const double room = std::max(width(cell, column) - 2 * k_cell_padding_x, widths_.size);
      const std::string text = cell_text(cell, thai::Digits::arabic);
      double lines = 0;
      for (const std::string_view line : util::split(text, '\n')) {
        const auto letters = static_cast<double>(util::display_width(line));
        lines += std::max(1.0, std::ceil(letters * k_average_letter * widths_.size / room));
      }
      tallest = std::max(tallest, lines * widths_.size * k_line_height + 2 * k_cell_padding_y);
      column += static_cast<std::size_t>(std::max(cell.column_span, 1));
    }
    return tallest;
  }

  Markup& out_;
  TextWriter& text_;
  const Table& table_;
  thai::Digits digits_;
  Sheet sheet_;
  ColumnWidths widths_;
};

}  // namespace

void table(Markup& out, TextWriter& text, const Table& table, thai::Digits digits, const Sheet& sheet)
{
  TableWriter(out, text, table, digits, sheet).write();
}

}  // namespace office::docx
