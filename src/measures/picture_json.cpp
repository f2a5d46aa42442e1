// SPDX-License-Identifier: Apache-2.0
// Pictures as JSON: names in a fixed order, nothing that is empty left out, so that the same state gives the same
// bytes.
#include <stdexcept>

#include <nlohmann/json.hpp>

#include "src/measures/picture.hpp"

namespace measures {
namespace {

using PictureJson = nlohmann::ordered_json;

template <typename Value>
PictureJson or_null(const std::optional<Value>& value)
{
  return value ? PictureJson(*value) : PictureJson(nullptr);
}

std::optional<std::int64_t> number_or_none(const PictureJson& json)
{
  if (json.is_null()) return std::nullopt;
  return json.get<std::int64_t>();
}

template <typename Value>
Value needed(const std::optional<Value>& value)
{
  if (!value) throw std::invalid_argument("no such word in a picture");
  return *value;
}

PictureJson step_json(const PictureStep& step)
{
  return {{"id", step.id},
          {"words", step.words},
          {"due_day", step.due_day},
          {"overdue", step.overdue},
          {"state", code(step.report.state)},
          {"percent", step.report.percent},
          {"done", step.report.words},
          {"begun_day", or_null(step.report.begun_day)},
          {"done_day", or_null(step.report.done_day)},
          {"difficulties", step.report.difficulties},
          {"suggestions", step.report.suggestions}};
}

PictureStep read_step(const PictureJson& json)
{
  const auto id = json.at("id").get<std::int64_t>();
  return {.id = id,
          .words = json.at("words").get<std::string>(),
          .due_day = json.at("due_day").get<std::int64_t>(),
          .report = {.step = id,
                     .state = needed(step_state_named(json.at("state").get<std::string>())),
                     .percent = json.at("percent").get<int>(),
                     .words = json.at("done").get<std::string>(),
                     .begun_day = number_or_none(json.at("begun_day")),
                     .done_day = number_or_none(json.at("done_day")),
                     .difficulties = json.at("difficulties").get<std::string>(),
                     .suggestions = json.at("suggestions").get<std::string>()},
          .overdue = json.at("overdue").get<bool>()};
}

PictureJson evidence_json(const PictureEvidence& evidence)
{
  return {{"step", or_null(evidence.step)},
          {"kind", code(evidence.kind)},
          {"name", evidence.name},
          {"url", evidence.url},
          {"sha256", evidence.sha256}};
}

PictureEvidence read_evidence(const PictureJson& json)
{
  return {.step = number_or_none(json.at("step")),
          .kind = needed(evidence_kind_named(json.at("kind").get<std::string>())),
          .name = json.at("name").get<std::string>(),
          .url = json.at("url").get<std::string>(),
          .sha256 = json.at("sha256").get<std::string>()};
}

PictureJson outcome_json(const std::optional<Outcome>& outcome)
{
  if (!outcome) return nullptr;
  return {{"met", code(outcome->met)},
          {"value", outcome->value ? PictureJson(outcome->value->decimal(2)) : PictureJson(nullptr)},
          {"words", outcome->words}};
}

std::optional<Outcome> read_outcome(const PictureJson& json)
{
  if (json.is_null()) return std::nullopt;
  Outcome outcome{.met = needed(met_named(json.at("met").get<std::string>())),
                  .words = json.at("words").get<std::string>()};
  if (!json.at("value").is_null()) outcome.value = util::Exact::parse(json.at("value").get<std::string>());
  return outcome;
}

PictureJson measure_json(const PictureMeasure& measure)
{
  PictureJson steps = PictureJson::array();
  for (const PictureStep& step : measure.steps)
    steps.push_back(step_json(step));
  PictureJson evidence = PictureJson::array();
  for (const PictureEvidence& one : measure.evidence)
    evidence.push_back(evidence_json(one));
  return {{"id", measure.id},
          {"number", measure.position},
          {"title", measure.title},
          {"weaknesses", measure.weaknesses},
          {"lead", measure.lead},
          {"units", measure.units},
          {"person", measure.person},
          {"first_day", measure.first_day},
          {"last_day", measure.last_day},
          {"state", code(measure.state)},
          {"percent", measure.percent},
          {"overdue", measure.overdue},
          {"steps", std::move(steps)},
          {"evidence", std::move(evidence)},
          {"outcome", outcome_json(measure.outcome)}};
}

PictureMeasure read_measure(const PictureJson& json)
{
  PictureMeasure measure{.id = json.at("id").get<std::int64_t>(),
                         .position = json.at("number").get<std::int64_t>(),
                         .title = json.at("title").get<std::string>(),
                         .weaknesses = json.at("weaknesses").get<std::vector<std::string>>(),
                         .lead = json.at("lead").get<std::string>(),
                         .units = json.at("units").get<std::vector<std::string>>(),
                         .person = json.at("person").get<std::string>(),
                         .first_day = json.at("first_day").get<std::int64_t>(),
                         .last_day = json.at("last_day").get<std::int64_t>(),
                         .state = needed(step_state_named(json.at("state").get<std::string>())),
                         .percent = json.at("percent").get<int>(),
                         .overdue = json.at("overdue").get<bool>(),
                         .outcome = read_outcome(json.at("outcome"))};
  for (const PictureJson& step : json.at("steps"))
    measure.steps.push_back(read_step(step));
  for (const PictureJson& one : json.at("evidence"))
    measure.evidence.push_back(read_evidence(one));
  return measure;
}

}  // namespace

std::string picture_json(const PictureContent& content)
{
  PictureJson measures = PictureJson::array();
  for (const PictureMeasure& measure : content.measures)
    measures.push_back(measure_json(measure));
  const PictureJson whole{{"agency", content.agency},
                          {"agency_name", content.agency_name},
                          {"fiscal_year", content.fiscal_year},
                          {"period", code(content.period)},
                          {"day", content.day},
                          {"plan_version", content.plan_version},
                          {"measures", std::move(measures)}};
  return whole.dump(1);
}

PictureContent read_picture(std::string_view text)
{
  try {
    const PictureJson json = PictureJson::parse(text);
    PictureContent content{.agency = json.at("agency").get<std::int64_t>(),
                           .agency_name = json.at("agency_name").get<std::string>(),
                           .fiscal_year = json.at("fiscal_year").get<int>(),
                           .period = needed(period_named(json.at("period").get<std::string>())),
                           .day = json.at("day").get<std::int64_t>(),
                           .plan_version = json.at("plan_version").get<std::int64_t>()};
    for (const PictureJson& measure : json.at("measures"))
      content.measures.push_back(read_measure(measure));
    return content;
  } catch (const nlohmann::json::exception& fault) {
    throw std::invalid_argument(fault.what());
  }
}

}  // namespace measures
