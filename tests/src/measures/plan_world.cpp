// SPDX-License-Identifier: Apache-2.0
#include "plan_world.hpp"

#include "lib/http/outcome.hpp"
#include "lib/thai/thai.hpp"
#include "lib/util/embedded.hpp"

#include "src/accounts/account_store.hpp"
#include "src/agencies/unit_store.hpp"
#include "src/measures/measure_form_pages.hpp"
#include "src/measures/measure_store.hpp"
#include "src/measures/plan_store.hpp"
#include "src/measures/weakness_store.hpp"
#include "src/measures/whole_plan_store.hpp"

namespace plan_test {
namespace {

using accounts::Role;

const site::Site& site_of_plans()
{
  static const site::Site k_site(
      html::Templates::embedded(), html::Words(util::Messages::embedded(util::Language::thai)),
      html::Words(util::Messages::embedded(util::Language::english)), http::Signer(std::string(32, 's')));
  return k_site;
}

}  // namespace

std::vector<db::Migration> migrations()
{
  return db::read_migrations(util::embedded_program_files());
}

PlanWorld::PlanWorld(db::Database& database)
    : results(result_test::fill(database)),
      agency(results.rawe),
      database_(database),
      parts_{.database = database, .site = site_of_plans(), .clock = clock},
      plans(parts_),
      plan(parts_),
      pages(parts_),
      propose(parts_),
      library(parts_),
      approval(parts_)
{
  result_test::compute(database, results);
  result_test::publish(database, results);
  database.write([&](db::Connection& connection) {
    agencies::UnitStore units(connection);
    const agencies::Deed deed{1, clock.now(), {}};
    office = units.add(agency, "สำนักปลัด", deed);
    finance = units.add(agency, "กองคลัง", deed);
    dissolved = units.add(agency, "กองช่าง", deed);
    units.close(units.find(agency, dissolved).value(), deed);
    accounts::AccountStore people(connection);
    const auto person = [&](const std::string& login, const accounts::Grant& grant) {
      const std::int64_t id = people.add(login, "Name of " + login, clock.now());
      people.grant(id, grant);
      return accounts::Visitor{id, "Name of " + login, {grant}};
    };
    coordinator = person("coordinator", {Role::coordinator, agency, {}});
    executive = person("executive", {Role::executive, agency, {}});
    officer = person("officer", {Role::officer, agency, finance});
    stranger = person("stranger", {Role::coordinator, results.namesake, {}});
    administrator = person("administrator", {Role::administrator, {}, {}});
    auditor = person("auditor", {Role::auditor, {}, {}});
  });
}

http::Request PlanWorld::get(const Asked& asked) const
{
  http::Request request;
  request.path = "/agencies/" + std::to_string(agency) + "/plans/" + std::to_string(asked.year);
  request.parameters.add("agency", std::to_string(agency));
  request.parameters.add("year", std::to_string(asked.year));
  for (const auto& [name, value] : asked.path)
    request.parameters.add(name, value);
  request.query.add("lang", "en");
  for (const auto& [name, value] : asked.query)
    request.query.add(name, value);
  return request;
}

http::Request PlanWorld::post(const Asked& asked) const
{
  http::Request request = get(asked);
  request.method = http::Method::post;
  for (const auto& [name, value] : asked.form)
    request.form.add(name, value);
  return request;
}

measures::Plan PlanWorld::make_plan()
{
  return database_.write([&](db::Connection& connection) {
    const auto result = measures::WeaknessStore(connection).published(agency, 2567, clock.now()).value();
    const measures::Plan made{.agency = agency,
                              .fiscal_year = 2568,
                              .cycle = result.cycle,
                              .computation = result.computation,
                              .result_year = 2567};
    measures::PlanStore(connection).make(made, {coordinator.account, clock.now(), {}});
    return made;
  });
}

measures::Measure PlanWorld::measure(const std::string& title, const std::vector<std::string>& weaknesses) const
{
  measures::Measure measure{.agency = agency, .fiscal_year = 2568, .title = title, .weaknesses = weaknesses};
  measure.steps = {{.words = "แต่งตั้งผู้รับผิดชอบ"}, {.words = "เผยแพร่บนเว็บไซต์"}};
  measure.lead = finance;
  measure.first_day = measures::day_number(thai::fiscal_year_begin(2568));
  measure.last_day = measures::day_number(thai::fiscal_year_end(2568));
  measure.success = {.words = "เผยแพร่ครบ"};
  return measure;
}

std::int64_t PlanWorld::add(const measures::Measure& measure)
{
  return database_.write([&](db::Connection& connection) {
    return measures::MeasureStore(connection)
        .add(measure, measures::MeasureAct::made, {coordinator.account, clock.now(), {}});
  });
}

measures::Measure PlanWorld::stored(std::int64_t id)
{
  return database_.read(
      [&](db::Connection& connection) { return measures::MeasureStore(connection).measure(agency, id).value(); });
}

void PlanWorld::decide_the_rest()
{
  database_.write([&](db::Connection& connection) {
    const auto found = measures::PlanStore(connection).find(agency, 2568).value();
    const auto whole = measures::whole_plan(connection, found, measures::framework_of(connection, found));
    for (const measures::Weakness& weak : whole.open())
      measures::PlanStore(connection).decide(found, weak.subject, {coordinator.account, clock.now(), "no means"});
  });
}

std::vector<std::pair<std::string, std::string>> PlanWorld::sent(const measures::Measure& measure)
{
  return measures::fields_of(measure, util::Language::english).entries();
}

std::string shown(const site::Answer& answer, util::Language language)
{
  if (const auto* view = std::get_if<site::View>(&answer)) {
    html::Values shared;
    shared.set("csrf", "c").set("language", std::string(util::code(language)));
    return site_of_plans().templates().part(view->view, view->values, site_of_plans().words(language), shared).html();
  }
  const auto& response = std::get<http::Response>(answer);
  if (response.status == 303) return std::string(response.headers.get("Location"));
  return std::get<std::string>(response.body);
}

int status_of_answer(const site::Answer& answer)
{
  if (const auto* response = std::get_if<http::Response>(&answer)) return response->status;
  const auto& view = std::get<site::View>(answer);
  return view.has_problems ? 422 : view.status;
}

int status_of_outcome()
{
  try {
    throw;
  } catch (const http::Outcome& outcome) {
    return outcome.status;
  }
}

}  // namespace plan_test
