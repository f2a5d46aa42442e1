// SPDX-License-Identifier: Apache-2.0
// A measure written: a new one, or one that is there.
#include <algorithm>
#include <utility>

#include "lib/http/outcome.hpp"
#include "lib/thai/thai.hpp"

#include "src/accounts/account_names_store.hpp"
#include "src/accounts/audit_store.hpp"
#include "src/measures/change_store.hpp"
#include "src/measures/library_store.hpp"
#include "src/measures/measure_form_pages.hpp"
#include "src/measures/measure_merge_pages.hpp"
#include "src/measures/measure_pages.hpp"
#include "src/measures/measure_store.hpp"
#include "src/measures/measure_words_pages.hpp"
#include "src/measures/weakness_store.hpp"

namespace measures {
namespace {

using html::Word;

constexpr int k_overtaken = 409;

/// What the form is made of, besides what was typed.
struct Editing {
  const Place& place;
  const Measure& measure;
  const std::vector<Weakness>& weaknesses;
  const util::Messages& messages;
};

site::View form_view(const Editing& editing, const html::Form& form)
{
  const bool is_new = editing.measure.id == 0;
  const Word title = is_new ? Word{"measures.new"}
                            : Word{"measures.edit_number", {{"number", std::to_string(editing.measure.position)}}};
  site::View view{.title = title, .view = "measures/form"};
  view.has_problems = !form.ok();
  view.breadcrumbs = is_new ? way_to_plan(editing.place, title)
                            : way_to_measure(editing.place, editing.measure, Word{"measures.edit"});
  const std::string path =
      is_new ? editing.place.path() + "/measures/new" : editing.place.path_of(editing.measure.id) + "/edit";
  view.values = form_values(form, editing.measure, editing.place, editing.weaknesses, editing.messages);
  view.values.set("summary", html::error_summary(form))
      .set("heading", title)
      .set("action", path)
      .set("back", is_new ? editing.place.path() : editing.place.path_of(editing.measure.id))
      .set("conflict", false)
      .set("save", html::button(Word{"measures.save"}, html::ButtonKind::usual, "then", "save"));
  return view;
}

/// What somebody else stored meanwhile, where both changed the same.
site::View overtaken_view(db::Connection& connection, const Editing& editing, const MergedMeasure& merged)
{
  const util::Language language = editing.messages.language();
  site::View view = form_view(editing, html::Form(merged.fields));
  view.status = k_overtaken;
  const auto history = ChangeStore(connection).of_measure(editing.place.agency.id, editing.measure.id);
  const Names names = names_of(editing.place, language);
  html::Values conflict;
  conflict.set("by", history.empty() ? std::string() : history.front().by)
      .set("at", history.empty() ? std::string() : time_text(history.front().at, language))
      .set("title", editing.measure.title)
      .set("stored", html::summary_list(summary_rows(editing.measure, names, editing.messages)))
      .set("stored_steps", step_list(editing.measure, language))
      .list("both");
  for (const html::Phrase& field : merged.conflicts)
    conflict.add("both", html::Values().set("field", field));
  view.values.set("conflict", std::move(conflict));
  return view;
}

std::vector<Weakness> weaknesses_at(db::Connection& connection, const Place& place)
{
  return WeaknessStore(connection).weaknesses(place.plan, place.framework).value_or(std::vector<Weakness>());
}

Measure empty_measure(const Place& place)
{
  Measure measure{.agency = place.agency.id, .fiscal_year = place.plan.fiscal_year};
  measure.first_day = day_number(thai::fiscal_year_begin(measure.fiscal_year));
  measure.last_day = day_number(thai::fiscal_year_end(measure.fiscal_year));
  return measure;
}

/// From the library where the address names an entry, with the weaknesses that it names.
Measure first_measure(db::Connection& connection, const Place& place, const util::Fields& query,
                      const std::vector<Weakness>& weaknesses, util::Language language)
{
  std::vector<std::string> subjects;
  for (const Weakness& weak : weaknesses) {
    const auto named = query.all("weakness");
    if (std::find(named.begin(), named.end(), weak.subject) != named.end()) subjects.push_back(weak.subject);
  }
  const auto draft = [&](LibraryEntry entry) {
    return drafted({.entry = std::move(entry), .weaknesses = subjects}, place.agency.id, place.plan.fiscal_year,
                   *place.framework, place.units, place.plan.threshold);
  };
  const std::string_view source = query.get("source");
  if (source.empty()) return draft({});
  for (LibraryEntry& entry : whole_library(connection, place.agency.id, *place.framework, language)) {
    if (entry.source == source) return draft(std::move(entry));
  }
  return draft({});
}

}  // namespace

site::Answer MeasurePages::new_form(http::Request& request, const accounts::Visitor& visitor)
{
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    const Place place = place_of(connection, request, visitor);
    require_coordinator(place);
    const util::Language language = site::language_of(request);
    const std::vector<Weakness> weaknesses = weaknesses_at(connection, place);
    const Measure measure = first_measure(connection, place, request.query, weaknesses, language);
    return form_view({place, measure, weaknesses, parts_.site.words(language).messages()},
                     html::Form(fields_of(measure, language)));
  });
}

