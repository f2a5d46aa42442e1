// SPDX-License-Identifier: Apache-2.0
#include "lib/office/xlsx_sheet.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "lib/office/cell_align.hpp"
#include "lib/office/column_widths.hpp"
#include "lib/office/page.hpp"
#include "lib/thai/fonts.hpp"
#include "lib/util/text.hpp"
#include "lib/util/utf8.hpp"

namespace office::xlsx {
namespace {

constexpr double k_widest_letter = 0.75;     // of the type size
constexpr double k_widest_column = 320;      // points; longer text is wrapped
constexpr double k_narrowest_column = 30;    // points
constexpr double k_portrait_width = 620;     // points; shrunk to three quarters, this still reads well
constexpr double k_average_letter = 0.40;    // of the type size, marks above and below not counted
constexpr double k_line_height_points = 22;  // of the official font at 16 points, as Excel sets it
constexpr double k_highest_row = 409;        // points, the most that Excel takes
constexpr double k_filter_button = 18;       // points
constexpr std::size_t k_longest_text = 32767;
constexpr std::size_t k_longest_header = 200;
constexpr std::uint8_t k_a4 = 9;

// Excel counts the width of a column in digits of its default font, 7 pixels each, and 5 pixels of margin.
double column_units(double points)
{
  return std::max(0.0, (points * 96 / 72 - 5) / 7);
}

double inches(double points)
{
  return points / 72;
}

class SheetWriter {
 public:
  SheetWriter(lxw_worksheet* sheet, const Table& table, const Document& document, Formats& formats)
      : sheet_(sheet), table_(table), document_(document), formats_(formats), widths_(column_count(table))
  {
  }

  void write()
  {
    for (const TableRow& row : table_.head)
      write(row, true);
    for (const TableRow& row : table_.rows)
      write(row, false);
    for (std::size_t i = 0; i < widths_.size(); ++i)
      worksheet_set_column(sheet_, column(i), column(i), column_units(width(i)), nullptr);
    set_heights();
    const auto heads = static_cast<lxw_row_t>(table_.head.size());
    if (heads > 0) {
      worksheet_freeze_panes(sheet_, heads, 0);
      worksheet_repeat_rows(sheet_, 0, heads - 1);
      if (!table_.rows.empty()) worksheet_autofilter(sheet_, heads - 1, 0, row_ - 1, column(widths_.size() - 1));
    }
    set_up_print();
  }

 private:
  static lxw_col_t column(std::size_t index) { return static_cast<lxw_col_t>(index); }

  double width(std::size_t index) const
  {
    const double room = 2 * k_cell_padding_x + (table_.head.empty() ? 0 : k_filter_button);
    return std::clamp(widths_[index] + room, k_narrowest_column, k_widest_column);
  }

  void write(const TableRow& row, bool head)
  {
    std::size_t at = 0;
    for (const TableCell& cell : row.cells) {
      write(cell, at, head);
      at += static_cast<std::size_t>(std::max(cell.column_span, 1));
    }
    for (; at < widths_.size(); ++at)
      worksheet_write_blank(sheet_, row_, column(at), formats_.of({.head = head}));
    ++row_;
  }

  void write(const TableCell& cell, std::size_t at, bool head)
  {
    const std::string text = cell_content(cell_text(cell, document_.digits));
    const bool is_number = cell.number && std::isfinite(*cell.number);
    lxw_format* format = formats_.of({.head = head,
                                      .bold = head || cell.bold,
                                      .shaded = head || cell.shaded,
                                      .align = cell_align(table_, cell, at, head),
                                      .number = is_number ? number_format(text, document_.digits) : std::string()});
    if (cell.column_span > 1) {
      const std::size_t last = at + static_cast<std::size_t>(cell.column_span) - 1;
      worksheet_merge_range(sheet_, row_, column(at), row_, column(last), "", format);
    } else {
      measure(text, at, head || cell.bold);
    }
    if (is_number) {
      worksheet_write_number(sheet_, row_, column(at), *cell.number, format);
    } else if (!text.empty()) {
      worksheet_write_string(sheet_, row_, column(at), text.c_str(), format);
    } else {
      worksheet_write_blank(sheet_, row_, column(at), format);
    }
    write_notes(cell, at);
  }

  // A spreadsheet has no foot: what a footnote says stands in a note at its cell.
  void write_notes(const TableCell& cell, std::size_t at)
  {
    std::string notes;
    for (const Runs& paragraph : cell.paragraphs) {
      for (const Run& run : paragraph) {
        if (!run.footnote || *run.footnote < 0) continue;
        const auto note = static_cast<std::size_t>(*run.footnote);
        if (note >= document_.footnotes.size()) continue;
        if (!notes.empty()) notes += '\n';
        notes += plain_text(document_.footnotes[note], document_.digits);
      }
    }
    if (!notes.empty()) worksheet_write_comment(sheet_, row_, column(at), cell_content(notes).c_str());
  }

  void measure(const std::string& text, std::size_t at, bool bold)
  {
    for (const std::string_view line : util::split(text, '\n')) {
      const double most = static_cast<double>(util::character_count(line)) * k_widest_letter * k_body_size;
      if (widths_[at] >= std::min(most, k_widest_column)) continue;
      widths_[at] = std::max(widths_[at], thai::text_width(line, k_body_size, bold));
    }
  }

