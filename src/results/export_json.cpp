// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>

#include "src/results/export_subjects.hpp"
#include "src/results/result_export.hpp"

namespace results {
namespace {

using Json = nlohmann::ordered_json;

std::string dumped(const Json& json)
{
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json json_score(const framework::Framework& framework, const std::optional<util::Exact>& score)
{
  if (!score) return nullptr;
  return {{"exact", score->fraction()}, {"shown", score->decimal(framework.rules.display_places)}};
}

Json json_count(const std::optional<std::uint32_t>& count)
{
  return count ? Json(*count) : Json(nullptr);
}

const char* json_state(scoring::ItemState state)
{
  constexpr const char* k_states[] = {"unknown", "met", "failed", "not_applicable"};
  return k_states[static_cast<std::size_t>(state)];
}

Json json_scores(const framework::Framework& framework, const SmallGroups& look)
{
  Json scores = Json::object();
  for (const Subject& subject : subjects_of(framework)) {
    Json one = {{"kind", code(subject.kind)}, {"score", json_score(framework, score_of(look.shown(), subject))}};
    if (subject.kind == SubjectKind::question_part || subject.kind == SubjectKind::question)
      one["n"] = json_count(look.answers(subject.index, subject.part));
    if (subject.kind == SubjectKind::question) {
      const auto& parts = look.shown().questions[subject.index].parts;
      if (parts.size() > 1) one.erase("n");
    }
    if (subject.kind == SubjectKind::item) one["state"] = json_state(look.shown().items[subject.index].state);
    scores[subject.code] = std::move(one);
  }
  return scores;
}

Json json_respondents(const framework::Framework& framework, const SmallGroups& look)
{
  Json all = Json::object();
  for (std::size_t i = 0; i < framework.instruments.size(); ++i) {
    const framework::Instrument& instrument = framework.instruments[i];
    if (instrument.kind != framework::InstrumentKind::survey) continue;
    for (std::size_t part = 0; part < instrument.parts.size(); ++part) {
      const std::string name =
          instrument.parts.size() > 1 ? instrument.code + "/" + instrument.parts[part].code : instrument.code;
      all[name] = json_count(look.respondents(i, part));
    }
  }
  return all;
}

}  // namespace

std::string ResultExport::json_head() const
{
  const Computation& computation = source_.computation;
  Json head;
  head["fiscal_year"] = computation.fiscal_year;
  head["release"] = source_.release ? Json(source_.release->id) : Json(nullptr);
  head["computation"] = computation.id;
  head["framework_hash"] = computation.framework_hash;
  head["program_version"] = computation.program_version;
  head["input_digest"] = computation.input_digest;
  head["result_digest"] = computation.result_digest;
  std::string text = dumped(head);
  text.pop_back();
  return text + ",\"agencies\":[\n";
}

std::string ResultExport::json(const ExportedResult& result) const
{
  const AgencyResult& agency = result.row;
  Json json;
  json["agency_code"] = agency.code;
  json["agency_name"] = agency.name;
  json["agency_name_en"] = agency.name_en;
  json["type"] = agency.type;
  json["province"] = agency.province;
  json["region"] = agency.region;
  json["fiscal_year"] = agency.fiscal_year;
  json["below_sample"] = agency.below_sample;
  json["caution"] =
      result.caution ? Json{{"how", code(result.caution->how)}, {"reason", result.caution->reason}} : Json(nullptr);
  if (!result.look) return dumped(json);
  json["level"] = agency.level.empty() ? Json(nullptr) : Json(agency.level);
  json["flags"] = Json::array();
  for (const scoring::Flag& flag : result.look->shown().flags)
    json["flags"].push_back(flag.code);
  json["respondents"] = json_respondents(*source_.framework, *result.look);
  json["scores"] = json_scores(*source_.framework, *result.look);
  return dumped(json);
}

std::string json_rows(const std::vector<std::string>& keys, const std::vector<std::vector<std::string>>& rows)
{
  Json all = Json::array();
  for (const std::vector<std::string>& row : rows) {
    Json one = Json::object();
    for (std::size_t i = 0; i < keys.size(); ++i)
      one[keys[i]] = row[i];
    all.push_back(std::move(one));
  }
  return dumped(all);
}

std::string ResultExport::json_tail()
{
  return "\n]}\n";
}

}  // namespace results
