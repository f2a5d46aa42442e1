// SPDX-License-Identifier: Apache-2.0
// An agency's result beside its earlier years and beside other agencies.
#include <algorithm>
#include <set>

#include "src/portal/agency_result_parts_pages.hpp"

namespace portal {
namespace {

using html::Cell;
using html::Phrase;
using html::Values;
using html::Word;
using util::Exact;

constexpr std::int64_t k_enough_agencies = 5;  // for quartiles to say something
constexpr const char* k_nothing = "\u2013";

Values year_table(const AgencyPage& page)
{
  std::vector<Phrase> headings{Word{"result.year"}, Word{"result.total"}, Word{"result.level"}};
  for (const framework::Instrument& instrument : page.framework().instruments)
    headings.push_back(instrument.code);
  std::vector<std::vector<Cell>> rows;
  for (const analysis::YearScore& year : page.analysis.years) {
    const framework::Framework& framework = *year.result->framework;
    std::vector<Cell> cells{{std::to_string(year.fiscal_year)},
                            html::number_cell(page.score(year.total)),
                            {year.level ? framework.levels[*year.level].name.in(page.language()) : k_nothing}};
    for (const framework::Instrument& instrument : page.framework().instruments) {
      const auto index = framework.instrument(instrument.code);
      cells.push_back(html::number_cell(page.score(index ? year.result->instruments[*index].score : std::nullopt)));
    }
    rows.push_back(std::move(cells));
  }
  return html::plain_table(Word{"result.years"}, headings, std::move(rows));
}

Values change_table(const AgencyPage& page, const analysis::Comparison& comparison)
{
  std::vector<std::vector<Cell>> rows;
  for (const analysis::Change& change : comparison.changes) {
    rows.push_back({{page.writer.indicator_name(change.indicator)},
                    html::number_cell(page.score(change.before)),
                    html::number_cell(page.score(change.after)),
                    html::number_cell(page.writer.signed_score(change.difference)),
                    {Word{change.comparable ? "documents.comparable" : "documents.not_alike"}}});
  }
  return html::plain_table(Word{"result.changes", {{"year", std::to_string(comparison.earlier_year)}}},
                           {Word{"result.indicator"}, Word{"result.before"}, Word{"result.after"},
                            Word{"result.difference"}, Word{"result.alike"}},
                           std::move(rows));
}

std::vector<Phrase> reasons_not_alike(const analysis::Comparison& comparison)
{
  std::set<std::string> keys(comparison.why_not.begin(), comparison.why_not.end());
  for (const analysis::Change& change : comparison.changes)
    keys.insert(change.why_not.begin(), change.why_not.end());
  std::vector<Phrase> reasons;
  for (const std::string& key : keys)
    reasons.emplace_back(Word{key});
  return reasons;
}

/// What can be compared with others: the total, instruments, indicators; as shown.
struct Own {
  std::string subject;
  Phrase name;
  std::optional<Exact> score;
};

std::vector<Own> own_scores(const AgencyPage& page)
{
  std::vector<Own> own{{"total", Word{"result.total"}, page.result().total}};
  for (std::size_t i = 0; i < page.framework().instruments.size(); ++i)
    own.push_back({page.framework().instruments[i].code, page.framework().instruments[i].code,
                   page.result().instruments[i].score});
  for (std::size_t i = 0; i < page.framework().indicators.size(); ++i)
    own.push_back(
        {page.framework().indicators[i].code, page.writer.indicator_name(i), page.result().indicators[i].score});
  return own;
}

const results::Spread* spread_of(const Peers& peers, const std::string& subject)
{
  const auto found = std::ranges::find_if(peers.spreads, [&](const auto& one) { return one.subject == subject; });
  return found == peers.spreads.end() ? nullptr : &*found;
}

/// "71.20 – 83.04 – 90.11": quartiles about the median; of few agencies only lowest and highest.
std::string spread_text(const results::Spread* spread, int places)
{
  if (spread == nullptr) return k_nothing;
  const auto said = [&](results::Millionths score) { return results::shown(score, places); };
  if (spread->agencies < k_enough_agencies) return said(spread->lowest) + " / " + said(spread->highest);
  return said(spread->quartile_1) + " \u2013 " + said(spread->median) + " \u2013 " + said(spread->quartile_3);
}

Phrase place_among(const std::optional<Exact>& score, const results::Spread* spread, int places)
{
  if (!score || spread == nullptr) return k_nothing;
  if (spread->agencies < k_enough_agencies) return Word{"result.few_agencies"};
  const results::Millionths own = results::millionths(score->rounded(places));
  if (own >= spread->quartile_3) return Word{"result.best_quarter"};
  if (own >= spread->median) return Word{"result.upper_half"};
  if (own >= spread->quartile_1) return Word{"result.lower_half"};
  return Word{"result.last_quarter"};
}

Phrase peers_name(const results::Group& group)
{
  if (group.grouping == "all") return Word{"result.all_agencies"};
  if (group.grouping == "type" &&
      std::ranges::find(framework::k_agency_types, group.member) == framework::k_agency_types.end())
    return group.member;
  return Word{"agencies." + group.grouping + "." + group.member};
}

Values peer_table(const AgencyPage& page, const Peers& peers)
{
  const int places = page.framework().rules.display_places;
  const results::Spread* total = spread_of(peers, "total");
  const bool few = total != nullptr && total->agencies < k_enough_agencies;
  std::vector<std::vector<Cell>> rows;
  for (const Own& own : own_scores(page)) {
    const results::Spread* spread = spread_of(peers, own.subject);
    rows.push_back({{own.name},
                    html::number_cell(page.score(own.score)),
                    html::number_cell(spread_text(spread, places)),
                    {place_among(own.score, spread, places)}});
  }
  return Values()
      .set("name", peers_name(peers.group))
      .set("few", few)
      .set("agencies", html::Count{total == nullptr ? 0 : total->agencies})
      .set("table", html::plain_table(peers_name(peers.group),
                                      {Word{"result.what"}, Word{"result.own_score"},
                                       Word{few ? "result.lowest_highest" : "result.quartiles"}, Word{"result.place"}},
                                      std::move(rows)));
}

Values rank_values(const std::optional<Rank>& rank)
{
  return Values().set("place", html::Count{rank ? rank->place : 0}).set("of", html::Count{rank ? rank->of : 0});
}

}  // namespace

Values year_section(const AgencyPage& page)
{
  Values values;
  const bool several = page.analysis.years.size() > 1;
  values.set("several", several).list("changes").list("reasons");
  if (!several) return values;
  values.set("lines", chart_markup(documents::year_lines(page.writer)))
      .set("table", year_table(page))
      .set("findings", findings(page, {"analysis.total_rose", "analysis.total_fell", "analysis.total_same",
                                       "analysis.framework_changed", "analysis.rose_most", "analysis.fell_most",
                                       "analysis.not_comparable", "analysis.none_comparable"}));
  const analysis::Comparison& nearest = page.analysis.comparisons.front();
  if (!nearest.changes.empty()) values.add("changes", Values().set("table", change_table(page, nearest)));
  for (Phrase& reason : reasons_not_alike(nearest))
    values.add("reasons", Values().set(".", std::move(reason)));
  return values;
}

Values peer_section(const AgencyPage& page)
{
  Values values;
  values.list("groups");
  for (const Peers& peers : page.shown.peers)
    values.add("groups", peer_table(page, peers));
  values.set("ranked", page.shown.rank.has_value())
      .set("rank", rank_values(page.shown.rank))
      .set("ranked_in_type", page.shown.rank_of_type.has_value())
      .set("rank_of_type", rank_values(page.shown.rank_of_type))
      .set("some_withheld", page.shown.withheld != 0)
      .set("withheld", html::Count{page.shown.withheld});
  return values;
}

}  // namespace portal
