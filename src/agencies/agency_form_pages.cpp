// SPDX-License-Identifier: Apache-2.0
#include "src/agencies/agency_form_pages.hpp"

#include <utility>

#include "lib/site/site.hpp"

#include "src/accounts/audit_store.hpp"
#include "src/agencies/agency_pages.hpp"
#include "src/agencies/parts_pages.hpp"

namespace agencies {
namespace {

using html::Field;
using html::Values;
using html::Word;

struct AgencyFields {
  Field code{.name = "code", .label = Word{"agencies.field.code"}, .hint = Word{"agencies.code_hint"}};
  Field name{.name = "name", .label = Word{"agencies.field.name"}, .hint = Word{"agencies.name_hint"}};
  Field name_en{.name = "name_en", .label = Word{"agencies.field.name_en"}, .hint = Word{"agencies.optional"}};
  Field type{.name = "type", .label = Word{"agencies.field.type"}};
  Field province{.name = "province", .label = Word{"agencies.field.province"}, .hint = Word{"agencies.province_hint"}};
  Field size{
      .name = "province_size", .label = Word{"agencies.field.province_size"}, .hint = Word{"agencies.size_hint"}};
  Field parent{.name = "parent", .label = Word{"agencies.field.parent"}, .hint = Word{"agencies.parent_hint"}};
  Field web{.name = "web", .label = Word{"agencies.field.web"}, .hint = Word{"agencies.optional"}};
  Field telephone{
      .name = "telephone", .label = Word{"agencies.field.telephone"}, .hint = Word{"agencies.telephone_hint"}};
};

const AgencyFields& fields()
{
  static const AgencyFields k_fields;
  return k_fields;
}

std::vector<html::Option> or_none(std::vector<html::Option> options)
{
  options.insert(options.begin(), {"", Word{"agencies.not_chosen"}});
  return options;
}

void read_code(html::Form& form, const AgencyStore& store, Agency& agency)
{
  const std::string typed = form.text(fields().code, {.at_most = k_longest_code});
  if (typed.empty()) return;
  const auto code = read_agency_code(typed);
  if (!code) return form.refuse(fields().code, "agencies.code_bad");
  const auto other = store.find_by_code(*code);
  if (other && other->id != agency.id) form.refuse(fields().code, "agencies.code_taken", {{"name", other->name}});
  agency.code = *code;
}

void read_parent(html::Form& form, const AgencyStore& store, Agency& agency)
{
  agency.parent.reset();
  const std::string typed = form.text(fields().parent, {.required = false, .at_most = k_longest_code});
  if (typed.empty()) return;
  const auto code = read_agency_code(typed);
  const auto parent = code ? store.find_by_code(*code) : std::nullopt;
  if (!parent) return form.refuse(fields().parent, "agencies.parent_unknown");
  if (!parent->is_open()) return form.refuse(fields().parent, "agencies.parent_closed");
  if (agency.id != 0 && store.is_within(parent->id, agency.id))
    return form.refuse(fields().parent, "agencies.parent_circle");
  agency.parent = parent->id;
}

site::View form_view(const html::Form& form, html::Phrase title, const std::string& action, const std::string& back)
{
  site::View view{title, "agencies/edit"};
  view.has_problems = !form.ok();
  view.values.set("error_summary", html::error_summary(form))
      .set("heading", std::move(title))
      .set("fields", form_fields(form))
      .set("reason", html::text_area(form, reason_field(), 3))
      .set("action", action)
      .set("back", back)
      .set("save", html::button(Word{"agencies.save"}));
  return view;
}

}  // namespace

std::string detail_of(const Agency& before, const Agency& after)
{
  std::string detail;
  for (const FieldChange& change : changes(before, after)) {
    if (!detail.empty()) detail += "; ";
    detail += std::string(code(change.field)) + ": " + change.before + " → " + change.after;
  }
  return detail;
}

html::Form filled_form(const Agency& agency, const AgencyStore& store)
{
  util::Fields typed;
  typed.add("code", agency.code);
  typed.add("name", agency.name);
  typed.add("name_en", agency.name_en);
  typed.add("type", agency.type);
  typed.add("province", agency.province);
  typed.add("province_size", agency.province_size);
  const auto parent = agency.parent ? store.find(*agency.parent) : std::nullopt;
  typed.add("parent", parent ? parent->code : "");
  typed.add("web", agency.web);
  typed.add("telephone", agency.telephone);
  return html::Form(std::move(typed));
}

void read_agency(html::Form& form, const AgencyStore& store, Agency& agency)
{
  read_code(form, store, agency);
  agency.name = form.text(fields().name, {.at_most = k_longest_name});
  agency.name_en = form.text(fields().name_en, {.required = false, .at_most = k_longest_name});
  agency.type = form.choice(fields().type, html::values_of(type_options()));
  agency.province = form.choice(fields().province, html::values_of(province_options()), html::Needed::no);
  agency.province_size = form.choice(fields().size, html::values_of(size_options()), html::Needed::no);
  read_parent(form, store, agency);
  read_contact(form, agency);
}

void read_contact(html::Form& form, Agency& agency)
{
  agency.web = form.web_address(fields().web, html::Needed::no);
  const std::string typed = form.text(fields().telephone, {.required = false, .at_most = k_longest_telephone});
  const auto telephone = typed.empty() ? std::optional<std::string>("") : read_telephone(typed);
  if (!telephone) form.refuse(fields().telephone, "agencies.telephone_bad");
  agency.telephone = telephone.value_or("");
}

html::Values contact_fields(const html::Form& form)
{
  return Values()
      .set("web", html::text_input(form, fields().web, {.type = "url"}))
      .set("telephone", html::text_input(form, fields().telephone, {.type = "tel", .width = 30}));
}

html::Values form_fields(const html::Form& form)
{
  return Values()
      .set("code", html::text_input(form, fields().code, {.width = 20}))
      .set("name", html::text_input(form, fields().name))
      .set("name_en", html::text_input(form, fields().name_en))
      .set("type", html::select(form, fields().type, or_none(type_options())))
      .set("province", html::select(form, fields().province, or_none(province_options())))
      .set("size", html::select(form, fields().size, or_none(size_options())))
      .set("parent", html::text_input(form, fields().parent, {.width = 20}))
      .set("contact", contact_fields(form));
}

site::Answer AgencyPages::new_form(http::Request& /*request*/, const accounts::Visitor& /*visitor*/)
{
  site::View view = form_view(html::Form(), Word{"agencies.new"}, "/agencies/new", "/agencies");
  view.breadcrumbs = way_to_register(Word{"agencies.new"});
  return view;
}

site::Answer AgencyPages::add(http::Request& request, const accounts::Visitor& visitor)
{
  html::Form form(request.form);
  Agency agency;
  std::int64_t id = 0;
  database_.write([&](db::Connection& connection) {
    form = html::Form(request.form);
    agency = {};
    AgencyStore store(connection);
    read_agency(form, store, agency);
    const std::string reason = read_reason(form);
    if (!form.ok()) return;
    id = store.add(agency, {visitor.account, clock_.now(), reason});
    accounts::AuditStore(connection, clock_).add(visitor, "agency.make", object_of(id), detail_of({}, agency));
  });
  if (form.ok()) return site_.done(request, path_of(id), {"agencies.made", {{"name", agency.name}}});
  site::View view = form_view(form, Word{"agencies.new"}, "/agencies/new", "/agencies");
  view.breadcrumbs = way_to_register(Word{"agencies.new"});
  return view;
}

site::Answer AgencyPages::edit_form(http::Request& request, const accounts::Visitor& visitor)
{
  return database_.read([&](db::Connection& connection) -> site::Answer {
    const AgencyStore store(connection);
    const Agency agency = agency_in_path(store, request);
    if (!agency.is_open()) return http::see_other(path_of(agency.id));
    site::View view =
        form_view(filled_form(agency, store), Word{"agencies.edit"}, path_of(agency.id) + "/edit", path_of(agency.id));
    view.breadcrumbs = way_to_agency(visitor, agency, Word{"agencies.edit"});
    return view;
  });
}

site::Answer AgencyPages::change(http::Request& request, const accounts::Visitor& visitor)
{
  html::Form form(request.form);
  Agency before;
  database_.write([&](db::Connection& connection) {
    form = html::Form(request.form);
    AgencyStore store(connection);
    before = agency_in_path(store, request);
    if (!before.is_open()) return;
    Agency after = before;
    read_agency(form, store, after);
    const std::string reason = read_reason(form);
    if (!form.ok() || changes(before, after).empty()) return;
    store.change(after, {visitor.account, clock_.now(), reason});
    accounts::AuditStore(connection, clock_)
        .add(visitor, "agency.change", object_of(after.id), detail_of(before, after));
  });
  const std::string path = path_of(before.id);
  if (!before.is_open()) return http::see_other(path);
  if (form.ok()) return site_.done(request, path, {"agencies.changed"});
  site::View view = form_view(form, Word{"agencies.edit"}, path + "/edit", path);
  view.breadcrumbs = way_to_agency(visitor, before, Word{"agencies.edit"});
  return view;
}

}  // namespace agencies
