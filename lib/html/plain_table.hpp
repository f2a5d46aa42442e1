// SPDX-License-Identifier: Apache-2.0
// A table that is as it is: no sorting, no pages. The values of {{> table}}.
#pragma once
#include <string>
#include <vector>

#include "lib/html/table_query.hpp"

namespace html {

/// A column is numeric where its first cell is.
Values plain_table(Phrase caption, const std::vector<Phrase>& headings, std::vector<Cells> rows);
Cell number_cell(std::string text);

}  // namespace html
