// SPDX-License-Identifier: Apache-2.0
#include "lib/office/pdf_table.hpp"

#include <algorithm>

#include "lib/office/cell_align.hpp"
#include "lib/office/pdf_columns.hpp"

namespace office::pdf {
namespace {

constexpr double k_small_table = 0.25;  // share of a page up to which a table is not divided
constexpr double k_small_row = 0.1;     // share of a page up to which two rows are kept together
constexpr double k_highest_head = 0.4;  // share of a page above which a head is not repeated
constexpr double k_padding = 2 * k_cell_padding_x;

class TableLayout {
 public:
  TableLayout(const Table& table, const Typesetter& typesetter, double width) : table_(table), typesetter_(typesetter)
  {
    columns_ = std::max<std::size_t>(1, table.columns.size());
    for (const auto* rows : {&table.head, &table.rows})
      for (const TableRow& row : *rows)
        columns_ = std::max(columns_, column_count(row));
    for (const TableRow& row : table.head)
      measure(row, true);
    for (const TableRow& row : table.rows)
      measure(row, false);
    plan_ = plan_columns(needs(), width, k_padding);
  }

  double size() const { return table_.size * plan_.scale; }

  /// Rows are asked for in order: heads first.
  Row next_row(const TableRow& source, bool head)
  {
    Row row{.cells = {}, .size = size(), .ruled = !table_.borderless};
    std::size_t column = 0;
    double x = k_margin_left;
    for (const TableCell& cell : source.cells) {
      const std::size_t span = span_of(cell, column);
      const double width = width_of(column, span);
      row.cells.push_back(set_cell(cell, column, head, x, width));
      column += span;
      x += width;
    }
    // A row with too few cells is closed by an empty one.
    if (column < columns_) row.cells.push_back({.x = x, .width = width_of(column, columns_ - column), .shaded = head});
    return row;
  }

 private:
  static std::size_t column_count(const TableRow& row)
  {
    std::size_t count = 0;
    for (const TableCell& cell : row.cells)
      count += static_cast<std::size_t>(std::max(1, cell.column_span));
    return count;
  }

  std::size_t span_of(const TableCell& cell, std::size_t column) const
  {
    return std::min(static_cast<std::size_t>(std::max(1, cell.column_span)), columns_ - column);
  }

  double width_of(std::size_t column, std::size_t span) const
  {
    double width = 0;
    for (std::size_t i = column; i < column + span; ++i)
      width += plan_.widths[i];
    return width;
  }

  // Shapes every paragraph of the row, which tells how wide its words are.
  void measure(const TableRow& row, bool head)
  {
    std::size_t column = 0;
    for (const TableCell& cell : row.cells) {
      Measured measured{.column = column, .span = span_of(cell, column)};
      for (const Runs& runs : cell.paragraphs) {
        shaped_.push_back(typesetter_.shape(runs, {table_.size, head || cell.bold}));
        measured.word = std::max(measured.word, shaped_.back()->widest_word());
      }
      column += measured.span;
      measured_.push_back(measured);
    }
  }

  std::vector<ColumnNeed> needs() const
  {
    std::vector<ColumnNeed> needs(columns_);
    for (std::size_t i = 0; i < table_.columns.size(); ++i)
      needs[i].weight = table_.columns[i].weight;
    for (const Measured& cell : measured_)
      if (cell.span == 1) needs[cell.column].word = std::max(needs[cell.column].word, cell.word);
    for (const Measured& cell : measured_) {
      double have = k_padding * static_cast<double>(cell.span - 1);
      for (std::size_t i = 0; i < cell.span; ++i)
        have += needs[cell.column + i].word;
      for (std::size_t i = 0; i < cell.span && have < cell.word; ++i)
        needs[cell.column + i].word += (cell.word - have) / static_cast<double>(cell.span);
    }
    return needs;
  }

  Row::Cell set_cell(const TableCell& cell, std::size_t column, bool head, double x, double width)
  {
    Row::Cell result{.x = x, .width = width, .align = cell_align(table_, cell, column, head)};
    result.shaded = head || cell.shaded;
    const double room = width - k_padding;
    for (const Runs& runs : cell.paragraphs) {
      const ShapedTextPtr shaped = std::move(shaped_[next_++]);
      const SetTextPtr text = plan_.scale < 1 || shaped->right_to_left
                                  ? typesetter_.set(runs, {size(), head || cell.bold}, room)
                                  : std::make_shared<const SetText>(shaped, room, 0);
      for (std::size_t line = 0; line < text->lines().size(); ++line)
        result.lines.push_back({text, line});
    }
    return result;
  }

