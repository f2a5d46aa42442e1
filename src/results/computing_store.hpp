// SPDX-License-Identifier: Apache-2.0
// Computes rounds in the background, and recounts what was computed: from the stored answers and judgements to the
// scores of every agency, written in pieces so that nobody who answers has to wait.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lib/db/database.hpp"
#include "lib/util/clock.hpp"

#include "src/results/compared.hpp"
#include "src/results/computation.hpp"

namespace results {

/// Computes the oldest round that waits to be; the computation, or nothing where none waits. Several servers may call
/// it at once. What goes wrong is thrown, and the computation has failed.
std::optional<Computation> compute_next(db::Database& database, const util::Clock& clock, unsigned threads);

struct Recount {
  std::int64_t agencies = 0;
  std::string input_digest = {};
  std::string result_digest = {};
  std::vector<Difference> differences = {};
  bool equal() const { return differences.empty(); }
};
/// Computes anew from what is stored now and compares every digit. The computation must be done and its rows be there.
Recount recount(db::Database& database, const Computation& computation, unsigned threads);

}  // namespace results
