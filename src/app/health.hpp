// SPDX-License-Identifier: Apache-2.0
// What operators and their tools ask of a running server, and the files that every page loads.
#pragma once
#include <functional>
#include <string>

#include "lib/db/database.hpp"
#include "lib/http/router.hpp"

namespace app {

/// GET /health: {"status","version","database","schema"}, 200 when all is well and 503 when the database is not there.
/// GET /metrics: text of Prometheus, only for clients of the machine itself. GET /static/…: what browsers load.
void add_upkeep_routes(http::Router& router, db::Database& database, std::function<std::string()> metrics);

}  // namespace app