  struct Measured {
    std::size_t column = 0;
    std::size_t span = 1;
    double word = 0;
  };

  const Table& table_;
  const Typesetter& typesetter_;
  std::size_t columns_ = 1;
  std::vector<Measured> measured_;
  std::vector<ShapedTextPtr> shaped_;  // the paragraphs of all cells in order
  std::size_t next_ = 0;
  ColumnPlan plan_;
};

std::vector<FlowItem> caption_items(const std::string& caption, double size, const Typesetter& typesetter, double width)
{
  std::vector<FlowItem> items;
  if (caption.empty()) return items;
  const SetTextPtr text = typesetter.set(caption, {size, true}, width);
  for (std::size_t line = 0; line < text->lines().size(); ++line) {
    FlowItem item{.keep_with_next = true};
    item.piece.height = text->pitch();
    item.piece.lines.push_back({text, line, k_margin_left, size * k_ascent, width, Align::left});
    items.push_back(std::move(item));
  }
  items.front().piece.gap_above = k_block_gap;
  items.back().piece.gap_below = k_caption_gap;
  return items;
}

double height_of(const std::vector<FlowItem>& items)
{
  double height = 0;
  for (const FlowItem& item : items)
    height += item.piece.height;
  return height;
}

// Heads as they return on further pages; none where they would fill too much of them.
std::shared_ptr<const std::vector<Piece>> repeated_head(std::vector<FlowItem> caption,
                                                        const std::vector<FlowItem>& heads, double body_height)
{
  auto pieces = std::make_shared<std::vector<Piece>>();
  if (height_of(caption) + height_of(heads) > k_highest_head * body_height) return pieces;
  for (FlowItem& item : caption)
    pieces->push_back(std::move(item.piece));
  for (const FlowItem& item : heads)
    pieces->push_back(item.piece);
  return pieces;
}

// A small table stands on one page; of a larger one, no page begins or ends with a single small row.
void keep_rows(std::vector<FlowItem>& rows, double height_above, double body_height)
{
  if (rows.size() < 2) return;
  const bool small = height_above + height_of(rows) <= k_small_table * body_height;
  const auto keep = [&](std::size_t i) {
    const double higher = std::max(rows[i].piece.height, rows[i + 1].piece.height);
    if (small || higher <= k_small_row * body_height) rows[i].keep_with_next = true;
  };
  for (std::size_t i = 0; small && i + 1 < rows.size(); ++i)
    keep(i);
  keep(0);
  keep(rows.size() - 2);
}

}  // namespace

std::vector<FlowItem> table_items(const Table& table, const std::string& continued, const Typesetter& typesetter,
                                  const Sheet& sheet)
{
  TableLayout layout(table, typesetter, sheet.text_width());
  const double caption_size = std::max(layout.size(), table.size);
  std::vector<FlowItem> items = caption_items(table.caption, caption_size, typesetter, sheet.text_width());
  const auto add_rows = [&](const std::vector<TableRow>& sources, bool head) {
    std::vector<FlowItem> rows;
    for (const TableRow& source : sources) {
      auto row = std::make_shared<Row>(layout.next_row(source, head));
      FlowItem item{.piece = row->piece(), .keep_with_next = head || source.keep_with_next};
      if (!head) item.row = std::move(row);
      rows.push_back(std::move(item));
    }
    return rows;
  };
  std::vector<FlowItem> heads = add_rows(table.head, true);
  std::vector<FlowItem> rows = add_rows(table.rows, false);
  const std::string caption = table.caption.empty() ? "" : table.caption + " " + continued;
  const auto head =
      repeated_head(caption_items(caption, caption_size, typesetter, sheet.text_width()), heads, sheet.body_height());
  for (FlowItem& row : rows)
    row.head = head;
  keep_rows(rows, height_of(items) + height_of(heads), sheet.body_height());
  std::move(heads.begin(), heads.end(), std::back_inserter(items));
  std::move(rows.begin(), rows.end(), std::back_inserter(items));
  if (items.empty()) return items;
  items.front().piece.gap_above = table.borderless ? k_paragraph_gap : k_block_gap;
  items.back().piece.gap_below = table.borderless ? k_paragraph_gap : k_block_gap;
  items.back().keep_with_next = !table.rows.empty() && table.rows.back().keep_with_next;
  return items;
}

}  // namespace office::pdf
