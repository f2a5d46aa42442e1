// SPDX-License-Identifier: Apache-2.0
#include "src/portal/export_pages.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "lib/html/assets.hpp"
#include "lib/util/files.hpp"

#include "src/agencies/agency_store.hpp"
#include "src/portal/measures_pages.hpp"
#include "src/portal/shown_plan_store.hpp"

namespace portal {
namespace {

constexpr std::string_view k_english_folder = "en/";

struct FilePage {
  PublicPage page;
  Asked asked;
  std::string file;                  ///< without the folder of the language
  const Edition* edition = nullptr;  ///< of data files, which are copied
};

bool is_in_both(PublicPage page)
{
  return page != PublicPage::data_file;
}

std::vector<FilePage> all_pages(const Looker& looker, const Publication& publication)
{
  std::vector<FilePage> pages;
  const auto add = [&](PublicPage page, std::string path, std::string file, Asked asked = {}) {
    asked.here = std::move(path);
    asked.as_files = true;
    pages.push_back({.page = page, .asked = std::move(asked), .file = std::move(file)});
  };
  add(PublicPage::search, "/results", "index.html");
  add(PublicPage::rankings, "/results/rankings", "rankings/index.html");
  add(PublicPage::methodology, "/results/methodology", "methodology/index.html");
  add(PublicPage::data, "/results/data", "data/index.html");
  for (const Edition& edition : publication.editions) {
    const std::string year = std::to_string(edition.fiscal_year);
    add(PublicPage::rankings, rankings_path(edition.fiscal_year), "rankings/" + year + ".html",
        {.year = edition.fiscal_year});
    if (!edition.framework) continue;
    for (const std::string& name : data_files(edition.fiscal_year)) {
      add(PublicPage::data_file, fmt::format("/results/data/{}/{}", year, name), fmt::format("data/{}/{}", year, name),
          {.year = edition.fiscal_year, .file = name});
      pages.back().edition = &edition;
    }
  }
  for (const auto& [year, rules] : publication.frameworks)
    add(PublicPage::methodology, methodology_path(year), "methodology/" + std::to_string(year) + ".html",
        {.year = year});
  const auto agencies =
      looker.database.read([](db::Connection& connection) { return agencies::AgencyStore(connection).all(); });
  for (const agencies::Agency& agency : agencies)
    add(PublicPage::agency, agency_path(agency.id), "agencies/" + std::to_string(agency.id) + ".html",
        {.agency = agency.id});
  looker.database.read([&](db::Connection& connection) {
    const ShownPlanStore plans(connection);
    for (const int year : plans.years()) {
      for (const std::string& name : measures_files(year))
        add(PublicPage::data_file, fmt::format("/results/data/{}/{}", year, name),
            fmt::format("data/{}/{}", year, name), {.year = year, .file = name});
      for (const std::int64_t agency : plans.agencies_of(year))
        add(PublicPage::measures, measures_path(agency, year),
            fmt::format("agencies/{}-measures-{}.html", agency, year), {.agency = agency, .year = year});
    }
  });
  return pages;
}

/// Where files of the site stand, by the address that a page calls them, and how they find each other.
class FilePlaces {
 public:
  FilePlaces(const std::vector<FilePage>& pages, std::string address) : address_(std::move(address))
  {
    for (const FilePage& page : pages) {
      files_[0][page.asked.here] = page.file;
      files_[1][page.asked.here] = is_in_both(page.page) ? std::string(k_english_folder) + page.file : page.file;
    }
    for (auto& files : files_)
      files["/"] = files.at("/results");
    for (const html::Asset& asset : html::assets()) {
      for (auto& files : files_)
        files[asset.address] = asset.address.substr(1);
    }
  }

  const std::string& file(util::Language language, const std::string& path) const { return of(language).at(path); }

