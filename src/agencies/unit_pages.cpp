// SPDX-License-Identifier: Apache-2.0
#include "src/agencies/unit_pages.hpp"

#include <utility>

#include "lib/http/outcome.hpp"
#include "lib/site/path.hpp"

#include "src/accounts/audit_store.hpp"
#include "src/agencies/parts_pages.hpp"
#include "src/agencies/unit_store.hpp"

namespace agencies {
namespace {

using html::Word;

const html::Field& unit_name_field()
{
  static const html::Field k_field{
      .name = "name", .label = Word{"agencies.unit_name"}, .hint = Word{"agencies.unit_name_hint"}};
  return k_field;
}

const html::Field& unit_name_en_field()
{
  static const html::Field k_field{
      .name = "name_en", .label = Word{"agencies.unit_name_en"}, .hint = Word{"agencies.unit_name_en_hint"}};
  return k_field;
}

struct Subject {
  Agency agency;
  Unit unit;
};

/// Open agency and open unit of the path; what is closed is not there any more.
Subject subject_of(db::Connection& connection, const http::Request& request, bool with_unit)
{
  Subject subject{agency_in_path(AgencyStore(connection), request), {}};
  if (!subject.agency.is_open()) throw http::NotFound("a closed agency has no open units");
  if (!with_unit) return subject;
  const auto unit = UnitStore(connection).find(subject.agency.id, site::id_in_path(request, "unit"));
  if (!unit || !unit->is_open()) throw http::NotFound("no such unit");
  subject.unit = *unit;
  return subject;
}

site::View unit_view(const html::Form& form, const char* title, const Agency& agency, const std::string& action,
                     const accounts::Visitor& visitor)
{
  site::View view{Word{title}, "agencies/unit"};
  view.has_problems = !form.ok();
  view.breadcrumbs = way_to_agency(visitor, agency, Word{title});
  view.values.set("error_summary", html::error_summary(form))
      .set("heading", Word{title})
      .set("name", html::text_input(form, unit_name_field()))
      .set("name_en", html::text_input(form, unit_name_en_field()))
      .set("action", path_of(agency.id) + action)
      .set("back", path_of(agency.id))
      .set("save", html::button(Word{"agencies.save"}));
  return view;
}

std::string read_name(html::Form& form, const UnitStore& store, const Subject& subject)
{
  std::string name = form.text(unit_name_field(), {.at_most = k_longest_name});
  const auto same = name.empty() ? std::nullopt : store.find_by_name(subject.agency.id, name);
  if (same && same->id != subject.unit.id)
    form.refuse(unit_name_field(), "agencies.unit_twice", {{"name", same->name}});
  return name;
}

std::string read_name_en(html::Form& form)
{
  return form.text(unit_name_en_field(), {.required = false, .at_most = k_longest_name});
}

std::string unit_path(const Unit& unit, const char* act)
{
  return "/units/" + std::to_string(unit.id) + act;
}

std::string unit_object(const Unit& unit)
{
  return object_of(unit.agency) + " unit " + std::to_string(unit.id);
}

}  // namespace

site::Answer UnitPages::new_form(http::Request& request, const accounts::Visitor& visitor)
{
  const Subject subject =
      database_.read([&](db::Connection& connection) { return subject_of(connection, request, false); });
  return unit_view(html::Form(), "agencies.unit_new", subject.agency, "/units/new", visitor);
}

site::Answer UnitPages::add(http::Request& request, const accounts::Visitor& visitor)
{
  html::Form form;
  Subject subject;
  std::string name;
  database_.write([&](db::Connection& connection) {
    form = html::Form(request.form);
    subject = subject_of(connection, request, false);
    UnitStore store(connection);
    name = read_name(form, store, subject);
    const std::string name_en = read_name_en(form);
    if (!form.ok()) return;
    subject.unit = {.agency = subject.agency.id,
                    .id = store.add(subject.agency.id, name, {visitor.account, clock_.now()}, name_en)};
    accounts::AuditStore(connection, clock_).add(visitor, "unit.make", unit_object(subject.unit), name);
  });
  if (!form.ok()) return unit_view(form, "agencies.unit_new", subject.agency, "/units/new", visitor);
  return site_.done(request, path_of(subject.agency.id), {"agencies.unit_made", {{"name", name}}});
}

site::Answer UnitPages::rename_form(http::Request& request, const accounts::Visitor& visitor)
{
  const Subject subject =
      database_.read([&](db::Connection& connection) { return subject_of(connection, request, true); });
  util::Fields typed;
  typed.add("name", subject.unit.name);
  typed.add("name_en", subject.unit.name_en);
  return unit_view(html::Form(std::move(typed)), "agencies.unit_rename", subject.agency,
                   unit_path(subject.unit, "/rename"), visitor);
}

site::Answer UnitPages::rename(http::Request& request, const accounts::Visitor& visitor)
{
  html::Form form;
  Subject subject;
  std::string name;
  database_.write([&](db::Connection& connection) {
    form = html::Form(request.form);
    subject = subject_of(connection, request, true);
    UnitStore store(connection);
    name = read_name(form, store, subject);
    const std::string name_en = read_name_en(form);
    if (!form.ok()) return;
    const Deed deed{visitor.account, clock_.now()};
    accounts::AuditStore audit(connection, clock_);
    if (name != subject.unit.name) {
      store.rename(subject.unit, name, deed);
      audit.add(visitor, "unit.rename", unit_object(subject.unit), subject.unit.name + " → " + name);
    }
    if (name_en != subject.unit.name_en) {
      store.rename_in_english(subject.unit, name_en, deed);
      audit.add(visitor, "unit.rename", unit_object(subject.unit), subject.unit.name_en + " → " + name_en);
    }
  });
  if (!form.ok())
    return unit_view(form, "agencies.unit_rename", subject.agency, unit_path(subject.unit, "/rename"), visitor);
  return site_.done(request, path_of(subject.agency.id), {"agencies.unit_renamed", {{"name", name}}});
}

site::Answer UnitPages::close_form(http::Request& request, const accounts::Visitor& visitor)
{
  const Subject subject =
      database_.read([&](db::Connection& connection) { return subject_of(connection, request, true); });
  site::View view{Word{"agencies.unit_close"}, "agencies/confirm"};
  view.breadcrumbs = way_to_agency(visitor, subject.agency, Word{"agencies.unit_close"});
  view.values.set("confirmation",
                  html::confirmation({.question = Word{"agencies.unit_close_question", {{"name", subject.unit.name}}},
                                      .explanation = Word{"agencies.unit_close_explanation"},
                                      .button = Word{"agencies.unit_close"},
                                      .action = path_of(subject.agency.id) + unit_path(subject.unit, "/close"),
                                      .back = path_of(subject.agency.id)}));
  return view;
}

site::Answer UnitPages::close(http::Request& request, const accounts::Visitor& visitor)
{
  Subject subject;
  database_.write([&](db::Connection& connection) {
    subject = subject_of(connection, request, true);
    UnitStore(connection).close(subject.unit, {visitor.account, clock_.now()});
    accounts::AuditStore(connection, clock_).add(visitor, "unit.close", unit_object(subject.unit), subject.unit.name);
  });
  return site_.done(request, path_of(subject.agency.id), {"agencies.unit_closed", {{"name", subject.unit.name}}});
}

}  // namespace agencies
