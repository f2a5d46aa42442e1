// SPDX-License-Identifier: Apache-2.0
#include "lib/db/listing.hpp"

#include <numeric>

#include "tests/lib/db/engines.hpp"

namespace {

using db::Connection;
using db::Listing;
using Ids = std::vector<std::int64_t>;

constexpr std::int64_t k_things = 3000;

class ListingOf : public db_test::OnEngine {
 protected:
  ListingOf()
      : OnEngine({{.number = 1,
                   .name = "0001_thing",
                   .sql = "CREATE TABLE thing (id BIGINT PRIMARY KEY, type TEXT NOT NULL);"
                          "CREATE TABLE mark (id BIGINT PRIMARY KEY, value BIGINT NOT NULL);",
                   .sha256 = "listed things"}})
  {
    database().write([](Connection& c) {
      for (std::int64_t id = 1; id <= k_things; ++id)
        c.execute("INSERT INTO thing (id, type) VALUES (:id, :type)", id, id % 2 == 0 ? "even" : "odd");
      c.execute("INSERT INTO mark (id, value) VALUES (2, 7), (4, 8)");
    });
  }

  Ids shown(const Listing& list)
  {
    return database().read([&](Connection& c) {
      return db::Query(c, "SELECT thing.id" + list.text() + " ORDER BY thing.id LIMIT :limit", list.values(5))
          .all<std::int64_t>();
    });
  }
};
DB_ENGINES(ListingOf);

DB_TEST(ListingOf, few_that_were_found_and_many_are_narrowed_alike)
{
  Ids many(2500);
  std::iota(many.begin(), many.end(), 10);
  for (const bool few : {true, false}) {
    Listing list("thing");
    list.where("thing.id >= :least", 11).one_of(engine(), "thing.id", few ? Ids{10, 900, 11, 12, 5000} : many);
    list.equal("type", "even");
    EXPECT_EQ(shown(list), few ? (Ids{12, 900}) : (Ids{12, 14, 16, 18, 20}));
  }
}

DB_TEST(ListingOf, what_was_found_stands_beside_joined_tables_and_their_values)
{
  Listing list("thing LEFT JOIN (SELECT id AS marked FROM mark WHERE value = :value) AS m ON m.marked = thing.id", 7);
  list.one_of(engine(), "thing.id", {2, 3, 4}).where("marked IS NULL");
  EXPECT_EQ(shown(list), (Ids{3, 4}));
}

DB_TEST(ListingOf, nothing_found_is_an_empty_list)
{
  Listing list("thing");
  list.one_of(engine(), "thing.id", {});
  EXPECT_EQ(shown(list), Ids{});
}

}  // namespace
