// SPDX-License-Identifier: Apache-2.0
#include "src/framework/canonical.hpp"

#include <nlohmann/json.hpp>

#include "lib/util/text.hpp"

namespace framework {

namespace {

using nlohmann::json;

json of(const Text& text)
{
  json result{{"th", text.th}, {"en", text.en}};
  if (text.provisional) result["provisional"] = true;
  return result;
}

void add_certainty(json& entry, Certainty certainty)
{
  if (certainty == Certainty::likely) entry["certainty"] = "likely";
}

template <class List>
json codes_of(const std::vector<std::size_t>& indexes, const List& list)
{
  json codes = json::array();
  for (const std::size_t index : indexes) {
    codes.push_back(list[index].code);
  }
  return codes;
}

/// A list of entries, each written by `write`.
template <class List, class Write>
json list_of(const List& list, Write write)
{
  json result = json::array();
  for (const auto& entry : list) {
    result.push_back(write(entry));
  }
  return result;
}

json of(const Scale& scale)
{
  const auto level = [](const ScaleLevel& one) {
    return json{{"code", one.code}, {"label", of(one.label)}, {"points", one.points.fraction()}};
  };
  return {{"code", scale.code},
          {"answered_by", scale.by_code ? "code" : "position"},
          {"levels", list_of(scale.levels, level)}};
}

json of(const Instrument& instrument)
{
  const auto part = [](const Part& one) {
    return json{{"code", one.code}, {"name", of(one.name)}, {"weight", one.weight.fraction()}};
  };
  return {{"code", instrument.code},
          {"kind", instrument.kind == InstrumentKind::survey ? "survey" : "disclosure"},
          {"name", of(instrument.name)},
          {"parts", list_of(instrument.parts, part)},
          {"weight", instrument.weight.fraction()}};
}

json of(const Framework& framework, const Question& question)
{
  json result{{"code", question.code},
              {"indicator", framework.indicators[question.indicator].code},
              {"scale", framework.scales[question.scale].code},
              {"reversed", question.reversed},
              {"parts", question.parts},
              {"wording", of(question.wording)}};
  add_certainty(result, question.certainty);
  return result;
}

/// Without the checks: they are advice, no score depends on them, and results keep their hash when advice gets better.
json of(const Framework& framework, const Item& item)
{
  const auto element = [](const Element& one) { return json{{"code", one.code}, {"text", of(one.text)}}; };
  json result{{"code", item.code},
              {"sub_indicator", framework.sub_indicators[item.sub_indicator].code},
              {"title", of(item.title)},
              {"elements", list_of(item.elements, element)}};
  if (!item.period.empty()) result["period"] = item.period;
  if (!item.unit_hint.th.empty()) result["unit_hint"] = of(item.unit_hint);
  add_certainty(result, item.certainty);
  return result;
}

std::string scope_of(const Framework& framework, const Condition& condition)
{
  switch (condition.scope) {
    case ConditionScope::total:
      return "total";
    case ConditionScope::every_instrument:
      return "every instrument";
    case ConditionScope::every_indicator:
      return "every indicator";
    case ConditionScope::one_instrument:
      return "instrument " + framework.instruments[condition.which].code;
    case ConditionScope::one_indicator:
      return "indicator " + framework.indicators[condition.which].code;
  }
  return {};
}

json of(const Framework& framework, const Level& level)
{
  const auto condition = [&](const Condition& one) {
    return json{{"of", scope_of(framework, one)}, {"at_least", one.at_least.fraction()}};
  };
  json result{{"code", level.code}, {"name", of(level.name)}, {"conditions", list_of(level.conditions, condition)}};
  add_certainty(result, level.certainty);
  return result;
}

json of(const SampleRule& sample)
{
  json result{{"instrument", sample.instrument}, {"percent", sample.percent.fraction()}, {"minimum", sample.minimum}};
  if (!sample.part.empty()) result["part"] = sample.part;
  if (!sample.agency_type.empty()) result["agency_type"] = sample.agency_type;
  if (!sample.province_size.empty()) result["province_size"] = sample.province_size;
  if (sample.cap) result["cap"] = *sample.cap;
  add_certainty(result, sample.certainty);
  return result;
}

json of(const Rules& rules)
{
  return {{"pass_mark", rules.pass_mark.fraction()},
          {"display_places", rules.display_places},
          {"level_of", rules.level_of_displayed ? "displayed" : "exact"},
          {"missing_part", rules.missing_part == MissingPart::reweight ? "reweight" : "withhold"},
          {"not_applicable_items", rules.reweight_not_applicable_items ? "reweight" : "count_as_met"}};
}

json structure_of(const Framework& framework)
{
  json result;
  result["instrument"] = list_of(framework.instruments, [](const Instrument& one) { return of(one); });
  result["indicator"] = list_of(framework.indicators, [&](const Indicator& one) {
    return json{{"code", one.code},
                {"instrument", framework.instruments[one.instrument].code},
                {"name", of(one.name)},
                {"purpose", of(one.purpose)}};
  });
  result["sub_indicator"] = list_of(framework.sub_indicators, [&](const SubIndicator& one) {
    return json{{"code", one.code}, {"indicator", framework.indicators[one.indicator].code}, {"name", of(one.name)}};
  });
  result["question"] = list_of(framework.questions, [&](const Question& one) { return of(framework, one); });
  result["item"] = list_of(framework.items, [&](const Item& one) { return of(framework, one); });
  result["theme"] = list_of(framework.themes, [&](const Theme& one) {
    return json{{"code", one.code},
                {"name", of(one.name)},
                {"questions", codes_of(one.questions, framework.questions)},
                {"items", codes_of(one.items, framework.items)}};
  });
  return result;
}

json content_of(const Framework& framework)
{
  json result = structure_of(framework);
  result["fiscal_year"] = framework.fiscal_year;
  result["name"] = of(framework.name);
  result["rules"] = of(framework.rules);
  if (framework.target) {
    result["target"] = {{"share", framework.target->share.fraction()},
                        {"at_least", framework.target->at_least.fraction()},
                        {"name", of(framework.target->name)}};
  }
  result["scale"] = list_of(framework.scales, [](const Scale& one) { return of(one); });
  result["level"] = list_of(framework.levels, [&](const Level& one) { return of(framework, one); });
  result["sample"] = list_of(framework.samples, [](const SampleRule& one) { return of(one); });
  result["eligibility"] = list_of(framework.eligibility, [](const Eligibility& one) {
    return json{{"instrument", one.instrument}, {"who", of(one.who)}};
  });
  result["likely"] = list_of(framework.likely, [](const LikelyFact& one) {
    return json{{"about", one.about}, {"note", of(one.note)}};
  });
  return result;
}

}  // namespace

std::string canonical_json(const Framework& framework, int indent)
{
  return content_of(framework).dump(indent);
}

std::string conditions_text(const Framework& framework, const Level& level)
{
  std::vector<std::string> conditions;
  for (const Condition& condition : level.conditions) {
    conditions.push_back(scope_of(framework, condition) + " >= " + condition.at_least.fraction());
  }
  return util::join(conditions, "; ");
}

std::string samples_text(const Framework& framework)
{
  return list_of(framework.samples, [](const SampleRule& one) { return of(one); }).dump();
}

std::string content_hash(const Framework& framework)
{
  return util::sha256_hex(canonical_json(framework));
}

}  // namespace framework
