// SPDX-License-Identifier: Apache-2.0
#include "tests/src/app/demo_site.hpp"

#include <stdexcept>

#include "lib/http/outcome.hpp"

#include "src/accounts/account_store.hpp"
#include "src/agencies/agency_store.hpp"
#include "src/agencies/unit_store.hpp"
#include "src/cycles/cycle_store.hpp"

namespace app {
namespace {

html::Words words_in(util::Language language)
{
  return html::Words(util::Messages::embedded(language));
}

std::string filled_in(std::string path, const std::map<std::string, std::string>& parameters)
{
  for (const auto& [name, value] : parameters) {
    const std::string place = "{" + name + "}";
    if (const std::size_t at = path.find(place); at != std::string::npos) path.replace(at, place.size(), value);
  }
  return path;
}

}  // namespace

DemoSite::DemoSite(db::Database& database)
    : database_(database),
      logins_(fill_demo(database, clock_, random_)),
      site_(html::Templates::embedded(), words_in(util::Language::thai), words_in(util::Language::english), signer_),
      settings_(Settings::read(
          {}, [](const std::string&) { return std::nullopt; }, std::nullopt, problems_)),
      resources_{database_, site_, signer_, clock_, random_, settings_},
      routes_(all_routes(resources_)),
      menu_(routes_)
{
}

accounts::Visitor DemoSite::visitor(const std::string& login)
{
  return database_.read([&](db::Connection& connection) {
    accounts::AccountStore store(connection);
    const std::int64_t id = store.find_login(login).value();
    return accounts::Visitor{id, login, store.grants(id)};
  });
}

std::int64_t DemoSite::agency(const std::string& code)
{
  return database_.read(
      [&](db::Connection& connection) { return agencies::AgencyStore(connection).find_by_code(code).value().id; });
}

std::int64_t DemoSite::unit(const std::string& agency_code, const std::string& name)
{
  const std::int64_t id = agency(agency_code);
  return database_.read(
      [&](db::Connection& connection) { return agencies::UnitStore(connection).find_by_name(id, name).value().id; });
}

std::int64_t DemoSite::account(const std::string& login)
{
  return visitor(login).account;
}

std::int64_t DemoSite::cycle(int fiscal_year)
{
  return database_.read([&](db::Connection& connection) {
    for (const cycles::Cycle& cycle : cycles::CycleStore(connection).all()) {
      if (cycle.fiscal_year == fiscal_year) return cycle.id;
    }
    throw std::logic_error("no such round");
  });
}

http::Request DemoSite::request_for(const PageRoute& route, const std::map<std::string, std::string>& parameters) const
{
  http::Request request;
  request.method = route.method;
  request.path = filled_in(route.path, parameters);
  for (const auto& [name, value] : parameters) {
    if (route.path.find("{" + name + "}") != std::string::npos) request.parameters.add(name, value);
  }
  return request;
}

Ended DemoSite::ask(const PageRoute& route, const accounts::Visitor& visitor,
                    const std::map<std::string, std::string>& parameters, const util::Fields& query)
{
  const Gate gate(
      resources_,
      [&](const http::Request& /*request*/) {
        return Recognised{visitor, "session"};
      },
      furnish_with(menu_));
  http::Request request = request_for(route, parameters);
  request.query = query;
  try {
    const http::Response response = std::get<http::Handler>(gate.guard(route).handler)(request);
    return {response.status, std::string(response.headers.get("Location"))};
  } catch (const http::Outcome& outcome) {
    return {outcome.status, std::string(outcome.headers.get("Location"))};
  }
}

}  // namespace app
