// SPDX-License-Identifier: Apache-2.0
#include "src/measures/progress_parts_pages.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "lib/http/outcome.hpp"
#include "lib/site/path.hpp"

#include "src/measures/plan_store.hpp"

namespace measures {
namespace {

using html::Values;
using html::Word;

constexpr int k_buddhist_years = 543;
constexpr std::string_view k_follow_up_acts[] = {"reported", "evidence", "outcome", "meeting_noted"};

std::int64_t number_or_0(std::string_view text)
{
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() ? number : 0;
}

/// A value of the history as people know it.
std::string told_value(const MeasureChange& change, const std::string& value, const util::Messages& messages)
{
  if (value.empty()) return "\u2013";
  if (change.field == "state") return messages.say("follow_up.state." + value);
  if (change.field == "met") return messages.say("follow_up.met." + value);
  if (change.field.ends_with("_day")) return day_text(number_or_0(value), messages.language());
  return value;
}

}  // namespace

html::Colour colour_of(StepState state)
{
  constexpr html::Colour k_colours[] = {html::Colour::grey, html::Colour::blue, html::Colour::green,
                                        html::Colour::purple};
  return k_colours[static_cast<std::size_t>(state)];
}

html::Word state_word(StepState state)
{
  return {"follow_up.state." + std::string(code(state))};
}

html::Values state_tag(StepState state)
{
  return html::tag(state_word(state), colour_of(state));
}

html::Word met_word(Met met)
{
  return {"follow_up.met." + std::string(code(met))};
}

html::Values met_tag(Met met)
{
  constexpr html::Colour k_colours[] = {html::Colour::green, html::Colour::yellow, html::Colour::red};
  return html::tag(met_word(met), k_colours[static_cast<std::size_t>(met)]);
}

bool was_approved(db::Connection& connection, const Place& place)
{
  const auto versions = PlanStore(connection).versions(place.agency.id, place.plan.fiscal_year);
  return std::any_of(versions.begin(), versions.end(),
                     [](const Version& one) { return one.state == VersionState::approved; });
}

void require_reporter(db::Connection& connection, const Place& place, const Measure& measure)
{
  if (!place.party.reports_on(measure)) throw http::NotFound("only to be read");
  if (!was_approved(connection, place)) throw http::SeeOther(progress_path(place, measure.id));
}

std::string progress_path(const Place& place, std::int64_t measure)
{
  return place.path_of(measure) + "/progress";
}

std::vector<html::Link> way_to_progress(const Place& place, const Measure& measure, html::Phrase here)
{
  std::vector<html::Link> way = way_to_measure(place, measure, std::move(here));
  way.insert(way.end() - 1, {Word{"follow_up.progress"}, progress_path(place, measure.id)});
  return way;
}

NumberedStep find_step(const Measure& measure, std::int64_t step)
{
  const auto found =
      std::find_if(measure.steps.begin(), measure.steps.end(), [&](const Step& one) { return one.id == step; });
  if (found == measure.steps.end()) return {};
  return {&*found, static_cast<std::size_t>(found - measure.steps.begin()) + 1};
}

NumberedStep step_in_path(const Measure& measure, const http::Request& request)
{
  const NumberedStep found = find_step(measure, site::id_in_path(request, "step"));
  if (found.step == nullptr) throw http::NotFound("no such step");
  return found;
}

html::Phrase step_phrase(const Measure& measure, const std::optional<std::int64_t>& step)
{
  const NumberedStep found = step ? find_step(measure, *step) : NumberedStep();
  if (found.step == nullptr) return Word{step ? "follow_up.step_gone" : "follow_up.whole_measure"};
  return Word{"follow_up.step_number", {{"number", std::to_string(found.number)}}};
}

std::string shown_size(std::int64_t bytes)
{
  constexpr double k_kilo = 1000;
  const auto size = static_cast<double>(bytes);
  if (size < k_kilo) return fmt::format("{} B", bytes);
  if (size < k_kilo * k_kilo) return fmt::format("{:.0f} kB", size / k_kilo);
  const double mega = size / k_kilo / k_kilo;
  return bytes % 1'000'000 == 0 ? fmt::format("{:.0f} MB", mega) : fmt::format("{:.1f} MB", mega);
}

std::vector<html::Values> evidence_values(const Place& place, const Measure& measure,
                                          const std::vector<Evidence>& evidence, bool may_remove,
                                          util::Language language)
{
  std::vector<Values> shown;
  for (const Evidence& one : evidence) {
    const std::string path = place.path_of(measure.id) + "/evidence/" + std::to_string(one.id);
    const bool is_file = one.kind == EvidenceKind::file;
    shown.push_back(Values()
                        .set("name", one.name)
                        .set("href", is_file ? path : one.url)
                        .set("is_file", is_file)
                        .set("size", is_file ? shown_size(one.bytes) : std::string())
                        .set("sha256", one.sha256)
                        .set("url", one.url)
                        .set("of", step_phrase(measure, one.step))
                        .set("by", one.added_by)
                        .set("at", time_text(one.added_at, language))
                        .set("remove", may_remove ? path + "/remove" : std::string()));
  }
  return shown;
}

html::Values report_values(const StepProgress& report, util::Language language)
{
  return Values()
      .set("state", state_tag(report.state))
      .set("percent", report.percent)
      .set("words", report.words)
      .set("begun", day_text(report.begun_day, language))
      .set("done", day_text(report.done_day, language))
      .set("difficulties", report.difficulties)
      .set("suggestions", report.suggestions)
      .set("reported", report.revision > 0);
}

std::vector<html::Values> move_values(const framework::Framework& framework, const std::vector<ScoreMove>& moves,
                                      util::Language language)
{
  const auto score = [&](const std::optional<util::Exact>& one) {
    return one ? one->decimal(framework.rules.display_places) : std::string("\u2013");
  };
  std::vector<Values> shown;
  for (const ScoreMove& move : moves) {
    const auto change = move.change();
    std::string change_text = "\u2013";
    if (change) change_text = (*change > util::Exact{0} ? "+" : "") + change->decimal(framework.rules.display_places);
    shown.push_back(Values()
                        .set("subject", subject_name(framework, move.subject, language))
                        .set("newer", move.newer_subject == move.subject ? std::string() : move.newer_subject)
                        .set("gone", move.newer_subject.empty())
                        .set("before", score(move.before))
                        .set("after", score(move.after))
                        .set("change", change_text)
                        .set("alike", move.alike));
  }
  return shown;
}

std::vector<html::Values> follow_up_history(const Measure& measure, const std::vector<ChangeRow>& rows,
                                            const util::Messages& messages)
{
  std::vector<Values> shown;
  for (const ChangeRow& row : rows) {
    if (std::find(std::begin(k_follow_up_acts), std::end(k_follow_up_acts), row.act) == std::end(k_follow_up_acts))
      continue;
    const auto step = row.change.step == 0 ? std::nullopt : std::optional(row.change.step);
    shown.push_back(Values()
                        .set("at", time_text(row.at, messages.language()))
                        .set("by", row.by)
                        .set("act", Word{"follow_up.act." + row.act})
                        .set("of", step ? step_phrase(measure, step) : html::Phrase())
                        .set("field", Word{"follow_up.field." + row.change.field})
                        .set("before", told_value(row.change, row.change.before, messages))
                        .set("after", told_value(row.change, row.change.after, messages)));
  }
  return shown;
}

void add_day(util::Fields& fields, const std::string& name, const std::optional<std::int64_t>& day)
{
  if (!day) return;
  const auto date = day_of(*day);
  fields.add(name + "-day", std::to_string(static_cast<unsigned>(date.day())));
  fields.add(name + "-month", std::to_string(static_cast<unsigned>(date.month())));
  fields.add(name + "-year", std::to_string(static_cast<int>(date.year()) + k_buddhist_years));
}

std::optional<std::int64_t> read_day_number(html::Form& form, const html::Field& field, bool required)
{
  const auto day = form.date(field, {.required = required});
  return day ? std::optional(day_number(*day)) : std::nullopt;
}

std::int64_t hidden_number(const util::Fields& typed, std::string_view name)
{
  return number_or_0(typed.get(name));
}

util::Fields with_field(const util::Fields& typed, std::string_view name, const std::string& value)
{
  util::Fields fields;
  for (const auto& [one, text] : typed.entries()) {
    if (one != name) fields.add(one, text);
  }
  fields.add(std::string(name), value);
  return fields;
}

}  // namespace measures
