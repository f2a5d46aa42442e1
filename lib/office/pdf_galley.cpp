// SPDX-License-Identifier: Apache-2.0
#include "lib/office/pdf_galley.hpp"

#include <algorithm>

#include "lib/office/pdf_picture.hpp"
#include "lib/office/pdf_table.hpp"

namespace office::pdf {
namespace {

constexpr double k_picture_title_size = 14;
constexpr double k_highest_picture = 0.8;  // share of a page, so that its heading and its title stand with it
constexpr double k_note_hang = 10;
constexpr double k_note_number_scale = 0.75;
constexpr double k_note_number_rise = 0.32;

Piece piece_of_line(const SetTextPtr& text, std::size_t line, double x, double width, Align align)
{
  Piece piece;
  piece.height = text->pitch();
  piece.lines.push_back({text, line, x, text->size() * k_ascent, width, align});
  return piece;
}

class Galley {
 public:
  Galley(const Document& document, const Typesetter& typesetter) : document_(document), typesetter_(typesetter) {}

  std::vector<FlowItem> run()
  {
    if (document_.emblem) add(*document_.emblem);
    for (const std::string& line : document_.title_lines)
      append(lines_of(typesetter_.set(line, {k_title_size, true}, width()), k_margin_left, Align::centre));
    if (!items_.empty()) items_.back().piece.gap_below = k_block_gap;
    for (const Block& block : document_.blocks)
      std::visit([this](const auto& b) { add(b); }, block);
    return std::move(items_);
  }

 private:
  double width() const { return sheet_.text_width(); }

  // One item a line; the first two and the last two lines of a paragraph never part.
  std::vector<FlowItem> lines_of(const SetTextPtr& text, double x, Align align) const
  {
    std::vector<FlowItem> items;
    const std::size_t count = text->lines().size();
    const double room = k_margin_left + width() - x;
    for (std::size_t i = 0; i < count; ++i) {
      FlowItem item{.piece = piece_of_line(text, i, x, room, align)};
      item.keep_with_next = i + 1 < count && (i == 0 || i + 2 == count);
      items.push_back(std::move(item));
    }
    return items;
  }

  void append(std::vector<FlowItem> items)
  {
    if (items.empty()) return;
    FlowItem& first = items.front();
    first.on_new_page = new_page_;
    first.piece.gap_above = std::max(first.piece.gap_above, space_);
    new_page_ = false;
    space_ = 0;
    for (FlowItem& item : items)
      item.sheet = sheet_;
    std::move(items.begin(), items.end(), std::back_inserter(items_));
  }

  void add(const Heading& heading)
  {
    const TextStyle style{heading_size(heading.level), true};
    double x = k_margin_left;
    SetTextPtr number;
    if (!heading.number.empty()) {
      number = typesetter_.set(heading.number, style);
      x += std::min(number->lines().front().width + style.size / 2, width() / 3);
    }
    std::vector<FlowItem> items =
        lines_of(typesetter_.set(heading.text, style, k_margin_left + width() - x), x, Align::left);
    for (FlowItem& item : items)
      item.keep_with_next = true;
    Piece& first = items.front().piece;
    if (number != nullptr)
      first.lines.push_back({number, 0, k_margin_left, style.size * k_ascent, width(), Align::left});
    first.gap_above = heading_space_above(heading.level);
    items.back().piece.gap_below = k_heading_space_below;
    const std::string text = heading.number.empty() ? heading.text : heading.number + " " + heading.text;
    first.bookmark = Bookmark{std::clamp(heading.level, 1, 3), typesetter_.in_digits(text)};
    append(std::move(items));
  }

  void add(const Paragraph& paragraph)
  {
    const double indent = std::clamp(paragraph.indent, 0.0, width() * 0.8);
    const double first = paragraph.first_line_indent ? k_first_line_indent : 0;
    const SetTextPtr text = typesetter_.set(paragraph.runs, {paragraph.size, false}, width() - indent, first);
    std::vector<FlowItem> items = lines_of(text, k_margin_left + indent, paragraph.align);
    items.back().piece.gap_below = k_paragraph_gap;
    items.back().keep_with_next = paragraph.keep_with_next;
    append(std::move(items));
  }

