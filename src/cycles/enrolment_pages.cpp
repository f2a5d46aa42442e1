// SPDX-License-Identifier: Apache-2.0
#include "src/cycles/enrolment_pages.hpp"

#include <utility>

#include "lib/html/address.hpp"
#include "lib/html/table_query.hpp"
#include "lib/http/outcome.hpp"
#include "lib/office/list.hpp"
#include "lib/site/path.hpp"

#include "src/accounts/audit_store.hpp"
#include "src/cycles/round_parts_pages.hpp"

namespace cycles {
namespace {

using html::Values;
using html::Word;

html::TableShape enrolment_shape(const Cycle& cycle, const framework::Framework& framework)
{
  html::TableShape shape{.path = path_of_cycle(cycle.id) + "/agencies",
                         .caption = Word{"cycles.enrolled"},
                         .columns = {{"code", Word{"agencies.field.code"}},
                                     {"name", Word{"agencies.field.name"}},
                                     {"type", Word{"agencies.field.type"}},
                                     {"province", Word{"agencies.field.province"}}},
                         .sorted_by = "name"};
  for (const std::size_t survey : surveys_of(framework)) {
    const std::string& code = framework.instruments[survey].code;
    shape.columns.push_back({"people_" + code, Word{"cycles.people_of", {{"survey", code}}}, false, true});
  }
  shape.columns.push_back({"act", Word{"cycles.act_column"}, false});
  shape.searchable = true;
  shape.filters = {{"type", Word{"agencies.field.type"}, type_choices()},
                   {"province", Word{"agencies.field.province"}, province_choices()},
                   {"counted",
                    Word{"cycles.counted"},
                    {{"stated", Word{"cycles.counted.stated"}}, {"missing", Word{"cycles.counted.missing"}}}}};
  return shape;
}

EnrolmentFilter filter_of(const html::TableQuery& query)
{
  const std::string counted = query.filter("counted");
  return {.search = query.search(),
          .type = query.filter("type"),
          .province = query.filter("province"),
          .counted = counted == "stated"    ? EnrolmentFilter::Counted::stated
                     : counted == "missing" ? EnrolmentFilter::Counted::missing
                                            : EnrolmentFilter::Counted::all};
}

html::Row enrolment_row(const Enrolment& enrolment, const framework::Framework& framework, bool may_withdraw)
{
  std::vector<html::Cell> cells{
      {enrolment.code},
      {html::name_of(enrolment), path_of_round(enrolment.agency, enrolment.cycle)},
      {Word{"agencies.type." + enrolment.type}},
      {enrolment.province.empty() ? html::Phrase("") : html::Phrase(Word{"agencies.province." + enrolment.province})}};
  for (const std::size_t survey : surveys_of(framework)) {
    const auto people = enrolment.population.find(framework.instruments[survey].code);
    cells.push_back({.text = people == enrolment.population.end() ? std::string("–") : html::grouped(people->second),
                     .numeric = true});
  }
  if (may_withdraw)
    cells.push_back({Word{"cycles.withdraw"},
                     path_of_cycle(enrolment.cycle) + "/agencies/" + std::to_string(enrolment.agency) + "/withdraw"});
  else
    cells.push_back({""});
  return html::Row(std::move(cells));
}

site::View withdraw_view(const Cycle& cycle, const Enrolment& enrolment, const html::Form& form)
{
  site::View view{Word{"cycles.withdraw"}, "cycles/act"};
  view.has_problems = !form.ok();
  view.breadcrumbs = way_to_cycle(cycle, Word{"cycles.withdraw"});
  view.values.set("error_summary", html::error_summary(form))
      .set("heading", Word{"cycles.withdraw"})
      .set("name", enrolment.name)
      .set("days", "")
      .set("explanation", Word{"cycles.withdraw_explanation"})
      .set("reason", html::text_area(form, cycle_reason_field(), 3))
      .set("last_day", false)
      .set("action", path_of_cycle(cycle.id) + "/agencies/" + std::to_string(enrolment.agency) + "/withdraw")
      .set("back", path_of_cycle(cycle.id) + "/agencies")
      .set("button", html::button(Word{"cycles.withdraw"}, html::ButtonKind::warning));
  return view;
}

Enrolment taking_part(db::Connection& connection, const Cycle& cycle, const http::Request& request)
{
  auto enrolment = EnrolmentStore(connection).find(cycle.id, site::id_in_path(request, "agency"));
  if (!enrolment || !enrolment->takes_part()) throw http::NotFound("not in this round");
  return std::move(*enrolment);
}

}  // namespace

site::Answer EnrolmentPages::list(http::Request& request, const accounts::Visitor& visitor)
{
  return database_.read([&](db::Connection& connection) -> site::Answer {
    const CycleStore cycles(connection);
    const Cycle cycle = cycle_in_path(cycles, request);
    const auto framework = cycles.framework(cycle.id);
    const html::TableQuery query(enrolment_shape(cycle, *framework), request.query);
    const EnrolmentFilter filter = filter_of(query);
    const EnrolmentOrder order{query.sorted_by(), query.descending()};
    const EnrolmentStore store(connection);
    const std::int64_t rows = store.count(cycle.id, filter);
    const bool may_change = visitor.is(accounts::Role::administrator) && cycle.is_open();
    if (request.query.has("format")) {
      constexpr int k_all = 1'000'000;
      return file(request, cycle, *framework, store.page(cycle.id, filter, order, k_all, 0));
    }
    site::View view{Word{"cycles.enrolled"}, "cycles/enrolled"};
    view.breadcrumbs = way_to_cycle(cycle, Word{"cycles.enrolled"});
    Values table = query.head();
    for (const Enrolment& enrolment : store.page(cycle.id, filter, order, query.limit(), query.offset(rows)))
      table.add("rows", enrolment_row(enrolment, *framework, may_change));
    view.values.set("name", cycle.name)
        .set("narrowing", query.narrowing())
        .set("table", std::move(table))
        .set("any", rows != 0)
        .set("pagination", query.pagination(rows))
        .set("may_change", may_change)
        .set("path", path_of_cycle(cycle.id))
        .set("csv", html::with_parameter(query.address(), "format", "csv"))
        .set("xlsx", html::with_parameter(query.address(), "format", "xlsx"))
        .set("nothing", html::nothing_yet(Word{query.narrowed() ? "cycles.none_fits" : "cycles.nobody_yet"},
                                          Word{query.narrowed() ? "cycles.none_fits_hint" : "cycles.nobody_yet_hint"}));
    return view;
  });
}

http::Response EnrolmentPages::file(const http::Request& request, const Cycle& cycle,
                                    const framework::Framework& framework, const std::vector<Enrolment>& enrolments)
{
  const util::Language language = site::language_of(request);
  const util::Messages& messages = site_.words(language).messages();
  office::List list{.title = cycle.name, .headings = {}, .rows = {}};
  for (const char* field : {"code", "name", "type", "province"})
    list.headings.push_back(messages.say(std::string("agencies.field.") + field));
  const std::vector<std::size_t> surveys = surveys_of(framework);
  for (const std::size_t survey : surveys)
    list.headings.push_back(messages.say("cycles.people_of", {{"survey", framework.instruments[survey].code}}));
  for (const Enrolment& enrolment : enrolments) {
    std::vector<std::string> row{
        enrolment.code, enrolment.name, messages.say("agencies.type." + enrolment.type),
        enrolment.province.empty() ? std::string() : messages.say("agencies.province." + enrolment.province)};
    for (const std::size_t survey : surveys) {
      const auto people = enrolment.population.find(framework.instruments[survey].code);
      row.push_back(people == enrolment.population.end() ? std::string() : std::to_string(people->second));
    }
    list.rows.push_back(std::move(row));
  }
  const office::ListFile made = office::list_file(list, request.query.get("format"), language, clock_.now());
  return http::attachment(made.bytes, made.type, made.name);
}

site::Answer EnrolmentPages::withdraw_form(http::Request& request, const accounts::Visitor& /*visitor*/)
{
  return database_.read([&](db::Connection& connection) -> site::Answer {
    const Cycle cycle = open_cycle_in_path(CycleStore(connection), request);
    return withdraw_view(cycle, taking_part(connection, cycle, request), html::Form());
  });
}

site::Answer EnrolmentPages::withdraw(http::Request& request, const accounts::Visitor& visitor)
{
  html::Form form;
  Cycle cycle;
  Enrolment enrolment;
  database_.write([&](db::Connection& connection) {
    form = html::Form(request.form);
    cycle = open_cycle_in_path(CycleStore(connection), request);
    enrolment = taking_part(connection, cycle, request);
    const Deed deed{visitor.account, clock_.now(), read_cycle_reason(form)};
    if (!form.ok()) return;
    EnrolmentStore(connection).withdraw(cycle.id, enrolment.agency, deed);
    accounts::AuditStore(connection, clock_)
        .add(visitor, "cycle.withdraw", object_of_cycle(cycle.id),
             "agency " + std::to_string(enrolment.agency) + ": " + deed.reason);
  });
  if (!form.ok()) return withdraw_view(cycle, enrolment, form);
  return site_.done(request, path_of_cycle(cycle.id) + "/agencies", {"cycles.withdrawn", {{"name", enrolment.name}}});
}

}  // namespace cycles
