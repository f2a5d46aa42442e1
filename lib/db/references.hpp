// SPDX-License-Identifier: Apache-2.0
// What stands in the way when all rows of a database are put in at once: references between tables, and the numbers
// that the database gives. Only for restore and backup.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "lib/db/connection.hpp"
#include "lib/db/tables.hpp"

namespace db {

/// What the database would number the next row of the table; 0 where it numbers none.
std::int64_t next_id(Connection& connection, const Table& table);
void set_next_id(Connection& connection, const Table& table, std::int64_t next);

/// Takes references between tables away and gives the SQL texts that put them back, which also checks them. On SQLite
/// nothing: an exclusive transaction checks them at its end.
std::vector<std::string> take_references_away(Connection& connection);

/// Every table, whatever refers to it.
void drop_tables(Connection& connection);

}  // namespace db
