// SPDX-License-Identifier: Apache-2.0
#include "lib/extract/content.hpp"

#include <array>
#include <exception>
#include <utility>

#include "lib/extract/readers.hpp"
#include "lib/office/xlsx_parts.hpp"
#include "lib/util/table_rows.hpp"
#include "lib/util/text.hpp"

namespace extract {
namespace {

constexpr std::array<std::string_view, 11> k_kinds = {"nothing", "html",  "pdf",        "docx",    "xlsx", "csv",
                                                      "text",    "image", "old_office", "archive", "other"};
constexpr std::size_t k_beginning = 1024;

std::string lower_beginning(std::string_view bytes)
{
  std::string out(bytes.substr(0, k_beginning));
  for (char& c : out)
    c = util::ascii_lower(c);
  return out;
}

Kind kind_of_archive(std::string_view bytes)
{
  try {
    const office::xlsx::Parts parts(bytes, {});
    if (parts.has("word/document.xml")) return Kind::docx;
    if (parts.has("xl/workbook.xml")) return Kind::xlsx;
  } catch (const std::exception&) {
    return Kind::archive;
  }
  return Kind::archive;
}

bool is_image(std::string_view bytes)
{
  return bytes.starts_with("\x89PNG") || bytes.starts_with("\xFF\xD8\xFF") || bytes.starts_with("GIF8") ||
         bytes.starts_with("BM") || (bytes.starts_with("RIFF") && bytes.substr(8, 4) == "WEBP");
}

void read_csv(std::string_view bytes, const ReadLimits& limits, Content& content)
{
  util::TableRows table =
      util::read_rows(util::CsvReader::from_text(std::string(bytes), "", std::size_t{64} * 1024), limits.rows);
  Lines lines(limits.text_bytes);
  Table rows;
  for (util::TableRow& row : table.rows) {
    for (const std::string& cell : row.cells) {
      lines.add(cell);
      lines.end_cell();
    }
    lines.end_line();
    rows.rows.push_back(std::move(row.cells));
  }
  content.damaged = !table.problems.empty();
  content.text = lines.take();
  if (!rows.rows.empty()) content.tables.push_back(std::move(rows));
}

void read_text(std::string_view bytes, std::string_view declared, const ReadLimits& limits, Content& content)
{
  Lines lines(limits.text_bytes);
  const std::string text = as_utf8(bytes.substr(0, limits.html_bytes), charset_of(declared));
  for (const std::string_view line : util::split(text, '\n')) {
    lines.add(line);
    lines.end_line();
  }
  content.text = lines.take();
}

void read_as(Kind kind, std::string_view bytes, std::string_view declared, const ReadLimits& limits, Content& content)
{
  if (kind == Kind::html) read_html(bytes, declared, limits, content);
  if (kind == Kind::pdf) read_pdf(bytes, limits, content);
  if (kind == Kind::docx) read_docx(bytes, limits, content);
  if (kind == Kind::xlsx) read_xlsx(bytes, limits, content);
  if (kind == Kind::csv) read_csv(bytes, limits, content);
  if (kind == Kind::text) read_text(bytes, declared, limits, content);
}

}  // namespace

std::string_view code(Kind kind)
{
  return k_kinds.at(static_cast<std::size_t>(kind));
}

Kind kind_of(std::string_view bytes, std::string_view declared)
{
  if (bytes.empty()) return Kind::nothing;
  if (bytes.starts_with("PK\x03\x04")) return kind_of_archive(bytes);
  if (bytes.starts_with("\xD0\xCF\x11\xE0")) return Kind::old_office;
  if (is_image(bytes)) return Kind::image;
  const std::string beginning = lower_beginning(bytes);
  if (beginning.find("%pdf-") != std::string::npos) return Kind::pdf;
  for (const char* mark : {"<!doctype html", "<html", "<head", "<body", "<title", "<table", "<div", "<p>"}) {
    if (beginning.find(mark) != std::string::npos) return Kind::html;
  }
  const std::string type = lower_beginning(declared);
  if (type.starts_with("text/html") || type.starts_with("application/xhtml")) return Kind::html;
  if (beginning.find("<svg") != std::string::npos) return Kind::image;
  if (bytes.substr(0, k_beginning).find('\0') != std::string_view::npos) return Kind::other;
  if (type.starts_with("text/csv")) return Kind::csv;
  return type.starts_with("text/") || util::is_utf8(bytes) ? Kind::text : Kind::other;
}

Content read(std::string_view bytes, std::string_view declared, const ReadLimits& limits)
{
  Content content;
  content.kind = kind_of(bytes, declared);
  try {
    read_as(content.kind, bytes, declared, limits, content);
  } catch (const std::exception&) {
    content.damaged = true;
  }
  return content;
}

}  // namespace extract
