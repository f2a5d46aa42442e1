// SPDX-License-Identifier: Apache-2.0
// Many rows into one table by few statements. On PostgreSQL each statement is a way to the server and back, so all rows
// go as one array a column; on SQLite, where there is no way, by some tens.
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/db/connection.hpp"

namespace db {

class ManyRows {
 public:
  /// `table` and `columns`: "survey_receipt", "agency_id, receipt"; `kinds`: of the columns. Made once, used from many
  /// threads.
  ManyRows(std::string_view table, std::string_view columns, std::vector<Kind> kinds);

  /// `values` row by row: the rows go in in that order. A value that is not of its column's kind, or rows that are not
  /// whole, are std::logic_error; else as Connection::execute.
  void insert(Connection& connection, std::vector<Value> values) const;
  /// Leaves out rows whose key is there already, or came before among these; the texts that the others have in their
  /// last column.
  std::vector<std::string> insert_new(Connection& connection, std::vector<Value> values) const;

 private:
  using Run = std::function<void(std::vector<Value>&)>;
  void check(const std::vector<Value>& values) const;
  void in_arrays(const std::vector<Value>& values, const Run& run) const;
  void in_blocks(std::vector<Value>& values, const Run& run_block, const Run& run_one) const;

  std::vector<Kind> kinds_;
  std::string arrays_;  ///< the statements, for PostgreSQL
  std::string new_arrays_;
  std::string block_;  ///< for SQLite
  std::string one_;
  std::string new_one_;
};

}  // namespace db
