// SPDX-License-Identifier: Apache-2.0
#include "lib/office/pdf_page_flow.hpp"

#include <algorithm>
#include <deque>
#include <set>

namespace office::pdf {
namespace {

constexpr double k_note_gap = 10;          // above the footnotes, with the rule in it
constexpr double k_tall_row = 0.18;        // share of a page from which a row may be split to fill the page before
constexpr double k_most_carried = 0.6;     // share of a page that footnotes carried over from the last one may take
constexpr std::size_t k_fewest_lines = 3;  // of a row that is split to fill a page
constexpr double k_longest_note = 0.3;     // share of a page that footnotes may ask of it at once
constexpr double k_slack = 0.01;           // sums of lengths are not exact

class PageFlow {
 public:
  PageFlow(std::vector<FlowItem> items, const NoteLines& note_lines, double reserved)
      : queue_(std::make_move_iterator(items.begin()), std::make_move_iterator(items.end())),
        note_lines_(note_lines),
        reserved_(reserved)
  {
  }

  std::vector<Page> run()
  {
    while (!queue_.empty()) {
      if (queue_.front().on_new_page && !fresh_) turn_page();
      queue_.front().on_new_page = false;
      if (fresh_) page_.sheet = queue_.front().sheet;
      const std::size_t chain = chain_length();
      if (fits(chain))
        place_front(chain);
      else if (split_last_row_of(chain))
        continue;
      else if (!fresh_)
        turn_page();
      else
        place_what_fits(chain);
    }
    do
      turn_page();
    while (!carried_notes_.empty() || !notes_.empty());
    return std::move(pages_);
  }

 private:
  std::size_t chain_length() const
  {
    std::size_t length = 1;
    while (length < queue_.size() && queue_[length - 1].keep_with_next && !queue_[length].on_new_page)
      ++length;
    return length;
  }

  // Height of a piece below what already stands, its gap included.
  double height_below(const Piece& piece, double gap_before, bool top) const
  {
    return piece.height + (top ? 0 : std::max(gap_before, piece.gap_above));
  }

  double chain_height(std::size_t length) const
  {
    double height = 0;
    double gap = gap_;
    bool top = at_top_;
    for (std::size_t i = 0; i < length; ++i) {
      height += height_below(queue_[i].piece, gap, top);
      gap = queue_[i].piece.gap_below;
      top = false;
    }
    return height;
  }

  // Height that the footnotes of these pieces need on the page; long ones go on on the next.
  double note_height(const std::vector<const Piece*>& pieces) const
  {
    double height = 0;
    std::set<int> counted = shown_notes_;
    for (const Piece* piece : pieces)
      for (const PlacedLine& line : piece->lines)
        for (const int note : line.text->lines()[line.line].notes)
          if (counted.insert(note).second)
            for (const Piece& note_line : note_lines_(note))
              height += note_line.height;
    if (height > 0 && notes_.empty()) height += k_note_gap;
    return std::min(height, k_longest_note * body_height());
  }

  double body_height() const { return page_.sheet.body_height() - reserved_; }
  double room() const { return body_height() - used_ - notes_height_; }

  bool fits(std::size_t length) const
  {
    std::vector<const Piece*> pieces;
    for (std::size_t i = 0; i < length; ++i)
      pieces.push_back(&queue_[i].piece);
    return chain_height(length) + note_height(pieces) <= room() + k_slack;
  }

  void place(Piece piece)
  {
    used_ += height_below(piece, gap_, at_top_);
    gap_ = piece.gap_below;
    at_top_ = false;
    for (const PlacedLine& line : piece.lines)
      for (const int note : line.text->lines()[line.line].notes)
        add_note(note);
    const double y = k_margin_top + used_ - piece.height;
    page_.pieces.push_back({std::move(piece), y});
  }

  void place_front(std::size_t count)
  {
    for (; count > 0; --count) {
      place(std::move(queue_.front().piece));
      queue_.pop_front();
      fresh_ = false;
    }
  }

