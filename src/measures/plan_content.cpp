// SPDX-License-Identifier: Apache-2.0
#include "src/measures/plan_content.hpp"

#include <stdexcept>
#include <utility>

#include <nlohmann/json.hpp>

namespace measures {
namespace {

using Json = nlohmann::json;  // sorts the keys of an object: the same plan gives the same bytes

constexpr int k_format = 1;

Json json_number(const std::optional<std::int64_t>& number)
{
  return number ? Json(*number) : Json();
}
std::optional<std::int64_t> maybe_number(const Json& json)
{
  if (json.is_null()) return std::nullopt;
  return json.get<std::int64_t>();
}

Json json_exact(const std::optional<util::Exact>& exact)
{
  return exact ? Json(exact->fraction()) : Json();
}
std::optional<util::Exact> maybe_exact(const Json& json)
{
  if (json.is_null()) return std::nullopt;
  return util::Exact::parse(json.get<std::string>());
}

Json json_text(const framework::Text& text)
{
  return {{"th", text.th}, {"en", text.en}};
}
framework::Text read_text(const Json& json)
{
  return {json.at("th").get<std::string>(), json.at("en").get<std::string>()};
}

template <typename Enum>
Enum known(const std::optional<Enum>& read)
{
  if (!read) throw std::invalid_argument("a word that no plan has");
  return *read;
}

Json json_weakness(const NamedWeakness& one)
{
  return {{"subject", one.weakness.subject},       {"kind", std::string(code(one.weakness.kind))},
          {"name", json_text(one.name)},           {"score", json_exact(one.weakness.score)},
          {"cost", json_exact(one.weakness.cost)}, {"upper_bound", one.weakness.upper_bound}};
}
NamedWeakness read_weakness(const Json& json)
{
  NamedWeakness one;
  one.weakness.subject = json.at("subject").get<std::string>();
  one.weakness.kind = known(weakness_kind_named(json.at("kind").get<std::string>()));
  one.weakness.score = maybe_exact(json.at("score"));
  one.weakness.cost = maybe_exact(json.at("cost"));
  one.weakness.upper_bound = json.at("upper_bound").get<bool>();
  one.name = read_text(json.at("name"));
  return one;
}

Json json_success(const Success& success)
{
  return {{"kind", std::string(code(success.kind))},
          {"subject", success.subject},
          {"target", json_exact(success.target)},
          {"words", success.words}};
}
Success read_plan_success(const Json& json)
{
  return {.kind = known(success_kind_named(json.at("kind").get<std::string>())),
          .subject = json.at("subject").get<std::string>(),
          .target = maybe_exact(json.at("target")),
          .words = json.at("words").get<std::string>()};
}

Json json_measure(const Measure& measure)
{
  Json steps = Json::array();
  for (const Step& step : measure.steps)
    steps.push_back({{"id", step.id}, {"words", step.words}, {"due_day", json_number(step.due_day)}});
  return {{"id", measure.id},
          {"position", measure.position},
          {"title", measure.title},
          {"weaknesses", measure.weaknesses},
          {"steps", std::move(steps)},
          {"lead", json_number(measure.lead)},
          {"units", measure.units},
          {"person", measure.person},
          {"first_day", measure.first_day},
          {"last_day", measure.last_day},
          {"budget", json_number(measure.budget)},
          {"follow_up", std::string(code(measure.follow_up))},
          {"follow_up_words", measure.follow_up_words},
          {"success", json_success(measure.success)},
          {"priority", std::string(code(measure.priority))},
          {"source", measure.source},
          {"carried_from", json_number(measure.carried_from)},
          {"revision", measure.revision}};
}
Measure read_plan_measure(const Json& json, const PlanContent& of)
{
  Measure measure{.agency = of.agency, .fiscal_year = of.fiscal_year};
  measure.id = json.at("id").get<std::int64_t>();
  measure.position = json.at("position").get<std::int64_t>();
  measure.title = json.at("title").get<std::string>();
  measure.weaknesses = json.at("weaknesses").get<std::vector<std::string>>();
  for (const Json& step : json.at("steps"))
    measure.steps.push_back(
        {step.at("id").get<std::int64_t>(), step.at("words").get<std::string>(), maybe_number(step.at("due_day"))});
  measure.lead = maybe_number(json.at("lead"));
  measure.units = json.at("units").get<std::vector<std::int64_t>>();
  measure.person = json.at("person").get<std::string>();
  measure.first_day = json.at("first_day").get<std::int64_t>();
  measure.last_day = json.at("last_day").get<std::int64_t>();
  measure.budget = maybe_number(json.at("budget"));
  measure.follow_up = known(follow_up_named(json.at("follow_up").get<std::string>()));
  measure.follow_up_words = json.at("follow_up_words").get<std::string>();
  measure.success = read_plan_success(json.at("success"));
  measure.priority = known(priority_named(json.at("priority").get<std::string>()));
  measure.source = json.at("source").get<std::string>();
  measure.carried_from = maybe_number(json.at("carried_from"));
  measure.revision = json.at("revision").get<std::int64_t>();
  return measure;
}

Json json_decision(const Decision& decision)
{
  return {{"id", decision.id},
          {"subject", decision.subject},
          {"reason", decision.reason},
          {"decided_at", decision.decided_at},
          {"decided_by", decision.decided_by}};
}
Decision read_decision(const Json& json)
{
  return {.id = json.at("id").get<std::int64_t>(),
          .subject = json.at("subject").get<std::string>(),
          .reason = json.at("reason").get<std::string>(),
          .decided_at = json.at("decided_at").get<std::int64_t>(),
          .decided_by = json.at("decided_by").get<std::int64_t>()};
}

PlanContent read_content(const Json& json)
{
  if (json.at("format").get<int>() != k_format) throw std::invalid_argument("a plan of another format");
  PlanContent content;
  content.agency = json.at("agency").at("id").get<std::int64_t>();
  content.agency_name = json.at("agency").at("name").get<std::string>();
  content.agency_name_en = json.at("agency").at("name_en").get<std::string>();
  content.fiscal_year = json.at("fiscal_year").get<int>();
  content.result_year = json.at("result").at("fiscal_year").get<int>();
  content.cycle = json.at("result").at("cycle").get<std::int64_t>();
  content.computation = json.at("result").at("computation").get<std::int64_t>();
  content.threshold = util::Exact::parse(json.at("threshold").get<std::string>());
  for (const Json& one : json.at("weaknesses"))
    content.weaknesses.push_back(read_weakness(one));
  for (const Json& one : json.at("measures"))
    content.measures.push_back(read_plan_measure(one, content));
  for (const Json& one : json.at("decisions"))
    content.decisions.push_back(read_decision(one));
  for (const Json& one : json.at("units"))
    content.units.emplace(one.at("id").get<std::int64_t>(), one.at("name").get<std::string>());
  for (const auto& [subject, name] : json.at("subjects").items())
    content.subjects.emplace(subject, read_text(name));
  return content;
}

}  // namespace

std::string PlanContent::unit_name(std::int64_t unit) const
{
  const auto found = units.find(unit);
  return found == units.end() ? std::string() : found->second;
}

const framework::Text* PlanContent::subject_name(std::string_view code) const
{
  const auto found = subjects.find(std::string(code));
  return found == subjects.end() ? nullptr : &found->second;
}

framework::Text subject_text(const framework::Framework& framework, std::string_view code)
{
  if (const auto item = framework.item(code)) return framework.items[*item].title;
  if (const auto question = framework.question(code)) return framework.questions[*question].wording;
  if (const auto indicator = framework.indicator(code)) return framework.indicators[*indicator].name;
  return {};
}

PlanContent content_of(const Plan& plan, const agencies::Agency& agency, const framework::Framework& framework,
                       const std::vector<agencies::Unit>& units, const std::vector<Weakness>& weaknesses,
                       const std::vector<Measure>& measures, const std::vector<Decision>& decisions)
{
  PlanContent content{.agency = plan.agency,
                      .agency_name = agency.name,
                      .agency_name_en = agency.name_en,
                      .fiscal_year = plan.fiscal_year,
                      .result_year = plan.result_year,
                      .cycle = plan.cycle,
                      .computation = plan.computation,
                      .threshold = plan.threshold,
                      .measures = measures,
                      .decisions = decisions};
  const auto name = [&](const std::string& subject) {
    if (!subject.empty()) content.subjects.emplace(subject, subject_text(framework, subject));
  };
  for (const Weakness& weak : weaknesses) {
    content.weaknesses.push_back({weak, subject_text(framework, weak.subject)});
    content.weaknesses.back().weakness.reasons.clear();
    content.weaknesses.back().weakness.failed.clear();
  }
  for (const Measure& measure : measures) {
    for (const std::string& subject : measure.weaknesses)
      name(subject);
    name(measure.success.subject);
    for (const agencies::Unit& unit : units) {
      if (measure.is_of_unit(unit.id)) content.units.emplace(unit.id, unit.name);
    }
  }
  for (const Decision& decision : decisions)
    name(decision.subject);
  return content;
}

std::string plan_json(const PlanContent& content)
{
  Json json{{"format", k_format},
            {"agency", {{"id", content.agency}, {"name", content.agency_name}, {"name_en", content.agency_name_en}}},
            {"fiscal_year", content.fiscal_year},
            {"result",
             {{"fiscal_year", content.result_year}, {"cycle", content.cycle}, {"computation", content.computation}}},
            {"threshold", content.threshold.fraction()}};
  for (const char* list : {"weaknesses", "measures", "decisions", "units"})
    json[list] = Json::array();
  json["subjects"] = Json::object();
  for (const NamedWeakness& one : content.weaknesses)
    json["weaknesses"].push_back(json_weakness(one));
  for (const Measure& measure : content.measures)
    json["measures"].push_back(json_measure(measure));
  for (const Decision& decision : content.decisions)
    json["decisions"].push_back(json_decision(decision));
  for (const auto& [id, name] : content.units)
    json["units"].push_back({{"id", id}, {"name", name}});
  for (const auto& [subject, name] : content.subjects)
    json["subjects"][subject] = json_text(name);
  return json.dump();
}

PlanContent read_plan_content(std::string_view json)
{
  try {
    return read_content(Json::parse(json));
  } catch (const Json::exception& fault) {
    throw std::invalid_argument(std::string("no plan: ") + fault.what());
  }
}

}  // namespace measures
