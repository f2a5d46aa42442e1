// SPDX-License-Identifier: Apache-2.0
// Every line of text of a block: of a paragraph, of an item of a list, of the cells of a table with its head.
#pragma once
#include "lib/office/document.hpp"

namespace documents {

/// `act` gets each office::Runs in the order of reading, and may change it.
template <typename Act>
void each_runs(office::Block& block, const Act& act)
{
  if (auto* paragraph = std::get_if<office::Paragraph>(&block)) act(paragraph->runs);
  if (auto* item = std::get_if<office::ListItem>(&block)) act(item->runs);
  auto* table = std::get_if<office::Table>(&block);
  if (table == nullptr) return;
  for (auto* rows : {&table->head, &table->rows})
    for (office::TableRow& row : *rows)
      for (office::TableCell& cell : row.cells)
        for (office::Runs& runs : cell.paragraphs)
          act(runs);
}

}  // namespace documents
