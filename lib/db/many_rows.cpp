// SPDX-License-Identifier: Apache-2.0
#include "lib/db/many_rows.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <stdexcept>

#include <fmt/format.h>

namespace db {
namespace {

constexpr std::size_t k_block_rows = 32;     // of one statement on SQLite; what is left over goes one by one
constexpr std::size_t k_array_rows = 5'000;  // of one statement on PostgreSQL, so that its texts stay small

std::string_view array_type(Kind kind)
{
  switch (kind) {
    case Kind::integer:
      return "BIGINT[]";
    case Kind::real:
      return "DOUBLE PRECISION[]";
    case Kind::text:
      break;
  }
  return "TEXT[]";
}

std::string arrays_statement(std::string_view into, const std::vector<Kind>& kinds, std::string_view after)
{
  std::string sql = fmt::format("INSERT INTO {} SELECT * FROM unnest(", into);
  for (std::size_t i = 0; i < kinds.size(); ++i)
    fmt::format_to(std::back_inserter(sql), "{}CAST(:c{} AS {})", i == 0 ? "" : ", ", i, array_type(kinds[i]));
  return fmt::format("{}) {}", sql, after);
}

std::string block_statement(std::string_view into, std::size_t columns, std::size_t rows, std::string_view after)
{
  std::string sql = fmt::format("INSERT INTO {} VALUES", into);
  for (std::size_t row = 0; row < rows; ++row) {
    for (std::size_t column = 0; column < columns; ++column)
      fmt::format_to(std::back_inserter(sql), "{}:c{}r{}", column == 0 ? row == 0 ? " (" : ", (" : ", ", column, row);
    sql += ')';
  }
  return fmt::format("{} {}", sql, after);
}

void append_quoted(std::string& array, std::string_view text)
{
  array += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') array += '\\';
    array += c;
  }
  array += '"';
}

/// As PostgreSQL writes arrays: {1,NULL,3}, {"one","\"two\""}.
void append_element(std::string& array, const Value& value)
{
  array += array.empty() ? '{' : ',';
  if (value.null) {
    array += "NULL";
  } else if (value.kind == Kind::integer) {
    array += std::to_string(value.integer);
  } else if (value.kind == Kind::real) {
    fmt::format_to(std::back_inserter(array), "{}", value.real);
  } else {
    append_quoted(array, value.text);
  }
}

void run_one(Connection& connection, const std::string& sql, std::vector<Value>& values, const ManyRows::Each& each)
{
  static constexpr std::array<Kind, 1> k_one_text = {Kind::text};
  if (!each) {
    connection.run_values(sql, values);
    return;
  }
  connection.fetch(sql, values, k_one_text, false, [&each](std::span<Cell> cells) {
    require_value(cells[0]);
    each(std::move(cells[0].text));
  });
}

}  // namespace

ManyRows::ManyRows(std::string_view into, std::vector<Kind> kinds, std::string_view after)
    : kinds_(std::move(kinds)),
      of_arrays_(arrays_statement(into, kinds_, after)),
      of_block_(block_statement(into, kinds_.size(), k_block_rows, after)),
      of_one_(block_statement(into, kinds_.size(), 1, after))
{
}

void ManyRows::insert(Connection& connection, std::vector<Value> values) const
{
  insert(connection, std::move(values), nullptr);
}

void ManyRows::insert(Connection& connection, std::vector<Value> values, const Each& each) const
{
  if (values.size() % kinds_.size() != 0) throw std::logic_error("rows that are not whole");
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i].kind != kinds_[i % kinds_.size()]) throw std::logic_error("a value is not of its column's kind");
  }
  if (values.empty()) return;
  if (connection.engine() == Engine::postgresql) {
    insert_arrays(connection, values, each);
  } else {
    insert_blocks(connection, values, each);
  }
}

void ManyRows::insert_arrays(Connection& connection, std::vector<Value>& values, const Each& each) const
{
  const std::size_t columns = kinds_.size();
  const std::size_t most = k_array_rows * columns;
  for (std::size_t begin = 0; begin < values.size(); begin += most) {
    std::vector<Value> arrays(columns, Value{.kind = Kind::text});
    const std::size_t end = std::min(values.size(), begin + most);
    for (std::size_t i = begin; i < end; ++i)
      append_element(arrays[i % columns].text, values[i]);
    for (Value& array : arrays)
      array.text += '}';
    run_one(connection, of_arrays_, arrays, each);
  }
}

void ManyRows::insert_blocks(Connection& connection, std::vector<Value>& values, const Each& each) const
{
  auto at = values.begin();
  while (at != values.end()) {
    const auto left = static_cast<std::size_t>(values.end() - at) / kinds_.size();
    const std::size_t rows = left >= k_block_rows ? k_block_rows : 1;
    const auto next = at + static_cast<std::ptrdiff_t>(rows * kinds_.size());
    std::vector<Value> block(std::make_move_iterator(at), std::make_move_iterator(next));
    run_one(connection, rows == 1 ? of_one_ : of_block_, block, each);
    at = next;
  }
}

}  // namespace db