  // A chain higher than a page is broken where the page ends; what alone is too high stands over the edge.
  void place_what_fits(std::size_t chain)
  {
    if (!fits(1) && split_last_row_of(1)) return;
    std::size_t count = 1;
    while (count + 1 < chain && fits(count + 1))
      ++count;
    place_front(count);
  }

  void add_note(int note)
  {
    if (!shown_notes_.insert(note).second) return;
    for (Piece& line : note_lines_(note))
      carried_notes_.push_back(std::move(line));
    take_notes(body_height() - used_);
  }

  // Moves waiting footnote lines to this page as far as `height` allows for all footnotes together.
  void take_notes(double height)
  {
    while (!carried_notes_.empty()) {
      const double more = carried_notes_.front().height + (notes_.empty() ? k_note_gap : 0);
      if (notes_height_ + more > height + k_slack) return;
      notes_height_ += more;
      notes_.push_back(std::move(carried_notes_.front()));
      carried_notes_.pop_front();
    }
  }

  void turn_page()
  {
    double y = k_margin_top + body_height() - notes_height_;
    if (!notes_.empty()) page_.note_rule = y + k_note_gap / 2;
    y += k_note_gap;
    for (Piece& note : notes_) {
      const double height = note.height;
      page_.pieces.push_back({std::move(note), y});
      y += height;
    }
    const Sheet sheet = queue_.empty() ? page_.sheet : queue_.front().sheet;
    pages_.push_back(std::move(page_));
    page_ = {};
    page_.sheet = sheet;
    notes_.clear();
    used_ = gap_ = notes_height_ = 0;
    at_top_ = fresh_ = true;
    take_notes(body_height() * (queue_.empty() ? 1 : k_most_carried));
    if (!queue_.empty() && queue_.front().head != nullptr)
      for (const Piece& piece : *queue_.front().head)
        place(piece);
  }

  // Splits the row at the end of the chain, or before what must stay with it, so that its first part ends this page.
  // False where that is not to be.
  bool split_last_row_of(std::size_t chain)
  {
    while (chain > 1 && queue_[chain - 1].row == nullptr)
      --chain;
    FlowItem& item = queue_[chain - 1];
    if (item.row == nullptr) return false;
    const bool forced = fresh_ && chain == 1;
    if (!forced && item.piece.height < k_tall_row * body_height()) return false;
    const Row& row = *item.row;
    const std::size_t all = row.line_count();
    const double before = chain_height(chain) - item.piece.height;
    std::size_t lines = all;
    std::pair<Row, Row> parts;
    for (--lines; lines >= 1; --lines) {
      if (before + row.height(lines) > room() + k_slack) continue;
      if (all - lines == 1 && lines > 2) continue;  // one line alone would be left over
      parts = row.split(lines);
      if (forced || first_part_fits(chain, before, parts.first.piece())) break;
    }
    if (lines < (forced ? 1U : k_fewest_lines)) return false;
    FlowItem rest = item;
    rest.row = std::make_shared<const Row>(std::move(parts.second));
    rest.piece = rest.row->piece();
    item.piece = parts.first.piece();
    place_front(chain);
    queue_.push_front(std::move(rest));
    turn_page();
    return true;
  }

  bool first_part_fits(std::size_t chain, double before, const Piece& part) const
  {
    std::vector<const Piece*> pieces;
    for (std::size_t i = 0; i + 1 < chain; ++i)
      pieces.push_back(&queue_[i].piece);
    pieces.push_back(&part);
    return before + part.height + note_height(pieces) <= room() + k_slack;
  }

  std::deque<FlowItem> queue_;
  const NoteLines& note_lines_;
  double reserved_;
  std::vector<Page> pages_;
  Page page_;
  double used_ = 0;
  double gap_ = 0;      // below the last piece
  bool at_top_ = true;  // nothing stands on the page
  bool fresh_ = true;   // nothing but a repeated head stands on the page
  std::vector<Piece> notes_;
  double notes_height_ = 0;
  std::deque<Piece> carried_notes_;
  std::set<int> shown_notes_;
};

}  // namespace

std::vector<Page> flow(std::vector<FlowItem> items, const NoteLines& note_lines, double reserved)
{
  return PageFlow(std::move(items), note_lines, reserved).run();
}

}  // namespace office::pdf
