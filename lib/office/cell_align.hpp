// SPDX-License-Identifier: Apache-2.0
// How the text of a table's cell stands, the same in every renderer.
#pragma once
#include "lib/office/document.hpp"

namespace office {

/// What the cell asks for; where it asks nothing (left), heads stand in the centre, a cell over several columns left,
/// and any other as its column does.
inline Align cell_align(const Table& table, const TableCell& cell, std::size_t column, bool head)
{
  if (cell.align != Align::left) return cell.align;
  if (head) return Align::centre;
  if (cell.column_span > 1 || column >= table.columns.size()) return Align::left;
  return table.columns[column].align;
}

}  // namespace office
