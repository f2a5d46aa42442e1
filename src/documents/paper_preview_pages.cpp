// SPDX-License-Identifier: Apache-2.0
// A document shown within a page, in the look of the site.
#include "lib/thai/thai.hpp"
#include "lib/util/text.hpp"

#include "src/documents/paper_place_pages.hpp"

namespace documents {
namespace {

using html::Values;

class PreviewWriter {
 public:
  explicit PreviewWriter(const office::Document& document) : document_(document) {}

  Values write()
  {
    Values values;
    values.list("title_lines").list("blocks");
    for (const std::string& line : document_.title_lines)
      values.add("title_lines", Values().set("text", digits(line)));
    for (const office::Block& block : document_.blocks)
      values.add("blocks", std::visit(*this, block));
    return values;
  }

  Values operator()(const office::Heading& heading) const
  {
    const std::string text = heading.number.empty() ? heading.text : heading.number + " " + heading.text;
    return blank().set("heading", digits(text));
  }
  Values operator()(const office::Paragraph& paragraph) const
  {
    std::string look;
    if (paragraph.align == office::Align::centre) look = paragraph.indent > 0 ? "paper__signature" : "paper__centre";
    return blank().set("paragraph", shown(paragraph.runs)).set("look", look);
  }
  Values operator()(const office::ListItem& item) const
  {
    Values runs = shown(item.runs);
    return blank().set("item", std::move(runs)).set("mark", digits(item.mark));
  }
  Values operator()(const office::Table& table)
  {
    Values made;
    made.set("caption", digits(table.caption)).set("table_number", ++tables_).list("head").list("rows");
    for (const office::TableRow& row : table.head) {
      for (const office::TableCell& cell : row.cells)
        made.add("head", lines_of(cell));
    }
    for (const office::TableRow& row : table.rows) {
      Values cells;
      cells.list("cells");
      for (const office::TableCell& cell : row.cells)
        cells.add("cells", lines_of(cell));
      made.add("rows", std::move(cells));
    }
    return blank().set("table", std::move(made));
  }
  Values operator()(const office::Picture& picture) const
  {
    return blank().set("picture", picture.title.empty() ? picture.description : digits(picture.title));
  }
  Values operator()(const office::PageBreak&) const { return blank().set("new_page", true); }
  Values operator()(const office::Space&) const { return blank(); }

 private:
  static Values blank()
  {
    return Values()
        .set("heading", "")
        .set("paragraph", false)
        .set("item", false)
        .set("mark", "")
        .set("look", "")
        .set("table", false)
        .set("picture", "")
        .set("new_page", false);
  }
  std::string digits(std::string_view text) const { return thai::in_digits(text, document_.digits); }
  Values shown(const office::Runs& runs) const
  {
    Values values;
    values.list("runs");
    for (const office::Run& run : runs)
      values.add("runs", Values().set("text", run.literal ? run.text : digits(run.text)).set("bold", run.bold));
    return values;
  }
  Values lines_of(const office::TableCell& cell) const
  {
    Values values;
    values.list("lines");
    for (const office::Runs& runs : cell.paragraphs)
      values.add("lines", shown(runs));
    return values;
  }

  const office::Document& document_;
  int tables_ = 0;
};

/// Letters of everything that stands in a block.
struct TextLength {
  std::size_t operator()(const office::Heading& heading) const { return heading.text.size(); }
  std::size_t operator()(const office::Paragraph& paragraph) const { return of(paragraph.runs); }
  std::size_t operator()(const office::ListItem& item) const { return of(item.runs); }
  std::size_t operator()(const office::Table& table) const
  {
    std::size_t length = 0;
    for (const office::TableRow& row : table.rows) {
      for (const office::TableCell& cell : row.cells) {
        for (const office::Runs& runs : cell.paragraphs)
          length += of(runs);
      }
    }
    return length;
  }
  std::size_t operator()(const office::Picture& picture) const { return picture.drawing ? k_room_of_picture : 0; }
  std::size_t operator()(const office::PageBreak&) const { return 0; }
  std::size_t operator()(const office::Space&) const { return 0; }

  static std::size_t of(const office::Runs& runs)
  {
    std::size_t length = 0;
    for (const office::Run& run : runs)
      length += util::display_width(run.text);
    return length;
  }
  static constexpr std::size_t k_room_of_picture = 1000;
};

}  // namespace

bool is_short(const office::Document& document)
{
  constexpr std::size_t k_longest_short = 5000;
  std::size_t length = 0;
  for (const office::Block& block : document.blocks)
    length += std::visit(TextLength(), block);
  return length <= k_longest_short;
}

html::Values preview_values(const office::Document& document)
{
  return PreviewWriter(document).write();
}

}  // namespace documents