  /// The page with every link of ours relative to its own place; what is not among the files leads to the live site.
  std::string relative(const std::string& html, util::Language language, const std::string& own) const
  {
    std::string out;
    std::size_t from = 0;
    while (true) {
      const std::size_t at = next_link(html, from);
      if (at == std::string::npos) break;
      const std::size_t end = html.find('"', at);
      out.append(html, from, at - from);
      out += link(html.substr(at, end - at), language, own);
      from = end;
    }
    return out.append(html, from);
  }

 private:
  /// The beginning of the next address that starts with a slash.
  static std::size_t next_link(const std::string& html, std::size_t from)
  {
    std::size_t nearest = std::string::npos;
    for (const std::string_view mark : {R"( href="/)", R"( src="/)", R"( action="/)"}) {
      const std::size_t at = html.find(mark, from);
      if (at != std::string::npos) nearest = std::min(nearest, at + mark.size() - 1);
    }
    return nearest;
  }
  const std::map<std::string, std::string>& of(util::Language language) const
  {
    return files_.at(language == util::Language::thai ? 0 : 1);
  }
  std::string link(const std::string& wanted, util::Language language, const std::string& own) const
  {
    const std::size_t mark = wanted.find('?');
    const std::string path = wanted.substr(0, mark);
    const std::string query = mark == std::string::npos ? "" : wanted.substr(mark + 1);
    if (query == "lang=en") language = util::Language::english;
    if (query == "lang=th") language = util::Language::thai;
    const auto found = of(language).find(path);
    if (found == of(language).end()) return address_.empty() ? up_from(own) + "index.html" : address_ + wanted;
    return up_from(own) + found->second;
  }
  static std::string up_from(const std::string& own)
  {
    std::string up;
    for (const char c : own) {
      if (c == '/') up += "../";
    }
    return up;
  }

  std::array<std::map<std::string, std::string>, 2> files_;  // Thai, English
  std::string address_;
};

void put_file(const std::filesystem::path& folder, const std::string& name, std::string_view bytes)
{
  const std::filesystem::path path = folder / name;
  std::filesystem::create_directories(path.parent_path());
  util::write_file(path, bytes);
}

void put_copy(const std::filesystem::path& folder, const std::string& name, const std::filesystem::path& from)
{
  const std::filesystem::path path = folder / name;
  std::filesystem::create_directories(path.parent_path());
  std::filesystem::copy_file(from, path, std::filesystem::copy_options::overwrite_existing);
}

/// Styles name fonts by the address of the live site.
std::string beside_each_other(const html::Asset& asset)
{
  constexpr std::string_view k_from_root = "url(\"/static/";
  constexpr std::string_view k_beside = "url(\"";
  std::string bytes(asset.bytes);
  if (!asset.name.ends_with(".css")) return bytes;
  for (std::size_t at = bytes.find(k_from_root); at != std::string::npos; at = bytes.find(k_from_root, at))
    bytes.replace(at, k_from_root.size(), k_beside);
  return bytes;
}

}  // namespace

std::size_t write_static_site(const Looker& looker, const Publication& publication, const std::filesystem::path& folder)
{
  const std::vector<FilePage> pages = all_pages(looker, publication);
  const FilePlaces places(pages, looker.doors.address);
  KeptDataFiles kept;
  std::size_t written = 0;
  for (const FilePage& page : pages) {
    if (page.edition != nullptr) {
      const auto files = kept.of(looker, publication, *page.edition);
      put_copy(folder, page.file, files->named(page.asked.file)->bytes->path());
      ++written;
      continue;
    }
    for (const util::Language language : {util::Language::thai, util::Language::english}) {
      if (language == util::Language::english && !is_in_both(page.page)) continue;
      Asked asked = page.asked;
      asked.language = language;
      Made made = make_page(page.page, looker, publication, asked);
      const std::string& own = places.file(language, page.asked.here);
      if (made.type.starts_with("text/html")) made.bytes = places.relative(made.bytes, language, own);
      put_file(folder, own, made.bytes);
      ++written;
    }
  }
  for (const html::Asset& asset : html::assets()) {
    put_file(folder, asset.address.substr(1), beside_each_other(asset));
    ++written;
  }
  return written;
}

}  // namespace portal
