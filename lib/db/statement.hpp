// SPDX-License-Identifier: Apache-2.0
// A prepared SOCI statement with room for the values that it is given and the row that it gives.
#pragma once
#include <deque>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <soci/soci.h>

#include "lib/db/column.hpp"

namespace db {

/// The kinds of values and columns, as one text: "it>t" takes a number and a text and gives a text.
std::string shape_of(std::span<const Value> values, std::span<const Kind> columns);

/// Names of the placeholders (":name") in the order in which they first appear; not in quoted texts. Read as SOCI
/// reads it, which knows no comments.
std::vector<std::string> placeholders(std::string_view sql);

class Statement {
 public:
  Statement(soci::session& session, std::string_view sql, std::string_view shape);

  /// Rows changed.
  long long execute(std::span<Value> values);
  /// Every row to `each`; how many there were.
  std::size_t fetch(std::span<Value> values, const std::function<void(std::span<Cell>)>& each);

 private:
  struct Place {
    Cell cell;
    soci::indicator indicator = soci::i_ok;
  };
  void bind(std::span<Value> values);
  void take_row();
  soci::statement statement_;
  std::deque<Place> values_;  ///< SOCI keeps their addresses
  std::deque<Place> columns_;
  std::vector<Cell> row_;
};

}  // namespace db
