// SPDX-License-Identifier: Apache-2.0
#include "on_schema.hpp"

namespace accounts_test {

std::int64_t add_agency(db::Database& database, const std::string& name)
{
  return database.write([&](db::Connection& c) {
    return c
        .query(R"(INSERT INTO agency (code, name, name_en, type, province, province_size, web, sort_key, search_text)
                      VALUES (:name, :name, '', '', '', '', '', :name, '') RETURNING id)",
               name)
        .one<std::int64_t>();
  });
}

std::int64_t add_unit(db::Database& database, std::int64_t agency, const std::string& name)
{
  return database.write([&](db::Connection& c) {
    return c
        .query("INSERT INTO unit (agency_id, name, sort_key) VALUES (:agency, :name, :name) RETURNING id", agency, name)
        .one<std::int64_t>();
  });
}

}  // namespace accounts_test
