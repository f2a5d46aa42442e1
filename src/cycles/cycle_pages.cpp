// SPDX-License-Identifier: Apache-2.0
#include "src/cycles/cycle_pages.hpp"

#include "lib/thai/read_date.hpp"
#include "lib/thai/thai_time.hpp"

#include "src/accounts/account_names_store.hpp"
#include "src/accounts/audit_store.hpp"
#include "src/cycles/enrolment_store.hpp"
#include "src/cycles/framework_form_pages.hpp"
#include "src/cycles/round_parts_pages.hpp"

namespace cycles {
namespace {

using accounts::Role;
using html::Values;
using html::Word;

const html::Field& cycle_name_field()
{
  static const html::Field k_field{.name = "name", .label = Word{"cycles.name"}, .hint = Word{"cycles.name_hint"}};
  return k_field;
}

constexpr std::size_t k_longest_cycle_name = 200;

Values stage_row(const Cycle& cycle, const Stage& stage, util::UtcSeconds now, util::Language language)
{
  const std::string path = path_of_cycle(cycle.id) + "/stages/" + std::string(code(stage.code));
  return Values()
      .set("stage", stage_word(stage.code))
      .set("days", days_text(stage, language))
      .set("state", state_tag(stage))
      .set("path", path)
      .set("may_open", cycle.is_open() && may_change(stage, StageAct::opened, now))
      .set("may_close", cycle.is_open() && may_change(stage, StageAct::closed, now))
      .set("may_extend", cycle.is_open());
}

/// "2025-01-01/2025-01-31" as the store keeps it, in the reader's way; anything else as it is.
std::string days_between(const std::string& written, util::Language language)
{
  const std::size_t stroke = written.find('/');
  if (stroke == std::string::npos) return written;
  const auto first = thai::read_date(std::string_view(written).substr(0, stroke));
  const auto last = thai::read_date(std::string_view(written).substr(stroke + 1));
  if (!first || !last) return written;
  Stage stage;
  stage.set_days(*first, *last);
  return days_text(stage, language);
}

/// As much of a framework's hash as tells frameworks apart; the whole one is shown where somebody points at it.
Values told_hash(const std::string& hash)
{
  constexpr std::size_t k_shown = 12;
  return Values().set("whole", hash).set("start", hash.substr(0, k_shown));
}

/// What stood before or after an act: days of a stage, or the rules of the round by their hash.
void set_told(Values& values, const std::string& name, const CycleHistoryRow& row, const std::string& written,
              util::Language language)
{
  const bool hash = row.act == "made" || row.act == "framework";
  values.set(name, days_between(written, language)).set(name + "_hash", false);
  if (hash && !written.empty()) values.set(name, "").set(name + "_hash", told_hash(written));
}

Values history_row(const CycleHistoryRow& row, accounts::AccountNames& names, util::Language language)
{
  const auto stage = stage_named(row.stage);
  Values values =
      Values()
          .set("day", thai::day_of(row.at))
          .set("act", Word{"cycles.act." + row.act})
          .set("stage", stage ? html::Phrase(stage_word(*stage)) : html::Phrase(""))
          .set("by", row.account == 0 ? html::Phrase(Word{"cycles.by_calendar"}) : html::Phrase(names.of(row.account)))
          .set("reason", row.reason);
  set_told(values, "before", row, row.before, language);
  set_told(values, "after", row, row.after, language);
  return values;
}

site::View make_view(const html::Form& form, const util::Problems& problems, const util::Messages& messages)
{
  site::View view{Word{"cycles.new"}, "cycles/new"};
  view.has_problems = !form.ok();
  view.breadcrumbs = way_to_cycles(Word{"cycles.new"});
  view.values.set("error_summary", html::error_summary(form))
      .set("name", html::text_input(form, cycle_name_field()))
      .set("framework", framework_choice(form, problems, messages))
      .set("save", html::button(Word{"cycles.make"}));
  return view;
}

site::View framework_view(const Cycle& cycle, const html::Form& form, const util::Problems& problems,
                          const util::Messages& messages)
{
  site::View view{Word{"cycles.framework_change"}, "cycles/framework"};
  view.has_problems = !form.ok();
  view.breadcrumbs = way_to_cycle(cycle, Word{"cycles.framework_change"});
  view.values.set("error_summary", html::error_summary(form))
      .set("framework", framework_choice(form, problems, messages))
      .set("reason", html::text_area(form, cycle_reason_field(), 3))
      .set("action", path_of_cycle(cycle.id) + "/framework")
      .set("back", path_of_cycle(cycle.id))
      .set("save", html::button(Word{"cycles.save"}));
  return view;
}

}  // namespace

site::Answer CyclePages::list(http::Request& /*request*/, const accounts::Visitor& visitor)
{
  site::View view{Word{"cycles.rounds"}, "cycles/list"};
  view.values.list("rounds").set("may_change", visitor.is(Role::administrator));
  database_.read([&](db::Connection& connection) {
    const CycleStore store(connection);
    for (const Cycle& cycle : store.all()) {
      Values row = Values()
                       .set("name", cycle.name)
                       .set("href", path_of_cycle(cycle.id))
                       .set("year", cycle.fiscal_year)
                       .set("enrolled", html::Count{EnrolmentStore(connection).count(cycle.id)})
                       .set("is_over", !cycle.is_open())
                       .list("open_stages");
      for (const Stage& stage : store.calendar(cycle.id)) {
        if (stage.state() == StageState::open) row.add("open_stages", Values().set("stage", stage_word(stage.code)));
      }
      view.values.add("rounds", std::move(row));
    }
  });
  view.values.set("nothing", html::nothing_yet(Word{"cycles.none_yet"}, Word{"cycles.none_yet_hint"}));
  return view;
}

site::Answer CyclePages::new_form(http::Request& request, const accounts::Visitor& /*visitor*/)
{
  return make_view(html::Form(), {}, site_.words(site::language_of(request)).messages());
}

site::Answer CyclePages::make(http::Request& request, const accounts::Visitor& visitor)
{
  html::Form form(request.form);
  const std::string name = form.text(cycle_name_field(), {.at_most = k_longest_cycle_name});
  const ChosenFramework chosen = read_framework_choice(form, request);
  std::int64_t id = 0;
  if (form.ok()) {
    id = database_.write([&](db::Connection& connection) -> std::int64_t {
      CycleStore store(connection);
      if (store.find_by_name(name)) return 0;
      const int year = chosen.framework->loaded.framework->fiscal_year;
      const std::int64_t made =
          store.add(name, *chosen.framework, suggested_calendar(year), {visitor.account, clock_.now(), {}});
      accounts::AuditStore(connection, clock_)
          .add(visitor, "cycle.make", object_of_cycle(made), name + ", " + chosen.framework->loaded.framework->hash);
      return made;
    });
    if (id == 0) form.refuse(cycle_name_field(), "cycles.name_taken");
  }
  if (!form.ok()) return make_view(form, chosen.problems, site_.words(site::language_of(request)).messages());
  return site_.done(request, path_of_cycle(id) + "/calendar", {"cycles.made", {{"name", name}}});
}

site::Answer CyclePages::show(http::Request& request, const accounts::Visitor& visitor)
{
  const util::Language language = site::language_of(request);
  return database_.read([&](db::Connection& connection) -> site::Answer {
    const CycleStore store(connection);
    const Cycle cycle = cycle_in_path(store, request);
    const auto framework = store.framework(cycle.id);
    site::View view{cycle.name, "cycles/show"};
    view.breadcrumbs = way_to_cycles(cycle.name);
    const bool administers = visitor.is(Role::administrator);
    view.values.set("name", cycle.name)
        .set("is_over", !cycle.is_open())
        .set("may_change", administers && cycle.is_open())
        .set("may_resume", administers && !cycle.is_open())
        .set("may_change_framework", administers && may_change_framework(connection, cycle))
        .set("framework", framework->name.in(language))
        .set("file", framework->file)
        .set("hash", told_hash(cycle.framework_hash))
        .set("enrolled", html::Count{EnrolmentStore(connection).count(cycle.id)})
        .set("path", path_of_cycle(cycle.id))
        .list("stages")
        .list("history");
    for (const Stage& stage : store.calendar(cycle.id))
      view.values.add("stages", stage_row(cycle, stage, clock_.now(), language));
    accounts::AccountNames names(connection);
    for (const CycleHistoryRow& row : store.history(cycle.id))
      view.values.add("history", history_row(row, names, language));
    return view;
  });
}

bool CyclePages::may_change_framework(db::Connection& connection, const Cycle& cycle) const
{
  if (!cycle.is_open() || (has_answers_ && has_answers_(connection, cycle.id))) return false;
  return !stage_of(CycleStore(connection).calendar(cycle.id), StageCode::surveys).opened;
}

site::Answer CyclePages::framework_form(http::Request& request, const accounts::Visitor& /*visitor*/)
{
  return database_.read([&](db::Connection& connection) -> site::Answer {
    const Cycle cycle = open_cycle_in_path(CycleStore(connection), request);
    if (!may_change_framework(connection, cycle))
      return site_.done(request, path_of_cycle(cycle.id), {"cycles.framework_fixed"});
    return framework_view(cycle, html::Form(), {}, site_.words(site::language_of(request)).messages());
  });
}

site::Answer CyclePages::change_framework(http::Request& request, const accounts::Visitor& visitor)
{
  html::Form form(request.form);
  const ChosenFramework chosen = read_framework_choice(form, request);
  const std::string reason = read_cycle_reason(form);
  Cycle cycle;
  bool fixed = false;
  database_.write([&](db::Connection& connection) {
    CycleStore store(connection);
    cycle = open_cycle_in_path(store, request);
    fixed = !may_change_framework(connection, cycle);
    if (fixed || !form.ok()) return;
    store.change_framework(cycle.id, *chosen.framework, {visitor.account, clock_.now(), reason});
    accounts::AuditStore(connection, clock_)
        .add(visitor, "cycle.framework", object_of_cycle(cycle.id),
             cycle.framework_hash + " → " + chosen.framework->loaded.framework->hash);
  });
  if (fixed) return site_.done(request, path_of_cycle(cycle.id), {"cycles.framework_fixed"});
  if (!form.ok())
    return framework_view(cycle, form, chosen.problems, site_.words(site::language_of(request)).messages());
  return site_.done(request, path_of_cycle(cycle.id), {"cycles.framework_changed"});
}

}  // namespace cycles
