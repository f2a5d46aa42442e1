// SPDX-License-Identifier: Apache-2.0
#include "src/app/demo_world.hpp"

#include <map>
#include <stdexcept>

#include "lib/util/csv.hpp"
#include "lib/util/table_rows.hpp"

#include "src/accounts/account_store.hpp"
#include "src/accounts/audit_store.hpp"
#include "src/accounts/password.hpp"
#include "src/agencies/agency_import.hpp"
#include "src/agencies/agency_store.hpp"
#include "src/agencies/unit_store.hpp"
#include "src/app/demo_disclosures.hpp"
#include "src/app/demo_documents.hpp"
#include "src/app/demo_files.hpp"
#include "src/app/demo_history.hpp"
#include "src/app/demo_measures.hpp"
#include "src/app/demo_prechecks.hpp"
#include "src/app/demo_results.hpp"
#include "src/app/demo_reviews.hpp"
#include "src/app/demo_rounds.hpp"
#include "src/app/demo_stages.hpp"

namespace app {
namespace {

constexpr std::size_t k_most_agencies = 100;

agencies::Agency agency_coded(db::Connection& connection, const std::string& code)
{
  const auto agency = agencies::AgencyStore(connection).find_by_code(code);
  if (!agency) throw std::logic_error("the demo has no agency " + code);
  return *agency;
}

void add_agencies(db::Connection& connection, const agencies::Deed& deed)
{
  const util::TableRows table =
      util::read_rows(util::CsvReader::from_text(demo_file("demo/agencies.csv"), "demo/agencies.csv"), k_most_agencies);
  const agencies::ImportPlan plan = agencies::plan_import(table, {});
  if (!plan.problems.empty()) throw std::logic_error("demo/agencies.csv: " + plan.problems.front().code);
  agencies::AgencyStore(connection).apply(plan, deed);
  for (const DemoRow& row : demo_rows("demo/units.csv"))
    agencies::UnitStore(connection)
        .add(agency_coded(connection, row.at("agency")).id, row.at("unit"), deed, row.at("unit_en"));
}

accounts::Role role_of(const DemoRow& row)
{
  const auto role = accounts::role_named(row.at("role"));
  if (!role) throw std::logic_error("the demo knows no role " + row.at("role"));
  return *role;
}

accounts::Grant grant_of(db::Connection& connection, const DemoRow& row)
{
  accounts::Grant grant{role_of(row), {}, {}};
  if (row.at("agency").empty()) return grant;
  grant.agency = agency_coded(connection, row.at("agency")).id;
  if (row.at("unit").empty()) return grant;
  const auto unit = agencies::UnitStore(connection).find_by_name(*grant.agency, row.at("unit"));
  if (!unit) throw std::logic_error("the demo has no unit " + row.at("unit"));
  grant.unit = unit->id;
  return grant;
}

/// The first of the file is the administrator, who has done everything else; agencies come after, grants last.
std::map<std::string, std::int64_t> add_people(db::Connection& connection, const util::Clock& clock)
{
  accounts::Passwords passwords;
  const std::string hash = passwords.hash(k_demo_password);
  std::map<std::string, std::int64_t> ids;
  accounts::AccountStore store(connection);
  for (const DemoRow& row : demo_rows("demo/people.csv")) {
    const std::int64_t id = store.add(row.at("login"), row.at("name"), clock.now());
    store.set_password(id, hash);
    ids.emplace(row.at("login"), id);
  }
  return ids;
}

void grant_roles(db::Connection& connection, const std::map<std::string, std::int64_t>& ids)
{
  accounts::AccountStore store(connection);
  for (const DemoRow& row : demo_rows("demo/people.csv"))
    store.grant(ids.at(row.at("login")), grant_of(connection, row));
}

}  // namespace

bool is_untouched(db::Database& database)
{
  return database.read([](db::Connection& connection) {
    return accounts::AccountStore(connection).count({}) == 0 &&
           agencies::AgencyStore(connection).count({.state = agencies::AgencyFilter::State::all}) == 0;
  });
}

std::vector<DemoLogin> fill_demo(db::Database& database, const util::Clock& clock, util::Random& random)
{
  std::map<std::string, std::int64_t> people;
  database.write([&](db::Connection& connection) {
    people = add_people(connection, clock);
    const std::int64_t administrator = people.at(demo_logins().front().login);
    add_agencies(connection, {administrator, clock.now(), {}});
    grant_roles(connection, people);
    add_demo_rounds(connection, administrator, clock);
    add_demo_disclosures(connection, people.at("rawe"), people.at("rawe.executive"), clock);
    add_demo_reviews(connection, administrator, clock, random);
    fill_demo_stages(connection,
                     {administrator, people.at("patueng"), people.at("patueng.executive"), people.at("assessor.two")},
                     clock, random);
    add_demo_prechecks(connection, administrator, clock);
    add_demo_history(connection, administrator, clock);
    accounts::AuditStore(connection, clock).add("demo.fill", "programme");
  });
  add_demo_answers(database, clock, random);
  publish_demo_round(database, people.at("admin"), people.at("admin.second"), clock);
  database.write([&](db::Connection& connection) {
    add_demo_measures(connection, people.at("admin"), clock);
    add_demo_documents(connection, {people.at("wangphai"), people.at("wangphai.executive")}, clock);
  });
  return demo_logins();
}

std::vector<DemoLogin> demo_logins()
{
  std::map<std::string, std::string, std::less<>> names;
  for (const DemoRow& row : demo_rows("demo/agencies.csv"))
    names.emplace(row.at("code"), row.at("name"));
  std::vector<DemoLogin> logins;
  for (const DemoRow& row : demo_rows("demo/people.csv"))
    logins.push_back({row.at("login"), role_of(row), row.at("agency").empty() ? "" : names.at(row.at("agency"))});
  return logins;
}

}  // namespace app
