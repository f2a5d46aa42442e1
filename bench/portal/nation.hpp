// SPDX-License-Identifier: Apache-2.0
// A nation of published results for the bench: 8,325 invented agencies, five years.
#pragma once
#include <filesystem>

#include "lib/db/database.hpp"

namespace bench {

inline constexpr int k_agencies = 8325;

/// An SQLite database in the folder, with its schema, its agencies and results of 2563, 2565, 2567, 2568 and one more
/// edition of 2567.
db::Database nation_of_results(const std::filesystem::path& folder, int agencies);

}  // namespace bench
