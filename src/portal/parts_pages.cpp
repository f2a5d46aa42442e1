// SPDX-License-Identifier: Apache-2.0
#include "src/portal/parts_pages.hpp"

#include "lib/html/page.hpp"
#include "lib/http/outcome.hpp"
#include "lib/thai/thai.hpp"

#include "src/agencies/agency.hpp"
#include "src/agencies/region.hpp"

namespace portal {
namespace {

using html::Option;
using html::Word;

constexpr const char* k_none = "\u2013";
constexpr int k_usual_places = 2;

struct PublicPart {
  const char* path;
  const char* word;
};
constexpr PublicPart k_parts[] = {{"/", "app.nav.front"},
                                  {"/results", "portal.nav.results"},
                                  {"/results/rankings", "portal.nav.rankings"},
                                  {"/results/methodology", "portal.nav.methodology"},
                                  {"/results/data", "portal.nav.data"},
                                  {"/code", "app.nav.code"},
                                  {"/sign-in", "app.nav.sign_in"}};

bool is_at(std::string_view here, std::string_view part)
{
  here = here.substr(0, here.find('?'));
  if (here == part) return true;
  if (part == "/results") return here.starts_with("/results/agencies/") || here.starts_with("/agencies/");
  return part != "/" && here.starts_with(part) && here.substr(part.size()).starts_with('/');
}

}  // namespace

std::vector<html::Link> public_navigation(std::string_view here)
{
  std::vector<html::Link> links;
  for (const PublicPart& part : k_parts)
    links.push_back({Word{part.word}, part.path, is_at(here, part.path)});
  return links;
}

std::string public_page(const Looker& looker, const Asked& asked, site::View view)
{
  html::Page page;
  page.title = std::move(view.title);
  page.here = asked.here;
  page.breadcrumbs = std::move(view.breadcrumbs);
  page.navigation = public_navigation(asked.here);
  // Files have no server behind them that anybody could answer or sign in at.
  if (asked.as_files)
    std::erase_if(page.navigation, [](const html::Link& link) { return !link.href.starts_with("/results"); });
  return html::render(looker.site.templates(), looker.site.words(asked.language), page, view.view, view.values);
}

html::Phrase type_name(const std::string& type)
{
  return type.empty() ? html::Phrase(k_none) : html::Phrase(Word{"agencies.type." + type});
}

html::Phrase province_name(const std::string& province)
{
  return province.empty() ? html::Phrase(k_none) : html::Phrase(Word{"agencies.province." + province});
}

std::vector<Option> type_choices()
{
  std::vector<Option> options;
  for (const std::string_view type : agencies::k_agency_types)
    options.push_back({std::string(type), type_name(std::string(type))});
  return options;
}

std::vector<Option> province_choices()
{
  std::vector<Option> options;
  for (const std::string& province : agencies::province_codes())
    options.push_back({province, province_name(province)});
  return options;
}

std::vector<Option> region_choices()
{
  std::vector<Option> options;
  for (const std::string_view region : agencies::k_regions)
    options.push_back({std::string(region), Word{"agencies.region." + std::string(region)}});
  return options;
}

std::string score_text(const std::optional<Millionths>& score, const framework::Framework* framework)
{
  if (!score) return k_none;
  return results::shown(*score, framework != nullptr ? framework->rules.display_places : k_usual_places);
}

std::string score_text(const std::optional<util::Exact>& score, const framework::Framework& framework)
{
  return score ? score->decimal(framework.rules.display_places) : k_none;
}

std::string margin_text(const Standing& standing)
{
  return standing.margin ? "\u00b1 " + results::shown(*standing.margin, k_usual_places) : k_none;
}

std::string ranks_text(const Standing& standing)
{
  if (!standing.best || !standing.worst) return k_none;
  if (*standing.best == *standing.worst) return html::grouped(*standing.best);
  return html::grouped(*standing.best) + " \u2013 " + html::grouped(*standing.worst);
}

std::string level_name(const std::string& level, const framework::Framework* framework, util::Language language)
{
  if (level.empty()) return k_none;
  const auto known = framework != nullptr ? framework->level(level) : std::nullopt;
  return known ? framework->levels[*known].name.in(language) : level;
}

html::Colour level_colour(const std::optional<std::int64_t>& place)
{
  using html::Colour;
  if (!place) return Colour::grey;
  constexpr Colour k_colours[] = {Colour::green, Colour::turquoise, Colour::blue, Colour::yellow, Colour::orange};
  return *place < std::ssize(k_colours) ? k_colours[*place] : Colour::red;
}

std::string agency_path(std::int64_t agency)
{
  return "/results/agencies/" + std::to_string(agency);
}

std::string methodology_path(int year)
{
  return "/results/methodology/" + std::to_string(year);
}

std::string rankings_path(int year)
{
  return "/results/rankings/" + std::to_string(year);
}

const Edition& edition_of(const Publication& publication, int year)
{
  const Edition* edition = year == 0 ? publication.newest() : publication.of_year(year);
  if (edition == nullptr) throw http::NotFound("no visible results of that year");
  return *edition;
}

}  // namespace portal
