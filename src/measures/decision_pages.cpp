// SPDX-License-Identifier: Apache-2.0
// What the coordinator decides about the plan as a whole: which result and threshold make a weakness, and on which
// weaknesses the agency does not act.
#include <algorithm>
#include <iterator>
#include <utility>

#include "lib/http/outcome.hpp"
#include "lib/site/path.hpp"
#include "lib/util/text.hpp"

#include "src/accounts/audit_store.hpp"
#include "src/measures/act_pages.hpp"
#include "src/measures/plan_pages.hpp"
#include "src/measures/plan_store.hpp"
#include "src/measures/weakness_store.hpp"

namespace measures {
namespace {

using html::Word;

constexpr int k_most_threshold = 100;

const html::Field k_threshold_field{
    .name = "threshold", .label = Word{"measures.threshold"}, .hint = Word{"measures.threshold_hint"}};

site::View threshold_view(const Place& place, const html::Form& form)
{
  const Word title{"measures.change_threshold"};
  site::View view{.title = title, .view = "measures/threshold"};
  view.has_problems = !form.ok();
  view.breadcrumbs = way_to_plan(place, title);
  view.values.set("summary", html::error_summary(form))
      .set("threshold", html::text_input(form, k_threshold_field, {.mode = "decimal", .width = 5}))
      .set("action", place.path() + "/threshold")
      .set("back", place.path())
      .set("save", html::button(Word{"measures.save"}));
  return view;
}

/// Those of the address or form that are weak and have no decision yet, in the order of the plan.
std::vector<Weakness> chosen_weaknesses(const std::vector<std::string_view>& named, const WholePlan& whole)
{
  std::vector<Weakness> chosen;
  const std::vector<Weakness> open = whole.open();
  std::copy_if(open.begin(), open.end(), std::back_inserter(chosen), [&](const Weakness& weak) {
    return std::find(named.begin(), named.end(), weak.subject) != named.end();
  });
  return chosen;
}

site::View decide_view(const Place& place, const std::vector<Weakness>& chosen, const html::Form& form,
                       util::Language language)
{
  ActPage page{.key = "decide", .asks = &reason_field(), .action = place.path() + "/decide"};
  page.possible = !chosen.empty();
  if (chosen.empty()) page.warning = Word{"measures.decide_nothing"};
  for (const Weakness& weak : chosen)
    page.kept.add("weakness", weak.subject);
  site::View view = act_view(place, page, form);
  for (const Weakness& weak : chosen)
    view.values.add("problems",
                    html::Values().set("text", subject_name(*place.framework, weak.subject, language)).set("href", ""));
  return view;
}

Decision decision_in_path(db::Connection& connection, const Place& place, const http::Request& request)
{
  const std::int64_t id = site::id_in_path(request, "decision");
  for (Decision& one : PlanStore(connection).decisions(place.agency.id, place.plan.fiscal_year)) {
    if (one.id == id) return std::move(one);
  }
  throw http::NotFound("no such decision");
}

site::View undecide_view(const Place& place, const Decision& decision, const html::Form& form, util::Language language)
{
  const ActPage page{.key = "undecide",
                     .params = {{"subject", subject_name(*place.framework, decision.subject, language)}},
                     .asks = &reason_field(),
                     .action = place.path() + "/decisions/" + std::to_string(decision.id) + "/withdraw"};
  return act_view(place, page, form);
}

}  // namespace

site::Answer PlanPages::threshold_form(http::Request& request, const accounts::Visitor& visitor)
{
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    const Place place = place_of(connection, request, visitor);
    require_coordinator(place);
    util::Fields fields;
    fields.add(k_threshold_field.name, place.plan.threshold.decimal(2));
    return threshold_view(place, html::Form(fields));
  });
}