  // Other programs do not measure wrapped text when they open a file, and Excel not that of merged cells.
  void set_heights()
  {
    lxw_row_t row = 0;
    for (const auto* rows : {&table_.head, &table_.rows}) {
      for (const TableRow& each : *rows)
        worksheet_set_row(sheet_, row++, std::min(line_count(each) * k_line_height_points + 2, k_highest_row), nullptr);
    }
  }

  double line_count(const TableRow& row) const
  {
    double most = 1;
    std::size_t at = 0;
    for (const TableCell& cell : row.cells) {
      double room = -2 * k_cell_padding_x;
      for (int i = 0; i < std::max(cell.column_span, 1); ++i)
        room += width(at++);
      double lines = 0;
      const std::string text = cell_text(cell, document_.digits);
      for (const std::string_view line : util::split(text, '\n')) {
        const double length = static_cast<double>(util::display_width(line)) * k_average_letter * k_body_size;
        lines += std::max(1.0, std::ceil(length / room));
      }
      most = std::max(most, lines);
    }
    return most;
  }

  void set_up_print()
  {
    double whole = 0;
    for (std::size_t i = 0; i < widths_.size(); ++i)
      whole += width(i);
    worksheet_set_paper(sheet_, k_a4);
    if (whole > k_portrait_width) worksheet_set_landscape(sheet_);
    worksheet_fit_to_pages(sheet_, 1, 0);
    worksheet_set_margins(sheet_, inches(k_margin_left), inches(k_margin_right), inches(k_margin_top),
                          inches(k_margin_bottom));
    std::string header = "&C";
    std::size_t count = 0;
    const std::string caption = cell_content(thai::in_digits(table_.caption, document_.digits));
    for (std::size_t i = 0; i < caption.size() && count < k_longest_header; ++count) {
      const std::size_t bytes = util::character_at(caption, i).bytes;
      header += caption[i] == '&' ? "&&" : caption.substr(i, bytes);
      i += bytes;
    }
    worksheet_set_header(sheet_, header.c_str());
    worksheet_set_footer(sheet_, "&R&P / &N");
  }

  lxw_worksheet* sheet_;
  const Table& table_;
  const Document& document_;
  Formats& formats_;
  std::vector<double> widths_;
  lxw_row_t row_ = 0;
};

std::uint8_t horizontal(Align align)
{
  switch (align) {
    case Align::centre:
      return LXW_ALIGN_CENTER;
    case Align::right:
      return LXW_ALIGN_RIGHT;
    case Align::distribute:
    case Align::left:
      break;
  }
  return LXW_ALIGN_LEFT;
}

}  // namespace

lxw_format* Formats::of(const Look& look)
{
  const auto found = formats_.find(look);
  if (found != formats_.end()) return found->second;
  lxw_format* format = workbook_add_format(workbook_);
  format_set_font_name(format, "TH SarabunPSK");
  format_set_font_size(format, k_body_size);
  format_set_border(format, LXW_BORDER_THIN);
  format_set_text_wrap(format);
  format_set_align(format, horizontal(look.align));
  format_set_align(format, look.head ? LXW_ALIGN_VERTICAL_CENTER : LXW_ALIGN_VERTICAL_TOP);
  if (look.head || look.bold) format_set_bold(format);
  if (look.head || look.shaded) format_set_bg_color(format, 0xEBEBEB);
  if (!look.number.empty()) format_set_num_format(format, look.number.c_str());
  return formats_.emplace(look, format).first->second;
}

std::string cell_content(std::string_view text)
{
  std::string content;
  std::size_t units = 0;
  for (std::size_t at = 0; at < text.size();) {
    const util::Utf8Character next = util::character_at(text, at);
    const bool forbidden = next.bytes == 0 || (next.code < 0x20 && next.code != U'\n') || next.code == 0x7F ||
                           next.code == 0xFFFE || next.code == 0xFFFF;
    units += next.code > 0xFFFF ? 2 : 1;
    if (units > k_longest_text) break;
    content += forbidden ? std::string_view(" ") : text.substr(at, next.bytes);
    at += std::max<std::size_t>(next.bytes, 1);
  }
  return content;
}

std::string number_format(std::string_view text, thai::Digits digits)
{
  const std::string arabic = thai::to_arabic_digits(util::trim(text));
  std::string_view rest = arabic;
  if (rest.starts_with('-') || rest.starts_with('+')) rest.remove_prefix(1);
  const std::size_t point = rest.find('.');
  const std::string_view whole = rest.substr(0, point);
  const std::string_view decimals = point == std::string_view::npos ? "" : rest.substr(point + 1);
  const bool is_number = !whole.empty() && whole.find_first_not_of("0123456789,") == std::string_view::npos &&
                         decimals.find_first_not_of("0123456789") == std::string_view::npos;
  std::string format = is_number && whole.find(',') != std::string_view::npos ? "#,##0" : "0";
  const std::size_t places = is_number ? decimals.size() : 2;
  if (places > 0) format += "." + std::string(places, '0');
  return digits == thai::Digits::thai ? "[$-D00041E]" + format : format;
}

void fill_sheet(lxw_worksheet* sheet, const Table& table, const Document& document, Formats& formats)
{
  SheetWriter(sheet, table, document, formats).write();
}

}  // namespace office::xlsx
