// SPDX-License-Identifier: Apache-2.0
#include "src/portal/agency_pages.hpp"

#include <algorithm>
#include <span>

#include "lib/chart/qr_code.hpp"
#include "lib/http/outcome.hpp"
#include "lib/thai/thai.hpp"
#include "lib/thai/thai_time.hpp"

#include "src/agencies/agency_store.hpp"
#include "src/cycles/cycle_store.hpp"
#include "src/cycles/enrolment_store.hpp"
#include "src/disclosures/entry_store.hpp"
#include "src/documents/paper_store.hpp"
#include "src/portal/agency_years_pages.hpp"
#include "src/portal/edition_store.hpp"
#include "src/portal/measures_pages.hpp"
#include "src/portal/shown_plan_store.hpp"

namespace portal {
namespace {

using html::Values;
using html::Word;

constexpr std::int64_t k_fewest_agencies = 5;  // of a group whose middle is shown

/// Without what is withheld: nothing of it may be learnt from the middle of a group.
std::vector<results::Spread> spreads_of_type(db::Connection& connection, ShownGroups& groups, const YearShown& year)
{
  const auto& releases = year.edition->releases;
  const auto release = std::find_if(releases.begin(), releases.end(), [&](const results::Release& one) {
    return one.cycle == year.standing.cycle && one.computation == year.standing.computation;
  });
  if (release == releases.end()) return {};
  return groups.spreads.of_group(connection, groups.rounds.of(connection, *release), {"type", year.standing.type});
}

/// Scores of the newest year beside the middle of its type.
Values indicators_table(db::Connection& connection, ShownGroups& groups, const YearShown& year,
                        const scoring::Result& result, const Asked& asked)
{
  const framework::Framework& rules = *result.framework;
  std::map<std::string, results::Spread> spreads;
  if (!year.standing.type.empty()) {
    for (results::Spread& spread : spreads_of_type(connection, groups, year)) {
      if (spread.agencies >= k_fewest_agencies) spreads.emplace(spread.subject, std::move(spread));
    }
  }
  html::TableShape shape{.path = agency_path(asked.agency),
                         .caption = Word{"portal.indicators_table", {{"year", std::to_string(rules.fiscal_year)}}},
                         .columns = {},
                         .sorted_by = ""};
  shape.columns = {{"indicator", Word{"portal.indicator"}, false},
                   {"instrument", Word{"portal.instrument"}, false},
                   {"score", Word{"portal.score"}, false, true}};
  if (!spreads.empty()) shape.columns.push_back({"median", Word{"portal.type_median"}, false, true});
  Values table = html::TableQuery(std::move(shape), {}).head();
  table.list("rows");
  for (std::size_t i = 0; i < rules.indicators.size(); ++i) {
    const framework::Indicator& indicator = rules.indicators[i];
    std::vector<html::Cell> cells = {{indicator.code + ". " + indicator.name.in(asked.language)},
                                     {rules.instruments[indicator.instrument].code},
                                     {.text = score_text(result.indicators[i].score, rules), .numeric = true}};
    if (!spreads.empty()) {
      const auto spread = spreads.find(indicator.code);
      cells.push_back(
          {.text = spread == spreads.end() ? "\u2013" : score_text(std::optional(spread->second.median), &rules),
           .numeric = true});
    }
    table.add("rows", html::Row(cells));
  }
  return table;
}

Values state_tag(scoring::ItemState state)
{
  using scoring::ItemState;
  switch (state) {
    case ItemState::met:
      return html::tag(Word{"portal.item_met"}, html::Colour::green);
    case ItemState::failed:
      return html::tag(Word{"portal.item_failed"}, html::Colour::red);
    case ItemState::not_applicable:
      return html::tag(Word{"portal.item_not_applicable"}, html::Colour::grey);
    case ItemState::unknown:
      break;
  }
  return html::tag(Word{"portal.item_unknown"}, html::Colour::grey);
}

std::string day_text(util::UtcSeconds at, util::Language language)
{
  return thai::long_date(thai::day_of(at), language);
}

/// Each item with what was found and where it is disclosed; entries are those of the published round.
std::vector<Values> item_values(db::Connection& connection, const YearShown& year, const scoring::Result& result,
                                const Looker& looker, const Asked& asked)
{
  std::map<std::string, disclosures::Entry> entries;
  std::map<std::int64_t, util::UtcSeconds> snapshots;
  if (year.standing.cycle != 0) {
    for (disclosures::Entry& entry : disclosures::EntryStore(connection).entries(year.standing.cycle, asked.agency))
      entries.emplace(entry.item, std::move(entry));
    if (looker.doors.snapshots) snapshots = looker.doors.snapshots(connection, year.standing.cycle, asked.agency);
  }
  std::vector<Values> items;
  for (std::size_t i = 0; i < result.framework->items.size(); ++i) {
    const framework::Item& item = result.framework->items[i];
    if (result.items[i].state == scoring::ItemState::unknown && !entries.contains(item.code)) continue;
    Values shown = Values()
                       .set("code", item.code)
                       .set("title", item.title.in(asked.language))
                       .set("state", state_tag(result.items[i].state))
                       .list("links");
    const auto entry = entries.find(item.code);
    if (entry != entries.end()) {
      for (const disclosures::Link& link : entry->second.links) {
        const auto seen = snapshots.find(link.id);
        shown.add("links", Values()
                               .set("href", link.url)
                               .set("note", link.note)
                               .set("seen", seen != snapshots.end())
                               .set("day", seen == snapshots.end() ? "" : day_text(seen->second, asked.language)));
      }
    }
    items.push_back(std::move(shown));
  }
  return items;
}

/// Surveys of the agency that everybody may answer now, by link.
std::vector<Values> open_surveys(db::Connection& connection, const Looker& looker, const Asked& asked)
{
  std::vector<Values> open;
  if (!looker.doors.survey_path || asked.as_files) return open;
  for (const cycles::Cycle& cycle : cycles::CycleStore(connection).open()) {
    const cycles::Stage stage =
        cycles::stage_of(cycles::CycleStore(connection).calendar(cycle.id), cycles::StageCode::surveys);
    if (stage.state() != cycles::StageState::open) continue;
    const auto enrolment = cycles::EnrolmentStore(connection).find(cycle.id, asked.agency);
    if (!enrolment || !enrolment->takes_part()) continue;
    const FrameworkPtr rules = cycles::CycleStore(connection).framework(cycle.id);
    for (const surveys::Questionnaire& asks : surveys::questionnaires(*rules)) {
      if (surveys::way_of(asks) != surveys::Way::link) continue;
      const framework::Instrument& instrument = rules->instruments[asks.instrument];
      const std::string path =
          looker.doors.survey_path({cycle.id, asked.agency, instrument.code, instrument.parts[asks.part].code});
      open.push_back(Values()
                         .set("survey", instrument.name.in(asked.language))
                         .set("year", std::to_string(rules->fiscal_year))
                         .set("count", std::to_string(asks.questions.size()))
                         .set("last_day", thai::long_date(stage.last_day(), asked.language))
                         .set("href", path)
                         .set("address", looker.doors.address + path)
                         .set("qr", html::Markup::made_here(chart::qr_svg(looker.doors.address + path))));
    }
  }
  return open;
}

void set_caution(Values& values, const YearShown* newest)
{
  const bool cautioned = newest != nullptr && newest->standing.caution.has_value();
  const std::string year = newest != nullptr ? std::to_string(newest->edition->fiscal_year) : "";
  values.set("cautioned", cautioned)
      .set("caution", cautioned
                          ? html::Phrase(Word{newest->standing.is_withheld() ? "portal.withheld" : "portal.warned",
                                              {{"year", year}}})
                          : html::Phrase(""))
      .set("caution_reason", cautioned ? newest->standing.caution_reason : "");
}

void set_newest(Values& values, const YearShown* newest, const Asked& asked)
{
  const bool known = newest != nullptr && newest->standing.total.has_value();
  values.set("has_total", known)
      .set("year", newest != nullptr ? std::to_string(newest->edition->fiscal_year) : "")
      .set("total", known ? score_text(newest->standing.total, newest->rules.get()) : "")
      .set("has_level", known && !newest->standing.level.empty())
      .set("has_ranks", known && newest->standing.best.has_value());
  values.set("level", known ? html::tag(level_name(newest->standing.level, newest->rules.get(), asked.language),
                                        level_colour(newest->standing.level_place))
                            : Values());
  util::Params params{{"best", ""}, {"worst", ""}, {"alike", ""}, {"agencies", ""}};
  if (known && newest->standing.best)
    params = {{"best", html::grouped(*newest->standing.best)},
              {"worst", html::grouped(*newest->standing.worst)},
              {"alike", html::grouped(*newest->standing.alike)},
              {"agencies", html::grouped(newest->edition->agencies)}};
  values.set("ranks", Word{"portal.ranks_sentence", params});
}

/// Years of which measures were approved.
void set_plans(db::Connection& connection, Values& values, const Asked& asked)
{
  const std::vector<int> years = ShownPlanStore(connection).years_of(asked.agency);
  values.set("any_plans", !years.empty()).list("plans");
  for (const int year : years)
    values.add("plans", Values().set("year", std::to_string(year)).set("href", measures_path(asked.agency, year)));
}

/// Official documents that the agency published, the newest first.
void set_papers(db::Connection& connection, Values& values, const Asked& asked)
{
  bool any = false;
  values.list("papers");
  for (const documents::Paper& paper : documents::PaperStore(connection).all(asked.agency)) {
    if (paper.state != documents::PaperState::published) continue;
    any = true;
    values.add("papers",
               Values()
                   .set("subject", paper.subject)
                   .set("href", "/papers/" + std::to_string(paper.id))
                   .set("published", paper.published_at ? day_text(*paper.published_at, asked.language) : ""));
  }
  values.set("any_papers", any);
}

}  // namespace

Made agency_page(const Looker& looker, const Publication& publication, const Asked& asked)
{
  site::View view{.title = "", .view = "portal/agency"};
  Values& values = view.values;
  looker.database.read([&](db::Connection& connection) {
    const auto agency = agencies::AgencyStore(connection).find(asked.agency);
    if (!agency) throw http::NotFound("no such agency");
    const html::Words& words = looker.site.words(asked.language);
    const std::string name = html::name_of(*agency).in(asked.language);
    const std::vector<YearShown> years = years_shown(connection, publication, asked.agency);
    const YearShown* newest = years.empty() ? nullptr : &years.front();
    const std::string picture = years_chart(years, name, words);
    view.title = name;
    view.breadcrumbs = {{Word{"portal.search_title"}, "/results"}};
    std::vector<html::SummaryRow> about = {{Word{"portal.code"}, agency->code},
                                           {Word{"portal.type"}, type_name(agency->type)},
                                           {Word{"portal.province"}, province_name(agency->province)}};
    if (!agency->telephone.empty()) about.push_back({Word{"agencies.field.telephone"}, agency->telephone});
    values.set("name", name)
        .set("about", html::summary_list(about))
        .set("web", agency->web)
        .set("closed", !agency->is_open())
        .set("successor", agency->successor ? agency_path(*agency->successor) : std::string())
        .set("no_results", years.empty())
        .set("has_chart", !picture.empty())
        .set("chart", html::Markup::made_here(picture))
        .set("years", years_table(years, asked, looker.doors))
        .set("methodology", newest != nullptr ? methodology_path(newest->edition->fiscal_year) : "/results/methodology")
        .set("address", looker.doors.address + agency_path(asked.agency))
        .set("surveys", open_surveys(connection, looker, asked));
    set_plans(connection, values, asked);
    set_papers(connection, values, asked);
    set_caution(values, newest);
    set_newest(values, newest, asked);
    const auto result = newest != nullptr
                            ? scores_behind(connection, publication, newest->standing, newest->edition->fiscal_year)
                            : std::nullopt;
    values.set("has_indicators", result.has_value()).list("items");
    values.set("indicators", result ? indicators_table(connection, *looker.groups, *newest, *result, asked) : Values());
    std::vector<Values> items =
        result ? item_values(connection, *newest, *result, looker, asked) : std::vector<Values>();
    values.set("has_items", !items.empty()).set("items", std::move(items));
  });
  return {.bytes = public_page(looker, asked, std::move(view))};
}

}  // namespace portal
