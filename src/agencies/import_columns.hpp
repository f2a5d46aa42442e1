// SPDX-License-Identifier: Apache-2.0
// Which column of a register file holds what, by its heading.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "lib/util/table_rows.hpp"

#include "src/agencies/agency.hpp"

namespace agencies {

class ImportColumns {
 public:
  /// Reads the heading; faults go to `problems`.
  ImportColumns(const util::TableRows& table, util::Problems& problems);

  std::size_t count() const { return count_; }  ///< of columns with a heading, to the last
  bool has(AgencyField field) const { return places_.contains(field); }
  /// The cell of that column, cleaned (util::typed_line); empty where the row or the file has none.
  std::string cell(const util::TableRow& row, AgencyField field) const;
  /// Bytes that are no text, or control characters, stand in it.
  bool is_damaged(const util::TableRow& row, AgencyField field) const;
  /// Where the cell stands: file, line, column (from 1), heading.
  util::Place place(const util::TableRow& row, AgencyField field) const;
  util::Place place(const util::TableRow& row, std::size_t column) const;

 private:
  std::string_view raw(const util::TableRow& row, AgencyField field) const;
  std::string file_;
  std::map<AgencyField, std::size_t> places_;
  std::map<AgencyField, std::string> headings_;
  std::size_t count_ = 0;
};

/// The beginning of a text that somebody wrote, for messages; cut between characters.
std::string excerpt(const std::string& text);

}  // namespace agencies
