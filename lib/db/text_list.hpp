// SPDX-License-Identifier: Apache-2.0
// Any number of texts as one bound value, so that one statement asks for all of them at once and stays the same:
//
//   connection.query("SELECT id FROM agency WHERE " + db::is_among(connection.engine(), "code", "codes"),
//                    db::text_list(connection.engine(), codes))
#pragma once
#include <span>
#include <string>
#include <string_view>

#include "lib/db/url.hpp"

namespace db {

/// The condition that the column is one of the list bound to the placeholder (without its colon).
std::string is_among(Engine engine, std::string_view column, std::string_view placeholder);
/// The list as the engine reads it: an array of PostgreSQL, JSON for SQLite.
std::string text_list(Engine engine, std::span<const std::string> texts);

}  // namespace db
