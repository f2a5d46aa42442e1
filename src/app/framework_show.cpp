// SPDX-License-Identifier: Apache-2.0
// prongsai framework show: everything of one year, as tables for a terminal.
#include <algorithm>
#include <ostream>

#include <nlohmann/json.hpp>

#include "lib/util/text.hpp"

#include "src/app/framework_words.hpp"
#include "src/app/text_table.hpp"
#include "src/framework/canonical.hpp"
#include "src/framework/in_words.hpp"

namespace app {

namespace {

using namespace framework;  // NOLINT: the words of this file are the framework's

class Show {
 public:
  Show(const Framework& framework, Context& context)
      : framework_(framework), context_(context), messages_(context.messages())
  {
  }

  void head() const;
  void rules() const;
  void instruments() const;
  void indicators() const;
  void sub_indicators() const;
  void scales() const;
  void questions() const;
  void items() const;
  void themes() const;
  void levels() const;
  void samples() const;
  void eligibility() const;
  void likely() const;

 private:
  std::string say(const std::string& key, const util::Params& params = {}) const
  {
    return messages_.say("app.framework." + key, params);
  }
  const std::string& in(const Text& text) const { return text.in(context_.language); }
  std::string remarks(bool reversed, const Text& text, Certainty certainty) const
  {
    return remarks_in_words(reversed, text, certainty, messages_);
  }
  TextTable table(const std::vector<std::string>& columns, const std::vector<std::size_t>& right) const;
  void section(const std::string& key, std::size_t count) const;
  void print(const TextTable& table) const { table.write(context_.out); }

