// SPDX-License-Identifier: Apache-2.0
#include "lib/db/many_rows.hpp"

#include <set>

#include "tests/lib/db/engines.hpp"

namespace {

using db::Connection;
using db::Kind;
using db::Value;
using Texts = std::vector<std::string>;

class ManyRows : public db_test::OnEngine {
 protected:
  ManyRows()
      : OnEngine({{.number = 1,
                   .name = "0001_thing",
                   .sql = "CREATE TABLE thing (number BIGINT PRIMARY KEY, text TEXT, real DOUBLE PRECISION);",
                   .sha256 = "things"}})
  {
  }
  static std::vector<Value> numbered(std::int64_t from, std::int64_t count)
  {
    std::vector<Value> values;
    for (std::int64_t i = from; i < from + count; ++i) {
      values.push_back(db::to_value(i));
      values.push_back(db::to_value("row " + std::to_string(i)));
    }
    return values;
  }
  const db::ManyRows plain{"thing", "number, text", {Kind::integer, Kind::text}};
};
DB_ENGINES(ManyRows);

DB_TEST(ManyRows, whatever_their_number_is_go_in_once)
{
  std::int64_t from = 0;
  for (const std::int64_t count : {0, 1, 31, 32, 33, 95, 10'001}) {
    database().write([&](Connection& c) { plain.insert(c, numbered(from, count)); });
    from += count;
  }
  database().read([&](Connection& c) {
    using Whole = std::int64_t;
    const auto counted = c.query("SELECT count(*), min(number), max(number) FROM thing").one<Whole, Whole, Whole>();
    EXPECT_EQ(counted, std::make_tuple(from, Whole{0}, from - 1));
    EXPECT_EQ(c.query("SELECT text FROM thing WHERE number = 40").one<std::string>(), "row 40");
  });
}

DB_TEST(ManyRows, keep_every_text_number_and_nothing_as_they_are)
{
  const db::ManyRows all("thing", "number, text, real", {Kind::integer, Kind::text, Kind::real});
  const Texts texts{"", "NULL", "null", "{}", "a,b", "\"quoted\"", "back\\slash\\", "line\nend", " blanks ", "ก\"ข"};
  std::vector<Value> values;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    values.push_back(db::to_value(i));
    values.push_back(db::to_value(texts[i]));
    values.push_back(db::to_value(0.1 + static_cast<double>(i)));
  }
  values.push_back(db::to_value(-9'223'372'036'854'775'807));
  values.push_back(db::to_value(std::optional<std::string>()));
  values.push_back(db::to_value(std::optional<double>()));
  database().write([&](Connection& c) { all.insert(c, std::move(values)); });
  database().read([&](Connection& c) {
    EXPECT_EQ(c.query("SELECT text FROM thing WHERE number >= 0 ORDER BY number").all<std::string>(), texts);
    EXPECT_EQ(c.query("SELECT real FROM thing WHERE number = 7").one<double>(), 7.1);
    const auto nothing = c.query("SELECT number, text, real FROM thing WHERE text IS NULL")
                             .one<std::int64_t, std::optional<std::string>, std::optional<double>>();
    const std::tuple<std::int64_t, std::optional<std::string>, std::optional<double>> expected{
        -9'223'372'036'854'775'807, {}, {}};
    EXPECT_EQ(nothing, expected);
  });
}

DB_TEST(ManyRows, tell_which_went_in)
{
  std::vector<Value> values = numbered(0, 50);
  const std::vector<Value> again = numbered(0, 3);
  values.insert(values.end(), again.begin(), again.end());
  database().write([&](Connection& c) {
    Texts told = plain.insert_new(c, std::move(values));
    EXPECT_EQ(std::set<std::string>(told.begin(), told.end()).size(), 50U);
    EXPECT_EQ(told.size(), 50U);
    told = plain.insert_new(c, numbered(48, 4));
    EXPECT_EQ(told, (Texts{"row 50", "row 51"}));
    EXPECT_EQ(plain.insert_new(c, {}), Texts());
  });
}

DB_TEST(ManyRows, refuse_what_does_not_fit_and_store_nothing_of_it)
{
  EXPECT_THROW(database().write([&](Connection& c) { plain.insert(c, {db::to_value(1)}); }), std::logic_error);
  EXPECT_THROW(database().write([&](Connection& c) {
    plain.insert(c, {db::to_value("1"), db::to_value("1")});
  }),
               std::logic_error);
  EXPECT_THROW(database().write([&](Connection& c) {
    plain.insert(c, {db::to_value(1), db::to_value(std::string("a\0b", 3))});
  }),
               std::invalid_argument);
  std::vector<Value> twice = numbered(0, 40);
  const std::vector<Value> again = numbered(0, 1);
  twice.insert(twice.end(), again.begin(), again.end());
  EXPECT_THROW(database().write([&](Connection& c) { plain.insert(c, twice); }), db::ConstraintViolation);
  EXPECT_EQ(database().read([](Connection& c) { return c.query("SELECT count(*) FROM thing").one<int>(); }), 0);
}

}  // namespace
