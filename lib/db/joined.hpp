// SPDX-License-Identifier: Apache-2.0
// Texts of the rows of a group in one, in SQL.
#pragma once
#include <string>
#include <string_view>

#include "lib/db/url.hpp"

namespace db {

/// An aggregate of the expression's texts with the separator between, in no order; the separator is no quote.
inline std::string joined(Engine engine, std::string_view expression, char separator)
{
  std::string sql = engine == Engine::sqlite ? "GROUP_CONCAT(" : "STRING_AGG(";
  return sql.append(expression).append(", '").append(1, separator).append("')");
}

}  // namespace db
