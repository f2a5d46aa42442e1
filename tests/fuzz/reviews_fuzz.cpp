// SPDX-License-Identifier: Apache-2.0
// Whatever comes as a file of assignments or as a reason: read without harm, and what is accepted names who and what
// there is, and reads the same again from what is kept of it.
#include <cstdint>
#include <string>

#include "lib/office/read_table.hpp"
#include "lib/util/table_rows.hpp"

#include "src/framework/load.hpp"
#include "src/reviews/assignment_import.hpp"
#include "src/reviews/judgements_csv.hpp"
#include "src/reviews/reading.hpp"

#include "require.hpp"

namespace {

const std::vector<reviews::NamedAgency> k_agencies{{{10, "34"}, "A-1", "One"}, {{11, "57"}, "A-2", "Two"}};
const std::vector<reviews::NamedAssessor> k_assessors{{1, "one", "First Person"}, {2, "two", "Second Person"}};
const std::vector<reviews::Conflict> k_conflicts{{.account = 2, .province = "57"}};

reviews::AssignmentPlan plan(const util::TableRows& table)
{
  static const auto k_framework = framework::embedded_year(2567);
  return reviews::plan_assignments(table, *k_framework, k_agencies, k_assessors, k_conflicts);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const reviews::Reason reason = reviews::read_reason(bytes);
  require(reason.code.empty() || reviews::is_reason(reason.code));
  const reviews::AssignmentPlan read = plan(office::read_table(bytes, "x.csv"));
  require(read.problems.size() <= read.faults);
  if (read.faults > 0) return 0;
  for (const reviews::ImportedAssignment& row : read.rows)
    require(!reviews::is_in_conflict(k_conflicts, row.account, {row.agency, row.agency == 10 ? "34" : "57"}));
  const std::string kept = reviews::assignments_csv(read, {{10, "A-1"}, {11, "A-2"}}, {{1, "one"}, {2, "two"}});
  const reviews::AssignmentPlan again = plan(util::read_rows(util::CsvReader::from_text(kept, "x.csv"), 1'000'000));
  require(again.faults == 0 && again.rows.size() == read.rows.size());
  return 0;
}
