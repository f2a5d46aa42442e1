// SPDX-License-Identifier: Apache-2.0
// A file of agencies compared with the register: what would be added, renamed or changed, and every fault that stands
// in the way. A row is known by its code; a column that the file lacks leaves what the register has.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "lib/util/table_rows.hpp"

#include "src/agencies/agency.hpp"

namespace agencies {

struct ImportedRow {
  enum class Kind { added, renamed, changed, unchanged };
  Kind kind = Kind::unchanged;
  int line = 0;
  Agency agency = {};                     ///< as it will be; id 0 where it is new
  std::string parent_code = {};           ///< of a parent that is new in the same file; agency.parent is empty then
  std::vector<FieldChange> changes = {};  ///< none where it is new; a parent as codes
};

struct ImportPlan {
  std::vector<ImportedRow> rows;  ///< in the order of the file; meaningless where there are problems
  util::Problems problems;        ///< at most k_most_listed
  std::size_t faults = 0;         ///< all of them
  util::Problems remarks;         ///< what is odd but allowed: two agencies of one name in one province

  std::size_t count(ImportedRow::Kind kind) const;
  bool changes_something() const;
  /// The same for the same plan; another where register or file changed since somebody looked at it.
  std::string digest() const;

  static constexpr std::size_t k_most_listed = 500;
};

/// Column names in Thai, English or as code(AgencyField), in any order; "code", "name" and "type" are needed.
/// Problems: agencies.import_empty, agencies.column_unknown, agencies.column_twice, agencies.column_missing,
/// agencies.cell_outside, agencies.code_missing, agencies.code_bad, agencies.code_twice, agencies.name_missing,
/// agencies.text_too_long, agencies.text_bad, agencies.type_missing, agencies.type_unknown, agencies.province_unknown,
/// agencies.size_unknown, agencies.web_bad, agencies.parent_unknown, agencies.parent_closed, agencies.parent_circle,
/// agencies.is_closed; and those of the table.
ImportPlan plan_import(const util::TableRows& table, std::span<const Agency> known);

}  // namespace agencies
