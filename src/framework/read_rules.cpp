// SPDX-License-Identifier: Apache-2.0
// Reads how the year counts: rules, target, levels, samples, eligibility.
#include "lib/util/text.hpp"

#include "src/framework/draft.hpp"
#include "src/framework/sample.hpp"

namespace framework {

namespace {

constexpr int k_most_people = 10'000'000;

/// "instrument EIT", "indicator 10": whether the text names one of a kind; its code is then in `code`.
bool names_one(const std::string& text, const std::string& kind, std::string& code)
{
  if (!text.starts_with(kind + " ")) return false;
  code = util::trim(std::string_view(text).substr(kind.size()));
  return is_code(code);
}

void read_scope(Draft& draft, TableReader& reader, Condition& condition)
{
  const std::string of = reader.word("of", Need::required);
  std::string code;
  if (of.empty()) {
    condition.which = k_nowhere;
  } else if (of == "total") {
    condition.scope = ConditionScope::total;
  } else if (of == "every instrument") {
    condition.scope = ConditionScope::every_instrument;
  } else if (of == "every indicator") {
    condition.scope = ConditionScope::every_indicator;
  } else if (names_one(of, "instrument", code)) {
    condition.scope = ConditionScope::one_instrument;
    condition.which =
        find_reference(reader, "of", "instrument", {code, reader.find("of")->spot}, draft.framework.instruments);
  } else if (names_one(of, "indicator", code)) {
    condition.scope = ConditionScope::one_indicator;
    condition.which =
        find_reference(reader, "of", "indicator", {code, reader.find("of")->spot}, draft.framework.indicators);
  } else {
    condition.which = k_nowhere;
    reader.problem("of", "framework.condition_unknown", {{"written", of}});
  }
}

/// The instrument that a sample or an eligibility names; nullptr and a problem where it is no survey of the framework.
const Instrument* read_survey(Draft& draft, TableReader& reader)
{
  const auto written = reader.code("instrument", Need::required);
  if (!written) return nullptr;
  const std::size_t index = find_reference(reader, "instrument", "instrument", *written, draft.framework.instruments);
  if (index == k_nowhere) return nullptr;
  const Instrument& instrument = draft.framework.instruments[index];
  if (instrument.kind == InstrumentKind::survey) return &instrument;
  reader.problem("instrument", "framework.nobody_answers", {{"instrument", instrument.code}});
  return nullptr;
}

void read_sample_part(TableReader& reader, const Instrument* instrument, SampleRule& sample)
{
  const auto written = reader.code("part", Need::optional);
  if (!written || !instrument) return;
  const std::size_t index = find_reference(reader, "part", "instrument.parts", *written, instrument->parts);
  if (index != k_nowhere) sample.part = instrument->parts[index].code;
}

void read_sample_size(TableReader& reader, SampleRule& sample)
{
  sample.percent = reader.number("percent", Need::optional, 0, 100).value_or(Exact{});
  sample.minimum = reader.whole("minimum", Need::optional, 0, k_most_people).value_or(0);
  sample.cap = reader.whole("cap", Need::optional, 1, k_most_people);
  if (!reader.find("percent") && !reader.find("minimum")) reader.problem("", "framework.sample_without_size");
  if (sample.cap && *sample.cap < sample.minimum) {
    reader.problem("cap", "framework.sample_cap_below_minimum",
                   {{"cap", std::to_string(*sample.cap)}, {"minimum", std::to_string(sample.minimum)}});
  }
}

bool same_people(const SampleRule& a, const SampleRule& b)
{
  return a.instrument == b.instrument && a.part == b.part && a.agency_type == b.agency_type &&
         a.province_size == b.province_size;
}

}  // namespace

void read_rules(Draft& draft, TableReader& root)
{
  const Node* node = root.find("rules", Need::required);
  if (!node) return;
  if (node->kind != NodeKind::table) return root.problem("rules", "framework.not_table", {{"key", "rules"}});
  TableReader reader(*node, "rules", draft.problems);
  Rules& rules = draft.framework.rules;
  rules.pass_mark = reader.number("pass_mark", Need::required, 0, 100).value_or(rules.pass_mark);
  rules.display_places = reader.whole("display_places", Need::required, 0, 6).value_or(rules.display_places);
  rules.level_of_displayed = reader.choice("level_of", Need::required, {"displayed", "exact"}) != "exact";
  rules.missing_part = reader.choice("missing_part", Need::required, {"reweight", "withhold"}) == "withhold"
                           ? MissingPart::withhold
                           : MissingPart::reweight;
  rules.reweight_not_applicable_items =
      reader.choice("not_applicable_items", Need::required, {"reweight", "count_as_met"}) != "count_as_met";
  read_certainty(draft, reader, "rules");
  reader.finish();
}

void read_target(Draft& draft, TableReader& root)
{
  const Node* node = root.find("target");
  if (!node) return;
  if (node->kind != NodeKind::table) return root.problem("target", "framework.not_table", {{"key", "target"}});
  TableReader reader(*node, "target", draft.problems);
  Target target;
  target.share = reader.number("share", Need::required, 0, 100).value_or(Exact{});
  target.at_least = reader.number("at_least", Need::required, 0, 100).value_or(Exact{});
  target.name = reader.text("name", Need::required);
  read_certainty(draft, reader, "target");
  reader.finish();
  draft.framework.target = std::move(target);
}

void read_levels(Draft& draft, TableReader& root)
{
  for (const Node* node : root.tables("level", Need::required)) {
    Entry entry = open_entry(draft, "level", *node, draft.framework.levels);
    Level level;
    level.code = entry.code;
    level.name = entry.reader.text("name", Need::required);
    for (const Node* condition_node : entry.reader.tables("conditions", Need::required)) {
      TableReader reader(*condition_node, entry.reader.path_of("conditions"), draft.problems);
      Condition condition;
      read_scope(draft, reader, condition);
      const std::optional<Exact> at_least = reader.number("at_least", Need::required, 0, 100);
      condition.at_least = at_least.value_or(Exact{});
      if (!at_least) condition.which = k_nowhere;
      reader.finish();
      level.conditions.push_back(std::move(condition));
    }
    level.certainty = read_certainty(draft, entry.reader, "level." + level.code);
    entry.reader.finish();
    draft.framework.levels.push_back(std::move(level));
  }
}

void read_samples(Draft& draft, TableReader& root)
{
  std::vector<SampleRule>& samples = draft.framework.samples;
  for (const Node* node : root.tables("sample", Need::optional)) {
    TableReader reader(*node, "sample[" + std::to_string(samples.size() + 1) + "]", draft.problems);
    const std::size_t problems_before = draft.problems.size();
    SampleRule sample;
    const Instrument* instrument = read_survey(draft, reader);
    if (instrument) sample.instrument = instrument->code;
    read_sample_part(reader, instrument, sample);
    sample.agency_type = reader.choice("agency_type", Need::optional, {k_agency_types.begin(), k_agency_types.end()});
    sample.province_size =
        reader.choice("province_size", Need::optional, {k_province_sizes.begin(), k_province_sizes.end()});
    read_sample_size(reader, sample);
    for (const SampleRule& other : samples) {
      const bool sound = draft.problems.size() == problems_before;
      if (sound && same_people(sample, other)) reader.problem("", "framework.sample_twice");
    }
    sample.certainty = read_certainty(draft, reader, "samples");
    reader.finish();
    samples.push_back(std::move(sample));
  }
}

void read_eligibility(Draft& draft, TableReader& root)
{
  std::vector<Eligibility>& eligibility = draft.framework.eligibility;
  for (const Node* node : root.tables("eligibility", Need::optional)) {
    TableReader reader(*node, "eligibility[" + std::to_string(eligibility.size() + 1) + "]", draft.problems);
    Eligibility entry;
    const Instrument* instrument = read_survey(draft, reader);
    if (instrument) entry.instrument = instrument->code;
    entry.who = reader.text("who", Need::required);
    for (const Eligibility& other : eligibility) {
      if (instrument && entry.instrument == other.instrument) {
        reader.problem("instrument", "framework.eligibility_twice", {{"instrument", entry.instrument}});
      }
    }
    read_certainty(draft, reader, "eligibility." + entry.instrument);
    reader.finish();
    eligibility.push_back(std::move(entry));
  }
}

}  // namespace framework