site::Answer MeasurePages::add(http::Request& request, const accounts::Visitor& visitor)
{
  std::optional<site::View> again;
  std::string path;
  parts_.database.write([&](db::Connection& connection) {
    again.reset();
    const Place place = place_of(connection, request, visitor);
    if (!place.party.coordinates) throw http::NotFound("for the coordinator");
    const std::vector<Weakness> weaknesses = weaknesses_at(connection, place);
    const Measure empty = empty_measure(place);
    const Editing editing{place, empty, weaknesses, parts_.site.words(site::language_of(request)).messages()};
    if (is_row_act(request.form.get("then"))) {
      again = form_view(editing, html::Form(with_row_act(request.form, request.form.get("then"))));
      return;
    }
    html::Form form(compacted(request.form));
    const Measure typed = read_measure(form, empty, place, weaknesses);
    // Submitted while somebody was typing: what was typed stays on the screen.
    if (place.is_locked()) form.refuse(util::Problem{{}, "measures.is_locked", {}});
    if (!form.ok()) {
      again = form_view(editing, form);
      return;
    }
    const std::int64_t id = MeasureStore(connection)
                                .add(typed, typed.source.empty() ? MeasureAct::made : MeasureAct::drafted,
                                     {visitor.account, parts_.clock.now(), {}});
    accounts::AuditStore(connection, parts_.clock).add(visitor, "measures.add", place.object(id), typed.title);
    path = place.path_of(id);
  });
  if (again) return std::move(*again);
  return parts_.site.done(request, path, Word{"measures.saved"});
}

site::Answer MeasurePages::form(http::Request& request, const accounts::Visitor& visitor)
{
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    const Place place = place_of(connection, request, visitor);
    require_coordinator(place);
    const Measure measure = seen_measure(connection, place, request);
    const util::Language language = site::language_of(request);
    return form_view({place, measure, weaknesses_at(connection, place), parts_.site.words(language).messages()},
                     html::Form(fields_of(measure, language)));
  });
}

site::Answer MeasurePages::save(http::Request& request, const accounts::Visitor& visitor)
{
  std::optional<site::View> again;
  std::string path;
  bool overtaken = false;
  parts_.database.write([&](db::Connection& connection) {
    again.reset();
    const Place place = place_of(connection, request, visitor);
    if (!place.party.coordinates) throw http::NotFound("for the coordinator");
    const Measure now = seen_measure(connection, place, request);
    path = place.path_of(now.id);
    const std::vector<Weakness> weaknesses = weaknesses_at(connection, place);
    const Editing editing{place, now, weaknesses, parts_.site.words(site::language_of(request)).messages()};
    if (is_row_act(request.form.get("then"))) {
      again = form_view(editing, html::Form(with_row_act(request.form, request.form.get("then"))));
      return;
    }
    // Overtaken by somebody else: what was left alone here stays as it was written there.
    overtaken = request.form.get("revision") != std::to_string(now.revision);
    MergedMeasure merged{.fields = compacted(request.form)};
    if (overtaken) merged = merged_measure(merged.fields, fields_of(now, editing.messages.language()));
    if (!merged.conflicts.empty()) {
      again = overtaken_view(connection, editing, merged);
      return;
    }
    html::Form form(merged.fields);
    const Measure typed = read_measure(form, now, place, weaknesses);
    if (place.is_locked()) form.refuse(util::Problem{{}, "measures.is_locked", {}});
    if (!form.ok()) {
      again = form_view(editing, form);
      return;
    }
    if (!MeasureStore(connection).save(typed, MeasureAct::edited, {visitor.account, parts_.clock.now(), {}})) {
      // At this very moment, on another server.
      const Measure newer = seen_measure(connection, place, request);
      again = overtaken_view(connection, {place, newer, weaknesses, editing.messages},
                             merged_measure(compacted(request.form), fields_of(newer, editing.messages.language())));
      return;
    }
    accounts::AuditStore(connection, parts_.clock).add(visitor, "measures.edit", place.object(now.id), typed.title);
  });
  if (again) return std::move(*again);
  return parts_.site.done(request, path, Word{overtaken ? "measures.saved_together" : "measures.saved"});
}

}  // namespace measures
