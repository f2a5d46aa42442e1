// SPDX-License-Identifier: Apache-2.0
#include "follow_up_world.hpp"

#include "lib/http/outcome.hpp"
#include "lib/util/embedded.hpp"
#include "lib/util/files.hpp"
#include "lib/util/random.hpp"
#include "lib/util/text.hpp"

#include "src/accounts/account_store.hpp"
#include "src/agencies/agency_store.hpp"
#include "src/agencies/unit_store.hpp"
#include "src/measures/measure_store.hpp"
#include "src/measures/plan_store.hpp"
#include "src/measures/progress_store.hpp"
#include "src/results/history_store.hpp"

#include "tests/lib/site/shown_pages.hpp"

namespace follow_up_test {
namespace {

using accounts::Role;
using measures::Measure;

constexpr std::int64_t k_small_file = 2000;  // bytes

measures::Plan plan_of(std::int64_t agency, int year, std::int64_t computation)
{
  return {.agency = agency, .fiscal_year = year, .cycle = 0, .computation = computation, .result_year = year - 1};
}

std::int64_t computation_of(db::Connection& connection, int year)
{
  return connection.query("SELECT MAX(computation_id) FROM result_release WHERE fiscal_year = :year", year)
      .one<std::optional<std::int64_t>>()
      .value_or(0);
}

void make_plan(db::Connection& connection, std::int64_t agency, int year, bool approved, const cycles::Deed& deed)
{
  measures::PlanStore store(connection);
  const measures::Plan plan = plan_of(agency, year, computation_of(connection, year - 1));
  store.make(plan, deed);
  if (!approved) return;
  const std::int64_t number = store.submit(plan, "{}", deed);
  store.settle(plan, number, measures::VersionState::approved, deed);
}

}  // namespace

std::vector<db::Migration> migrations()
{
  return db::read_migrations(util::embedded_program_files());
}

std::int64_t day(int year, unsigned month, unsigned day)
{
  return measures::day_number(std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day));
}

FollowUpWorld::FollowUpWorld(db::Database& database, bool approved)
    : folder(std::filesystem::temp_directory_path() / ("follow-up-" + util::SystemRandom().token(9))),
      database_(database),
      parts_{.database = database,
             .site = site_test::the_site(),
             .clock = clock,
             .files = folder,
             .file_limit = k_small_file,
             .send = [this](accounts::Letter letter) { letters.push_back(std::move(letter)); },
             .address = "https://ita.example"},
      progress(parts_),
      evidence(parts_),
      outcome(parts_),
      board(parts_),
      reminder(parts_),
      pictures(parts_),
      meetings(parts_),
      notes(parts_),
      programme(parts_)
{
  database.write([&](db::Connection& connection) {
    for (int i = 1; i <= 6; ++i)
      agencies.push_back(agencies::AgencyStore(connection)
                             .add({.code = "A-" + std::to_string(i),
                                   .name = "หน่วยงาน " + std::to_string(i),
                                   .name_en = i == 1 ? "One <b>" : "",
                                   .type = i < 6 ? "subdistrict" : "provincial"},
                                  {1, clock.now(), {}}));
    agency = agencies.front();
    office = agencies::UnitStore(connection).add(agency, "สำนักปลัด", {1, clock.now(), {}});
    finance = agencies::UnitStore(connection).add(agency, "กองคลัง", {1, clock.now(), {}});
  });
  publish(year - 1, {"60", "60", "60", "60", "60", "60"});
  database.write([&](db::Connection& connection) {
    const cycles::Deed deed{1, clock.now(), {}};
    make_plan(connection, agency, year, approved, deed);
    measures::MeasureStore store(connection);
    manual = store.add({.agency = agency,
                        .fiscal_year = year,
                        .title = "จัดทำคู่มือการยืมทรัพย์สิน <i>",
                        .weaknesses = {"o12", "4"},
                        .steps = {{0, "จัดทำคู่มือการยืมทรัพย์สินของทางราชการ", day(2025, 2, 28)},
                                  {0, "เผยแพร่คู่มือบนเว็บไซต์ของหน่วยงาน", day(2025, 4, 15)},
                                  {0, "อบรมเจ้าหน้าที่", {}}},
                        .lead = finance,
                        .units = {office},
                        .first_day = day(2024, 10, 1),
                        .last_day = day(2025, 9, 30)},
                       measures::MeasureAct::made, deed);
    service = store.add({.agency = agency,
                         .fiscal_year = year,
                         .title = "ปรับปรุงการให้บริการ",
                         .weaknesses = {"8"},
                         .steps = {{0, "เปิดให้บริการออนไลน์", {}}},
                         .lead = office,
                         .first_day = day(2024, 10, 1),
                         .last_day = day(2025, 9, 30),
                         .success = {measures::SuccessKind::indicator, "8", util::Exact{90}, ""}},
                        measures::MeasureAct::made, deed);
    accounts::AccountStore people(connection);
    const auto person = [&](const std::string& login, const accounts::Grant& grant) {
      const std::int64_t id = people.add(login, "Name of " + login, clock.now());
      people.grant(id, grant);
      return accounts::Visitor{id, "Name of " + login, {grant}};
    };
    officer = person("officer@one.example", {Role::officer, agency, finance});
    colleague = person("colleague", {Role::officer, agency, finance});
    clerk = person("clerk", {Role::officer, agency, office});
    coordinator = person("coordinator", {Role::coordinator, agency, {}});
    executive = person("executive", {Role::executive, agency, {}});
    administrator = person("administrator", {Role::administrator, {}, {}});
    auditor = person("auditor", {Role::auditor, {}, {}});
    stranger = person("stranger", {Role::coordinator, agencies.at(1), {}});
  });
}

