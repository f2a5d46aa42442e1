// SPDX-License-Identifier: Apache-2.0
// Reads tables that people export from spreadsheets: UTF-8 (with or without byte-order mark), UTF-16 (either order,
// with mark or without), Windows-874/TIS-620; comma, semicolon or tab; quoted fields; LF, CRLF or CR; any size, read in
// pieces. Says for every row where it began, so that a fault can be shown to its author.
#pragma once
#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lib/util/problem.hpp"

namespace util {

struct CsvRow {
  int line = 0;                              ///< line of the file on which the row begins, from 1
  std::span<const std::string_view> fields;  ///< UTF-8, unquoted; valid until the next call of next()
};

class CsvReader {
 public:
  static constexpr std::size_t k_piece_bytes = std::size_t{256} * 1024;
  static constexpr std::size_t k_field_limit = std::size_t{1024} * 1024;
  static constexpr std::size_t k_row_limit = 4 * k_field_limit;
  static constexpr std::size_t k_problem_limit = 1000;

  /// Opens the file and finds out its encoding and separator. A file that cannot be read is std::system_error.
  /// `shown_as` is the name used in problems. Memory stays at a few `piece_bytes`, however long the file.
  static CsvReader open(const std::filesystem::path& path, std::size_t piece_bytes = k_piece_bytes);
  static CsvReader from_text(std::string bytes, std::string shown_as, std::size_t piece_bytes = k_piece_bytes);
  CsvReader(CsvReader&&) noexcept;
  CsvReader& operator=(CsvReader&&) noexcept;
  ~CsvReader();

  /// The next row that is not empty (a row of blanks and separators is); false at the end. Faults of form go to
  /// problems() and the row is passed over: csv.unclosed_quote and csv.field_too_long (reading goes on after the line
  /// on which the field begins), csv.row_too_long, csv.text_after_quote, csv.nul, csv.bad_bytes. A workbook or PDF is
  /// csv.not_a_table and has no rows. After k_problem_limit problems one csv.more_problems, and no more are kept.
  bool next(CsvRow& row);
  /// For who knows the rows to come by their bytes: what lies ready of them, in UTF-8, from the beginning of a row; a
  /// line end stands behind the last byte and up to 63 more bytes may be looked at. Empty where only next() can go on.
  std::string_view ahead() const;
  /// Passes over whole rows of ahead(), each of one line.
  void pass(std::size_t bytes, int rows);
  const Problems& problems() const;
  const std::string& name() const;    ///< the file as shown to people
  std::string_view encoding() const;  ///< "UTF-8", "UTF-16LE", "UTF-16BE" or "windows-874"
  char separator() const;

 private:
  friend class CsvPieces;
  struct State;
  explicit CsvReader(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// A field as it is written into CSV: quoted where needed, and a leading = + - @ tab or CR defused with an apostrophe
/// unless it is a plain number, because spreadsheets would run it as a formula.
std::string csv_field(std::string_view text);

}  // namespace util
