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
  /// `into`: "survey_receipt (agency_id, receipt)"; `kinds`: of these columns; `after`: what stands behind the rows,
  /// for example "ON CONFLICT DO NOTHING RETURNING receipt". Made once, used from many threads.
  ManyRows(std::string_view into, std::vector<Kind> kinds, std::string_view after = {});

  /// `values` row by row: the rows go in in that order. A value that is not of its column's kind, or rows that are not
  /// whole, are std::logic_error; else as Connection::execute.
  void insert(Connection& connection, std::vector<Value> values) const;
  /// With RETURNING of one text: that of each row that went in, to `each`.
  using Each = std::function<void(std::string returned)>;
  void insert(Connection& connection, std::vector<Value> values, const Each& each) const;

 private:
  void insert_arrays(Connection& connection, std::vector<Value>& values, const Each& each) const;
  void insert_blocks(Connection& connection, std::vector<Value>& values, const Each& each) const;

  std::vector<Kind> kinds_;
  std::string of_arrays_;  ///< the statement for PostgreSQL
  std::string of_block_;   ///< for SQLite: of many rows, of one
  std::string of_one_;
};

}  // namespace db
