// SPDX-License-Identifier: Apache-2.0
// FROM and WHERE of a list that people narrow: only what was asked for stands in it. A condition that lets everything
// pass would keep the database from its indexes all the same. strpos(text, part) > 0 finds a part on both engines.
//
//   db::Listing list("agency");
//   list.equal("province", province);
//   db::Query(connection, "SELECT COUNT(*)" + list.text(), list.values()).one<std::int64_t>();
//
// A search looks at every row: a page that counts and then shows rows searches once, and gives both what was found.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/db/column.hpp"
#include "lib/db/url.hpp"

namespace db {

class Listing {
 public:
  /// `from`: a table, or several joined; the values of its placeholders in the order in which these first appear, as
  /// for all that follows.
  template <typename... Values>
  explicit Listing(std::string_view from, Values&&... values) : text_(k_from)
  {
    text_ += from;
    put(std::forward<Values>(values)...);
  }

  /// One more condition that must hold. A placeholder that came before has its value.
  template <typename... Values>
  Listing& where(std::string_view condition, Values&&... values)
  {
    text_ += narrowed_ ? " AND " : " WHERE ";
    text_ += condition;
    narrowed_ = true;
    put(std::forward<Values>(values)...);
    return *this;
  }
  /// `column = :column`; nothing where no value was asked for.
  Listing& equal(const std::string& column, const std::string& value)
  {
    return value.empty() ? *this : where(column + " = :" + column, value);
  }

  /// The rows whose column is one of these, each named once, as a search of before found them; one value, however many
  /// they are. Few are looked up one by one; for many the database goes along the order that is asked for.
  Listing& one_of(Engine engine, const std::string& column, const std::vector<std::int64_t>& ids)
  {
    constexpr std::size_t k_few = 1000;
    const bool sqlite = engine == Engine::sqlite;
    std::string list(1, sqlite ? '[' : '{');
    for (const std::int64_t id : ids)
      list.append(list.size() > 1 ? "," : "").append(std::to_string(id));
    list += sqlite ? ']' : '}';
    if (ids.size() > k_few)
      return where(column + (sqlite ? " IN (SELECT value FROM json_each(:found))" : " = ANY(CAST(:found AS BIGINT[]))"),
                   std::move(list));
    // SQLite does not know how few they are, and would look at every row; it takes what is crossed in this order.
    text_.insert(k_from.size(), sqlite ? "(SELECT value AS wanted FROM json_each(:found)) AS found CROSS JOIN "
                                       : "unnest(CAST(:found AS BIGINT[])) AS found (wanted) CROSS JOIN ");
    values_.insert(values_.begin(), to_value(std::move(list)));
    return where(column + " = wanted");
  }

  const std::string& text() const { return text_; }  ///< " FROM … WHERE …"
  /// Those of the list, then of what follows it in the statement.
  template <typename... Values>
  std::vector<Value> values(Values&&... following) const
  {
    std::vector<Value> all = values_;
    (all.push_back(to_value(std::forward<Values>(following))), ...);
    return all;
  }

 private:
  static constexpr std::string_view k_from = " FROM ";
  template <typename... Values>
  void put(Values&&... values)
  {
    (values_.push_back(to_value(std::forward<Values>(values))), ...);
  }
  std::string text_;
  std::vector<Value> values_;
  bool narrowed_ = false;
};

}  // namespace db
