// SPDX-License-Identifier: Apache-2.0
// Where the lines of a paragraph end.
#include <algorithm>

#include "lib/office/pdf_text.hpp"

namespace office::pdf {
namespace {

constexpr double k_width_slack = 0.05;  // points; sums of widths are not exact

}  // namespace

const ShapedText::Mark* ShapedText::mark_at(int byte) const
{
  const auto found =
      std::find_if(marks.begin(), marks.end(), [&](const Mark& mark) { return byte >= mark.begin && byte < mark.end; });
  return found != marks.end() ? &*found : nullptr;
}

double ShapedText::widest_line() const
{
  double widest = 0;
  std::size_t first = 0;
  for (const std::size_t end : hard_ends) {
    double width = 0;
    for (; first < end; ++first)
      width += clusters[first].width;
    widest = std::max(widest, width);
  }
  return widest;
}

double ShapedText::widest_word() const
{
  double widest = 0;
  double word = 0;
  double blanks = 0;  // behind the word; they take no room where the line is broken behind them
  std::size_t hard = 0;
  for (std::size_t i = 0; i < clusters.size(); ++i) {
    const bool begins_line = hard < hard_ends.size() && i == hard_ends[hard];
    while (hard < hard_ends.size() && i >= hard_ends[hard])
      ++hard;
    if (clusters[i].begins_word || begins_line) word = blanks = 0;
    if (clusters[i].blank) {
      blanks += clusters[i].width;
      continue;
    }
    word += blanks + clusters[i].width;
    blanks = 0;
    widest = std::max(widest, word);
  }
  return widest;
}

SetText::SetText(ShapedTextPtr shaped, double width, double first_indent) : shaped_(std::move(shaped))
{
  std::size_t first = 0;
  for (const std::size_t end : shaped_->hard_ends) {
    double indent = first_indent;
    do {
      const std::size_t last = end_of_line(first, end, width - indent);
      lines_.push_back(make_line(first, last));
      lines_.back().indent = indent;
      lines_.back().ends_paragraph = last == end;
      first = last;
      indent = 0;
    } while (first < end);
  }
}

std::size_t SetText::end_of_line(std::size_t first, std::size_t end, double room) const
{
  const std::vector<Cluster>& clusters = shaped_->clusters;
  std::size_t word = first;  // where the last word that may go to the next line begins
  double width = 0;
  for (std::size_t i = first; i < end; ++i) {
    if (clusters[i].begins_word) word = i;
    width += clusters[i].width;
    if (clusters[i].blank || i == first || width <= room + k_width_slack) continue;
    if (word > first) return word;
    // The word alone is longer than the line. A footnote's mark stays with the letter before it.
    while (i > first + 1 && clusters[i].rise > 0)
      --i;
    return i;
  }
  return end;
}

std::string SetText::opening(std::size_t line, double room) const
{
  const std::vector<Cluster>& clusters = shaped_->clusters;
  const Line& asked = lines_[line];
  std::size_t end = asked.first;
  double width = 0;
  for (std::size_t i = asked.first; i < asked.last; ++i) {
    if (clusters[i].begins_word && i > asked.first) end = i;
    width += clusters[i].width;
    if (width > room && end > asked.first) break;
    if (i + 1 == asked.last) end = asked.last;
  }
  while (end > asked.first && clusters[end - 1].blank)
    --end;
  if (end == asked.first) return {};
  const auto begin = static_cast<std::size_t>(clusters[asked.first].begin);
  return shaped_->text.substr(begin, static_cast<std::size_t>(clusters[end - 1].end) - begin);
}

Line SetText::make_line(std::size_t first, std::size_t last) const
{
  Line line{.first = first, .last = last};
  while (line.last > first && shaped_->clusters[line.last - 1].blank)
    --line.last;
  for (std::size_t i = first; i < line.last; ++i) {
    const Cluster& cluster = shaped_->clusters[i];
    line.width += cluster.width;
    if (cluster.rise <= 0) continue;
    const int note = shaped_->mark_at(cluster.begin)->note;
    if (line.notes.empty() || line.notes.back() != note) line.notes.push_back(note);
  }
  return line;
}

}  // namespace office::pdf
