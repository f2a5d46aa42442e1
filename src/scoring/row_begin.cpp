// SPDX-License-Identifier: Apache-2.0
#include "src/scoring/row_begin.hpp"

#include <string_view>

#include "lib/util/text.hpp"

namespace scoring {

bool RowBegin::is_whole(const util::CsvRow& row)
{
  if (row.fields.size() == headings_.size()) return true;
  log_.fault(row.line, {}, "scoring.row_length",
             {{"found", std::to_string(row.fields.size())}, {"expected", std::to_string(headings_.size())}});
  return false;
}

/// Rows of one agency usually stand together, so the last one is tried first.
bool RowBegin::find_agency(const util::CsvRow& row)
{
  const std::string_view written = row.fields[agency_column_];
  if (written == last_written_ && !written.empty()) return true;
  const std::string_view name = util::trim(written);
  if (name.empty()) {
    log_.fault(row.line, headings_[agency_column_], "scoring.agency_blank");
    return false;
  }
  agency_ = inputs_.find_or_add(name);
  last_written_ = written;
  return true;
}

}  // namespace scoring
