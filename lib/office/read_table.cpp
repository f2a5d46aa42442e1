// SPDX-License-Identifier: Apache-2.0
#include "lib/office/read_table.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "lib/office/xlsx_parts.hpp"
#include "lib/util/text.hpp"

namespace office {
namespace {

using xlsx::Unreadable;

constexpr std::size_t k_most_listed = 200;  // faults of cells
constexpr std::size_t k_last_row = 1'048'576;
constexpr std::size_t k_last_column = 16'384;

std::string_view own_name(const pugi::xml_node& node)
{
  const std::string_view name = node.name();
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

pugi::xml_node child_named(const pugi::xml_node& node, std::string_view name)
{
  for (const pugi::xml_node& child : node.children()) {
    if (own_name(child) == name) return child;
  }
  return {};
}

/// A text in one piece or in runs of different looks; readings above East Asian letters are no part of it.
std::string text_of(const pugi::xml_node& node)
{
  std::string text;
  for (const pugi::xml_node& child : node.children()) {
    if (own_name(child) == "t") text += child.text().get();
    if (own_name(child) == "r") text += child_named(child, "t").text().get();
  }
  return text;
}

std::vector<std::string> shared_texts(const xlsx::Parts& parts)
{
  constexpr const char* k_part = "xl/sharedStrings.xml";
  std::vector<std::string> texts;
  if (!parts.has(k_part)) return texts;
  pugi::xml_document document;
  parts.read(k_part, document);
  for (const pugi::xml_node& node : document.document_element().children()) {
    if (own_name(node) == "si") texts.push_back(text_of(node));
  }
  return texts;
}

std::optional<std::size_t> whole_number(std::string_view text)
{
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

/// "BC17" → 55 (columns count from 1); nothing for what is no reference.
std::optional<std::size_t> column_of(std::string_view reference)
{
  std::size_t column = 0;
  for (const char c : reference) {
    if (c < 'A' || c > 'Z') break;
    column = column * 26 + static_cast<std::size_t>(c - 'A' + 1);
    if (column > k_last_column) return std::nullopt;
  }
  return column == 0 ? std::nullopt : std::optional(column);
}

/// "BC17" → 17; nothing for what is no reference.
std::optional<std::size_t> row_of(std::string_view reference)
{
  const std::size_t digits = reference.find_first_of("0123456789");
  return digits == std::string_view::npos ? std::nullopt : whole_number(reference.substr(digits));
}

/// Whole numbers without exponent or zeros behind a point, as codes of agencies are meant: 1.2300000000000E+13.
std::string number_text(const std::string& written)
{
  constexpr double k_exact = 9'007'199'254'740'992;
  double number = 0;
  const auto [end, error] = std::from_chars(written.data(), written.data() + written.size(), number);
  if (error != std::errc() || end != written.data() + written.size()) return written;
  if (std::abs(number) <= k_exact && std::trunc(number) == number) return fmt::format("{:.0f}", number + 0.0);
  return fmt::format("{}", number);
}

class SheetReader {
 public:
  SheetReader(util::TableRows& table, std::vector<std::string> texts, const TableLimits& limits)
      : table_(table), texts_(std::move(texts)), limits_(limits)
  {
  }

  void read(const pugi::xml_node& sheet)
  {
    for (const pugi::xml_node& node : child_named(sheet, "sheetData").children()) {
      if (own_name(node) == "row" && !read_row(node)) return;
    }
    if (!limits_.fill_merged) return;
    for (const pugi::xml_node& node : child_named(sheet, "mergeCells").children()) {
      if (own_name(node) == "mergeCell") fill(node.attribute("ref").value());
    }
  }

 private:
  bool read_row(const pugi::xml_node& node)
  {
    const pugi::xml_attribute number = node.attribute("r");
    const auto stated = number ? whole_number(number.value()) : std::optional(line_ + 1);
    if (!stated || *stated <= line_ || *stated > k_last_row) throw Unreadable("office.xlsx_broken");
    line_ = *stated;
    util::TableRow row{static_cast<int>(line_), {}};
    std::size_t column = 0;
    for (const pugi::xml_node& cell : node.children()) {
      if (own_name(cell) == "c") read_cell(cell, row, column);
    }
    if (row.cells.empty()) return true;
    if (table_.rows.size() == limits_.rows) {
      fault(0, "table.too_many_rows", {{"most", std::to_string(limits_.rows)}});
      return false;
    }
    table_.rows.push_back(std::move(row));
    return true;
  }

  void read_cell(const pugi::xml_node& cell, util::TableRow& row, std::size_t& column)
  {
    const pugi::xml_attribute reference = cell.attribute("r");
    const auto stated = reference ? column_of(reference.value()) : std::optional(column + 1);
    if (!stated || *stated <= column) throw Unreadable("office.xlsx_broken");
    column = *stated;
    std::string content = content_of(cell, column);
    if (util::trim(content).empty()) return;
    if (column > limits_.columns) {
      fault(column, "office.xlsx_too_many_columns", {{"most", std::to_string(limits_.columns)}});
      return;
    }
    text_bytes_ += content.size();
    if (text_bytes_ > limits_.text_bytes) throw Unreadable("office.xlsx_too_large");
    row.cells.resize(column);
    row.cells.back() = std::move(content);
  }

  std::string content_of(const pugi::xml_node& cell, std::size_t column)
  {
    const std::string_view type = cell.attribute("t").value();
    const pugi::xml_node value = child_named(cell, "v");
    std::string content = value.text().get();
    if (type == "inlineStr") {
      content = text_of(child_named(cell, "is"));
    } else if (type == "s") {
      const auto index = whole_number(content);
      if (!index || *index >= texts_.size()) throw Unreadable("office.xlsx_broken");
      content = texts_[*index];
    } else if (type == "e") {
      fault(column, "office.cell_error", {{"written", util::is_utf8(content) ? content.substr(0, 20) : ""}});
      return {};
    } else if (type == "b") {
      content = content == "1" ? "TRUE" : "FALSE";
    } else if (type.empty() || type == "n") {
      content = number_text(content);
    }
    if (!value && child_named(cell, "f")) fault(column, "office.cell_formula", {});
    return checked(std::move(content), column);
  }

  std::string checked(std::string content, std::size_t column)
  {
    if (content.size() > limits_.cell_bytes) {
      fault(column, "office.cell_too_long", {{"most", std::to_string(limits_.cell_bytes)}});
      return {};
    }
    if (!util::is_utf8(content)) throw Unreadable("office.xlsx_broken");
    return content;
  }

  /// "B4:C7": what stands in B4 comes into B5 to B7, where these rows have anything at all.
  void fill(std::string_view range)
  {
    const std::size_t colon = range.find(':');
    if (colon == std::string_view::npos) return;
    const auto column = column_of(range);
    const auto first = row_of(range.substr(0, colon));
    const auto last = row_of(range.substr(colon + 1));
    if (!column || !first || !last || *first >= *last || *column > limits_.columns) return;
    auto row = std::lower_bound(table_.rows.begin(), table_.rows.end(), static_cast<int>(*first),
                                [](const util::TableRow& one, int line) { return one.line < line; });
    if (row == table_.rows.end() || row->line != static_cast<int>(*first) || row->cells.size() < *column) return;
    const std::string content = row->cells[*column - 1];
    if (content.empty()) return;
    for (++row; row != table_.rows.end() && row->line <= static_cast<int>(*last); ++row) {
      text_bytes_ += content.size();
      if (text_bytes_ > limits_.text_bytes) throw Unreadable("office.xlsx_too_large");
      if (row->cells.size() < *column) row->cells.resize(*column);
      if (row->cells[*column - 1].empty()) row->cells[*column - 1] = content;
    }
  }

  void fault(std::size_t column, std::string code, util::Params params)
  {
    if (table_.problems.size() >= k_most_listed) return;
    table_.problems.push_back(
        {{table_.name, static_cast<int>(line_), static_cast<int>(column), {}}, std::move(code), std::move(params)});
  }

  util::TableRows& table_;
  std::vector<std::string> texts_;
  TableLimits limits_;
  std::size_t line_ = 0;
  std::size_t text_bytes_ = 0;
};

bool is_old_or_locked(std::string_view bytes)
{
  return bytes.starts_with("\xD0\xCF\x11\xE0");  // a compound file: .xls, or .xlsx under a password
}

util::TableRows read_workbook(std::string_view bytes, const std::string& shown_as, const TableLimits& limits)
{
  util::TableRows table{.name = shown_as, .rows = {}, .problems = {}};
  try {
    const xlsx::Parts parts(bytes, limits);
    pugi::xml_document sheet;
    parts.read(xlsx::first_sheet(parts), sheet);
    SheetReader(table, shared_texts(parts), limits).read(sheet.document_element());
  } catch (const Unreadable& why) {
    table.rows.clear();
    table.problems = {{{shown_as, 0, 0, {}}, why.what(), {}}};
  }
  return table;
}

}  // namespace

util::TableRows read_table(std::string bytes, const std::string& shown_as, const TableLimits& limits)
{
  if (is_old_or_locked(bytes)) return {shown_as, {}, {{{shown_as, 0, 0, {}}, "office.xlsx_locked", {}}}};
  if (bytes.starts_with("PK")) return read_workbook(bytes, shown_as, limits);
  return util::read_rows(util::CsvReader::from_text(std::move(bytes), shown_as), limits.rows);
}

}  // namespace office
