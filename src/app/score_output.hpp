// SPDX-License-Identifier: Apache-2.0
// Scores as people and programs read them: a detailed table of one agency, a ranking of many, JSON, CSV.
#pragma once
#include <iosfwd>
#include <string>
#include <vector>

#include "src/app/command_line.hpp"
#include "src/scoring/score_all.hpp"

namespace app {

struct Scored {
  std::vector<scoring::Result> results;
  std::vector<scoring::Standing> order;  ///< in which they are written
  bool trace = false;                    ///< with the count of each answer, N and sum, and the judged elements
};

/// One agency, or any with trace: every score. Many: rank, agency, instruments, total, level, and the national target.
void write_score_table(const Scored& scored, const util::Messages& messages, std::ostream& out);

/// An array of objects, one an agency; one a line where there are many.
void write_score_json(const Scored& scored, const util::Messages& messages, std::ostream& out);

/// One row an agency, every score as displayed; blank where not known, "n/a" for an item that does not apply.
void write_score_csv(const Scored& scored, const util::Messages& messages, std::ostream& out);

}  // namespace app
