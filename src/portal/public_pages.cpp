// SPDX-License-Identifier: Apache-2.0
#include "src/portal/public_pages.hpp"

#include <array>
#include <charconv>
#include <exception>
#include <span>

#include "lib/http/outcome.hpp"
#include "lib/site/path.hpp"
#include "lib/util/percent.hpp"

#include "src/portal/agency_pages.hpp"
#include "src/portal/measures_pages.hpp"
#include "src/portal/methodology_pages.hpp"
#include "src/portal/search_pages.hpp"

namespace portal {
namespace {

constexpr std::size_t k_longest_value = 100;

std::span<const std::string_view> parameters_of(PublicPage page)
{
  static constexpr std::array<std::string_view, 6> k_search = {"search", "type", "province", "sort", "order", "page"};
  static constexpr std::array<std::string_view, 9> k_rankings = {"search", "type",  "province", "region", "level",
                                                                 "sort",   "order", "page",     "format"};
  if (page == PublicPage::search) return k_search;
  if (page == PublicPage::rankings) return k_rankings;
  return {};
}

int year_in(const http::Request& request)
{
  const std::string_view text = request.parameters.get("year");
  int year = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), year);
  if (error != std::errc() || end != text.data() + text.size() || text.size() != 4) throw http::NotFound("no year");
  return year;
}

/// Files of measures are small and change with each report; those of results are large and stay as they are.
bool is_of_measures(const Asked& asked)
{
  return asked.file.starts_with("measures-");
}

}  // namespace

Asked asked_of(PublicPage page, const http::Request& request)
{
  Asked asked{.language = site::language_of(request)};
  for (const std::string_view name : parameters_of(page)) {
    const auto value = request.query.find(name);
    if (value && !value->empty() && value->size() <= k_longest_value * 4)
      asked.query.add(std::string(name), std::string(*value));
  }
  if (request.parameters.has("agency")) asked.agency = site::id_in_path(request, "agency");
  if (request.parameters.has("year")) asked.year = year_in(request);
  asked.file = request.parameters.get("file");
  const std::string query = util::urlencoded(asked.query);
  asked.here = query.empty() ? request.path : request.path + "?" + query;
  return asked;
}

Made make_page(PublicPage page, const Looker& looker, const Publication& publication, const Asked& asked)
{
  switch (page) {
    case PublicPage::search:
      return search_page(looker, publication, asked);
    case PublicPage::rankings:
      return rankings_page(looker, publication, asked);
    case PublicPage::agency:
      return agency_page(looker, publication, asked);
    case PublicPage::measures:
      return measures_page(looker, asked);
    case PublicPage::methodology:
      return methodology_page(looker, publication, asked);
    case PublicPage::data:
      return data_page(looker, publication, asked);
    case PublicPage::data_file:
      break;
  }
  const std::string begin = "measures-" + std::to_string(asked.year) + ".";
  if (!asked.file.starts_with(begin)) throw http::NotFound("no such file");
  return measures_file(looker, asked.year, std::string_view(asked.file).substr(begin.size()));
}

http::Response PublicSite::data_file(const Publication& publication, const Asked& asked)
{
  return portal::data_file(looker_, publication, asked.year, asked.file, files_);
}

void PublicSite::answer(PublicPage page, http::Request& request, http::Reply reply)
{
  try {
    Asked asked = asked_of(page, request);
    if (page == PublicPage::data_file && !is_of_measures(asked)) {
      kept_.on_worker(std::move(reply),
                      [this, asked = std::move(asked)] { return data_file(*kept_.publication(), asked); });
      return;
    }
    const std::string key = std::string(util::code(asked.language)) + asked.here;
    kept_.answer(request, std::move(reply), key,
                 [this, page, asked = std::move(asked)](const Publication& publication) {
                   return make(page, publication, asked);
                 });
  } catch (...) {
    reply.fail(std::current_exception());
  }
}

http::Response PublicSite::answer_now(PublicPage page, const http::Request& request)
{
  const Asked asked = asked_of(page, request);
  if (page == PublicPage::data_file && !is_of_measures(asked)) return data_file(*kept_.publication(), asked);
  return kept_.answer_now(request, std::string(util::code(asked.language)) + asked.here,
                          [&](const Publication& publication) { return make(page, publication, asked); });
}

}  // namespace portal
