// SPDX-License-Identifier: Apache-2.0
#include "src/agencies/contact_pages.hpp"

#include "src/accounts/audit_store.hpp"
#include "src/agencies/agency_form_pages.hpp"
#include "src/agencies/parts_pages.hpp"

namespace agencies {
namespace {

using html::Word;

site::View contact_view(const html::Form& form, const Agency& agency, const accounts::Visitor& visitor)
{
  site::View view{Word{"agencies.contact"}, "agencies/contact"};
  view.has_problems = !form.ok();
  view.breadcrumbs = way_to_agency(visitor, agency, Word{"agencies.contact"});
  view.values.set("error_summary", html::error_summary(form))
      .set("name", agency.name)
      .set("fields", contact_fields(form))
      .set("action", path_of(agency.id) + "/contact")
      .set("back", path_of(agency.id))
      .set("save", html::button(Word{"agencies.save"}));
  return view;
}

}  // namespace

site::Answer ContactPages::form(http::Request& request, const accounts::Visitor& visitor)
{
  return database_.read([&](db::Connection& connection) -> site::Answer {
    const AgencyStore store(connection);
    const Agency agency = agency_in_path(store, request);
    if (!agency.is_open()) return http::see_other(path_of(agency.id));
    return contact_view(filled_form(agency, store), agency, visitor);
  });
}

site::Answer ContactPages::change(http::Request& request, const accounts::Visitor& visitor)
{
  html::Form form;
  Agency before;
  database_.write([&](db::Connection& connection) {
    form = html::Form(request.form);
    AgencyStore store(connection);
    before = agency_in_path(store, request);
    if (!before.is_open()) return;
    Agency after = before;
    read_contact(form, after);
    if (!form.ok() || changes(before, after).empty()) return;
    store.change(after, {visitor.account, clock_.now(), {}});
    accounts::AuditStore(connection, clock_)
        .add(visitor, "agency.change", object_of(after.id), detail_of(before, after));
  });
  const std::string path = path_of(before.id);
  if (!before.is_open()) return http::see_other(path);
  if (!form.ok()) return contact_view(form, before, visitor);
  return site_.done(request, path, {"agencies.changed"});
}

}  // namespace agencies
