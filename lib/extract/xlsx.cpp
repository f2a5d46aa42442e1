// SPDX-License-Identifier: Apache-2.0
#include <charconv>
#include <chrono>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "lib/extract/readers.hpp"
#include "lib/office/xlsx_parts.hpp"
#include "lib/util/text.hpp"

namespace extract {
namespace {

constexpr std::size_t k_most_columns = 200;
constexpr std::size_t k_most_sheets = 50;

std::string_view sheet_name(const pugi::xml_node& node)
{
  const std::string_view name = node.name();
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

pugi::xml_node first_named(const pugi::xml_node& node, std::string_view name)
{
  for (const pugi::xml_node& child : node.children()) {
    if (sheet_name(child) == name) return child;
  }
  return {};
}

std::string run_text(const pugi::xml_node& node)
{
  std::string text;
  for (const pugi::xml_node& child : node.children()) {
    if (sheet_name(child) == "t") text += child.text().get();
    if (sheet_name(child) == "r") text += first_named(child, "t").text().get();
  }
  return text;
}

std::size_t number_in(std::string_view text)
{
  std::size_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

/// "yyyy-mm-dd", "d mmm yy" are formats of dates; "0.00" and "#,##0" are not. Texts in quotes and brackets say nothing.
bool is_date_format(std::string_view format)
{
  bool quoted = false;
  for (const char c : format) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    const char letter = util::ascii_lower(c);
    if (letter == 'y' || letter == 'd') return true;
  }
  return false;
}

/// Which styles of cells show a date.
std::set<std::size_t> date_styles(const office::xlsx::Parts& parts)
{
  std::set<std::size_t> styles;
  if (!parts.has("xl/styles.xml")) return styles;
  pugi::xml_document document;
  parts.read("xl/styles.xml", document);
  const pugi::xml_node root = document.document_element();
  std::set<std::size_t> formats;
  for (std::size_t built_in = 14; built_in <= 17; ++built_in)
    formats.insert(built_in);
  formats.insert(22);
  for (const pugi::xml_node& node : first_named(root, "numFmts").children()) {
    if (is_date_format(node.attribute("formatCode").value()))
      formats.insert(number_in(node.attribute("numFmtId").value()));
  }
  std::size_t index = 0;
  for (const pugi::xml_node& node : first_named(root, "cellXfs").children()) {
    if (formats.contains(number_in(node.attribute("numFmtId").value()))) styles.insert(index);
    ++index;
  }
  return styles;
}

/// Days since 30 December 1899, as workbooks count them.
std::string date_of(const std::string& written)
{
  double days = 0;
  std::from_chars(written.data(), written.data() + written.size(), days);
  if (!(days >= 1 && days < 200'000)) return written;
  const std::chrono::year_month_day day =
      std::chrono::sys_days(std::chrono::year(1899) / 12 / 30) + std::chrono::days(static_cast<int>(days));
  return fmt::format("{}-{:02}-{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                     static_cast<unsigned>(day.day()));
}

std::size_t column_in(std::string_view reference)
{
  std::size_t column = 0;
  for (const char c : reference) {
    if (c < 'A' || c > 'Z' || column > k_most_columns) break;
    column = column * 26 + static_cast<std::size_t>(c - 'A' + 1);
  }
  return column;
}

class WorkbookReader {
 public:
  WorkbookReader(const office::xlsx::Parts& parts, const ReadLimits& limits, Content& content)
      : parts_(parts), limits_(limits), content_(content), lines_(limits.text_bytes), dates_(date_styles(parts))
  {
    if (!parts.has("xl/sharedStrings.xml")) return;
    pugi::xml_document document;
    parts.read("xl/sharedStrings.xml", document);
    for (const pugi::xml_node& node : document.document_element().children()) {
      if (sheet_name(node) == "si") texts_.push_back(run_text(node));
    }
  }

  void read()
  {
    pugi::xml_document workbook;
    parts_.read("xl/workbook.xml", workbook);
    pugi::xml_document relations;
    parts_.read("xl/_rels/workbook.xml.rels", relations);
    std::size_t sheets = 0;
    for (const pugi::xml_node& sheet : first_named(workbook.document_element(), "sheets").children()) {
      const std::string state = sheet.attribute("state").value();
      if (sheet_name(sheet) != "sheet" || (!state.empty() && state != "visible")) continue;
      if (++sheets > k_most_sheets || lines_.full()) return;
      lines_.add(sheet.attribute("name").value());
      lines_.end_line();
      read_sheet(part_of(sheet, relations));
    }
  }

  void finish() { content_.text = lines_.take(); }

 private:
  static std::string part_of(const pugi::xml_node& sheet, const pugi::xml_document& relations)
  {
    std::string id;
    for (const pugi::xml_attribute& attribute : sheet.attributes()) {
      if (std::string_view(attribute.name()).ends_with(":id")) id = attribute.value();
    }
    for (const pugi::xml_node& node : relations.document_element().children()) {
      const std::string_view target = node.attribute("Target").value();
      if (id != node.attribute("Id").value()) continue;
      return target.starts_with('/') ? std::string(target.substr(1)) : "xl/" + std::string(target);
    }
    return {};
  }

  void read_sheet(const std::string& part)
  {
    if (!parts_.has(part)) return;
    pugi::xml_document document;
    parts_.read(part, document);
    Table table;
    for (const pugi::xml_node& node : first_named(document.document_element(), "sheetData").children()) {
      if (sheet_name(node) != "row" || rows_ >= limits_.rows) continue;
      std::vector<std::string> row = row_of(node);
      if (row.empty()) continue;
      ++rows_;
      for (const std::string& cell : row) {
        lines_.add(cell);
        lines_.end_cell();
      }
      lines_.end_line();
      table.rows.push_back(std::move(row));
    }
    if (!table.rows.empty() && content_.tables.size() < limits_.tables) content_.tables.push_back(std::move(table));
  }

  std::vector<std::string> row_of(const pugi::xml_node& node)
  {
    std::vector<std::string> row;
    std::size_t column = 0;
    for (const pugi::xml_node& cell : node.children()) {
      if (sheet_name(cell) != "c") continue;
      const std::size_t stated = column_in(cell.attribute("r").value());
      column = stated > column ? stated : column + 1;
      if (column > k_most_columns) break;
      std::string text = one_line(text_of_cell(cell));
      if (text.empty()) continue;
      row.resize(column);
      row.back() = std::move(text);
    }
    return row;
  }

  std::string text_of_cell(const pugi::xml_node& cell) const
  {
    const std::string_view type = cell.attribute("t").value();
    if (type == "inlineStr") return run_text(first_named(cell, "is"));
    const std::string value = first_named(cell, "v").text().get();
    if (value.empty() || type == "e") return {};
    if (type == "s") {
      const std::size_t index = number_in(value);
      return index < texts_.size() ? texts_[index] : std::string();
    }
    const bool number = type.empty() || type == "n";
    return number && dates_.contains(number_in(cell.attribute("s").value())) ? date_of(value) : value;
  }

  const office::xlsx::Parts& parts_;
  const ReadLimits& limits_;
  Content& content_;
  Lines lines_;
  std::set<std::size_t> dates_;
  std::vector<std::string> texts_;
  std::size_t rows_ = 0;
};

}  // namespace

void read_xlsx(std::string_view bytes, const ReadLimits& limits, Content& content)
{
  const office::xlsx::Parts parts(bytes, {});
  WorkbookReader reader(parts, limits, content);
  try {
    content.title = title_of_office_file(parts);
    reader.read();
  } catch (const std::exception&) {
    content.damaged = true;  // what was read by then still counts
  }
  reader.finish();
}

}  // namespace extract
