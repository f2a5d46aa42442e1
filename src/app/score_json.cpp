// SPDX-License-Identifier: Apache-2.0
#include <ostream>

#include <nlohmann/json.hpp>

#include "src/app/score_output.hpp"
#include "src/scoring/surveys.hpp"

namespace app {
namespace {

using Json = nlohmann::ordered_json;
using scoring::Exact;

class Writer {
 public:
  Writer(const scoring::Result& result, bool trace, const util::Messages& messages)
      : result_(result), framework_(*result.framework), trace_(trace), messages_(messages)
  {
  }

  Json object(const std::optional<int>& rank) const
  {
    Json json;
    json["agency"] = result_.agency;
    if (!result_.agency_type.empty()) json["agency_type"] = result_.agency_type;
    json["fiscal_year"] = framework_.fiscal_year;
    json["framework"] = {{"year", framework_.fiscal_year}, {"hash", framework_.hash}};
    json["program"] = {{"name", "prongsai"}, {"version", PRONGSAI_VERSION}};
    json["rank"] = rank ? Json(*rank) : Json(nullptr);
    json["total"] = score(result_.total);
    json["level"] = level();
    json["instruments"] = instruments();
    json["indicators"] = indicators();
    json["sub_indicators"] = sub_indicators();
    json["questions"] = questions();
    json["items"] = items();
    json["flags"] = flags();
    return json;
  }

 private:
  Json score(const std::optional<Exact>& value) const
  {
    if (!value) return nullptr;
    return {{"exact", value->fraction()}, {"display", value->decimal(framework_.rules.display_places)}};
  }

  Json level() const
  {
    if (!result_.level) return nullptr;
    const framework::Level& reached = framework_.levels[*result_.level];
    return {{"code", reached.code}, {"name", reached.name.in(messages_.language())}};
  }

  Json instruments() const
  {
    Json all = Json::array();
    for (std::size_t index = 0; index < framework_.instruments.size(); ++index) {
      const framework::Instrument& instrument = framework_.instruments[index];
      const scoring::InstrumentScore& scored = result_.instruments[index];
      Json json = {{"code", instrument.code}, {"weight", instrument.weight.fraction()}, {"score", score(scored.score)}};
      for (std::size_t part = 0; part < scored.respondents.size(); ++part) {
        json["parts"].push_back({{"code", instrument.parts[part].code},
                                 {"respondents", scored.respondents[part]},
                                 {"score", score(scored.parts[part])}});
      }
      all.push_back(std::move(json));
    }
    return all;
  }

  Json indicators() const
  {
    Json all = Json::array();
    for (std::size_t index = 0; index < framework_.indicators.size(); ++index) {
      const framework::Instrument& instrument = framework_.instruments[framework_.indicators[index].instrument];
      const scoring::IndicatorScore& scored = result_.indicators[index];
      Json json = {
          {"code", framework_.indicators[index].code}, {"instrument", instrument.code}, {"score", score(scored.score)}};
      for (std::size_t part = 0; part < scored.parts.size(); ++part) {
        json["parts"].push_back({{"code", instrument.parts[part].code}, {"score", score(scored.parts[part])}});
      }
      all.push_back(std::move(json));
    }
    return all;
  }

  Json sub_indicators() const
  {
    Json all = Json::array();
    for (std::size_t index = 0; index < framework_.sub_indicators.size(); ++index) {
      const framework::SubIndicator& sub = framework_.sub_indicators[index];
      all.push_back({{"code", sub.code},
                     {"indicator", framework_.indicators[sub.indicator].code},
                     {"score", score(result_.sub_indicators[index])}});
    }
    return all;
  }

  Json questions() const
  {
    Json all = Json::array();
    for (std::size_t index = 0; index < framework_.questions.size(); ++index) {
      const framework::Question& question = framework_.questions[index];
      const framework::Indicator& indicator = framework_.indicators[question.indicator];
      const auto& parts = framework_.instruments[indicator.instrument].parts;
      Json json = {{"code", question.code},
                   {"indicator", indicator.code},
                   {"score", score(result_.questions[index].score)},
                   {"parts", Json::array()}};
      for (std::size_t part = 0; part < result_.questions[index].parts.size(); ++part) {
        if (scoring::asks(question, parts[part])) {
          json["parts"].push_back(part_of_question(parts[part].code, result_.questions[index].parts[part]));
        }
      }
      all.push_back(std::move(json));
    }
    return all;
  }

  Json part_of_question(const std::string& code, const scoring::PartScore& part) const
  {
    Json json = {{"code", code}, {"score", score(part.score)}};
    if (trace_) {
      json["counts"] = part.tally.counts;
      json["skipped"] = part.tally.skipped;
      json["n"] = part.tally.n();
      json["sum"] = part.sum.fraction();
    }
    return json;
  }

  Json items() const
  {
    Json all = Json::array();
    for (std::size_t index = 0; index < framework_.items.size(); ++index) {
      const framework::Item& item = framework_.items[index];
      const scoring::ItemScore& judged = result_.items[index];
      Json json = {{"code", item.code},
                   {"sub_indicator", framework_.sub_indicators[item.sub_indicator].code},
                   {"state", state(judged.state)},
                   {"score", points(judged.state)}};
      if (trace_ && !judged.elements.empty()) {
        for (const scoring::JudgedElement& element : judged.elements) {
          json["elements"].push_back({{"code", element.element}, {"met", element.met}, {"reason", element.reason}});
        }
      }
      all.push_back(std::move(json));
    }
    return all;
  }

  static const char* state(scoring::ItemState state)
  {
    switch (state) {
      case scoring::ItemState::met:
        return "met";
      case scoring::ItemState::failed:
        return "failed";
      case scoring::ItemState::not_applicable:
        return "not_applicable";
      case scoring::ItemState::unknown:
        break;
    }
    return "unknown";
  }

  static Json points(scoring::ItemState state)
  {
    if (state == scoring::ItemState::met) return 100;
    if (state == scoring::ItemState::failed) return 0;
    return nullptr;
  }

  Json flags() const
  {
    Json all = Json::array();
    for (const scoring::Flag& flag : result_.flags) {
      all.push_back({{"code", flag.code}, {"message", messages_.say(flag.code, flag.params)}, {"params", flag.params}});
    }
    return all;
  }

  const scoring::Result& result_;
  const framework::Framework& framework_;
  bool trace_;
  const util::Messages& messages_;
};

}  // namespace

void write_score_json(const Scored& scored, const util::Messages& messages, std::ostream& out)
{
  const int indent = scored.results.size() == 1 ? 2 : -1;
  out << "[\n";
  for (std::size_t index = 0; index < scored.order.size(); ++index) {
    const scoring::Standing& standing = scored.order[index];
    const Json json = Writer(scored.results[standing.place], scored.trace, messages).object(standing.rank);
    out << json.dump(indent, ' ', false, Json::error_handler_t::replace);
    out << (index + 1 < scored.order.size() ? ",\n" : "\n");
  }
  out << "]\n";
}

}  // namespace app