FollowUpWorld::~FollowUpWorld()
{
  std::error_code none;
  std::filesystem::remove_all(folder, none);
}

void FollowUpWorld::publish(int of_year, const std::vector<std::string>& eighth)
{
  std::string csv = "agency,fiscal_year,1,2,3,4,5,6,7,8,9,10\n";
  for (std::size_t i = 0; i < eighth.size(); ++i)
    csv += "A-" + std::to_string(i + 1) + "," + std::to_string(of_year) + ",80,80,80,80,80,80,80," + eighth[i] +
           ",80,80\n";
  database_.write([&](db::Connection& connection) {
    const auto known = agencies::AgencyStore(connection).all();
    const auto plan = results::plan_history(results::read_published(util::CsvReader::from_text(csv, "p.csv")), known);
    if (!plan.problems.empty()) throw std::logic_error("published: " + plan.problems.front().code);
    results::HistoryStore(connection).take(plan, util::sha256_hex(csv), {1, clock.now(), "p.csv"});
  });
}

void FollowUpWorld::add_plan(std::int64_t of_agency, bool step_done)
{
  std::int64_t id = 0;
  database_.write([&](db::Connection& connection) {
    const cycles::Deed deed{1, clock.now(), {}};
    make_plan(connection, of_agency, year, true, deed);
    id = measures::MeasureStore(connection)
             .add({.agency = of_agency,
                   .fiscal_year = year,
                   .title = "x",
                   .weaknesses = {"8"},
                   .steps = {{0, "x", {}}},
                   .first_day = day(2024, 10, 1),
                   .last_day = day(2025, 9, 30)},
                  measures::MeasureAct::made, deed);
    if (!step_done) return;
    const Measure made = measures::MeasureStore(connection).measure(of_agency, id).value();
    measures::ProgressStore(connection)
        .save(made,
              {.step = made.steps.front().id, .state = measures::StepState::done, .percent = 100, .words = "done"},
              deed);
  });
}

http::Request FollowUpWorld::get(const Asked& asked) const
{
  http::Request request;
  request.path = "/agencies/" + std::to_string(agency) + "/plans/" + std::to_string(year);
  request.parameters.add("agency", std::to_string(agency));
  request.parameters.add("year", std::to_string(year));
  for (const auto& [name, value] : asked.path)
    request.parameters.add(name, value);
  request.query.add("lang", "en");
  for (const auto& [name, value] : asked.query)
    request.query.add(name, value);
  return request;
}

http::Request FollowUpWorld::post(const Asked& asked) const
{
  http::Request request = get(asked);
  request.method = http::Method::post;
  for (const auto& [name, value] : asked.form)
    request.form.add(name, value);
  return request;
}

http::Request FollowUpWorld::post_file(const Asked& asked, const std::string& name, const std::string& bytes) const
{
  http::Request request = post(asked);
  http::Upload file(std::filesystem::temp_directory_path());
  file.field = "file";
  file.file_name = name;
  file.append(bytes);
  file.finish();
  request.files.push_back(std::move(file));
  return request;
}

measures::Measure FollowUpWorld::measure(std::int64_t id)
{
  return database_.read(
      [&](db::Connection& connection) { return measures::MeasureStore(connection).measure(agency, id).value(); });
}

std::int64_t FollowUpWorld::add(const Measure& made)
{
  return database_.write([&](db::Connection& connection) {
    return measures::MeasureStore(connection)
        .add(made, measures::MeasureAct::made, {coordinator.account, clock.now(), {}});
  });
}

measures::StepProgress FollowUpWorld::report(std::int64_t of, std::int64_t step)
{
  return database_.read([&](db::Connection& connection) {
    return measures::report_on(measures::ProgressStore(connection).of_measure(agency, of), step);
  });
}

void FollowUpWorld::put(std::int64_t of, measures::StepProgress wanted)
{
  wanted.revision = report(of, wanted.step).revision;
  const Measure stored = measure(of);
  database_.write([&](db::Connection& connection) {
    measures::ProgressStore(connection).save(stored, wanted, {coordinator.account, clock.now(), {}});
  });
}

std::string shown(const site::Answer& answer)
{
  if (const auto* view = std::get_if<site::View>(&answer)) {
    html::Values shared;
    shared.set("csrf", "c").set("language", "en");
    const site::Site& site = site_test::the_site();
    EXPECT_FALSE(
        site.templates().part(view->view, view->values, site.words(util::Language::thai), shared).html().empty());
    return site.templates().part(view->view, view->values, site.words(util::Language::english), shared).html();
  }
  const auto& response = std::get<http::Response>(answer);
  if (response.status == 303) return std::string(response.headers.get("Location"));
  if (const auto* file = std::get_if<http::FileBody>(&response.body)) return util::read_file(file->path);
  return std::get<std::string>(response.body);
}

int status_of_answer(const site::Answer& answer)
{
  if (const auto* response = std::get_if<http::Response>(&answer)) return response->status;
  const auto& view = std::get<site::View>(answer);
  EXPECT_FALSE(shown(answer).empty());
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

}  // namespace follow_up_test
