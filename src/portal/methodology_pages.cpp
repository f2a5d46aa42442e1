// SPDX-License-Identifier: Apache-2.0
#include "src/portal/methodology_pages.hpp"

#include <algorithm>

#include "lib/http/outcome.hpp"

#include "src/framework/in_words.hpp"

namespace portal {
namespace {

using framework::Framework;
using html::Cell;
using html::Values;
using html::Word;

constexpr const char* k_words = "app.framework.";  // those of `prongsai framework show`: one word for each thing

struct Sheet {
  std::string id;
  std::vector<std::string> columns;
  std::vector<std::size_t> right = {};  ///< columns of numbers
  std::vector<std::vector<html::Phrase>> rows = {};
  std::size_t things = 0;  ///< that the rows are about; 0: each about one
};

class Methodology {
 public:
  Methodology(const Framework& rules, const html::Words& words) : rules_(rules), words_(words) {}

  std::vector<Values> sections() const
  {
    std::vector<Values> shown;
    for (const Sheet& sheet : {instruments(), indicators(), sub_indicators(), scales(), levels(), samples(), who()}) {
      if (!sheet.rows.empty()) shown.push_back(section(sheet));
    }
    return shown;
  }
  std::vector<html::Phrase> rules() const;
  std::vector<Values> surveys() const;
  std::vector<Values> items() const;
  std::vector<Values> likely() const;

 private:
  std::string say(const std::string& key, const util::Params& params = {}) const
  {
    return words_.messages().say(k_words + key, params);
  }
  std::string in(const framework::Text& text) const { return text.in(words_.language()); }
  Values section(const Sheet& sheet) const;
  Sheet instruments() const;
  Sheet indicators() const;
  Sheet sub_indicators() const;
  Sheet scales() const;
  Sheet levels() const;
  Sheet samples() const;
  Sheet who() const;
  std::string remarks_of(bool reversed, const framework::Text& text, framework::Certainty certainty) const
  {
    return framework::remarks_in_words(reversed, text, certainty, words_.messages());
  }

