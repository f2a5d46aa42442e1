// SPDX-License-Identifier: Apache-2.0
// How C++ values go into a database and come out of it: whole numbers, fractions, texts, and nothing (NULL).
#pragma once
#include <concepts>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace db {

enum class Kind : char { integer = 'i', real = 'r', text = 't' };

/// A value or NULL; of the three the one that `kind` names counts.
struct Cell {
  Kind kind = Kind::integer;
  bool null = false;
  long long integer = 0;
  double real = 0;
  std::string text;
};
using Value = Cell;

template <typename Number>
concept WholeNumber = std::integral<Number> && !std::same_as<Number, char>;

/// A whole number of a column that must fit the type of the caller.
template <WholeNumber Number>
Number checked_number(long long wide)
{
  if (!std::in_range<Number>(wide))
    throw std::out_of_range("a number of the database does not fit: " + std::to_string(wide));
  return static_cast<Number>(wide);
}

template <WholeNumber Number>
Value to_value(Number number)
{
  if (!std::in_range<long long>(number)) throw std::out_of_range("a number does not fit BIGINT");
  return {.kind = Kind::integer, .integer = static_cast<long long>(number)};
}
inline Value to_value(bool truth)
{
  return {.kind = Kind::integer, .integer = truth ? 1 : 0};
}
inline Value to_value(double number)
{
  return {.kind = Kind::real, .real = number};
}
inline Value to_value(std::string text)
{
  return {.kind = Kind::text, .text = std::move(text)};
}
inline Value to_value(std::string_view text)
{
  return {.kind = Kind::text, .text = std::string(text)};
}
inline Value to_value(const char* text)
{
  return to_value(std::string_view(text));
}
template <typename T>
Value to_value(const std::optional<T>& maybe)
{
  Value value = to_value(maybe ? *maybe : T());
  value.null = !maybe;
  return value;
}

inline void require_value(const Cell& cell)
{
  if (cell.null) throw std::logic_error("a column is NULL where the program counts on a value");
}

template <typename T>
struct ColumnType;

template <WholeNumber Number>
struct ColumnType<Number> {
  static constexpr Kind k_kind = Kind::integer;
  static Number from(Cell& cell)
  {
    require_value(cell);
    return checked_number<Number>(cell.integer);
  }
};
template <>
struct ColumnType<bool> {
  static constexpr Kind k_kind = Kind::integer;
  static bool from(Cell& cell)
  {
    require_value(cell);
    return cell.integer != 0;
  }
};
template <>
struct ColumnType<double> {
  static constexpr Kind k_kind = Kind::real;
  static double from(Cell& cell)
  {
    require_value(cell);
    return cell.real;
  }
};
template <>
struct ColumnType<std::string> {
  static constexpr Kind k_kind = Kind::text;
  static std::string from(Cell& cell)
  {
    require_value(cell);
    return std::move(cell.text);
  }
};
template <typename T>
struct ColumnType<std::optional<T>> {
  static constexpr Kind k_kind = ColumnType<T>::k_kind;
  static std::optional<T> from(Cell& cell)
  {
    if (cell.null) return std::nullopt;
    return ColumnType<T>::from(cell);
  }
};

}  // namespace db
