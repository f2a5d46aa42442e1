// SPDX-License-Identifier: Apache-2.0
#include "src/cycles/enrolment_pages.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "lib/html/table_query.hpp"
#include "lib/http/outcome.hpp"
#include "lib/office/list.hpp"
#include "lib/site/path.hpp"
#include "lib/util/text.hpp"

#include "src/accounts/audit_store.hpp"
#include "src/agencies/agency_store.hpp"
#include "src/cycles/round_parts_pages.hpp"

namespace cycles {
namespace {

using html::Values;
using html::Word;

template <class Codes>
std::vector<html::Option> coded_options(const char* prefix, const Codes& codes)
{
  std::vector<html::Option> options;
  for (const auto& code : codes)
    options.push_back({std::string(code), Word{prefix + std::string(code)}});
  return options;
}

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
  shape.filters = {
      {"type", Word{"agencies.field.type"}, coded_options("agencies.type.", framework::k_agency_types)},
      {"province", Word{"agencies.field.province"}, coded_options("agencies.province.", agencies::province_codes())},
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

Values enrolment_row(const Enrolment& enrolment, const framework::Framework& framework, bool may_withdraw)
{
  std::vector<html::Cell> cells{
      {enrolment.code},
      {enrolment.name, path_of_round(enrolment.agency, enrolment.cycle)},
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
  return html::table_row(cells);
}

struct EnrolFields {
  html::Field who{.name = "who", .label = Word{"cycles.enrol_who"}};
  html::Field types{.name = "types", .label = Word{"cycles.enrol_types"}};
  html::Field codes{.name = "codes", .label = Word{"cycles.enrol_codes"}, .hint = Word{"cycles.enrol_codes_hint"}};
};

const EnrolFields& enrol_fields()
{
  static const EnrolFields k_fields;
  return k_fields;
}

const std::vector<html::Option>& who_options()
{
  static const std::vector<html::Option> k_options{{"all", Word{"cycles.enrol_all"}, Word{"cycles.enrol_all_hint"}},
                                                   {"types", Word{"cycles.enrol_by_type"}},
                                                   {"codes", Word{"cycles.enrol_by_code"}}};
  return k_options;
}

site::View enrol_view(const Cycle& cycle, const html::Form& form)
{
  site::View view{Word{"cycles.enrol"}, "cycles/enrol"};
  view.has_problems = !form.ok();
  view.breadcrumbs = way_to_cycle(cycle, Word{"cycles.enrol"});
  view.values.set("error_summary", html::error_summary(form))
      .set("name", cycle.name)
      .set("who", html::radios(form, enrol_fields().who, who_options()))
      .set("types",
           html::checkboxes(form, enrol_fields().types, coded_options("agencies.type.", framework::k_agency_types)))
      .set("codes", html::text_area(form, enrol_fields().codes, 8))
      .set("action", path_of_cycle(cycle.id) + "/enrol")
      .set("back", path_of_cycle(cycle.id))
      .set("save", html::button(Word{"cycles.enrol"}));
  return view;
}

/// Codes as people paste them: a column of a sheet, or parted by commas and blanks.
std::vector<std::string> codes_in(std::string text)
{
  std::ranges::replace_if(
      text, [](char c) { return c == ',' || c == ';' || c == '\t' || c == '\n' || c == '\r'; }, ' ');
  std::vector<std::string> codes;
  for (const std::string_view piece : util::split(text, ' ')) {
    if (!piece.empty()) codes.emplace_back(piece);
  }
  return codes;
}

std::vector<agencies::Agency> of_codes(html::Form& form, const std::vector<agencies::Agency>& open)
{
  constexpr std::size_t k_longest = 500'000;
  std::unordered_map<std::string, const agencies::Agency*> by_code;
  for (const agencies::Agency& agency : open)
    by_code.emplace(agency.code, &agency);
  std::vector<agencies::Agency> chosen;
  std::vector<std::string> unknown;
  for (const std::string& written : codes_in(form.text(enrol_fields().codes, {.at_most = k_longest, .lines = true}))) {
    const auto code = agencies::read_agency_code(written);
    const auto agency = code ? by_code.find(*code) : by_code.end();
    if (agency == by_code.end()) {
      unknown.push_back(written);
    } else {
      chosen.push_back(*agency->second);
    }
  }
  constexpr std::size_t k_most_named = 20;
  const std::size_t count = unknown.size();
  if (count > k_most_named) unknown.resize(k_most_named);
  if (count != 0)
    form.refuse(enrol_fields().codes, "cycles.codes_unknown",
                {{"count", std::to_string(count)}, {"codes", util::join(unknown, ", ")}});
  return chosen;
}

/// Those of the open agencies that the form chooses.
std::vector<agencies::Agency> read_chosen(html::Form& form, std::vector<agencies::Agency> all)
{
  std::erase_if(all, [](const agencies::Agency& agency) { return !agency.is_open(); });
  const std::string who = form.choice(enrol_fields().who, html::values_of(who_options()));
  if (who == "codes") return of_codes(form, all);
  if (who != "types") return all;
  const std::vector<std::string> types = form.choices(
      enrol_fields().types, html::values_of(coded_options("agencies.type.", framework::k_agency_types)), 1);
  std::erase_if(all,
                [&](const agencies::Agency& agency) { return std::ranges::find(types, agency.type) == types.end(); });
  return all;
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

std::string with_format(const html::TableQuery& query, const char* format)
{
  const std::string address = query.address();
  return address + (address.find('?') == std::string::npos ? "?" : "&") + "format=" + format;
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
        .set("csv", with_format(query, "csv"))
        .set("xlsx", with_format(query, "xlsx"))
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
  if (request.query.get("format") == "xlsx")
    return http::attachment(
        office::list_xlsx(list, language, std::chrono::sys_seconds(std::chrono::seconds(clock_.now()))),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", list.title + ".xlsx");
  return http::attachment(office::list_csv(list), "text/csv; charset=utf-8", list.title + ".csv");
}

site::Answer EnrolmentPages::enrol_form(http::Request& request, const accounts::Visitor& /*visitor*/)
{
  return database_.read([&](db::Connection& connection) -> site::Answer {
    return enrol_view(open_cycle_in_path(CycleStore(connection), request), html::Form());
  });
}

site::Answer EnrolmentPages::enrol(http::Request& request, const accounts::Visitor& visitor)
{
  html::Form form;
  Cycle cycle;
  std::size_t fresh = 0;
  database_.write([&](db::Connection& connection) {
    form = html::Form(request.form);
    cycle = open_cycle_in_path(CycleStore(connection), request);
    const auto chosen = read_chosen(form, agencies::AgencyStore(connection).all());
    if (!form.ok()) return;
    fresh = EnrolmentStore(connection).enrol(cycle.id, chosen, {visitor.account, clock_.now(), {}});
    accounts::AuditStore(connection, clock_)
        .add(visitor, "cycle.enrol", object_of_cycle(cycle.id), std::to_string(fresh) + " agencies");
  });
  if (!form.ok()) return enrol_view(cycle, form);
  return site_.done(request, path_of_cycle(cycle.id) + "/agencies",
                    {"cycles.enrol_done", {{"count", html::grouped(static_cast<long long>(fresh))}}});
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
