// SPDX-License-Identifier: Apache-2.0
#include "src/cycles/round_parts_pages.hpp"

#include <utility>

#include "lib/http/outcome.hpp"
#include "lib/site/path.hpp"
#include "lib/thai/thai.hpp"

namespace cycles {
namespace {

using html::Values;
using html::Word;

constexpr int k_buddhist_offset = 543;

/// "10", "12.5".
std::string percent_text(const util::Exact& percent)
{
  std::string text = percent.decimal(2);
  if (text.find('.') == std::string::npos) return text;
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

template <class Codes>
std::vector<html::Option> choices_of(const char* prefix, const Codes& codes)
{
  std::vector<html::Option> options;
  for (const auto& code : codes)
    options.push_back({std::string(code), Word{prefix + std::string(code)}});
  return options;
}

}  // namespace

std::vector<html::Option> type_choices()
{
  return choices_of("agencies.type.", framework::k_agency_types);
}

std::vector<html::Option> province_choices()
{
  return choices_of("agencies.province.", agencies::province_codes());
}

std::string path_of_cycle(std::int64_t cycle)
{
  return "/cycles/" + std::to_string(cycle);
}

std::string path_of_round(std::int64_t agency, std::int64_t cycle)
{
  return "/agencies/" + std::to_string(agency) + path_of_cycle(cycle);
}

std::string object_of_cycle(std::int64_t cycle)
{
  return "cycle " + std::to_string(cycle);
}

Cycle cycle_in_path(const CycleStore& store, const http::Request& request)
{
  std::optional<Cycle> cycle = store.find(site::id_in_path(request, "cycle"));
  if (!cycle) throw http::NotFound("no such round");
  return std::move(*cycle);
}

Cycle open_cycle_in_path(const CycleStore& store, const http::Request& request)
{
  Cycle cycle = cycle_in_path(store, request);
  if (!cycle.is_open()) throw http::SeeOther(path_of_cycle(cycle.id));
  return cycle;
}

StageCode stage_in_path(const http::Request& request)
{
  const auto stage = stage_named(request.parameters.get("stage"));
  if (!stage) throw http::NotFound("no such stage");
  return *stage;
}

std::vector<html::Link> way_to_cycles(html::Phrase here)
{
  return {{Word{"cycles.rounds"}, "/cycles"}, {std::move(here), "", true}};
}

std::vector<html::Link> way_to_cycle(const Cycle& cycle, html::Phrase here)
{
  return {{Word{"cycles.rounds"}, "/cycles"}, {cycle.name, path_of_cycle(cycle.id)}, {std::move(here), "", true}};
}

const html::Field& cycle_reason_field()
{
  static const html::Field k_field{
      .name = "reason", .label = Word{"cycles.reason"}, .hint = Word{"cycles.reason_hint"}};
  return k_field;
}

std::string read_cycle_reason(html::Form& form)
{
  return form.text(cycle_reason_field(), {.at_most = k_longest_reason, .lines = true});
}

html::Word stage_word(StageCode stage)
{
  return {"cycles.stage." + std::string(code(stage))};
}

html::Values state_tag(const Stage& stage)
{
  constexpr html::Colour k_colours[] = {html::Colour::grey, html::Colour::green, html::Colour::blue};
  const StageState state = stage.state();
  return html::tag(Word{"cycles.state." + std::string(code(state))}, k_colours[static_cast<std::size_t>(state)]);
}

std::string days_text(const Stage& stage, util::Language language)
{
  return thai::long_date(stage.first_day(), language) + " – " + thai::long_date(stage.last_day(), language);
}

void fill_date(util::Fields& typed, const std::string& name, std::chrono::year_month_day date)
{
  typed.add(name + "-day", std::to_string(static_cast<unsigned>(date.day())));
  typed.add(name + "-month", std::to_string(static_cast<unsigned>(date.month())));
  typed.add(name + "-year", std::to_string(static_cast<int>(date.year()) + k_buddhist_offset));
}

std::string survey_name(const framework::Framework& framework, const SampleNeed& need, util::Language language)
{
  const framework::Instrument& instrument = framework.instruments[need.instrument];
  std::string name = instrument.code + " " + instrument.name.in(language);
  if (need.part) name += " – " + instrument.parts[*need.part].name.in(language);
  return name;
}

html::Word rule_word(const SampleNeed& need)
{
  if (need.rule == nullptr) return {"cycles.rule_none"};
  util::Params params{{"minimum", html::grouped(need.rule->minimum)}, {"percent", percent_text(need.rule->percent)}};
  if (need.rule->percent == util::Exact(0)) return {"cycles.rule_minimum", std::move(params)};
  if (!need.rule->cap) return {"cycles.rule_percent", std::move(params)};
  params.emplace("cap", html::grouped(*need.rule->cap));
  return {"cycles.rule_percent_cap", std::move(params)};
}

std::vector<html::Values> sample_rows(const framework::Framework& framework, const Enrolment& enrolment,
                                      util::Language language)
{
  std::vector<Values> rows;
  for (const SampleNeed& need : sample_needs(framework, enrolment)) {
    const auto people = enrolment.population.find(framework.instruments[need.instrument].code);
    const bool stated = people != enrolment.population.end();
    rows.push_back(Values()
                       .set("survey", survey_name(framework, need, language))
                       .set("people", stated ? html::grouped(people->second) : std::string("–"))
                       .set("minimum", need.minimum ? html::grouped(*need.minimum) : std::string("–"))
                       .set("rule", rule_word(need)));
  }
  return rows;
}

}  // namespace cycles
