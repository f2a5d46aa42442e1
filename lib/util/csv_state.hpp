// SPDX-License-Identifier: Apache-2.0
// What the CSV reader keeps while it reads; for csv.cpp (pieces, rows handed out) and csv_scan.cpp (one row taken
// apart) only.
#pragma once
#include <array>
#include <cstddef>
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

  bool next(CsvRow& row);

  TableText text;
  std::string name;
  Problems problems;
  char separator = ',';

 private:
  enum class Step { row, more, fatal };
  struct Fault {
    const char* code;
    std::size_t offset;  // from the beginning of the row
  };

  void refill();
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

  std::size_t piece_;
  std::vector<char> buffer_;  // [begin_, end_) is unread text; a line end stands at end_ so that a scan stops there
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  bool at_end_ = false;    // no more text behind end_
  bool skipping_ = false;  // what is left of a line after a fault that makes the row's end unknowable
  int line_ = 1;           // of begin_
  std::array<bool, 256> stops_{};

  // The row that scan_row() found.
  std::vector<std::string_view> fields_;
  std::vector<std::size_t> doubled_;  // fields with doubled quotes in them
  std::vector<Fault> faults_;
  std::size_t row_bytes_ = 0;  // with its line end
  int lines_inside_ = 0;       // line ends inside quotes
};

}  // namespace util
