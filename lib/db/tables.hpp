// SPDX-License-Identifier: Apache-2.0
// What a database holds, asked of the engine itself: tables, their columns, what is numbered by the database.
#pragma once
#include <string>
#include <vector>

#include "lib/db/connection.hpp"

namespace db {

struct TableColumn {
  std::string name;
  Kind kind = Kind::text;
};

struct Table {
  std::string name;
  std::vector<TableColumn> columns;  ///< in the order of the schema
  std::vector<std::string> key;      ///< columns of the primary key, in its order; empty where there is none
  std::string identity;              ///< the column that the database numbers; empty where there is none
};

std::vector<std::string> table_names(Connection& connection);  ///< sorted; without the engine's own
std::vector<Table> tables(Connection& connection);             ///< sorted by name

/// A name of the schema as SQL text, in double quotes.
std::string sql_name(std::string_view name);

}  // namespace db
