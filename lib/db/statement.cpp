// SPDX-License-Identifier: Apache-2.0
#include "lib/db/statement.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "lib/util/text.hpp"

namespace db {
namespace {

bool names(char c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/// Where the quoted text that begins at `at` ends; `at` itself where none begins.
std::size_t after_quoted(std::string_view sql, std::size_t at)
{
  if (sql[at] != '\'') return at;
  const std::size_t end = sql.find('\'', at + 1);
  return end == std::string_view::npos ? sql.size() : end + 1;
}

/// What both engines store the same: PostgreSQL would cut a text at its NUL and refuse broken UTF-8, SQLite would make
/// NULL of what is no number.
void require_storable(const Value& value)
{
  if (value.null) return;
  if (value.kind == Kind::real && !std::isfinite(value.real)) {
    throw std::invalid_argument("a number that is not finite cannot be stored");
  }
  if (value.kind != Kind::text) return;
  if (value.text.find('\0') != std::string::npos || !util::is_utf8(value.text)) {
    throw std::invalid_argument("a text with a NUL or with broken UTF-8 cannot be stored");
  }
}

template <typename Exchange>
void exchange(Exchange&& with, Cell& cell)
{
  if (cell.kind == Kind::integer) with(cell.integer);
  if (cell.kind == Kind::real) with(cell.real);
  if (cell.kind == Kind::text) with(cell.text);
}

}  // namespace

std::string shape_of(std::span<const Value> values, std::span<const Kind> columns)
{
  std::string shape;
  for (const Value& value : values)
    shape += static_cast<char>(value.kind);
  shape += '>';
  for (const Kind kind : columns)
    shape += static_cast<char>(kind);
  return shape;
}

std::vector<std::string> placeholders(std::string_view sql)
{
  std::vector<std::string> found;
  std::size_t at = 0;
  while (at < sql.size()) {
    const std::size_t after = after_quoted(sql, at);
    if (after != at) {
      at = after;
    } else if (sql.substr(at, 2) == "::") {
      at += 2;
    } else if (sql[at] == ':') {
      std::size_t end = at + 1;
      while (end < sql.size() && names(sql[end]))
        ++end;
      std::string name(sql.substr(at + 1, end - at - 1));
      if (!name.empty() && std::ranges::find(found, name) == found.end()) found.push_back(std::move(name));
      at = end;
    } else {
      ++at;
    }
  }
  return found;
}

Statement::Statement(soci::session& session, std::string_view sql, std::string_view shape) : statement_(session)
{
  const std::size_t arrow = shape.find('>');
  const std::vector<std::string> wanted = placeholders(sql);
  if (wanted.size() != arrow) {
    throw std::logic_error(std::to_string(wanted.size()) + " placeholders but " + std::to_string(arrow) +
                           " values for " + std::string(sql));
  }
  for (std::size_t i = 0; i < arrow; ++i) {
    Place& place = values_.emplace_back();
    place.cell.kind = static_cast<Kind>(shape[i]);
    exchange([&](auto& value) { statement_.exchange(soci::use(value, place.indicator, wanted[i])); }, place.cell);
  }
  for (const char kind : shape.substr(arrow + 1)) {
    Place& place = columns_.emplace_back();
    place.cell.kind = static_cast<Kind>(kind);
    exchange([&](auto& value) { statement_.exchange(soci::into(value, place.indicator)); }, place.cell);
  }
  row_.resize(columns_.size());
  statement_.alloc();
  statement_.prepare(std::string(sql));
  statement_.define_and_bind();
}

void Statement::bind(std::span<Value> values)
{
  for (std::size_t i = 0; i < values.size(); ++i) {
    require_storable(values[i]);
    values_[i].indicator = values[i].null ? soci::i_null : soci::i_ok;
    values_[i].cell = std::move(values[i]);
  }
}

long long Statement::execute(std::span<Value> values)
{
  bind(values);
  statement_.execute(true);
  return statement_.get_affected_rows();
}

void Statement::take_row()
{
  for (std::size_t i = 0; i < row_.size(); ++i) {
    row_[i] = columns_[i].cell;
    row_[i].null = columns_[i].indicator == soci::i_null;
  }
}

std::size_t Statement::fetch(std::span<Value> values, const std::function<void(std::span<Cell>)>& each)
{
  bind(values);
  statement_.execute(false);
  std::size_t rows = 0;
  while (statement_.fetch()) {
    take_row();
    each(row_);
    ++rows;
  }
  return rows;
}

}  // namespace db
