// SPDX-License-Identifier: Apache-2.0
#include "src/measures/measure_words_pages.hpp"

#include <charconv>
#include <utility>

#include "lib/util/text.hpp"

namespace measures {
namespace {

using html::Word;

constexpr int k_satang_a_baht = 100;

std::int64_t number_of(std::string_view text)
{
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

std::string joined_with(const std::vector<std::string>& parts)
{
  return util::join(parts, ", ");
}

/// "words (20028)", as a change keeps a step with its day, with the day as people write it.
std::string step_value(const std::string& value, util::Language language)
{
  const std::size_t open = value.rfind(" (");
  if (open == std::string::npos || !value.ends_with(')')) return value;
  const std::string_view digits = std::string_view(value).substr(open + 2, value.size() - open - 3);
  if (digits.empty() || digits.find_first_not_of("0123456789") != std::string_view::npos) return value;
  return value.substr(0, open) + " (" + day_text(number_of(digits), language) + ')';
}

/// "indicator 8 85.00 words".
std::string success_value(const std::string& value, const util::Messages& messages)
{
  std::vector<std::string_view> parts = util::split(value, ' ');
  constexpr std::size_t k_parts = 3;
  if (parts.size() < k_parts) return value;
  Success success{.kind = success_kind_named(parts[0]).value_or(SuccessKind::words), .subject = std::string(parts[1])};
  if (!parts[2].empty()) success.target = util::Exact::parse(parts[2]);
  const std::size_t words = parts[0].size() + parts[1].size() + parts[2].size() + k_parts;
  if (words <= value.size()) success.words = value.substr(words);
  return success_text(success, messages);
}

std::string period_value(const std::string& value, util::Language language)
{
  const std::size_t blank = value.find(' ');
  if (blank == std::string::npos) return value;
  return day_text(number_of(std::string_view(value).substr(0, blank)), language) + " \u2013 " +
         day_text(number_of(std::string_view(value).substr(blank + 1)), language);
}

std::string unit_values(const std::string& value, const Names& names)
{
  std::vector<std::string> units;
  for (const std::string_view id : util::split(value, ' ')) {
    if (!id.empty()) units.push_back(names.unit(number_of(id)));
  }
  return joined_with(units);
}

std::string code_values(const std::string& value)
{
  std::vector<std::string> codes;
  for (const std::string_view one : util::split(value, ' ')) {
    if (!one.empty()) codes.emplace_back(one);
  }
  return joined_with(codes);
}

html::Values change_values(const MeasureChange& change, const Names& names, const util::Messages& messages)
{
  return html::Values()
      .set("field", change.field.empty() ? std::string() : field_text(change, messages))
      .set("before", value_text(change, change.before, names, messages))
      .set("after", value_text(change, change.after, names, messages));
}

}  // namespace

Names names_of(const Place& place, util::Language language)
{
  return {[&place](std::int64_t unit) { return place.unit_name(unit); },
          [&place, language](const std::string& subject) { return subject_name(*place.framework, subject, language); }};
}

Names names_of(const PlanContent& content, util::Language language)
{
  return {[&content](std::int64_t unit) { return content.unit_name(unit); },
          [&content, language](const std::string& subject) {
            const framework::Text* name = content.subject_name(subject);
            return name == nullptr ? subject : subject + " " + name->in(language);
          }};
}

std::string baht_text(std::int64_t satang)
{
  const std::string whole = html::grouped(satang / k_satang_a_baht);
  const std::string all = util::Exact(satang, k_satang_a_baht).decimal(2);
  return satang % k_satang_a_baht == 0 ? whole : whole + all.substr(all.find('.'));
}

std::string success_text(const Success& success, const util::Messages& messages)
{
  const std::string target = !success.target              ? std::string()
                             : success.target->is_whole() ? success.target->decimal(0)
                                                          : success.target->decimal(2);
  const std::string said = messages.say("measures.success_text." + std::string(code(success.kind)),
                                        {{"subject", success.subject}, {"target", target}, {"words", success.words}});
  const bool adds = success.kind == SuccessKind::items_met || success.kind == SuccessKind::indicator;
  return adds && !success.words.empty() ? said + " \u00b7 " + success.words : said;
}

std::string follow_up_text(const Measure& measure, const util::Messages& messages)
{
  const std::string rhythm = messages.say("measures.follow_up." + std::string(code(measure.follow_up)));
  return measure.follow_up_words.empty() ? rhythm : rhythm + " \u00b7 " + measure.follow_up_words;
}

std::string units_text(const Measure& measure, const Names& names)
{
  std::vector<std::string> units;
  if (measure.lead) units.push_back(names.unit(*measure.lead));
  for (const std::int64_t unit : measure.units)
    units.push_back(names.unit(unit));
  return joined_with(units);
}

std::string subjects_text(const std::vector<std::string>& subjects, const Names& names)
{
  std::vector<std::string> all;
  for (const std::string& subject : subjects)
    all.push_back(names.subject(subject));
  return util::join(all, "; ");
}

std::vector<html::SummaryRow> summary_rows(const Measure& measure, const Names& names, const util::Messages& messages)
{
  std::vector<html::SummaryRow> rows;
  const auto add = [&](const char* field, html::Phrase value) {
    rows.push_back({.key = Word{std::string("measures.field.") + field}, .value = std::move(value)});
  };
  add("weaknesses", measure.weaknesses.empty() ? html::Phrase(Word{"measures.answers_none"})
                                               : html::Phrase(subjects_text(measure.weaknesses, names)));
  add("lead", measure.lead ? html::Phrase(names.unit(*measure.lead)) : html::Phrase(Word{"measures.no_lead"}));
  if (!measure.units.empty()) {
    Measure others{.units = measure.units};
    add("units", units_text(others, names));
  }
  if (!measure.person.empty()) add("person", measure.person);
  add("period", period_text(measure, messages.language()));
  add("budget", measure.budget ? html::Phrase(Word{"measures.budget_is", {{"baht", baht_text(*measure.budget)}}})
                               : html::Phrase(Word{"measures.no_budget"}));
  add("follow_up", follow_up_text(measure, messages));
  add("success", success_text(measure.success, messages));
  add("priority", Word{"measures.priority." + std::string(code(measure.priority))});
  return rows;
}

std::vector<html::Values> step_list(const Measure& measure, util::Language language)
{
  std::vector<html::Values> steps;
  for (const Step& step : measure.steps)
    steps.push_back(html::Values().set("words", step.words).set("due", day_text(step.due_day, language)));
  return steps;
}

std::string field_text(const MeasureChange& change, const util::Messages& messages)
{
  return messages.say("measures.field." + change.field);
}

std::string value_text(const MeasureChange& change, const std::string& value, const Names& names,
                       const util::Messages& messages)
{
  if (value.empty()) return {};
  const std::string& field = change.field;
  if (field == "lead" || field == "units") return unit_values(value, names);
  if (field == "weaknesses") return code_values(value);
  if (field == "period") return period_value(value, messages.language());
  if (field == "budget") return messages.say("measures.budget_is", {{"baht", baht_text(number_of(value))}});
  if (field == "follow_up") return messages.say("measures.follow_up." + value);
  if (field == "priority") return messages.say("measures.priority." + value);
  if (field == "success") return success_value(value, messages);
  if (field == "step") return step_value(value, messages.language());
  return value;
}

std::vector<html::Values> history_values(const std::vector<ChangeRow>& rows, const Names& names,
                                         const util::Messages& messages)
{
  std::vector<html::Values> lines;
  for (const ChangeRow& row : rows) {
    html::Values line = row.change.field.empty() || !messages.has("measures.field." + row.change.field)
                            ? html::Values().set("field", "").set("before", "").set("after", row.change.after)
                            : change_values(row.change, names, messages);
    const std::string key =
        messages.has("measures.act." + row.act) ? "measures.act." + row.act : "follow_up.act." + row.act;
    line.set("at", time_text(row.at, messages.language()))
        .set("act", messages.has(key) ? messages.say(key) : row.act)
        .set("by", row.by)
        .set("reason", row.reason);
    lines.push_back(std::move(line));
  }
  return lines;
}

std::vector<html::Values> difference_values(const std::vector<PlanDifference>& differences, const Names& names,
                                            const util::Messages& messages)
{
  std::vector<html::Values> lines;
  for (const PlanDifference& one : differences) {
    const bool of_measure = one.kind == PlanDifference::Kind::changed;
    html::Values line =
        of_measure ? change_values(one.change, names, messages)
                   : html::Values().set("field", "").set("before", one.change.before).set("after", one.change.after);
    line.set("text", messages.say("measures.difference." + std::string(code(one.kind)),
                                  {{"number", std::to_string(one.position)},
                                   {"title", one.title},
                                   {"subject", one.subject.empty() ? std::string() : names.subject(one.subject)},
                                   {"field", of_measure ? field_text(one.change, messages) : std::string()}}));
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace measures
