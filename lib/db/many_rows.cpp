// SPDX-License-Identifier: Apache-2.0
#include "lib/db/many_rows.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <stdexcept>

#include <fmt/format.h>

#include "lib/db/array_text.hpp"

namespace db {
namespace {

constexpr std::size_t k_block_rows = 32;     // of one statement on SQLite; what is left over goes one by one
constexpr std::size_t k_array_rows = 5'000;  // of one statement on PostgreSQL, so that its texts stay small
constexpr std::string_view k_only_new = " ON CONFLICT DO NOTHING";

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

std::string arrays_statement(const std::string& begin, const std::vector<Kind>& kinds)
{
  std::string sql = begin + " SELECT * FROM unnest(";
  for (std::size_t i = 0; i < kinds.size(); ++i)
    fmt::format_to(std::back_inserter(sql), "{}CAST(:c{} AS {})", i == 0 ? "" : ", ", i, array_type(kinds[i]));
  return sql + ")";
}

std::string block_statement(const std::string& begin, std::size_t columns, std::size_t rows)
{
  std::string sql = begin + " VALUES";
  for (std::size_t row = 0; row < rows; ++row) {
    for (std::size_t column = 0; column < columns; ++column)
      fmt::format_to(std::back_inserter(sql), "{}:c{}r{}", column == 0 ? row == 0 ? " (" : ", (" : ", ", column, row);
    sql += ')';
  }
  return sql;
}

std::string last_of(std::string_view columns)
{
  const std::size_t comma = columns.rfind(',');
  return std::string(comma == std::string_view::npos ? columns : columns.substr(comma + 1));
}

}  // namespace

ManyRows::ManyRows(std::string_view table, std::string_view columns, std::vector<Kind> kinds) : kinds_(std::move(kinds))
{
  const std::string begin = fmt::format("INSERT INTO {} ({})", table, columns);
  arrays_ = arrays_statement(begin, kinds_);
  new_arrays_ = fmt::format("{}{} RETURNING {}", arrays_, k_only_new, last_of(columns));
  block_ = block_statement(begin, kinds_.size(), k_block_rows);
  one_ = block_statement(begin, kinds_.size(), 1);
  new_one_ = fmt::format("{}{}", one_, k_only_new);
}

void ManyRows::insert(Connection& connection, std::vector<Value> values) const
{
  check(values);
  const auto with = [&connection](const std::string& sql) {
    return [&connection, &sql](std::vector<Value>& bound) { connection.run_values(sql, bound); };
  };
  if (connection.engine() == Engine::postgresql) {
    in_arrays(values, with(arrays_));
  } else {
    in_blocks(values, with(block_), with(one_));
  }
}

std::vector<std::string> ManyRows::insert_new(Connection& connection, std::vector<Value> values) const
{
  static constexpr std::array<Kind, 1> k_one_text = {Kind::text};
  check(values);
  if (kinds_.back() != Kind::text) throw std::logic_error("the last column is no text");
  std::vector<std::string> texts;
  if (connection.engine() == Engine::postgresql) {
    in_arrays(values, [&](std::vector<Value>& arrays) {
      connection.fetch(new_arrays_, arrays, k_one_text, false,
                       [&texts](std::span<Cell> cells) { texts.push_back(std::move(cells[0].text)); });
    });
    return texts;
  }
  // One by one: how many rows came of it says as much as a RETURNING, which costs SQLite as much as the row.
  in_blocks(values, nullptr, [&](std::vector<Value>& row) {
    std::string text = row.back().text;
    if (connection.run_values(new_one_, row) == 1) texts.push_back(std::move(text));
  });
  return texts;
}

void ManyRows::check(const std::vector<Value>& values) const
{
  if (values.size() % kinds_.size() != 0) throw std::logic_error("rows that are not whole");
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i].kind != kinds_[i % kinds_.size()]) throw std::logic_error("a value is not of its column's kind");
  }
}

void ManyRows::in_arrays(const std::vector<Value>& values, const Run& run) const
{
  const std::size_t columns = kinds_.size();
  const std::size_t most = k_array_rows * columns;
  for (std::size_t begin = 0; begin < values.size(); begin += most) {
    std::vector<Value> arrays(columns, Value{.kind = Kind::text});
    const std::size_t end = std::min(values.size(), begin + most);
    for (std::size_t i = begin; i < end; ++i)
      append_element(arrays[i % columns].text, values[i]);
    for (Value& array : arrays)
      array.text = end_of_array(std::move(array.text));
    run(arrays);
  }
}

void ManyRows::in_blocks(std::vector<Value>& values, const Run& run_block, const Run& run_one) const
{
  auto at = values.begin();
  while (at != values.end()) {
    const auto left = static_cast<std::size_t>(values.end() - at) / kinds_.size();
    const bool whole = run_block && left >= k_block_rows;
    const auto next = at + static_cast<std::ptrdiff_t>((whole ? k_block_rows : 1) * kinds_.size());
    std::vector<Value> block(std::make_move_iterator(at), std::make_move_iterator(next));
    (whole ? run_block : run_one)(block);
    at = next;
  }
}

}  // namespace db
