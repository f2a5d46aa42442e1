// SPDX-License-Identifier: Apache-2.0
// A file of agencies that shall take part in a round, compared with the register: who would be new, who takes part
// already, and every fault that stands in the way. Agencies are known by their code alone.
#pragma once
#include <set>
#include <span>
#include <string>
#include <vector>

#include "lib/util/table_rows.hpp"

#include "src/agencies/agency.hpp"

namespace cycles {

struct EnrolmentPlan {
  std::vector<agencies::Agency> fresh;  ///< in the order of the file; meaningless where there are faults
  std::size_t there = 0;                ///< that take part already
  util::Problems problems;              ///< at most k_most_listed
  std::size_t faults = 0;               ///< all of them
  util::Problems remarks;               ///< names that differ from the register's; at most k_most_listed

  /// The same for the same agencies; another where register or round changed since somebody looked.
  std::string digest() const;

  static constexpr std::size_t k_most_listed = 500;
};

/// The first row has the headings. "code" is needed, as the register's files call it in Thai or English; "name", where
/// it is there, is compared with the register; other columns are left alone. `taking_part`: ids.
/// Problems: cycles.file_empty, cycles.file_no_code, agencies.column_twice, agencies.code_missing, agencies.code_bad,
/// agencies.code_twice, cycles.file_code_unknown, agencies.is_closed; and those of the table. Remark:
/// cycles.file_other_name.
EnrolmentPlan plan_enrolment(const util::TableRows& table, std::span<const agencies::Agency> known,
                             const std::set<std::int64_t>& taking_part);

}  // namespace cycles
