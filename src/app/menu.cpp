// SPDX-License-Identifier: Apache-2.0
#include "src/app/menu.hpp"

#include <stdexcept>

#include "src/app/gate.hpp"
#include "src/portal/parts_pages.hpp"

namespace app {
namespace {

struct MenuEntry {
  std::string_view pattern;
  const char* word;
};

constexpr MenuEntry k_site[] = {
    {"/results", "app.nav.public_results"},
    {"/agencies", "app.nav.agencies"},
    {"/cycles", "app.nav.cycles"},
    {"/interviews", "app.nav.interviews"},
    {"/reviews", "app.nav.reviews"},
    {"/people", "app.nav.people"},
    {"/measures", "app.nav.measures_of_all"},
    {"/results/history", "app.nav.history"},
    {"/tokens", "app.nav.tokens"},
    {"/audit", "app.nav.audit"},  //
};
constexpr MenuEntry k_agency[] = {{"/agencies/{agency}", "app.nav.agency"},
                                  {"/agencies/{agency}/cycles", "app.nav.cycles"},
                                  {"/agencies/{agency}/plans", "app.nav.plans"},
                                  {"/agencies/{agency}/documents", "app.nav.documents"},
                                  {"/agencies/{agency}/people", "app.nav.people"}};
constexpr MenuEntry k_agency_round[] = {
    {"/agencies/{agency}/cycles/{cycle}", "app.nav.round"},
    {"/agencies/{agency}/cycles/{cycle}/surveys", "app.nav.surveys"},
    {"/agencies/{agency}/cycles/{cycle}/disclosures", "app.nav.disclosures"},
    {"/agencies/{agency}/cycles/{cycle}/prechecks", "app.nav.prechecks"},
    {"/agencies/{agency}/cycles/{cycle}/clarifications", "app.nav.clarifications"},
    {"/agencies/{agency}/cycles/{cycle}/results", "app.nav.agency_result"},  //
};
constexpr MenuEntry k_round[] = {
    {"/cycles/{cycle}", "app.nav.round"},
    {"/cycles/{cycle}/agencies", "app.nav.enrolled"},
    {"/cycles/{cycle}/surveys", "app.nav.survey_counts"},
    {"/cycles/{cycle}/prechecks", "app.nav.prechecks"},
    {"/cycles/{cycle}/reviews", "app.nav.reviews"},
    {"/cycles/{cycle}/scores", "app.nav.scores"},
    {"/cycles/{cycle}/results", "app.nav.results"},
    {"/cycles/{cycle}/results/overview", "app.nav.results_overview"},
    {"/cycles/{cycle}/results/agencies", "app.nav.result_list"},
    {"/cycles/{cycle}/answers", "app.nav.answers"},  //
};

/// The entries that belong together with the page; none for pages about nothing of these.
std::span<const MenuEntry> entries_for(const http::Request& request)
{
  const bool round = request.parameters.has("cycle");
  if (request.path.starts_with("/agencies/") && request.parameters.has("agency"))
    return round ? std::span<const MenuEntry>(k_agency_round) : k_agency;
  if (request.path.starts_with("/cycles/") && round) return k_round;
  return {};
}

/// "/agencies/{agency}" → "/agencies/12", with the parameters of the request.
std::string filled(std::string_view pattern, const http::Request& request)
{
  std::string path;
  while (!pattern.empty()) {
    const std::size_t open = pattern.find('{');
    path += pattern.substr(0, open);
    if (open == std::string_view::npos) break;
    const std::size_t close = pattern.find('}', open);
    path += request.parameters.get(pattern.substr(open + 1, close - open - 1));
    pattern.remove_prefix(close + 1);
  }
  return path;
}

bool is_within(std::string_view path, std::string_view part)
{
  return path.starts_with(part) && (path.size() == part.size() || path[part.size()] == '/');
}

html::Link front_link(const http::Request& request)
{
  return {html::Word{"app.nav.front"}, "/", request.path == "/"};
}

}  // namespace

Menu::Menu(std::span<const PageRoute> routes)
{
  for (const PageRoute& route : routes) {
    if (route.method == http::Method::get) access_.emplace(route.path, route.access);
  }
  for (const auto entries : {std::span<const MenuEntry>(k_site), std::span<const MenuEntry>(k_agency),
                             std::span<const MenuEntry>(k_agency_round), std::span<const MenuEntry>(k_round)}) {
    for (const MenuEntry& entry : entries) {
      if (!access_.contains(entry.pattern)) throw std::logic_error("no route for " + std::string(entry.pattern));
    }
  }
}

std::vector<html::Link> Menu::navigation(const http::Request& request, const accounts::Visitor& visitor) const
{
  if (!visitor.signed_in()) return portal::public_navigation(request.path);
  std::vector<html::Link> links = {front_link(request)};
  for (const MenuEntry& entry : k_site) {
    if (accounts::may(visitor, access_.find(entry.pattern)->second, {}, true))
      links.push_back({html::Word{entry.word}, std::string(entry.pattern), is_within(request.path, entry.pattern)});
  }
  if (const auto own = visitor.agencies(); own.size() == 1) {
    const std::string path = "/agencies/" + std::to_string(own.front());
    links.push_back({html::Word{"app.nav.own_agency"}, path, is_within(request.path, path)});
  }
  return links;
}

std::vector<html::Link> Menu::sections(const http::Request& request, const accounts::Visitor& visitor) const
{
  const std::span<const MenuEntry> entries = entries_for(request);
  if (entries.empty()) return {};
  const accounts::Object object = object_of(request);
  std::vector<html::Link> links;
  for (const MenuEntry& entry : entries) {
    if (!accounts::may(visitor, access_.find(entry.pattern)->second, object, true)) continue;
    const std::string path = filled(entry.pattern, request);
    links.push_back({html::Word{entry.word}, path, request.path == path});
  }
  return links;
}

}  // namespace app