site::Answer PlanPages::threshold(http::Request& request, const accounts::Visitor& visitor)
{
  std::optional<site::View> again;
  std::string path;
  parts_.database.write([&](db::Connection& connection) {
    again.reset();
    const Place place = place_of(connection, request, visitor);
    require_coordinator(place);
    path = place.path();
    html::Form form(request.form);
    const auto threshold = form.decimal(k_threshold_field, {.at_most = k_most_threshold});
    if (!form.ok() || !threshold) {
      again = threshold_view(place, form);
      return;
    }
    if (*threshold == place.plan.threshold) return;
    PlanStore(connection).change_threshold(place.plan, *threshold, {visitor.account, parts_.clock.now(), {}});
    accounts::AuditStore(connection, parts_.clock)
        .add(visitor, "measures.threshold", place.object(), threshold->decimal(2));
  });
  if (again) return std::move(*again);
  return parts_.site.done(request, path, Word{"measures.saved"});
}

site::Answer PlanPages::take_result(http::Request& request, const accounts::Visitor& visitor)
{
  std::string path;
  parts_.database.write([&](db::Connection& connection) {
    const Place place = place_of(connection, request, visitor);
    require_coordinator(place);
    path = place.path();
    const auto newer = WeaknessStore(connection).published(place.agency.id, place.plan.result_year, parts_.clock.now());
    if (!newer || newer->computation == place.plan.computation) return;
    PlanStore(connection)
        .answer(place.plan, newer->cycle, newer->computation, {visitor.account, parts_.clock.now(), {}});
    accounts::AuditStore(connection, parts_.clock)
        .add(visitor, "measures.result", place.object(), "computation " + std::to_string(newer->computation));
  });
  return parts_.site.done(request, path, Word{"measures.saved"});
}

site::Answer PlanPages::decide_form(http::Request& request, const accounts::Visitor& visitor)
{
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    const Place place = place_of(connection, request, visitor);
    require_coordinator(place);
    const WholePlan whole = whole_plan(connection, place.plan, place.framework);
    return decide_view(place, chosen_weaknesses(request.query.all("weakness"), whole), html::Form(),
                       site::language_of(request));
  });
}

site::Answer PlanPages::decide(http::Request& request, const accounts::Visitor& visitor)
{
  std::optional<site::View> again;
  std::string path;
  parts_.database.write([&](db::Connection& connection) {
    again.reset();
    const Place place = place_of(connection, request, visitor);
    require_coordinator(place);
    path = place.path();
    html::Form form(request.form);
    const std::vector<Weakness> chosen =
        chosen_weaknesses(request.form.all("weakness"), whole_plan(connection, place.plan, place.framework));
    const std::string reason = read_reason(form);
    if (!form.ok() || chosen.empty()) {
      again = decide_view(place, chosen, form, site::language_of(request));
      return;
    }
    std::vector<std::string> subjects;
    for (const Weakness& weak : chosen) {
      PlanStore(connection).decide(place.plan, weak.subject, {visitor.account, parts_.clock.now(), reason});
      subjects.push_back(weak.subject);
    }
    accounts::AuditStore(connection, parts_.clock)
        .add(visitor, "measures.decide", place.object(), util::join(subjects, " "));
  });
  if (again) return std::move(*again);
  return parts_.site.done(request, path, Word{"measures.decided"});
}

site::Answer PlanPages::undecide_form(http::Request& request, const accounts::Visitor& visitor)
{
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    const Place place = place_of(connection, request, visitor);
    require_coordinator(place);
    return undecide_view(place, decision_in_path(connection, place, request), html::Form(), site::language_of(request));
  });
}

site::Answer PlanPages::undecide(http::Request& request, const accounts::Visitor& visitor)
{
  std::optional<site::View> again;
  std::string path;
  parts_.database.write([&](db::Connection& connection) {
    again.reset();
    const Place place = place_of(connection, request, visitor);
    require_coordinator(place);
    path = place.path();
    const Decision decision = decision_in_path(connection, place, request);
    html::Form form(request.form);
    const std::string reason = read_reason(form);
    if (!form.ok()) {
      again = undecide_view(place, decision, form, site::language_of(request));
      return;
    }
    PlanStore(connection).withdraw_decision(place.plan, decision.id, {visitor.account, parts_.clock.now(), reason});
    accounts::AuditStore(connection, parts_.clock).add(visitor, "measures.undecide", place.object(), decision.subject);
  });
  if (again) return std::move(*again);
  return parts_.site.done(request, path, Word{"measures.undecided"});
}

}  // namespace measures
