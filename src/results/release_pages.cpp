// SPDX-License-Identifier: Apache-2.0
#include "src/results/release_pages.hpp"

#include <array>
#include <optional>
#include <string>
#include <utility>

#include "lib/html/components.hpp"
#include "lib/http/outcome.hpp"
#include "lib/thai/thai_time.hpp"

#include "src/accounts/audit_store.hpp"
#include "src/results/hearing_store.hpp"
#include "src/results/place_pages.hpp"
#include "src/results/release_store.hpp"

namespace results {
namespace {

using html::Word;

constexpr std::size_t k_longest_release_reason = 500;

const html::Field& release_reason_field()
{
  static const html::Field k_field{
      .name = "reason", .label = Word{"results.reason"}, .hint = Word{"results.reason_hint"}};
  return k_field;
}

const html::Field& visible_from_field()
{
  static const html::Field k_field{
      .name = "visible_from", .label = Word{"results.visible_from"}, .hint = Word{"results.visible_from_hint"}};
  return k_field;
}

std::string name_of(ReleaseAct act)
{
  static constexpr std::array<const char*, 4> k_names = {"freeze", "confirm", "publish", "withdraw"};
  return k_names.at(static_cast<std::size_t>(act));
}

/// What stands against the act, whatever is typed.
util::Problems obstacles(const FreezeState& state, ReleaseAct act, std::int64_t account, util::UtcSeconds now)
{
  switch (act) {
    case ReleaseAct::freeze:
      return check_freeze(state, now);
    case ReleaseAct::confirm:
      return check_confirm(state.last, account);
    case ReleaseAct::publish:
      return check_publish(state.last);
    case ReleaseAct::withdraw:
      break;
  }
  if (state.last && !state.last->withdrawn_at) return {};
  return {{.place = {}, .code = "results.nothing_frozen", .params = {}}};
}

/// Freezing once more, and withdrawing, are told why.
bool needs_reason(const FreezeState& state, ReleaseAct act)
{
  return act == ReleaseAct::withdraw || (act == ReleaseAct::freeze && state.last.has_value());
}

html::Values facts_to_release(const FreezeState& state, util::Language language)
{
  if (!state.computation) return html::summary_list({});
  const Computation& one = *state.computation;
  std::vector<html::SummaryRow> rows = {
      {Word{"results.computed_at"}, moment_text(one.finished_at.value_or(0), language)},
      {Word{"results.agencies"}, html::grouped(one.agencies)},
      {Word{"results.below_sample"}, html::grouped(static_cast<long long>(state.below_sample.size()))},
      {Word{"results.input_digest"}, one.input_digest},
      {Word{"results.result_digest"}, one.result_digest}};
  if (state.last && !state.last->withdrawn_at)
    rows.push_back({Word{"results.frozen_at"}, moment_text(state.last->frozen_at, language)});
  return html::summary_list(rows);
}

site::View release_view(const cycles::Cycle& cycle, const FreezeState& state, ReleaseAct act, const html::Form& form,
                        bool possible, util::Language language)
{
  const std::string key = "results." + name_of(act);
  site::View view{Word{key}, "results/release"};
  view.has_problems = !form.ok();
  view.breadcrumbs = way_to_results(cycle, Word{key});
  view.values.set("error_summary", html::error_summary(form))
      .set("name", cycle.name)
      .set("heading", Word{key})
      .set("explanation", Word{key + "_explanation"})
      .set("facts", facts_to_release(state, language))
      .set("possible", possible)
      .set("action", path_of_results(cycle.id) + "/" + name_of(act))
      .set("back", path_of_results(cycle.id))
      .set("button", html::button(Word{key}, html::ButtonKind::warning))
      .set("visible_from", false)
      .set("reason", false);
  if (act == ReleaseAct::publish) view.values.set("visible_from", html::date_input(form, visible_from_field()));
  if (needs_reason(state, act)) view.values.set("reason", html::text_area(form, release_reason_field(), 3));
  return view;
}

/// What was typed, read by the act's rules.
struct Typed {
  std::string reason;
  std::optional<util::UtcSeconds> visible_from;
};

Typed read_release(html::Form& form, const FreezeState& state, ReleaseAct act, util::UtcSeconds now)
{
  Typed typed;
  if (needs_reason(state, act))
    typed.reason = form.text(release_reason_field(), {.at_most = k_longest_release_reason, .lines = true});
  if (act == ReleaseAct::publish) {
    const auto day = form.date(visible_from_field(), {.required = false});
    typed.visible_from = day ? std::max(thai::day_begin(*day), now) : now;
  }
  return typed;
}

void carry_out(db::Connection& connection, const cycles::Cycle& cycle, const FreezeState& state, ReleaseAct act,
               const Typed& typed, const cycles::Deed& deed)
{
  ReleaseStore store(connection);
  switch (act) {
    case ReleaseAct::freeze: {
      const HearingStore hearings(connection);
      store.freeze({.cycle = cycle.id, .fiscal_year = cycle.fiscal_year, .computation = state.computation->id},
                   cautions(state.hearings, hearings.rule(cycle.id)), deed);
      return;
    }
    case ReleaseAct::confirm:
      return store.confirm(*state.last, deed);
    case ReleaseAct::publish:
      return store.publish(*state.last, *typed.visible_from, deed);
    case ReleaseAct::withdraw:
      return store.withdraw(*state.last, deed);
  }
}

}  // namespace

site::Answer ReleasePages::ask(http::Request& request, const accounts::Visitor& visitor, ReleaseAct act)
{
  return database_.read([&](db::Connection& connection) -> site::Answer {
    const cycles::Cycle cycle = cycle_of(connection, request);
    const FreezeState state = freeze_state(connection, cycle.id);
    html::Form form;
    form.refuse(obstacles(state, act, visitor.account, clock_.now()));
    return release_view(cycle, state, act, form, form.ok() && visitor.is(accounts::Role::administrator),
                        site::language_of(request));
  });
}

site::Answer ReleasePages::act_on(http::Request& request, const accounts::Visitor& visitor, ReleaseAct act)
{
  html::Form form;
  cycles::Cycle cycle;
  FreezeState state;
  bool possible = false;
  database_.write([&](db::Connection& connection) {
    form = html::Form(request.form);
    cycle = cycle_of(connection, request);
    state = freeze_state(connection, cycle.id);
    const util::UtcSeconds now = clock_.now();
    form.refuse(obstacles(state, act, visitor.account, now));
    possible = form.ok();
    const Typed typed = read_release(form, state, act, now);
    if (!form.ok()) return;
    carry_out(connection, cycle, state, act, typed, {visitor.account, now, typed.reason});
    accounts::AuditStore(connection, clock_)
        .add(visitor, "results." + name_of(act), object_of_results(cycle.id),
             state.computation ? state.computation->result_digest : "");
  });
  if (!form.ok()) return release_view(cycle, state, act, form, possible, site::language_of(request));
  return site_.done(request, path_of_results(cycle.id), Word{"results." + name_of(act) + "_done"});
}

site::Answer ReleasePages::freeze_form(http::Request& request, const accounts::Visitor& visitor)
{
  return ask(request, visitor, ReleaseAct::freeze);
}

site::Answer ReleasePages::freeze(http::Request& request, const accounts::Visitor& visitor)
{
  return act_on(request, visitor, ReleaseAct::freeze);
}

site::Answer ReleasePages::confirm_form(http::Request& request, const accounts::Visitor& visitor)
{
  return ask(request, visitor, ReleaseAct::confirm);
}

site::Answer ReleasePages::confirm(http::Request& request, const accounts::Visitor& visitor)
{
  return act_on(request, visitor, ReleaseAct::confirm);
}

site::Answer ReleasePages::publish_form(http::Request& request, const accounts::Visitor& visitor)
{
  return ask(request, visitor, ReleaseAct::publish);
}

site::Answer ReleasePages::publish(http::Request& request, const accounts::Visitor& visitor)
{
  return act_on(request, visitor, ReleaseAct::publish);
}

site::Answer ReleasePages::withdraw_form(http::Request& request, const accounts::Visitor& visitor)
{
  return ask(request, visitor, ReleaseAct::withdraw);
}

site::Answer ReleasePages::withdraw(http::Request& request, const accounts::Visitor& visitor)
{
  return act_on(request, visitor, ReleaseAct::withdraw);
}

}  // namespace results