  const Framework& framework_;
  Context& context_;
  const util::Messages& messages_;
};

template <class List>
std::vector<std::string> codes_of(const std::vector<std::size_t>& indexes, const List& list)
{
  std::vector<std::string> codes;
  codes.reserve(indexes.size());
  for (const std::size_t index : indexes)
    codes.push_back(list[index].code);
  return codes;
}

TextTable Show::table(const std::vector<std::string>& columns, const std::vector<std::size_t>& right) const
{
  std::vector<std::string> headings;
  headings.reserve(columns.size());
  for (const std::string& column : columns)
    headings.push_back(say("column." + column));
  return {headings, right};
}

void Show::section(const std::string& key, std::size_t count) const
{
  context_.out << '\n' << say("section." + key, {{"count", std::to_string(count)}}) << '\n';
}

void Show::head() const
{
  context_.out << in(framework_.name) << '\n'
               << say("head", {{"year", std::to_string(framework_.fiscal_year)},
                               {"file", framework_.file},
                               {"hash", framework_.hash}})
               << '\n';
}

void Show::rules() const
{
  const Rules& rules = framework_.rules;
  context_.out << '\n' << say("section.rules") << '\n';
  const auto line = [&](const std::string& key, const util::Params& params) {
    context_.out << "- " << say(key, params) << '\n';
  };
  line("rules.pass_mark", {{"pass_mark", rules.pass_mark.fraction()}});
  line("rules.places", {{"places", std::to_string(rules.display_places)}});
  line(rules.level_of_displayed ? "rules.level_displayed" : "rules.level_exact", {});
  line(rules.missing_part == MissingPart::reweight ? "rules.missing_reweight" : "rules.missing_withhold", {});
  line(rules.reweight_not_applicable_items ? "rules.items_reweight" : "rules.items_met", {});
  if (framework_.target) {
    line("rules.target", {{"name", in(framework_.target->name)},
                          {"share", framework_.target->share.fraction()},
                          {"at_least", framework_.target->at_least.fraction()}});
  }
}

void Show::instruments() const
{
  section("instruments", framework_.instruments.size());
  TextTable rows = table({"code", "weight", "kind", "name"}, {1});
  for (const Instrument& instrument : framework_.instruments) {
    const bool survey = instrument.kind == InstrumentKind::survey;
    rows.add({instrument.code, instrument.weight.fraction(), say(survey ? "kind.survey" : "kind.disclosure"),
              in(instrument.name)});
    if (instrument.parts.size() < 2) continue;
    for (const Part& part : instrument.parts) {
      rows.add({"  " + part.code, part.weight.fraction(), say("kind.part"), in(part.name)});
    }
  }
  print(rows);
}

void Show::indicators() const
{
  section("indicators", framework_.indicators.size());
  TextTable rows = table({"code", "instrument", "contents", "name"}, {});
  for (const Indicator& indicator : framework_.indicators) {
    const Instrument& instrument = framework_.instruments[indicator.instrument];
    const bool survey = instrument.kind == InstrumentKind::survey;
    const std::size_t count = survey ? indicator.questions.size() : indicator.sub_indicators.size();
    rows.add({indicator.code, instrument.code,
              say(survey ? "contents.questions" : "contents.sub_indicators", {{"count", std::to_string(count)}}),
              in(indicator.name)});
  }
  print(rows);
}

void Show::sub_indicators() const
{
  section("sub_indicators", framework_.sub_indicators.size());
  TextTable rows = table({"code", "items", "cost", "name"}, {1, 2});
  for (const SubIndicator& sub_indicator : framework_.sub_indicators) {
    rows.add({sub_indicator.code, std::to_string(sub_indicator.items.size()),
              framework_.cost_of_item(sub_indicator.items.front()).decimal(2), in(sub_indicator.name)});
  }
  print(rows);
}

void Show::scales() const
{
  section("scales", framework_.scales.size());
  TextTable rows = table({"code", "answer", "points", "label"}, {1, 2});
  for (const Scale& scale : framework_.scales) {
    for (std::size_t i = 0; i < scale.levels.size(); ++i) {
      const ScaleLevel& level = scale.levels[i];
      rows.add({i == 0 ? scale.code : "", scale.by_code ? level.code : std::to_string(i + 1), level.points.decimal(2),
                in(level.label)});
    }
  }
  print(rows);
}

void Show::questions() const
{
  section("questions", framework_.questions.size());
  TextTable rows = table({"code", "indicator", "scale", "parts", "remarks", "wording"}, {});
  for (const Question& question : framework_.questions) {
    rows.add({question.code, framework_.indicators[question.indicator].code, framework_.scales[question.scale].code,
              question.parts.empty() ? say("all_parts") : util::join(question.parts, ", "),
              remarks(question.reversed, question.wording, question.certainty), in(question.wording)});
  }
  print(rows);
}

void Show::items() const
{
  section("items", framework_.items.size());
  TextTable rows = table({"code", "sub_indicator", "elements", "period", "remarks", "title"}, {2});
  for (const Item& item : framework_.items) {
    rows.add({item.code, framework_.sub_indicators[item.sub_indicator].code, std::to_string(item.elements.size()),
              item.period.empty() ? "" : say("period." + item.period), remarks(false, item.title, item.certainty),
              in(item.title)});
  }
  print(rows);
}

void Show::themes() const
{
  if (framework_.themes.empty()) return;
  section("themes", framework_.themes.size());
  TextTable rows = table({"code", "name", "questions", "items"}, {});
  for (const Theme& theme : framework_.themes) {
    rows.add({theme.code, in(theme.name), util::join(codes_of(theme.questions, framework_.questions), " "),
              util::join(codes_of(theme.items, framework_.items), " ")});
  }
  print(rows);
}

void Show::levels() const
{
  section("levels", framework_.levels.size());
  TextTable rows = table({"level", "code", "remarks", "conditions"}, {});
  for (const Level& level : framework_.levels) {
    rows.add({in(level.name), level.code, remarks(false, level.name, level.certainty),
              conditions_in_words(framework_, level, messages_)});
  }
  print(rows);
}

void Show::samples() const
{
  if (framework_.samples.empty()) return;
  section("samples", framework_.samples.size());
  TextTable rows = table({"instrument", "part", "agency_type", "province_size", "size"}, {});
  for (const SampleRule& sample : framework_.samples) {
    rows.add({sample.instrument, sample.part.empty() ? say("all_parts") : sample.part,
              say("agency_type." + (sample.agency_type.empty() ? "any" : sample.agency_type)),
              say("province_size." + (sample.province_size.empty() ? "any" : sample.province_size)),
              sample_in_words(sample, messages_)});
  }
  print(rows);
}

void Show::eligibility() const
{
  if (framework_.eligibility.empty()) return;
  section("eligibility", framework_.eligibility.size());
  TextTable rows = table({"instrument", "who"}, {});
  for (const Eligibility& one : framework_.eligibility)
    rows.add({one.instrument, in(one.who)});
  print(rows);
}

/// Each note once, after all that it is about.
void Show::likely() const
{
  if (framework_.likely.empty()) return;
  std::vector<std::pair<std::string, std::vector<std::string>>> notes;
  for (const LikelyFact& fact : framework_.likely) {
    const std::string& note = in(fact.note);
    auto found = std::ranges::find(notes, note, [](const auto& known) { return known.first; });
    if (found == notes.end()) found = notes.insert(notes.end(), {note, {}});
    found->second.push_back(fact.about);
  }
  section("likely", notes.size());
  for (const auto& [note, about] : notes) {
    context_.out << "- " << note << "\n  [" << util::join(about, ", ") << "]\n";
  }
}

}  // namespace

void print_framework(const Framework& framework, Context& context)
{
  const Show show(framework, context);
  show.head();
  show.rules();
  show.instruments();
  show.indicators();
  show.sub_indicators();
  show.scales();
  show.questions();
  show.items();
  show.themes();
  show.levels();
  show.samples();
  show.eligibility();
  show.likely();
}

void print_framework_json(const Framework& framework, Context& context)
{
  nlohmann::json content = nlohmann::json::parse(canonical_json(framework));
  content["hash"] = framework.hash;
  context.out << content.dump(2) << '\n';
}

}  // namespace app
