// SPDX-License-Identifier: Apache-2.0
#include "src/surveys/national_survey_pages.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "lib/html/address.hpp"
#include "lib/office/list.hpp"
#include "lib/thai/thai.hpp"
#include "lib/util/text.hpp"

#include "src/agencies/agency.hpp"
#include "src/framework/sample.hpp"
#include "src/surveys/answer_store.hpp"

namespace surveys {
namespace {

using html::Phrase;
using html::Values;
using html::Word;

struct PartState {
  std::int64_t answers = 0;
  std::optional<std::int64_t> minimum;
};
struct AgencyState {
  std::int64_t id = 0;
  const AskedAgency* about = nullptr;
  std::vector<PartState> parts;  ///< parallel to the round's questionnaires
  std::int64_t behind = 0;       ///< answers that are missing to the minima, all parts together
};

std::pair<std::string, std::string> codes_of(const Questionnaire& asked)
{
  const framework::Instrument& instrument = asked.framework->instruments[asked.instrument];
  return {instrument.code, instrument.parts[asked.part].code};
}

std::string short_name(const Questionnaire& asked)
{
  const auto [instrument, part] = codes_of(asked);
  return asked.framework->instruments[asked.instrument].parts.size() == 1 ? instrument : instrument + " " + part;
}

std::vector<AgencyState> states_of(const Round& round, const std::vector<DayCount>& counts,
                                   const std::vector<Questionnaire>& asked)
{
  std::map<std::int64_t, std::map<std::pair<std::string, std::string>, std::int64_t>> by_agency;
  for (const DayCount& count : counts)
    by_agency[count.agency][{count.instrument, count.part}] = count.answers;
  std::vector<AgencyState> states;
  for (const auto& [id, about] : round.agencies) {
    AgencyState state{.id = id, .about = &about};
    for (const Questionnaire& one : asked) {
      const auto codes = codes_of(one);
      PartState part{.answers = by_agency[id][codes]};
      if (const auto minimum = about.minima.find(codes); minimum != about.minima.end()) part.minimum = minimum->second;
      state.behind += std::max<std::int64_t>(0, part.minimum.value_or(0) - part.answers);
      state.parts.push_back(part);
    }
    states.push_back(std::move(state));
  }
  return states;
}

Phrase province_name(const std::string& province)
{
  return agencies::is_province(province) ? Phrase(Word{"agencies.province." + province}) : Phrase(province);
}

Phrase type_name(const std::string& type)
{
  const auto known = std::ranges::find(framework::k_agency_types, type);
  return known == framework::k_agency_types.end() ? Phrase(type) : Phrase(Word{"agencies.type." + type});
}

html::Filter filter_of(const char* name, const char* word, const std::set<std::string>& values,
                       Phrase (*shown)(const std::string&))
{
  html::Filter filter{.name = name, .label = Word{word}};
  for (const std::string& value : values) {
    if (!value.empty()) filter.options.push_back({value, shown(value)});
  }
  return filter;
}

html::TableShape shape_of(const RoundPlace& place, const std::vector<Questionnaire>& asked)
{
  html::TableShape shape{.path = "/cycles/" + std::to_string(place.round->cycle) + "/surveys",
                         .caption = Word{"surveys.national_title"},
                         .columns = {{"name", Word{"surveys.agency"}}, {"province", Word{"surveys.province"}}},
                         .sorted_by = "behind",
                         .descending = true,
                         .searchable = true};
  for (std::size_t i = 0; i < asked.size(); ++i)
    shape.columns.push_back({"part" + std::to_string(i), short_name(asked[i]), true, true});
  shape.columns.push_back({"behind", Word{"surveys.behind"}, true, true});
  std::set<std::string> types;
  std::set<std::string> provinces;
  for (const auto& [id, agency] : place.round->agencies) {
    types.insert(agency.type);
    provinces.insert(agency.province);
  }
  shape.filters = {filter_of("type", "surveys.type", types, type_name),
                   filter_of("province", "surveys.province", provinces, province_name)};
  return shape;
}

void narrow(std::vector<AgencyState>& states, const html::TableQuery& query)
{
  const std::string type = query.filter("type");
  const std::string province = query.filter("province");
  std::erase_if(states, [&](const AgencyState& state) {
    if (!type.empty() && state.about->type != type) return true;
    if (!province.empty() && state.about->province != province) return true;
    return !query.search().empty() && state.about->name_th.find(query.search()) == std::string::npos &&
           state.about->name_en.find(query.search()) == std::string::npos;
  });
}

void sort(std::vector<AgencyState>& states, const html::TableQuery& query)
{
  const std::string& column = query.sorted_by();
  const auto number_of = [&](const AgencyState& state) {
    if (!column.starts_with("part")) return state.behind;
    return state.parts[static_cast<std::size_t>(std::stoul(column.substr(4)))].answers;
  };
  std::ranges::stable_sort(states, [&](const AgencyState& first, const AgencyState& second) {
    const AgencyState& a = query.descending() ? second : first;
    const AgencyState& b = query.descending() ? first : second;
    if (column == "name") return thai::collate(a.about->name_th, b.about->name_th) < 0;
    if (column == "province") return thai::collate(a.about->province, b.about->province) < 0;
    return number_of(a) < number_of(b);
  });
}

Phrase of_minimum(const PartState& part)
{
  if (!part.minimum) return html::grouped(part.answers);
  return html::grouped(part.answers) + " / " + html::grouped(*part.minimum);
}

office::List counts_list(const std::vector<AgencyState>& states, const std::vector<Questionnaire>& asked,
                         const html::Words& words)
{
  office::List list{.title = words.plain(Word{"surveys.counts_file"}), .headings = {}, .rows = {}};
  for (const char* heading : {"surveys.agency", "surveys.type", "surveys.province"})
    list.headings.push_back(words.plain(Word{heading}));
  for (const Questionnaire& one : asked) {
    list.headings.push_back(short_name(one));
    list.headings.push_back(words.plain(Word{"surveys.minimum_of", {{"part", short_name(one)}}}));
  }
  list.headings.push_back(words.plain(Word{"surveys.behind"}));
  for (const AgencyState& state : states) {
    std::vector<std::string> row{state.about->name(words.language()), words.plain(type_name(state.about->type)),
                                 words.plain(province_name(state.about->province))};
    for (const PartState& part : state.parts) {
      row.push_back(std::to_string(part.answers));
      row.push_back(part.minimum ? std::to_string(*part.minimum) : "");
    }
    row.push_back(std::to_string(state.behind));
    list.rows.push_back(std::move(row));
  }
  return list;
}

}  // namespace

NationalSurveyPages::NationalSurveyPages(db::Database& database, const site::Site& site, const util::Clock& clock,
                                         const LiveRounds& rounds)
    : database_(database), site_(site), clock_(clock), rounds_(rounds)
{
}

site::Answer NationalSurveyPages::counts(http::Request& request, const accounts::Visitor& /*visitor*/)
{
  const RoundPlace place = round_of(request, rounds_);
  const std::vector<Questionnaire> asked = questionnaires(*place.round->framework);
  const auto counted =
      database_.read([&](db::Connection& connection) { return AnswerStore(connection).by_agency(place.round->cycle); });
  std::vector<AgencyState> states = states_of(*place.round, counted, asked);
  const html::TableQuery query(shape_of(place, asked), request.query);
  narrow(states, query);
  sort(states, query);
  const util::Language language = site::language_of(request);
  if (request.query.has("format")) {
    const office::ListFile file = office::list_file(counts_list(states, asked, site_.words(language)),
                                                    request.query.get("format"), language, clock_.now());
    return http::attachment(file.bytes, file.type, file.name);
  }
  const auto rows = static_cast<std::int64_t>(states.size());
  const auto begin = static_cast<std::size_t>(query.offset(rows));
  Values table = query.head();
  table.list("rows");
  for (std::size_t i = begin; i < states.size() && i < begin + static_cast<std::size_t>(query.limit()); ++i) {
    const AgencyState& state = states[i];
    std::vector<html::Cell> cells{{state.about->name(language), "/agencies/" + std::to_string(state.id) + "/cycles/" +
                                                                    std::to_string(place.round->cycle) + "/surveys"},
                                  {province_name(state.about->province)}};
    for (const PartState& part : state.parts)
      cells.push_back({.text = of_minimum(part), .numeric = true});
    cells.push_back({.text = html::grouped(state.behind), .numeric = true});
    table.add("rows", html::Row(cells));
  }
  const auto behind = std::ranges::count_if(states, [](const AgencyState& state) { return state.behind > 0; });
  site::View view{.title = Word{"surveys.national_title"}, .view = "surveys/national"};
  view.values.set("narrowing", query.narrowing())
      .set("table", std::move(table))
      .set("pagination", query.pagination(rows))
      .set("agencies", html::Count{rows})
      .set("behind", html::Count{behind})
      .set("none", rows == 0)
      .set("csv", html::with_parameter(query.address(), "format", "csv"))
      .set("xlsx", html::with_parameter(query.address(), "format", "xlsx"))
      .set("asking", "/cycles/" + std::to_string(place.round->cycle) + "/surveys/asking")
      .set("exchange", "/cycles/" + std::to_string(place.round->cycle) + "/answers");
  return view;
}

}  // namespace surveys
