// SPDX-License-Identifier: Apache-2.0
#include "src/cycles/stage_pages.hpp"

#include <utility>

#include "lib/http/outcome.hpp"

#include "src/accounts/audit_store.hpp"
#include "src/cycles/round_parts_pages.hpp"

namespace cycles {
namespace {

using html::Word;

const html::Field& new_last_day_field()
{
  static const html::Field k_field{
      .name = "last_day", .label = Word{"cycles.new_last_day"}, .hint = Word{"cycles.new_last_day_hint"}};
  return k_field;
}

/// "cycles.stage_opened_title" and the like.
std::string word_of(StageAct act, const char* what)
{
  return "cycles.stage_" + std::string(code(act)) + "_" + what;
}

const char* path_of_act(StageAct act)
{
  if (act == StageAct::opened) return "/open";
  return act == StageAct::closed ? "/close" : "/extend";
}

bool allowed(const Stage& stage, StageAct act, util::UtcSeconds now)
{
  return act == StageAct::extended || may_change(stage, act, now);
}

site::View act_view(const Cycle& cycle, const Stage& stage, StageAct act, const html::Form& form,
                    util::Language language)
{
  const Word title{word_of(act, "title")};
  site::View view{title, "cycles/act"};
  view.has_problems = !form.ok();
  view.breadcrumbs = way_to_cycle(cycle, title);
  view.values.set("error_summary", html::error_summary(form))
      .set("heading", title)
      .set("name", stage_word(stage.code))
      .set("days", days_text(stage, language))
      .set("explanation", Word{word_of(act, "explanation")})
      .set("reason", html::text_area(form, cycle_reason_field(), 3))
      .set("action", path_of_cycle(cycle.id) + "/stages/" + std::string(code(stage.code)) + path_of_act(act))
      .set("back", path_of_cycle(cycle.id))
      .set("button", html::button(title));
  if (act == StageAct::extended) {
    view.values.set("last_day", html::date_input(form, new_last_day_field()));
  } else {
    view.values.set("last_day", false);
  }
  return view;
}

site::View round_view(const Cycle& cycle, bool finishes, const html::Form& form)
{
  const Word title{finishes ? "cycles.finish" : "cycles.resume"};
  site::View view{title, "cycles/act"};
  view.has_problems = !form.ok();
  view.breadcrumbs = way_to_cycle(cycle, title);
  view.values.set("error_summary", html::error_summary(form))
      .set("heading", title)
      .set("name", cycle.name)
      .set("days", "")
      .set("explanation", Word{finishes ? "cycles.finish_explanation" : "cycles.resume_explanation"})
      .set("reason", html::text_area(form, cycle_reason_field(), 3))
      .set("last_day", false)
      .set("action", path_of_cycle(cycle.id) + (finishes ? "/finish" : "/resume"))
      .set("back", path_of_cycle(cycle.id))
      .set("button", html::button(title, finishes ? html::ButtonKind::warning : html::ButtonKind::usual));
  return view;
}

}  // namespace

site::Answer StagePages::ask(http::Request& request, StageAct act)
{
  return database_.read([&](db::Connection& connection) -> site::Answer {
    const CycleStore store(connection);
    const Cycle cycle = open_cycle_in_path(store, request);
    const Stage stage = stage_of(store.calendar(cycle.id), stage_in_path(request));
    if (!allowed(stage, act, clock_.now())) return http::see_other(path_of_cycle(cycle.id));
    util::Fields typed;
    if (act == StageAct::extended) fill_date(typed, new_last_day_field().name, stage.last_day());
    return act_view(cycle, stage, act, html::Form(std::move(typed)), site::language_of(request));
  });
}

site::Answer StagePages::act_on(http::Request& request, const accounts::Visitor& visitor, StageAct act)
{
  html::Form form;
  Cycle cycle;
  Stage stage;
  database_.write([&](db::Connection& connection) {
    form = html::Form(request.form);
    CycleStore store(connection);
    cycle = open_cycle_in_path(store, request);
    stage = stage_of(store.calendar(cycle.id), stage_in_path(request));
    const util::UtcSeconds now = clock_.now();
    if (!allowed(stage, act, now)) throw http::SeeOther(path_of_cycle(cycle.id));
    const bool extends = act == StageAct::extended;
    const auto last_day = extends ? form.date(new_last_day_field()) : std::nullopt;
    if (last_day) form.refuse(check_extension(stage, *last_day, now));
    const Deed deed{visitor.account, now, read_cycle_reason(form)};
    if (!form.ok()) return;
    if (extends) {
      store.extend(cycle.id, stage.code, *last_day, deed);
    } else {
      store.change_stage(cycle.id, stage.code, act, deed);
    }
    accounts::AuditStore(connection, clock_)
        .add(visitor, "cycle.stage_" + std::string(code(act)), object_of_cycle(cycle.id),
             std::string(code(stage.code)) + ": " + deed.reason);
  });
  if (!form.ok()) return act_view(cycle, stage, act, form, site::language_of(request));
  return site_.done(request, path_of_cycle(cycle.id), {word_of(act, "done")});
}

site::Answer StagePages::ask_of_round(http::Request& request, bool finishes)
{
  return database_.read([&](db::Connection& connection) -> site::Answer {
    const Cycle cycle = cycle_in_path(CycleStore(connection), request);
    if (cycle.is_open() != finishes) return http::see_other(path_of_cycle(cycle.id));
    return round_view(cycle, finishes, html::Form());
  });
}

site::Answer StagePages::act_on_round(http::Request& request, const accounts::Visitor& visitor, bool finishes)
{
  html::Form form;
  Cycle cycle;
  database_.write([&](db::Connection& connection) {
    form = html::Form(request.form);
    CycleStore store(connection);
    cycle = cycle_in_path(store, request);
    if (cycle.is_open() != finishes) throw http::SeeOther(path_of_cycle(cycle.id));
    const Deed deed{visitor.account, clock_.now(), read_cycle_reason(form)};
    if (!form.ok()) return;
    if (finishes) {
      store.finish(cycle.id, deed);
    } else {
      store.resume(cycle.id, deed);
    }
    accounts::AuditStore(connection, clock_)
        .add(visitor, finishes ? "cycle.finish" : "cycle.resume", object_of_cycle(cycle.id), deed.reason);
  });
  if (!form.ok()) return round_view(cycle, finishes, form);
  return site_.done(request, path_of_cycle(cycle.id), {finishes ? "cycles.finished" : "cycles.resumed"});
}

site::Answer StagePages::open_form(http::Request& request, const accounts::Visitor& /*visitor*/)
{
  return ask(request, StageAct::opened);
}

site::Answer StagePages::open(http::Request& request, const accounts::Visitor& visitor)
{
  return act_on(request, visitor, StageAct::opened);
}

site::Answer StagePages::close_form(http::Request& request, const accounts::Visitor& /*visitor*/)
{
  return ask(request, StageAct::closed);
}

site::Answer StagePages::close(http::Request& request, const accounts::Visitor& visitor)
{
  return act_on(request, visitor, StageAct::closed);
}

site::Answer StagePages::extend_form(http::Request& request, const accounts::Visitor& /*visitor*/)
{
  return ask(request, StageAct::extended);
}

site::Answer StagePages::extend(http::Request& request, const accounts::Visitor& visitor)
{
  return act_on(request, visitor, StageAct::extended);
}

site::Answer StagePages::finish_form(http::Request& request, const accounts::Visitor& /*visitor*/)
{
  return ask_of_round(request, true);
}

site::Answer StagePages::finish(http::Request& request, const accounts::Visitor& visitor)
{
  return act_on_round(request, visitor, true);
}

site::Answer StagePages::resume_form(http::Request& request, const accounts::Visitor& /*visitor*/)
{
  return ask_of_round(request, false);
}

site::Answer StagePages::resume(http::Request& request, const accounts::Visitor& visitor)
{
  return act_on_round(request, visitor, false);
}

}  // namespace cycles
