// SPDX-License-Identifier: Apache-2.0
#include "lib/office/note_numbers.hpp"

namespace office {

NoteNumbers::NoteNumbers(const Document& document)
    : numbers_(document.footnotes.size()), calls_(document.footnotes.size())
{
  for (const Block& block : document.blocks) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) read(paragraph->runs);
    if (const auto* item = std::get_if<ListItem>(&block)) read(item->runs);
    if (const auto* table = std::get_if<Table>(&block)) read(*table);
  }
}

int NoteNumbers::number(int note) const
{
  const bool exists = note >= 0 && static_cast<std::size_t>(note) < numbers_.size();
  return exists ? numbers_[static_cast<std::size_t>(note)] : 0;
}

int NoteNumbers::calls(int note) const
{
  return number(note) == 0 ? 0 : calls_[static_cast<std::size_t>(note)];
}

void NoteNumbers::read(const Runs& runs)
{
  for (const Run& run : runs) {
    if (!run.footnote || *run.footnote < 0 || static_cast<std::size_t>(*run.footnote) >= numbers_.size()) continue;
    const auto note = static_cast<std::size_t>(*run.footnote);
    if (++calls_[note] > 1) continue;
    in_order_.push_back(*run.footnote);
    numbers_[note] = static_cast<int>(in_order_.size());
  }
}

void NoteNumbers::read(const Table& table)
{
  for (const auto* rows : {&table.head, &table.rows}) {
    for (const TableRow& row : *rows) {
      for (const TableCell& cell : row.cells) {
        for (const Runs& paragraph : cell.paragraphs)
          read(paragraph);
      }
    }
  }
}

}  // namespace office
