// SPDX-License-Identifier: Apache-2.0
// Gathers everything that documents of an agency and a year speak of. Reads across features and writes nothing.
#pragma once
#include <cstdint>
#include <optional>

#include "lib/db/connection.hpp"
#include "lib/util/clock.hpp"

#include "src/documents/paper_facts.hpp"
#include "src/results/shown_round_store.hpp"

namespace documents {

struct PaperQuestion {
  std::int64_t agency = 0;
  int fiscal_year = 0;
  std::optional<std::int64_t> unit = {};
  std::optional<std::int64_t> meeting = {};
  std::optional<measures::Period> picture = {};  ///< PaperKind::picture
  std::optional<std::int64_t> today = {};        ///< instead of the day of `now`: what the document said before
  std::int64_t paper = 0;                        ///< that asks: it does not refer to itself
};

/// Results are only those that everybody may see at `now`. http-free: the agency must be there (std::logic_error).
PaperFacts gather_facts(db::Connection& connection, results::ShownRounds& rounds, const PaperQuestion& question,
                        util::UtcSeconds now);

}  // namespace documents
