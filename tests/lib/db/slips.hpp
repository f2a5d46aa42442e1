// SPDX-License-Identifier: Apache-2.0
// The smallest thing worth storing, for tests of group commit: numbered slips, each once.
#pragma once
#include <cstdint>
#include <exception>
#include <span>
#include <string>
#include <vector>

#include "lib/db/database.hpp"
#include "lib/db/migrations.hpp"

namespace db_test {

struct Slip {
  std::int64_t number = 0;
  std::string text = "some words of an answer that is as long as answers usually are";
};

inline std::vector<db::Migration> slips()
{
  return {{.number = 1,
           .name = "0001_slip",
           .sql = "CREATE TABLE slip (number BIGINT PRIMARY KEY, text TEXT NOT NULL DEFAULT '');",
           .sha256 = "slips"}};
}

inline void store_slips(db::Connection& connection, std::span<Slip*> items)
{
  for (const Slip* slip : items)
    connection.execute("INSERT INTO slip (number, text) VALUES (:number, :text)", slip->number, slip->text);
}

inline std::vector<std::int64_t> stored_slips(db::Database& database)
{
  return database.read([](db::Connection& connection) {
    return connection.query("SELECT number FROM slip ORDER BY number").all<std::int64_t>();
  });
}

template <typename Kind>
bool failed_with(const std::exception_ptr& failure)
{
  try {
    if (failure) std::rethrow_exception(failure);
  } catch (const Kind&) {
    return true;
  } catch (const std::exception&) {
  }
  return false;
}

}  // namespace db_test
