// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "lib/extract/readers.hpp"
#include "lib/office/xlsx_parts.hpp"

namespace extract {
namespace {

constexpr int k_deepest_docx = 400;

std::string_view word_name(const pugi::xml_node& node)
{
  const std::string_view name = node.name();
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

/// One way through the body of a Word document.
class DocxWalk {
 public:
  DocxWalk(const ReadLimits& limits, Content& content) : limits_(limits), content_(content), lines_(limits.text_bytes)
  {
  }

  void node(const pugi::xml_node& node, int depth)
  {
    if (depth > k_deepest_docx) {
      content_.damaged = true;
      return;
    }
    const std::string_view name = word_name(node);
    if (name == "t") return say(node.text().get());
    if (name == "tab") return say(" ");
    if (name == "tbl") return table(node, depth);
    if (name == "Fallback") return;  // the same once more, for old programs
    children(node, depth);
    if (name == "p" || name == "br" || name == "cr") part();
  }

  void finish() { content_.text = lines_.take(); }

 private:
  void children(const pugi::xml_node& node, int depth)
  {
    for (const pugi::xml_node& child : node.children())
      this->node(child, depth + 1);
  }

  void say(std::string_view text)
  {
    lines_.add(text);
    if (in_table_ > 0 && !table_.rows.empty() && !table_.rows.back().empty()) table_.rows.back().back() += text;
  }

  void part()
  {
    if (in_table_ == 0) return lines_.end_line();
    say(" ");
  }

  /// A table inside of a table is part of the cell.
  void table(const pugi::xml_node& node, int depth)
  {
    if (in_table_++ > 0) {
      children(node, depth);
      --in_table_;
      return;
    }
    lines_.end_line();
    table_ = {};
    rows(node, depth);
    --in_table_;
    rows_ += table_.rows.size();
    if (rows_ <= limits_.rows && content_.tables.size() < limits_.tables && !table_.rows.empty())
      content_.tables.push_back(std::exchange(table_, {}));
  }

  void rows(const pugi::xml_node& node, int depth)
  {
    for (const pugi::xml_node& row : node.children()) {
      if (word_name(row) == "sdt" || word_name(row) == "sdtContent") rows(row, depth);
      if (word_name(row) != "tr" || depth > k_deepest_docx) continue;
      table_.rows.emplace_back();
      cells(row, depth);
      for (std::string& text : table_.rows.back())
        text = one_line(text);
      lines_.end_line();
    }
  }

  void cells(const pugi::xml_node& row, int depth)
  {
    for (const pugi::xml_node& cell : row.children()) {
      if (word_name(cell) != "tc") continue;
      table_.rows.back().emplace_back();
      children(cell, depth + 1);
      lines_.end_cell();
    }
  }

  const ReadLimits& limits_;
  Content& content_;
  Lines lines_;
  Table table_;
  int in_table_ = 0;
  std::size_t rows_ = 0;
};

}  // namespace

std::string title_of_office_file(const office::xlsx::Parts& parts)
{
  if (!parts.has("docProps/core.xml")) return {};
  pugi::xml_document about;
  parts.read("docProps/core.xml", about);
  for (const pugi::xml_node& node : about.document_element().children()) {
    if (word_name(node) == "title") return one_line(node.text().get());
  }
  return {};
}

void read_docx(std::string_view bytes, const ReadLimits& limits, Content& content)
{
  const office::xlsx::Parts parts(bytes, {});
  content.title = title_of_office_file(parts);
  pugi::xml_document document;
  parts.read("word/document.xml", document);
  DocxWalk walk(limits, content);
  walk.node(document.document_element(), 0);
  walk.finish();
}

}  // namespace extract
