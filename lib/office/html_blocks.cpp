// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include "lib/office/cell_align.hpp"
#include "lib/office/column_widths.hpp"
#include "lib/office/html_parts.hpp"
#include "lib/office/page.hpp"

namespace office::html {
namespace {

constexpr double k_wide = 1.6;  // times the average weight

std::string_view align_class(Align align)
{
  switch (align) {
    case Align::centre:
      return "centre";
    case Align::right:
      return "right";
    case Align::distribute:
    case Align::left:
      break;
  }
  return "";
}

std::string joined(std::string_view a, std::string_view b)
{
  return fmt::format("{}{}{}", a, a.empty() || b.empty() ? "" : " ", b);
}

// A column for long texts, which must not become a tower of single words on a phone.
bool is_wide(const Table& table, std::size_t column)
{
  if (column >= table.columns.size() || table.columns.size() < 2) return false;
  const double sum = std::accumulate(table.columns.begin(), table.columns.end(), 0.0,
                                     [](double all, const TableColumn& each) { return all + each.weight; });
  return table.columns[column].weight * static_cast<double>(table.columns.size()) >= k_wide * sum;
}

}  // namespace

void Writer::operator()(const Heading& heading)
{
  close_list();
  const std::string id = fmt::format("section-{}", ++headings_);
  out_.open(heading_tag(heading.level), {{"id", id}, {"class", block_class("")}});
  text(heading.number.empty() ? heading.text : heading.number + " " + heading.text);
  out_.close();
}

/// Pages that lie on their side stand in a section of their own, with its own rule of printing.
void Writer::operator()(const PageBreak& page_break)
{
  if (page_break.landscape == landscape_) {
    break_before_ = true;
    return;
  }
  close_list();
  if (landscape_) out_.close();
  if (page_break.landscape) out_.open("div", {{"class", "landscape"}});
  landscape_ = page_break.landscape;
  break_before_ = false;
}

void Writer::operator()(const Paragraph& paragraph)
{
  close_list();
  const bool indented = paragraph.first_line_indent && align_class(paragraph.align).empty();
  const bool inset = paragraph.indent >= k_text_width / 4;
  const std::string place = joined(align_class(paragraph.align), indented ? "indented" : "");
  out_.open("p", {{"class", block_class(joined(place, inset ? "inset" : ""))}});
  runs(paragraph.runs);
  out_.close();
}

void Writer::operator()(const ListItem& item)
{
  if (break_before_) close_list();
  if (!in_list_) out_.open("ul", {{"class", block_class("list")}, {"role", "list"}});
  in_list_ = true;
  out_.open("li", {{"class", fmt::format("level-{}", std::clamp(item.level, 0, 2))}});
  out_.open("span", {{"class", "mark"}});
  text(item.mark);
  out_.close().open("span", {{"class", "text"}});
  runs(item.runs);
  out_.close().close();
}

void Writer::operator()(const Table& table)
{
  close_list();
  const std::string label = table.caption.empty() ? say("office.table") : digits(table.caption);
  out_.open("div", {{"class", block_class("scroll")}, {"role", "region"}, {"aria-label", label}, {"tabindex", "0"}});
  out_.open("table", {{"class", table.borderless ? "plain" : ""}});
  if (!table.caption.empty()) {
    out_.open("caption").open("span");
    text(table.caption);
    out_.close().close();
  }
  const std::size_t columns = column_count(table);
  if (!table.head.empty()) {
    out_.open("thead");
    for (const TableRow& each : table.head)
      row(table, each, columns, true);
    out_.close();
  }
  out_.open("tbody");
  for (const TableRow& each : table.rows)
    row(table, each, columns, false);
  out_.close().close().close();
}

void Writer::row(const Table& table, const TableRow& row, std::size_t columns, bool head)
{
  out_.open("tr");
  std::size_t column = 0;
  for (const TableCell& each : row.cells) {
    cell(table, each, column, head);
    column += static_cast<std::size_t>(std::max(each.column_span, 1));
  }
  for (; column < columns; ++column)
    cell(table, {}, column, false);
  out_.close();
}

void Writer::cell(const Table& table, const TableCell& cell, std::size_t column, bool head)
{
  const int span = std::max(cell.column_span, 1);
  std::string classes =
      joined(align_class(cell_align(table, cell, column, head)), cell.shaded && !head ? "shaded" : "");
  if (span == 1 && is_wide(table, column)) classes = joined(classes, "wide");
  const std::string_view tag = head ? "th" : "td";
  const std::string spanned = span > 1 ? std::to_string(span) : "";
  if (head) {
    out_.open(tag, {{"scope", span > 1 ? "colgroup" : "col"}, {"colspan", spanned}, {"class", classes}});
  } else {
    out_.open(tag, {{"colspan", spanned}, {"class", classes}});
  }
  if (cell.bold && !head) out_.open("strong");
  for (std::size_t i = 0; i < cell.paragraphs.size(); ++i) {
    if (i > 0) out_.empty("br");
    runs(cell.paragraphs[i]);
  }
  if (cell.bold && !head) out_.close();
  out_.close();
}

void Writer::operator()(const Picture& picture)
{
  close_list();
  const std::string prefix = fmt::format("picture-{}-", ++pictures_);
  const std::string label = picture.title.empty() ? say("office.picture") : digits(picture.title);
  const char* place = picture.beside_next ? "beside" : picture.indent > 0 ? "inset" : "";
  out_.open("figure", {{"class", block_class(place)}});
  out_.open("div", {{"class", "scroll"}, {"role", "region"}, {"aria-label", label}, {"tabindex", "0"}});
  out_.raw(inline_svg(picture, prefix)).close();
  if (!picture.title.empty()) {
    out_.open("figcaption");
    text(picture.title);
    out_.close();
  }
  out_.close();
}

}  // namespace office::html
