// SPDX-License-Identifier: Apache-2.0
// A table as rows on paper: column widths, cells, the head that returns on every page.
#pragma once
#include <vector>

#include "lib/office/pdf_page_flow.hpp"

namespace office::pdf {

/// Caption, head and rows in order, kept together where a page must not end. `continued` stands behind the caption
/// where the table goes on on a further page.
std::vector<FlowItem> table_items(const Table& table, const std::string& continued, const Typesetter& typesetter,
                                  const Sheet& sheet);

}  // namespace office::pdf
