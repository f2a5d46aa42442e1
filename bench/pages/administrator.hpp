// SPDX-License-Identifier: Apache-2.0
// What benches of pages share: somebody who may see everything, and how a measured kind of page is printed.
#pragma once
#include <string>

#include "lib/db/database.hpp"

#include "bench/intake/driver.hpp"

namespace pages {

/// Signs an administrator of its own in at the server that is about to start; the cookie's value.
std::string signed_in(db::Database& database);
/// The rest of a line: "p50 … p99 … p99 / limit", the limit in milliseconds, and how many were refused where any were.
void print_times(const intake::Measured& measured, double limit);

}  // namespace pages
