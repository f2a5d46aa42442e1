// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstring>
#include <utility>

#include "lib/util/csv_state.hpp"

namespace util {

CsvReader::State::State(const State& whole)
    : text(ByteSource(std::string()), whole.text.detected()),
      name(whole.name),
      separator(whole.separator),
      presumes(true),
      piece_(whole.piece_),
      stops_(whole.stops_)
{
}

CsvReader::State::Cut CsvReader::State::cut(State& piece)
{
  while (!at_end_ && end_ - begin_ < piece_)
    refill();
  if (begin_ == end_ || failed_) return Cut::end;
  std::string_view window = between(row_begin(), data_end());
  const bool to_the_end = at_end_ && window.size() <= 2 * piece_;
  if (window.size() > 2 * piece_) window = window.substr(0, piece_);
  const std::size_t rows = to_the_end ? window.size() : window.rfind('\n') + 1;
  const bool quoted = window.find('"') != std::string_view::npos;
  if (rows == 0 || quoted || skipping_ || dropped_ + begin_ < uncut_until_) {
    uncut_until_ = std::max(uncut_until_, dropped_ + begin_ + window.size());
    return Cut::not_here;
  }
  const std::size_t cut_end = begin_ + rows;
  const std::size_t left = end_ - cut_end;
  if (piece.buffer_.size() < left + k_behind) piece.buffer_.resize(left + k_behind);
  std::memcpy(piece.buffer_.data(), buffer_.data() + cut_end, left);
  std::swap(piece.buffer_, buffer_);
  piece.dropped_ = begin_;  // a piece has no text before it: where it begins is kept for rewind_piece()
  piece.end_ = cut_end;
  piece.buffer_[cut_end] = '\n';
  piece.at_end_ = true;
  piece.rewind_piece();
  dropped_ += cut_end;
  begin_ = 0;
  end_ = left;
  buffer_[end_] = '\n';
  first_field_ = {};
  return Cut::piece;
}

void CsvReader::State::rewind_piece()
{
  begin_ = dropped_;
  line_ = 1;
  problems.clear();
  first_field_ = {};
  skipping_ = failed_ = false;
}

bool CsvReader::State::next_uncut(CsvRow& row)
{
  return dropped_ + begin_ < uncut_until_ && next(row);
}

}  // namespace util
