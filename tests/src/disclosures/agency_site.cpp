// SPDX-License-Identifier: Apache-2.0
#include "agency_site.hpp"

#include <filesystem>
#include <utility>

#include "lib/chart/qr_code.hpp"
#include "lib/office/document.hpp"
#include "lib/util/files.hpp"
#include "lib/util/text.hpp"

namespace disclosure_test {
namespace {

namespace fs = std::filesystem;

fs::path folder()
{
  return fs::path(PRONGSAI_SOURCE_DIR) / "tests/world/thung_thong";
}

office::TableRow row_of(std::string_view line)
{
  office::TableRow row;
  for (const std::string_view cell : util::split(line.substr(1), '|'))
    row.cells.push_back({.paragraphs = {{{.text = std::string(util::trim(cell))}}}});
  return row;
}

/// "# title", lines of text, "| cell | cell" for the rows of a table.
office::Document document_of(const std::string& text)
{
  office::Document document;
  for (const std::string_view line : util::split(text, '\n')) {
    if (line.starts_with("# ")) {
      document.title = line.substr(2);
      document.title_lines = {document.title};
    } else if (line.starts_with("|")) {
      office::TableRow row = row_of(line);
      auto* table = document.blocks.empty() ? nullptr : std::get_if<office::Table>(&document.blocks.back());
      if (table == nullptr) {
        office::Table made{.caption = document.title};
        made.columns.resize(row.cells.size());
        made.head.push_back(std::move(row));
        document.blocks.emplace_back(std::move(made));
      } else {
        table->rows.push_back(std::move(row));
      }
    } else if (!line.empty()) {
      document.blocks.emplace_back(
          office::Paragraph{.runs = {{.text = std::string(line)}}, .align = office::Align::left});
    }
  }
  return document;
}

/// A page as a scanner makes it: a picture, and no word.
std::string scanned_pdf()
{
  office::Document scan;
  scan.blocks.emplace_back(office::Picture{
      .svg =
          R"(<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300"><rect width="280" height="200" fill="#999"/></svg>)",
      .width = 300,
      .height = 300});
  return office::to_pdf(scan);
}

std::string qr_png(const std::string& text)
{
  const chart::Svg svg = chart::qr_drawing(text, {"QR", "QR"}, 4);
  return office::to_png({.svg = svg.text, .width = svg.width, .height = svg.height});
}

using Files = std::map<std::string, std::pair<std::string, std::string>>;

std::pair<std::string, std::string> made_from(const fs::path& source)
{
  const office::Document document = document_of(util::read_file(source));
  const std::string kind = source.stem().extension();
  if (kind == ".pdf") return {"application/pdf", office::to_pdf(document)};
  return {"application/octet-stream", kind == ".docx" ? office::to_docx(document) : office::to_xlsx(document)};
}

Files all_files(const std::string& front_qr)
{
  Files files;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder())) {
    const fs::path& path = entry.path();
    if (path.extension() == ".html")
      files["/" + path.filename().string()] = {"text/html; charset=utf-8", util::read_file(path)};
    if (path.extension() == ".txt") files["/" + path.stem().string()] = made_from(path);
  }
  files["/"] = files["/index.html"];
  files["/scan.pdf"] = {"application/pdf", scanned_pdf()};
  files["/images/eit.png"] = {"image/png", qr_png(front_qr)};
  files["/images/line.png"] = {"image/png", qr_png("https://line.example/thung-thong")};
  return files;
}

}  // namespace

AgencySite::AgencySite(const std::string& front_qr)
    : files_(all_files(front_qr)),
      server_({.listen = {"127.0.0.1:0"}},
              http::Router({http::get("/{rest...}", [this](http::Request& request) { return answer(request.path); }),
                            http::get("/", [this](http::Request& request) { return answer(request.path); })})),
      thread_([this] { server_.run(); })
{
}

AgencySite::~AgencySite()
{
  server_.stop();
  thread_.join();
}

std::string AgencySite::address() const
{
  return "127.0.0.1:" + std::to_string(server_.port());
}

std::string AgencySite::url(const std::string& path) const
{
  return "http://" + address() + path;
}

std::string AgencySite::url_of_item(const std::string& item) const
{
  for (const char* ending : {".html", ".pdf", ".docx", ".xlsx"}) {
    if (files_.contains("/" + item + ending)) return url("/" + item + ending);
  }
  return url("/" + item);
}

void AgencySite::publish(const std::string& path, const std::string& type, const std::string& bytes)
{
  files_[path] = {type, bytes};
}

http::Response AgencySite::answer(const std::string& path) const
{
  const auto found = files_.find(path);
  if (found == files_.end()) return http::text("not here", 404);
  return http::text(found->second.second).with("Content-Type", found->second.first);
}

}  // namespace disclosure_test
