// SPDX-License-Identifier: Apache-2.0
// Reads a long table with several threads: cuts it into pieces of whole rows, has each taken apart on its own, and
// hands what was found back in the order of the file, so that nobody can tell how many threads there were. Rows where a
// quote might span a cut are read in order. Memory stays at a few pieces a thread.
#pragma once
#include <functional>
#include <memory>

#include "lib/util/csv.hpp"

namespace util {

/// What is made of one piece.
class CsvPiece {
 public:
  CsvPiece() = default;
  CsvPiece(const CsvPiece&) = delete;
  CsvPiece& operator=(const CsvPiece&) = delete;
  virtual ~CsvPiece() = default;
  /// Takes in the rows, whose lines count from 1; on any thread, beside other pieces.
  virtual void take(CsvReader& rows) = 0;
  /// Whether what was taken in holds, now that everything before it in the file is settled, and is settled too; where
  /// not, the rows are read again in order.
  virtual bool settle(int lines_before) = 0;
};

class CsvPieces {
 public:
  explicit CsvPieces(CsvReader reader);

  const std::string& name() const { return reader_.name(); }
  bool next(CsvRow& row);  ///< a row in order, before read(): the heading
  /// Reads what is left. `make` is called on any thread, `in_order` on one at a time. What they throw is thrown here.
  void read(unsigned threads, const std::function<std::unique_ptr<CsvPiece>()>& make,
            const std::function<void(const CsvRow&)>& in_order);
  /// False where the file is not in the encoding that its beginning promised: then forget what was read, start_again().
  bool holds() const { return holds_; }
  void start_again();
  /// Faults of form, as CsvReader::problems(), in the order of the file.
  const Problems& problems() const { return problems_; }

 private:
  class Run;
  void take_problems(int lines_before, Problems& from);
  CsvReader reader_;
  Problems problems_;
  bool holds_ = true;
};

}  // namespace util
