// SPDX-License-Identifier: Apache-2.0
#include "flat_text.hpp"

namespace {

std::string text_of(const office::Runs& runs)
{
  std::string out;
  for (const office::Run& run : runs) {
    out += run.text;
    if (run.footnote) out += "[^" + std::to_string(*run.footnote + 1) + "]";
  }
  return out;
}

std::string text_of(const office::TableRow& row)
{
  std::string out = "|";
  for (const office::TableCell& cell : row.cells) {
    for (std::size_t i = 0; i < cell.paragraphs.size(); ++i)
      out += (i == 0 ? " " : " / ") + text_of(cell.paragraphs[i]);
    out += " |";
  }
  return out + "\n";
}

struct Flat {
  std::string operator()(const office::Heading& heading) const
  {
    return std::string(static_cast<std::size_t>(heading.level), '#') + " " + heading.number + " " + heading.text + "\n";
  }
  std::string operator()(const office::Paragraph& paragraph) const { return text_of(paragraph.runs) + "\n"; }
  std::string operator()(const office::ListItem& item) const { return item.mark + " " + text_of(item.runs) + "\n"; }
  std::string operator()(const office::Table& table) const
  {
    std::string out = table.caption + "\n";
    for (const auto* rows : {&table.head, &table.rows})
      for (const office::TableRow& row : *rows)
        out += text_of(row);
    return out;
  }
  std::string operator()(const office::Picture& picture) const
  {
    return "[" + picture.title + ": " + picture.description + "]\n";
  }
  std::string operator()(const office::PageBreak&) const { return "---\n"; }
  std::string operator()(const office::Space&) const { return ""; }
};

}  // namespace

std::string flat_text(const office::Document& document)
{
  std::string out;
  for (const std::string& line : document.title_lines)
    out += line + "\n";
  for (const office::Block& block : document.blocks)
    out += std::visit(Flat{}, block);
  for (std::size_t i = 0; i < document.footnotes.size(); ++i)
    out += "[^" + std::to_string(i + 1) + "] " + text_of(document.footnotes[i]) + "\n";
  return out;
}
