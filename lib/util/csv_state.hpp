// SPDX-License-Identifier: Apache-2.0
// What the CSV reader keeps while it reads; for csv.cpp (buffer, rows handed out), csv_scan.cpp (one row taken apart),
// csv_quick.cpp (the usual row taken apart) and csv_pieces.cpp (rows cut off for other threads) only.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lib/util/csv.hpp"
#include "lib/util/csv_text.hpp"

namespace util {

/// The rows in the text. The buffer always holds the row being read from its beginning; where the row's end is not in
/// the buffer yet, more is read and the row is looked at again. Fields that need no unquoting stay where they are.
struct CsvReader::State {
  State(ByteSource source, std::string shown_as, std::size_t piece);
  /// For pieces cut off `whole`, which it is until cut() gives it one.
  explicit State(const State& whole);

  bool next(CsvRow& row);
  std::string_view ahead() const
  {
    return skipping_ || failed_ ? std::string_view() : between(row_begin(), data_end());
  }
  void pass(std::size_t bytes, int rows)
  {
    begin_ += bytes;
    line_ += rows;
  }
  /// Makes sure of the encoding; begins again where it was only presumed.
  void settle_encoding();
  /// Likewise, unless the caller can begin again.
  State& settled()
  {
    if (!presumes) settle_encoding();
    return *this;
  }

  enum class Cut { piece, not_here, end };
  /// Hands the rows that follow to `piece`, which counts lines from 1. not_here: a quote might make rows go on over the
  /// cut; next_uncut() reads on until the next place where a cut can be tried.
  Cut cut(State& piece);
  bool next_uncut(CsvRow& row);
  void rewind_piece();
  bool failed() const { return failed_; }  ///< the presumed encoding cannot be trusted; rows end early
  int line() const { return line_; }
  void set_line(int line) { line_ = line; }

  TableText text;
  std::string name;
  Problems problems;
  char separator = ',';
  bool presumes = false;  ///< the caller can begin again when failed()

 private:
  enum class Step { row, more, fatal };
  struct Fault {
    const char* code;
    std::size_t offset;  // from the beginning of the row
  };

  void find_heading();
  void refill();
  bool quick_row(CsvRow& row);
  const char* known_first_field(const char* at);
  bool hand_out_quick(CsvRow& row, const char* end, bool ascii);
  Step scan_row();
  Step scan_quoted(const char*& at);
  const char* scan_plain(const char* at);
  Step needs_more(const char* field);
  Step fatal(const char* code, const char* at);
  void note(const char* code, const char* at);
  void add_problem(const Fault& fault);
  bool skip_line();
  bool take_row(CsvRow& row);
  void unquote();
  static int count_line_ends(std::string_view text);  ///< LF, CRLF and CR each end a line
  static std::string_view between(const char* from, const char* to)
  {
    return {from, static_cast<std::size_t>(to - from)};
  }
  const char* row_begin() const { return buffer_.data() + begin_; }
  const char* data_end() const { return buffer_.data() + end_; }

  static constexpr std::size_t k_behind = 64;  // bytes of the buffer behind end_, so that a look at 64 bytes is allowed

  std::size_t piece_;
  std::vector<char> buffer_;  // [begin_, end_) is unread text; a line end stands at end_ so that a scan stops there
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::size_t dropped_ = 0;      // bytes of text before the buffer
  std::size_t uncut_until_ = 0;  // likewise from the beginning of the text: no cut is tried before
  bool at_end_ = false;          // no more text behind end_
  bool failed_ = false;
  bool skipping_ = false;  // what is left of a line after a fault that makes the row's end unknowable
  int line_ = 1;           // of begin_
  std::array<bool, 256> stops_{};

  // The row that scan_row() found.
  std::vector<std::string_view> fields_;
  std::vector<std::size_t> doubled_;  // fields with doubled quotes in them
  std::vector<Fault> faults_;
  std::size_t row_bytes_ = 0;  // with its line end
  int lines_inside_ = 0;       // line ends inside quotes

  // The row that quick_row() found, and what it knows of the one before.
  std::vector<std::string_view> quick_fields_;
  std::size_t quick_count_ = 0;
  std::string_view first_field_;  // with its separator, in the buffer, checked; empty where there is none
};

}  // namespace util
