// SPDX-License-Identifier: Apache-2.0
// A file that says which assessor reads which agency, or which items of it: every fault named, nothing taken from a
// file that has one.
#pragma once
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "lib/util/table_rows.hpp"

#include "src/framework/framework.hpp"
#include "src/reviews/assignment.hpp"

namespace reviews {

struct NamedAgency {
  AssessedAgency agency = {};
  std::string code = {};
  std::string name = {};
};

struct NamedAssessor {
  std::int64_t account = 0;
  std::string login = {};
  std::string name = {};
};

struct ImportedAssignment {
  int line = 0;
  std::int64_t agency = 0;
  std::string item = {};  ///< empty: all
  std::int64_t account = 0;
};

struct AssignmentPlan {
  std::vector<ImportedAssignment> rows;  ///< in the order of the file; meaningless where there are problems
  util::Problems problems;               ///< at most k_most_listed
  std::size_t faults = 0;                ///< all of them

  static constexpr std::size_t k_most_listed = 500;
};

/// Columns agency (code or name), assessor (login or name) and, if wanted, item; named in either language, in any
/// order. Problems: reviews.import_empty, reviews.column_unknown, reviews.column_missing, reviews.agency_unknown,
/// reviews.agency_several, reviews.item_unknown, reviews.assessor_unknown, reviews.assessor_several,
/// reviews.row_conflict, reviews.row_twice; and those of the table.
AssignmentPlan plan_assignments(const util::TableRows& table, const framework::Framework& framework,
                                std::span<const NamedAgency> agencies, std::span<const NamedAssessor> assessors,
                                std::span<const Conflict> conflicts);

/// The rows of a plan without faults as CSV, as plan_assignments() reads it.
std::string assignments_csv(const AssignmentPlan& plan, const std::map<std::int64_t, std::string>& agency_codes,
                            const std::map<std::int64_t, std::string>& logins);

}  // namespace reviews
