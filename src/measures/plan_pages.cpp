// SPDX-License-Identifier: Apache-2.0
#include "src/measures/plan_pages.hpp"

#include <algorithm>
#include <utility>

#include "lib/html/plain_table.hpp"
#include "lib/http/outcome.hpp"
#include "lib/util/text.hpp"

#include "src/accounts/account_names_store.hpp"
#include "src/accounts/audit_store.hpp"
#include "src/measures/change_store.hpp"
#include "src/measures/measure_store.hpp"
#include "src/measures/plan_list_pages.hpp"
#include "src/measures/plan_store.hpp"
#include "src/measures/weakness_store.hpp"

namespace measures {
namespace {

using html::Values;
using html::Word;

std::string score_text(const std::optional<util::Exact>& score)
{
  return score ? score->decimal(2) : std::string();
}

std::string cost_text(const Weakness& weak)
{
  if (!weak.cost) return {};
  return (weak.upper_bound ? "\u2264 " : "") + weak.cost->decimal(2);
}

/// What stands against the weakness: numbers of measures, or the decision.
std::vector<std::string> measure_numbers(const WholePlan& whole, const std::string& subject)
{
  std::vector<std::string> numbers;
  for (const Measure& measure : whole.measures) {
    if (measure.answers(subject)) numbers.push_back(std::to_string(measure.position));
  }
  return numbers;
}

bool is_decided(const WholePlan& whole, const std::string& subject)
{
  return std::any_of(whole.decisions.begin(), whole.decisions.end(),
                     [&](const Decision& one) { return one.subject == subject; });
}

/// Why an item failed: what the assessors wrote, or which elements lacked.
std::vector<std::string> reasons_of(const Place& place, const Weakness& weak, util::Language language)
{
  if (!weak.reasons.empty() || weak.kind != WeaknessKind::item) return weak.reasons;
  std::vector<std::string> reasons;
  const auto item = place.framework->item(weak.subject);
  if (!item) return reasons;
  for (const framework::Element& element : place.framework->items[*item].elements) {
    if (std::find(weak.failed.begin(), weak.failed.end(), element.code) != weak.failed.end())
      reasons.push_back(element.text.in(language));
  }
  return reasons;
}

Values open_values(const Place& place, const Weakness& weak, const util::Messages& messages)
{
  const util::Language language = messages.language();
  Values values = Values()
                      .set("subject", weak.subject)
                      .set("name", subject_name(*place.framework, weak.subject, language))
                      .set("kind", Word{"measures.kind." + std::string(code(weak.kind))})
                      .set("score", weak.kind == WeaknessKind::item ? std::string() : score_text(weak.score))
                      .set("cost", cost_text(weak))
                      .list("reasons");
  for (const std::string& reason : reasons_of(place, weak, language))
    values.add("reasons", Values().set("text", reason));
  return values;
}

Values all_weaknesses(const Place& place, const WholePlan& whole, const util::Messages& messages)
{
  std::vector<std::vector<html::Cell>> rows;
  for (const Weakness& weak : whole.known_weaknesses()) {
    const auto numbers = measure_numbers(whole, weak.subject);
    const html::Phrase answer = !numbers.empty()
                                    ? Word{"measures.answered_by", {{"numbers", util::join(numbers, ", ")}}}
                                : is_decided(whole, weak.subject) ? Word{"measures.decided_not"}
                                                                  : Word{"measures.without"};
    rows.push_back({{.text = subject_name(*place.framework, weak.subject, messages.language())},
                    html::number_cell(score_text(weak.score)),
                    html::number_cell(cost_text(weak)),
                    {.text = answer}});
  }
  return html::plain_table(Word{"measures.all_weaknesses"},
                           {Word{"measures.column.weakness"}, Word{"measures.column.score"},
                            Word{"measures.column.cost"}, Word{"measures.column.answer"}},
                           rows);
}

void add_weaknesses(Values& values, const Place& place, const WholePlan& whole, const util::Messages& messages)
{
  const std::vector<Weakness> open = whole.open();
  values.set("result_known", whole.weaknesses.has_value())
      .set("any_open", !open.empty())
      .set("open_count", open.size())
      .set("any_weaknesses", !whole.known_weaknesses().empty())
      .set("weakness_count", whole.known_weaknesses().size())
      .set("all_weaknesses", all_weaknesses(place, whole, messages))
      .list("open");
  for (const Weakness& weak : open)
    values.add("open", open_values(place, weak, messages));
}

void add_decisions(Values& values, db::Connection& connection, const Place& place, const WholePlan& whole,
                   util::Language language)
{
  accounts::AccountNames names(connection);
  values.set("any_decisions", !whole.decisions.empty()).list("decisions");
  for (const Decision& decision : whole.decisions)
    values.add("decisions", Values()
                                .set("name", subject_name(*place.framework, decision.subject, language))
                                .set("reason", decision.reason)
                                .set("by", names.of(decision.decided_by))
                                .set("at", time_text(decision.decided_at, language))
                                .set("href", place.path() + "/decisions/" + std::to_string(decision.id) + "/withdraw"));
}

/// Only doors that are open.
void add_doors(Values& values, const Place& place, const PlanState& state)
{
  const bool works = place.party.coordinates && !place.is_locked();
  values.set("path", place.path())
      .set("may_work", works)
      .set("may_submit", works && state.can_be_submitted())
      .set("may_withdraw", place.party.coordinates && place.is_locked())
      .set("may_settle", place.party.approves && place.is_locked())
      .set("approved_once", state.approved.has_value())
      .set("any_versions", state.newest.has_value());
}

void add_state(Values& values, const Place& place, const PlanState& state, const Names& names,
               const util::Messages& messages)
{
  values.set("state", html::tag(state_word(state), state_colour(state)))
      .set("locked", place.is_locked())
      .set("returned", state.was_returned())
      .set("returned_why", state.was_returned() ? state.newest->opinion : std::string())
      .set("changed", state.has_changed() && !place.is_locked())
      .set("version", state.approved ? state.approved->number : 0)
      .set("differences", difference_values(state.since_approval, names, messages));
}

void add_removed(Values& values, db::Connection& connection, const Place& place)
{
  values.list("removed");
  const auto removed = MeasureStore(connection).removed(place.agency.id, place.plan.fiscal_year);
  const bool may = place.party.coordinates && !place.is_locked();
  values.set("any_removed", may && !removed.empty());
  for (const Measure& measure : removed)
    values.add("removed", Values()
                              .set("title", measure.title)
                              .set("revision", measure.revision)
                              .set("action", place.path_of(measure.id) + "/restore"));
}

site::View plan_view(db::Connection& connection, const PlanList& list, const util::Fields& query, util::UtcSeconds now)
{
  const Place& place = list.place;
  const util::Language language = list.messages.language();
  const Names names = names_of(place, language);
  const Word title{"measures.title", {{"year", std::to_string(place.plan.fiscal_year)}}};
  site::View view{.title = title, .view = "measures/plan"};
  view.breadcrumbs = {{html::name_of(place.agency), "/agencies/" + std::to_string(place.agency.id)},
                      {Word{"measures.plans"}, "/agencies/" + std::to_string(place.agency.id) + "/plans"},
                      {title, "", true}};
  Values& values = view.values;
  values.set("heading", title)
      .set("agency", place.agency_name(language))
      .set("result_year", place.plan.result_year)
      .set("threshold", place.plan.threshold.decimal(2));
  const auto newer = WeaknessStore(connection).published(place.agency.id, place.plan.result_year, now);
  values.set("newer_result",
             place.party.coordinates && !place.is_locked() && newer && newer->computation != place.plan.computation);
  add_state(values, place, list.state, names, list.messages);
  add_doors(values, place, list.state);
  add_weaknesses(values, place, list.whole, list.messages);
  add_decisions(values, connection, place, list.whole, language);
  add_measure_table(values, list, query);
  add_removed(values, connection, place);
  values.set("history", history_values(ChangeStore(connection).of_plan(place.agency.id, place.plan.fiscal_year), names,
                                       list.messages));
  return view;
}

}  // namespace

site::Answer PlanPages::show(http::Request& request, const accounts::Visitor& visitor)
{
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    const Place place = place_of(connection, request, visitor);
    const WholePlan whole = whole_plan(connection, place.plan, place.framework);
    const PlanState state = plan_state(connection, place.plan, content_of(place, whole));
    const PlanList list{place, whole, state, parts_.site.words(site::language_of(request)).messages()};
    if (request.query.has("format")) return measure_file(list, request.query, parts_.clock.now());
    return plan_view(connection, list, request.query, parts_.clock.now());
  });
}

}  // namespace measures
