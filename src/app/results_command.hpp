// SPDX-License-Identifier: Apache-2.0
// `prongsai results compute ROUND` and `prongsai results verify ROUND`: a round is named by its number, its fiscal year
// or its name.
#pragma once
#include <string>

#include "lib/db/database.hpp"

#include "src/app/command_line.hpp"

namespace app {

/// Computes the round now and prints what came out in short.
void compute_results(db::Database& database, const std::string& round, Context& context);
/// Computes what was published of the round (or frozen, or last computed) anew from the stored answers and judgements
/// and names every number that is not the same; exit code 1 where there is any.
void verify_results(db::Database& database, const std::string& round, Context& context);

}  // namespace app
