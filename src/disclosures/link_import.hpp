// SPDX-License-Identifier: Apache-2.0
// A file of links compared with what an agency discloses already: a row for each link, known by its item; what would be
// added or changed, and every fault that stands in the way. Nothing is ever removed by a file.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "lib/util/table_rows.hpp"

#include "src/agencies/agency.hpp"
#include "src/disclosures/entry_changes.hpp"
#include "src/framework/framework.hpp"

namespace disclosures {

enum class ImportColumn { item, url, note, explanation, unit };
inline constexpr ImportColumn k_import_columns[] = {ImportColumn::item, ImportColumn::url, ImportColumn::note,
                                                    ImportColumn::explanation, ImportColumn::unit};
std::string_view code(ImportColumn column);

struct ImportedEntry {
  int line = 0;                           ///< the first of its item
  Entry entry = {};                       ///< as it will be, with the revision that was read
  std::vector<EntryChange> changes = {};  ///< never empty
};

struct LinkPlan {
  std::vector<ImportedEntry> entries;  ///< that change, in the order of the file; meaningless where there are problems
  std::size_t links = 0;               ///< that are new
  std::size_t unchanged = 0;           ///< items of the file of which nothing changes
  util::Problems problems;             ///< at most k_most_listed
  std::size_t faults = 0;              ///< all of them

  /// The same for the same plan; another where entries or file changed since somebody looked at it.
  std::string digest() const;
  static constexpr std::size_t k_most_listed = 500;
};

/// Headings in Thai, English or as code(ImportColumn), in any order; "item" is needed; those of the exported list that
/// say nothing to take in (title, state …) are passed over. `entries` are those of all items. Problems:
/// disclosures.import_empty, import_column_unknown, import_column_twice, import_column_missing, import_item_missing,
/// import_item_unknown, import_url_bad, import_note_alone, import_explanation_differs, import_unit_differs,
/// import_unit_unknown, import_text_bad, import_text_too_long, too_many_links; and those of the table.
LinkPlan plan_links(const util::TableRows& table, const framework::Framework& framework, std::span<const Entry> entries,
                    std::span<const agencies::Unit> units);

}  // namespace disclosures
