// SPDX-License-Identifier: Apache-2.0
#include "src/app/demo_pages.hpp"

#include <string_view>

#include "lib/fetch/url.hpp"
#include "lib/thai/thai.hpp"
#include "lib/util/embedded.hpp"
#include "lib/util/text.hpp"

#include "src/app/demo_files.hpp"

namespace app {
namespace {

constexpr std::string_view k_pages_folder = "tests/world/thung_thong/";
constexpr const char* k_own_host = "thung-thong.example";
constexpr int k_first_year_named = 2563;
constexpr int k_last_year_named = 2570;

void replace_all(std::string& text, const std::string& what, const std::string& by)
{
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
    text.replace(at, what.size(), by);
}

std::string without_www(const std::string& host)
{
  return host.starts_with("www.") ? host.substr(4) : host;
}

/// Every year that the pages name, moved: the latest first, so that none is moved twice.
void move_years(std::string& text, int years)
{
  for (int i = 0; years != 0 && i <= k_last_year_named - k_first_year_named; ++i) {
    const int year = years > 0 ? k_last_year_named - i : k_first_year_named + i;
    const std::string from = std::to_string(year);
    const std::string to = std::to_string(year + years);
    replace_all(text, from, to);
    replace_all(text, thai::to_thai_digits(from), thai::to_thai_digits(to));
  }
}

extract::Table& table_at(extract::Content& content, bool goes_on)
{
  if (!goes_on || content.tables.empty()) content.tables.emplace_back();
  return content.tables.back();
}

/// "# title", lines of text, "| cell | cell" for the rows of a table: what a reader would have got from the document.
extract::Content read_document(std::string_view text, extract::Kind kind)
{
  extract::Content content{.kind = kind, .pages = kind == extract::Kind::pdf ? 1 : 0};
  bool in_table = false;
  for (const std::string_view line : util::split(text, '\n')) {
    const bool is_row = line.starts_with("|");
    if (line.starts_with("# ")) {
      content.title = line.substr(2);
      content.text += content.title + "\n";
    } else if (is_row) {
      std::vector<std::string> cells;
      for (const std::string_view cell : util::split(line.substr(1), '|'))
        cells.emplace_back(util::trim(cell));
      content.text += util::join(cells, "\t") + "\n";
      table_at(content, in_table).rows.push_back(std::move(cells));
    } else if (!line.empty()) {
      content.text += std::string(line) + "\n";
    }
    in_table = is_row;
  }
  return content;
}

extract::Content content_of(const std::string& bytes, std::string_view name)
{
  if (name.ends_with(".html")) return extract::read(bytes, "text/html; charset=utf-8");
  if (name.ends_with(".docx.txt")) return read_document(bytes, extract::Kind::docx);
  if (name.ends_with(".xlsx.txt")) return read_document(bytes, extract::Kind::xlsx);
  return read_document(bytes, extract::Kind::pdf);
}

}  // namespace

DemoPages::DemoPages()
{
  for (const util::EmbeddedFile& file : util::embedded_program_files()) {
    const std::string_view name(file.name);
    if (!name.starts_with(k_pages_folder)) continue;
    const std::string_view own = name.substr(k_pages_folder.size());
    names_.emplace(own.substr(0, own.find('.')), own);
  }
  // "Welcome | name of the agency"
  const std::string title = extract::read(demo_file("thung_thong/index.html"), "text/html; charset=utf-8").title;
  agency_ = util::trim(title.substr(title.rfind('|') + 1));
}

DemoPage DemoPages::page(const std::string& item, int fiscal_year, const std::string& agency,
                         const std::string& site) const
{
  const auto name = names_.find(item);
  if (name == names_.end()) return {};
  DemoPage page{.bytes = demo_file("thung_thong/" + name->second), .content = {}};
  move_years(page.bytes, fiscal_year - k_year_of_demo_pages);
  replace_all(page.bytes, agency_, agency);
  if (const auto url = fetch::read_url(site)) replace_all(page.bytes, k_own_host, without_www(url->host));
  page.content = content_of(page.bytes, name->second);
  return page;
}

}  // namespace app