  const Framework& rules_;
  const html::Words& words_;
};

std::vector<html::Phrase> Methodology::rules() const
{
  const framework::Rules& rules = rules_.rules;
  std::vector<html::Phrase> said = {
      say("rules.pass_mark", {{"pass_mark", rules.pass_mark.fraction()}}),
      say("rules.places", {{"places", std::to_string(rules.display_places)}}),
      say(rules.level_of_displayed ? "rules.level_displayed" : "rules.level_exact"),
      say(rules.missing_part == framework::MissingPart::reweight ? "rules.missing_reweight" : "rules.missing_withhold"),
      say(rules.reweight_not_applicable_items ? "rules.items_reweight" : "rules.items_met")};
  if (rules_.target)
    said.emplace_back(say("rules.target", {{"name", in(rules_.target->name)},
                                           {"share", rules_.target->share.fraction()},
                                           {"at_least", rules_.target->at_least.fraction()}}));
  return said;
}

Values Methodology::section(const Sheet& sheet) const
{
  const std::string heading =
      say("section." + sheet.id, {{"count", std::to_string(sheet.things != 0 ? sheet.things : sheet.rows.size())}});
  html::TableShape shape{.path = "", .caption = heading, .columns = {}, .sorted_by = ""};
  const auto is_right = [&](std::size_t column) {
    return std::find(sheet.right.begin(), sheet.right.end(), column) != sheet.right.end();
  };
  for (std::size_t i = 0; i < sheet.columns.size(); ++i)
    shape.columns.push_back({sheet.columns[i], say("column." + sheet.columns[i]), false, is_right(i)});
  Values table = html::TableQuery(std::move(shape), {}).head();
  table.list("rows");
  for (const auto& row : sheet.rows) {
    std::vector<Cell> cells;
    for (std::size_t i = 0; i < row.size(); ++i)
      cells.push_back({.text = row[i], .numeric = is_right(i)});
    table.add("rows", html::Row(cells));
  }
  return Values().set("id", sheet.id).set("table", std::move(table));
}

Sheet Methodology::instruments() const
{
  Sheet sheet{"instruments", {"code", "name", "kind", "weight"}, {3}};
  sheet.things = rules_.instruments.size();
  for (const framework::Instrument& one : rules_.instruments) {
    const bool survey = one.kind == framework::InstrumentKind::survey;
    sheet.rows.push_back(
        {one.code, in(one.name), say(survey ? "kind.survey" : "kind.disclosure"), one.weight.fraction()});
    if (one.parts.size() < 2) continue;
    for (const framework::Part& part : one.parts)
      sheet.rows.push_back({one.code + " " + part.code, in(part.name), say("kind.part"), part.weight.fraction()});
  }
  return sheet;
}

Sheet Methodology::indicators() const
{
  Sheet sheet{"indicators", {"code", "name", "instrument", "contents"}};
  for (const framework::Indicator& one : rules_.indicators) {
    const bool survey = rules_.instruments[one.instrument].kind == framework::InstrumentKind::survey;
    const std::size_t count = survey ? one.questions.size() : one.sub_indicators.size();
    sheet.rows.push_back(
        {one.code, in(one.name), rules_.instruments[one.instrument].code,
         say(survey ? "contents.questions" : "contents.sub_indicators", {{"count", std::to_string(count)}})});
  }
  return sheet;
}

Sheet Methodology::sub_indicators() const
{
  Sheet sheet{"sub_indicators", {"code", "name", "items", "cost"}, {2, 3}};
  for (const framework::SubIndicator& one : rules_.sub_indicators)
    sheet.rows.push_back(
        {one.code, in(one.name), std::to_string(one.items.size()), rules_.cost_of_item(one.items.front()).decimal(2)});
  return sheet;
}

Sheet Methodology::scales() const
{
  Sheet sheet{"scales", {"code", "answer", "label", "points"}, {3}};
  sheet.things = rules_.scales.size();
  for (const framework::Scale& scale : rules_.scales) {
    for (std::size_t i = 0; i < scale.levels.size(); ++i)
      sheet.rows.push_back({i == 0 ? scale.code : "", scale.by_code ? scale.levels[i].code : std::to_string(i + 1),
                            in(scale.levels[i].label), scale.levels[i].points.decimal(2)});
  }
  return sheet;
}

Sheet Methodology::levels() const
{
  Sheet sheet{"levels", {"level", "conditions"}};
  for (const framework::Level& level : rules_.levels)
    sheet.rows.push_back({in(level.name), framework::conditions_in_words(rules_, level, words_.messages())});
  return sheet;
}

Sheet Methodology::samples() const
{
  Sheet sheet{"samples", {"instrument", "part", "agency_type", "province_size", "size"}};
  for (const framework::SampleRule& one : rules_.samples)
    sheet.rows.push_back({one.instrument, one.part.empty() ? say("all_parts") : one.part,
                          say("agency_type." + (one.agency_type.empty() ? "any" : one.agency_type)),
                          say("province_size." + (one.province_size.empty() ? "any" : one.province_size)),
                          framework::sample_in_words(one, words_.messages())});
  return sheet;
}

Sheet Methodology::who() const
{
  Sheet sheet{"eligibility", {"instrument", "who"}};
  for (const framework::Eligibility& one : rules_.eligibility)
    sheet.rows.push_back({one.instrument, in(one.who)});
  return sheet;
}

/// Each survey with its questions, indicator by indicator.
std::vector<Values> Methodology::surveys() const
{
  std::vector<Values> shown;
  for (const framework::Instrument& instrument : rules_.instruments) {
    if (instrument.kind != framework::InstrumentKind::survey) continue;
    Values survey = Values().set("code", instrument.code).set("name", in(instrument.name)).list("indicators");
    for (const std::size_t index : instrument.indicators) {
      const framework::Indicator& indicator = rules_.indicators[index];
      Values one = Values()
                       .set("code", indicator.code)
                       .set("name", in(indicator.name))
                       .set("purpose", in(indicator.purpose))
                       .list("questions");
      for (const std::size_t question : indicator.questions) {
        const framework::Question& asked = rules_.questions[question];
        one.add("questions", Values()
                                 .set("code", asked.code)
                                 .set("wording", in(asked.wording))
                                 .set("remarks", remarks_of(asked.reversed, asked.wording, asked.certainty)));
      }
      survey.add("indicators", std::move(one));
    }
    shown.push_back(std::move(survey));
  }
  return shown;
}

std::vector<Values> Methodology::items() const
{
  std::vector<Values> shown;
  for (const framework::Item& item : rules_.items) {
    Values one = Values()
                     .set("code", item.code)
                     .set("title", in(item.title))
                     .set("sub_indicator", rules_.sub_indicators[item.sub_indicator].code)
                     .set("period", item.period.empty() ? "" : say("period." + item.period))
                     .set("remarks", remarks_of(false, item.title, item.certainty))
                     .list("elements");
    for (const framework::Element& element : item.elements)
      one.add("elements", Values().set("text", in(element.text)));
    shown.push_back(std::move(one));
  }
  return shown;
}

std::vector<Values> Methodology::likely() const
{
  std::vector<Values> shown;
  std::vector<std::string> seen;
  for (const framework::LikelyFact& fact : rules_.likely) {
    const std::string note = in(fact.note);
    if (std::find(seen.begin(), seen.end(), note) != seen.end()) continue;
    seen.push_back(note);
    shown.push_back(Values().set("text", note));
  }
  return shown;
}

FrameworkPtr rules_for(const Publication& publication, int year)
{
  if (publication.frameworks.empty()) throw http::NotFound("no framework");
  if (year == 0) {
    const Edition* newest = publication.newest();
    if (newest != nullptr && newest->framework) return newest->framework;
    return publication.frameworks.rbegin()->second;
  }
  if (const Edition* edition = publication.of_year(year); edition != nullptr && edition->framework)
    return edition->framework;
  const auto known = publication.frameworks.find(year);
  if (known == publication.frameworks.end()) throw http::NotFound("no framework of that year");
  return known->second;
}

}  // namespace

Made methodology_page(const Looker& looker, const Publication& publication, const Asked& asked)
{
  const FrameworkPtr rules = rules_for(publication, asked.year);
  const Methodology methodology(*rules, looker.site.words(asked.language));
  const std::string year = std::to_string(rules->fiscal_year);
  site::View view{.title = Word{"portal.methodology_of", {{"year", year}}}, .view = "portal/methodology"};
  std::vector<Values> years;
  for (auto known = publication.frameworks.rbegin(); known != publication.frameworks.rend(); ++known)
    years.push_back(Values()
                        .set("year", std::to_string(known->first))
                        .set("href", methodology_path(known->first))
                        .set("current", known->first == rules->fiscal_year));
  view.values.set("year", year)
      .set("years", std::move(years))
      .set("name", rules->name.in(asked.language))
      .set("hash", rules->hash)
      .set("sections", methodology.sections())
      .set("surveys", methodology.surveys())
      .set("items", methodology.items())
      .set("likely", methodology.likely())
      .set("has_likely", !rules->likely.empty())
      .list("rules");
  for (const html::Phrase& rule : methodology.rules())
    view.values.add("rules", Values().set("text", rule));
  return {.bytes = public_page(looker, asked, std::move(view))};
}

}  // namespace portal