  void add(const ListItem& list_item)
  {
    const TextStyle style{k_body_size, false};
    const double x = k_margin_left + k_list_indent + std::clamp(list_item.level, 0, 8) * k_list_step;
    const SetTextPtr mark = typesetter_.set(list_item.mark, style);
    const double hang = std::max(k_list_hang, mark->lines().front().width + style.size / 4);
    const double left = std::min(x + hang, k_margin_left + width() * 0.8);
    const SetTextPtr text = typesetter_.set(list_item.runs, style, k_margin_left + width() - left);
    std::vector<FlowItem> items = lines_of(text, left, Align::distribute);
    items.front().piece.lines.push_back({mark, 0, x, style.size * k_ascent, hang, Align::left});
    items.back().piece.gap_below = k_paragraph_gap;
    items.back().keep_with_next = list_item.keep_with_next;
    append(std::move(items));
  }

  void add(const Table& table) { append(table_items(table, document_.continued_label, typesetter_, sheet_)); }

  void add(const Picture& picture)
  {
    const SetTextPtr title = typesetter_.set(picture.title, {k_picture_title_size, false}, width());
    const Extent extent = picture_extent(picture, {width(), sheet_.body_height() * k_highest_picture});
    if (picture.beside_next) {
      FlowItem beside{.keep_with_next = true};
      beside.piece.picture = PlacedPicture{&picture, k_margin_left, 0, extent.width, extent.height};
      append({std::move(beside)});
      return;
    }
    const double indent = std::clamp(picture.indent, 0.0, width() - extent.width);
    const double x = k_margin_left + indent + (width() - indent - extent.width) / 2;
    FlowItem item;
    item.piece.picture = PlacedPicture{&picture, x, 0, extent.width, extent.height};
    item.piece.height = extent.height;
    item.piece.gap_above = item.piece.gap_below = k_block_gap;
    if (!picture.title.empty()) {
      item.piece.height += k_caption_gap;
      for (std::size_t line = 0; line < title->lines().size(); ++line) {
        const double baseline = item.piece.height + title->size() * k_ascent;
        item.piece.lines.push_back({title, line, k_margin_left, baseline, width(), Align::centre});
        item.piece.height += title->pitch();
      }
    }
    std::vector<FlowItem> items;
    items.push_back(std::move(item));
    append(std::move(items));
  }

  void add(const PageBreak& page_break)
  {
    new_page_ = true;
    sheet_.landscape = page_break.landscape;
  }

  void add(const Space& space) { space_ += std::max(0.0, space.points); }

  const Document& document_;
  const Typesetter& typesetter_;
  std::vector<FlowItem> items_;
  bool new_page_ = false;
  Sheet sheet_;
  double space_ = 0;
};

}  // namespace

std::vector<FlowItem> galley(const Document& document, const Typesetter& typesetter)
{
  return Galley(document, typesetter).run();
}

std::vector<Piece> note_lines(const Document& document, int note, const Typesetter& typesetter)
{
  const double x = k_margin_left + k_note_hang;
  const double width = k_text_width - k_note_hang;
  const SetTextPtr text =
      typesetter.set(document.footnotes.at(static_cast<std::size_t>(note)), {k_footnote_size, false}, width);
  std::vector<Piece> pieces;
  for (std::size_t line = 0; line < text->lines().size(); ++line)
    pieces.push_back(piece_of_line(text, line, x, width, Align::distribute));
  const double number_size = k_footnote_size * k_note_number_scale;
  const SetTextPtr number = typesetter.set(std::to_string(typesetter.note_number(note)), {number_size, false});
  const double baseline = k_footnote_size * (k_ascent - k_note_number_rise);
  pieces.front().lines.push_back({number, 0, k_margin_left, baseline, k_note_hang, Align::left});
  return pieces;
}

}  // namespace office::pdf
