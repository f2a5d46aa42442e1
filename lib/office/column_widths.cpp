// SPDX-License-Identifier: Apache-2.0
#include "lib/office/column_widths.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "lib/office/page.hpp"
#include "lib/office/pdf_columns.hpp"
#include "lib/office/pdf_text.hpp"
#include "lib/thai/fonts.hpp"
#include "lib/util/text.hpp"

namespace office {
namespace {

constexpr double k_widest_letter = 0.75;  // of the type size: every letter of the font is narrower
constexpr std::size_t k_longest_number = 16;
constexpr double k_room = 2 * k_cell_padding_x + 2 * k_border_width;

bool is_number_like(std::string_view word)
{
  return util::character_count(word) <= k_longest_number &&
         std::ranges::none_of(thai::to_arabic_digits(word), [](char c) {
           return static_cast<unsigned char>(c) >= 0x80 || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
         });
}

// A number, a date or a mark like 7/0.00 is one word to a reader, whatever the rules of line breaking say.
double widest_number(std::string_view text, double size, bool bold)
{
  double widest = 0;
  for (const std::string_view line : util::split(text, '\n')) {
    for (const std::string_view word : util::split(line, ' ')) {
      if (!word.empty() && is_number_like(word)) widest = std::max(widest, thai::text_width(word, size, bold));
    }
  }
  return widest;
}

// Measures at one size; widths grow in proportion to the size.
class LeastWidths {
 public:
  LeastWidths(const Table& table, thai::Digits digits) : table_(table), digits_(digits), least_(column_count(table)) {}

  std::vector<double> measure()
  {
    for (const bool spanning : {false, true}) {
      for (const TableRow& row : table_.head)
        read(row, true, spanning);
      for (const TableRow& row : table_.rows)
        read(row, false, spanning);
    }
    return least_;
  }

 private:
  void read(const TableRow& row, bool head, bool spanning)
  {
    std::size_t column = 0;
    for (const TableCell& cell : row.cells) {
      const auto span = static_cast<std::size_t>(std::max(cell.column_span, 1));
      if ((span > 1) == spanning) read(cell, column, span, head);
      column += span;
    }
  }

  void read(const TableCell& cell, std::size_t column, std::size_t span, bool head)
  {
    const auto first = least_.begin() + static_cast<std::ptrdiff_t>(column);
    const auto last = first + static_cast<std::ptrdiff_t>(span);
    for (const Runs& paragraph : cell.paragraphs) {
      for (const Run& run : paragraph) {
        const double present = std::accumulate(first, last, 0.0);
        const std::string text = pdf::printable(run.literal ? run.text : thai::in_digits(run.text, digits_));
        if (static_cast<double>(util::character_count(text)) * k_widest_letter * table_.size <= present) continue;
        const bool bold = head || cell.bold || run.bold;
        const double least = std::max(thai::widest_word(text, table_.size, bold),  //
                                      widest_number(text, table_.size, bold));
        if (least <= present) continue;
        widen(column, span, least - present);
      }
    }
  }

  void widen(std::size_t column, std::size_t span, double by)
  {
    for (std::size_t i = 0; i < span; ++i)
      least_[column + i] += by / static_cast<double>(span);
  }

  const Table& table_;
  thai::Digits digits_;
  std::vector<double> least_;
};

}  // namespace

std::size_t column_count(const Table& table)
{
  std::size_t count = std::max<std::size_t>(table.columns.size(), 1);
  for (const auto* rows : {&table.head, &table.rows}) {
    for (const TableRow& row : *rows) {
      std::size_t cells = 0;
      for (const TableCell& cell : row.cells)
        cells += static_cast<std::size_t>(std::max(cell.column_span, 1));
      count = std::max(count, cells);
    }
  }
  return count;
}

std::string plain_text(const Runs& runs, thai::Digits digits)
{
  std::string text;
  for (const Run& run : runs)
    text += run.literal ? run.text : thai::in_digits(run.text, digits);
  return text;
}

std::string cell_text(const TableCell& cell, thai::Digits digits)
{
  std::string text;
  for (std::size_t i = 0; i < cell.paragraphs.size(); ++i) {
    if (i > 0) text += '\n';
    text += plain_text(cell.paragraphs[i], digits);
  }
  return text;
}

ColumnWidths column_widths(const Table& table, thai::Digits digits, double total)
{
  std::vector<pdf::ColumnNeed> needs;
  for (const double least : LeastWidths(table, digits).measure()) {
    const std::size_t i = needs.size();
    needs.push_back({i < table.columns.size() ? table.columns[i].weight : 1.0, least});
  }
  const pdf::ColumnPlan plan = pdf::plan_columns(needs, total, k_room);
  // Word counts type in half points.
  return {plan.widths, std::max(1.0, std::floor(table.size * plan.scale * 2) / 2)};
}

}  // namespace office
