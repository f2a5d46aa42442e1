// SPDX-License-Identifier: Apache-2.0
#include "src/measures/measure_pages.hpp"

#include <algorithm>
#include <utility>

#include "lib/http/outcome.hpp"
#include "lib/site/path.hpp"

#include "src/accounts/audit_store.hpp"
#include "src/measures/act_pages.hpp"
#include "src/measures/change_store.hpp"
#include "src/measures/measure_store.hpp"
#include "src/measures/measure_words_pages.hpp"
#include "src/measures/plan_check.hpp"
#include "src/measures/plan_store.hpp"

namespace measures {
namespace {

using html::Word;

std::vector<Measure> seen_measures(db::Connection& connection, const Place& place)
{
  std::vector<Measure> all = MeasureStore(connection).measures(place.agency.id, place.plan.fiscal_year);
  std::erase_if(all, [&](const Measure& one) { return !place.party.sees(one); });
  return all;
}

/// Links to the one before and the one behind.
void add_neighbours(html::Values& values, const Place& place, const std::vector<Measure>& all, const Measure& measure)
{
  const auto here = std::find_if(all.begin(), all.end(), [&](const Measure& one) { return one.id == measure.id; });
  const bool has_before = here != all.end() && here != all.begin();
  const bool has_after = here != all.end() && here + 1 != all.end();
  values.set("before_href", has_before ? place.path_of((here - 1)->id) : std::string())
      .set("before_number", has_before ? (here - 1)->position : 0)
      .set("after_href", has_after ? place.path_of((here + 1)->id) : std::string())
      .set("after_number", has_after ? (here + 1)->position : 0);
}

void add_missing(html::Values& values, const Place& place, const Measure& measure, const util::Messages& messages)
{
  const std::vector<Weakness> none;
  values.list("missing");
  for (const PlanFault& fault : check_plan(place.plan, &none, {measure}, {}, place.units))
    values.add("missing", html::Values().set("text", messages.say(fault.problem.code, fault.problem.params)));
}

site::View measure_view(db::Connection& connection, const Place& place, const Measure& measure,
                        const util::Messages& messages)
{
  const util::Language language = messages.language();
  const Names names = names_of(place, language);
  const Word number{"measures.measure_number", {{"number", std::to_string(measure.position)}}};
  site::View view{.title = number, .view = "measures/measure"};
  view.breadcrumbs = way_to_plan(place, number);
  const std::vector<Measure> all = seen_measures(connection, place);
  const bool works = place.party.coordinates && !place.is_locked();
  view.values.set("number", measure.position)
      .set("title", measure.title)
      .set("path", place.path_of(measure.id))
      .set("plan_path", place.path())
      .set("summary", html::summary_list(summary_rows(measure, names, messages)))
      .set("any_steps", !measure.steps.empty())
      .set("steps", step_list(measure, language))
      .set("source", measure.source)
      .set("carried", measure.carried_from.has_value())
      .set("may_work", works)
      .set("locked", place.is_locked())
      .set("may_up", works && measure.position > 1)
      .set("may_down", works && !all.empty() && all.back().id != measure.id)
      .set("approved_once", PlanStore(connection).approved(place.agency.id, place.plan.fiscal_year).has_value())
      .set("history", history_values(ChangeStore(connection).of_measure(place.agency.id, measure.id), names, messages));
  add_missing(view.values, place, measure, messages);
  add_neighbours(view.values, place, all, measure);
  return view;
}

site::View remove_view(const Place& place, const Measure& measure, const html::Form& form)
{
  ActPage page{.key = "remove",
               .params = {{"number", std::to_string(measure.position)}, {"title", measure.title}},
               .asks = &reason_field(),
               .action = place.path_of(measure.id) + "/remove",
               .back = place.path_of(measure.id)};
  page.kept.add("revision", std::to_string(measure.revision));
  return act_view(place, page, form);
}

}  // namespace

site::Answer MeasurePages::show(http::Request& request, const accounts::Visitor& visitor)
{
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    const Place place = place_of(connection, request, visitor);
    return measure_view(connection, place, seen_measure(connection, place, request),
                        parts_.site.words(site::language_of(request)).messages());
  });
}

site::Answer MeasurePages::remove_form(http::Request& request, const accounts::Visitor& visitor)
{
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    const Place place = place_of(connection, request, visitor);
    require_coordinator(place);
    return remove_view(place, seen_measure(connection, place, request), html::Form());
  });
}

site::Answer MeasurePages::remove(http::Request& request, const accounts::Visitor& visitor)
{
  std::optional<site::View> again;
  std::string path;
  parts_.database.write([&](db::Connection& connection) {
    again.reset();
    const Place place = place_of(connection, request, visitor);
    require_coordinator(place);
    path = place.path();
    const Measure measure = seen_measure(connection, place, request);
    html::Form form(request.form);
    const std::string reason = read_reason(form);
    if (request.form.get("revision") != std::to_string(measure.revision))
      form.refuse(util::Problem{{}, "measures.changed_meanwhile", {}});
    if (!form.ok() || !MeasureStore(connection).remove(measure, {visitor.account, parts_.clock.now(), reason})) {
      again = remove_view(place, measure, form);
      return;
    }
    accounts::AuditStore(connection, parts_.clock)
        .add(visitor, "measures.remove", place.object(measure.id), measure.title);
  });
  if (again) return std::move(*again);
  return parts_.site.done(request, path, Word{"measures.was_removed"});
}

site::Answer MeasurePages::restore(http::Request& request, const accounts::Visitor& visitor)
{
  std::string path;
  parts_.database.write([&](db::Connection& connection) {
    const Place place = place_of(connection, request, visitor);
    require_coordinator(place);
    path = place.path();
    const auto measure = MeasureStore(connection).measure(place.agency.id, site::id_in_path(request, "measure"));
    if (!measure || measure->fiscal_year != place.plan.fiscal_year) throw http::NotFound("no such measure");
    if (!MeasureStore(connection).restore(*measure, {visitor.account, parts_.clock.now(), {}})) return;
    accounts::AuditStore(connection, parts_.clock)
        .add(visitor, "measures.restore", place.object(measure->id), measure->title);
  });
  return parts_.site.done(request, path, Word{"measures.was_restored"});
}

site::Answer MeasurePages::move(http::Request& request, const accounts::Visitor& visitor)
{
  std::string path;
  parts_.database.write([&](db::Connection& connection) {
    const Place place = place_of(connection, request, visitor);
    require_coordinator(place);
    const Measure measure = seen_measure(connection, place, request);
    path = place.path_of(measure.id);
    const int places = request.form.get("then") == "up" ? -1 : 1;
    MeasureStore(connection).move(measure, places, {visitor.account, parts_.clock.now(), {}});
    accounts::AuditStore(connection, parts_.clock)
        .add(visitor, "measures.move", place.object(measure.id), places < 0 ? "up" : "down");
  });
  return parts_.site.done(request, path, Word{"measures.was_moved"});
}

}  // namespace measures
