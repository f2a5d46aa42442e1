// SPDX-License-Identifier: Apache-2.0
// Reads tables that people export from spreadsheets: UTF-8 (with or without byte-order mark), UTF-16 (either order,
// with mark), Windows-874/TIS-620; comma, semicolon or tab; quoted fields; LF, CRLF or CR; any size, read in pieces.
// Says for every row where it began, so that a fault can be shown to its author.
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
  /// Opens the file and looks at its beginning for encoding and separator. `shown_as` is the name used in problems.
  static CsvReader open(const std::filesystem::path& path);
  static CsvReader from_text(std::string bytes, std::string shown_as);
  CsvReader(CsvReader&&) noexcept;
  CsvReader& operator=(CsvReader&&) noexcept;
  ~CsvReader();

  /// The next row that is not empty; false at the end. Faults of form (a quote never closed, bytes that are no
  /// character, a NUL, a field over 1 MiB) go to problems() and the row is passed over.
  bool next(CsvRow& row);
  const Problems& problems() const;
  const std::string& name() const;    ///< the file as shown to people
  std::string_view encoding() const;  ///< "UTF-8", "UTF-16LE", "UTF-16BE" or "windows-874"
  char separator() const;

 private:
  struct State;
  explicit CsvReader(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// A field as it is written into CSV: quoted where needed, and a leading = + - @ tab or CR defused with an apostrophe
/// unless it is a plain number, because spreadsheets would run it as a formula.
std::string csv_field(std::string_view text);

}  // namespace util
