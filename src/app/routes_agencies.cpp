// SPDX-License-Identifier: Apache-2.0
// The register of agencies and the units of each.
#include <memory>

#include "src/agencies/agency_pages.hpp"
#include "src/agencies/closing_pages.hpp"
#include "src/agencies/contact_pages.hpp"
#include "src/agencies/import_pages.hpp"
#include "src/agencies/unit_pages.hpp"
#include "src/app/page_of.hpp"

namespace app {
namespace {

using accounts::Access;
using accounts::Role;
using http::Method;

const Access k_register_keepers{.roles = {Role::administrator}};
const Access k_readers_of_agency{
    .roles = {Role::administrator, Role::coordinator, Role::executive, Role::officer, Role::assessor}};
const Access k_unit_keepers{.roles = {Role::administrator, Role::coordinator}};
const Access k_contact_keepers = k_unit_keepers;

void add_closing(std::vector<PageRoute>& routes, const Resources& resources)
{
  using agencies::ClosingPages;
  const auto pages = std::make_shared<ClosingPages>(resources.database, resources.site, resources.clock);
  const auto add = [&](Method method, const char* path, auto page) {
    routes.push_back({method, path, k_register_keepers, page_of(pages, page)});
  };
  add(Method::get, "/agencies/{agency}/close", &ClosingPages::close_form);
  add(Method::post, "/agencies/{agency}/close", &ClosingPages::close);
  add(Method::get, "/agencies/{agency}/reopen", &ClosingPages::reopen_form);
  add(Method::post, "/agencies/{agency}/reopen", &ClosingPages::reopen);
  add(Method::get, "/agencies/{agency}/merge", &ClosingPages::merge_form);
  add(Method::post, "/agencies/{agency}/merge", &ClosingPages::merge);
}

void add_import(std::vector<PageRoute>& routes, const Resources& resources)
{
  using agencies::ImportPages;
  const auto pages = std::make_shared<ImportPages>(resources.database, resources.site, resources.clock);
  routes.push_back({Method::get, "/agencies/import", k_register_keepers, page_of(pages, &ImportPages::form)});
  routes.push_back({Method::get, "/agencies/import/sample", k_register_keepers, page_of(pages, &ImportPages::sample)});
  routes.push_back({Method::post, "/agencies/import", k_register_keepers, page_of(pages, &ImportPages::preview),
                    http::BodyKind::files, ImportPages::k_file_limit});
  routes.push_back(
      {Method::post, "/agencies/import/{import}/apply", k_register_keepers, page_of(pages, &ImportPages::apply)});
}

void add_units(std::vector<PageRoute>& routes, const Resources& resources)
{
  using agencies::UnitPages;
  const auto pages = std::make_shared<UnitPages>(resources.database, resources.site, resources.clock);
  const auto add = [&](Method method, const char* path, auto page) {
    routes.push_back({method, path, k_unit_keepers, page_of(pages, page)});
  };
  add(Method::get, "/agencies/{agency}/units/new", &UnitPages::new_form);
  add(Method::post, "/agencies/{agency}/units/new", &UnitPages::add);
  add(Method::get, "/agencies/{agency}/units/{unit}/rename", &UnitPages::rename_form);
  add(Method::post, "/agencies/{agency}/units/{unit}/rename", &UnitPages::rename);
  add(Method::get, "/agencies/{agency}/units/{unit}/close", &UnitPages::close_form);
  add(Method::post, "/agencies/{agency}/units/{unit}/close", &UnitPages::close);
}

void add_contact(std::vector<PageRoute>& routes, const Resources& resources)
{
  using agencies::ContactPages;
  const auto pages = std::make_shared<ContactPages>(resources.database, resources.site, resources.clock);
  routes.push_back({Method::get, "/agencies/{agency}/contact", k_contact_keepers, page_of(pages, &ContactPages::form)});
  routes.push_back(
      {Method::post, "/agencies/{agency}/contact", k_contact_keepers, page_of(pages, &ContactPages::change)});
}

}  // namespace

std::vector<PageRoute> agency_routes(const Resources& resources)
{
  using agencies::AgencyPages;
  const auto pages = std::make_shared<AgencyPages>(resources.database, resources.site, resources.clock);
  std::vector<PageRoute> routes;
  routes.push_back({Method::get, "/agencies", k_register_keepers, page_of(pages, &AgencyPages::list)});
  routes.push_back({Method::get, "/agencies/new", k_register_keepers, page_of(pages, &AgencyPages::new_form)});
  routes.push_back({Method::post, "/agencies/new", k_register_keepers, page_of(pages, &AgencyPages::add)});
  add_import(routes, resources);
  routes.push_back({Method::get, "/agencies/{agency}", k_readers_of_agency, page_of(pages, &AgencyPages::show)});
  routes.push_back(
      {Method::get, "/agencies/{agency}/edit", k_register_keepers, page_of(pages, &AgencyPages::edit_form)});
  routes.push_back({Method::post, "/agencies/{agency}/edit", k_register_keepers, page_of(pages, &AgencyPages::change)});
  add_contact(routes, resources);
  add_closing(routes, resources);
  add_units(routes, resources);
  return routes;
}

}  // namespace app
