// SPDX-License-Identifier: Apache-2.0
#include "disclosure_world.hpp"

#include "lib/http/outcome.hpp"
#include "lib/util/embedded.hpp"
#include "lib/util/files.hpp"
#include "lib/util/random.hpp"

#include "src/accounts/account_store.hpp"
#include "src/agencies/agency_store.hpp"
#include "src/agencies/unit_store.hpp"
#include "src/cycles/enrolment_store.hpp"

namespace disclosure_test {
namespace {

using accounts::Role;

constexpr std::int64_t k_small_limit = 2000;  // bytes of a file

std::filesystem::path fresh_folder()
{
  return std::filesystem::temp_directory_path() / ("disclosures-" + util::SystemRandom().token(9));
}

std::int64_t add_cycle(db::Connection& connection, int year, const std::vector<agencies::Agency>& agencies,
                       const cycles::Deed& deed)
{
  const auto framework = cycles::read_framework_of(year);
  const std::int64_t id =
      cycles::CycleStore(connection)
          .add("ITA " + std::to_string(year), framework.value(), cycles::suggested_calendar(year), deed);
  cycles::EnrolmentStore(connection).enrol(id, agencies, deed);
  return id;
}

}  // namespace

const site::Site& site_of_tests()
{
  static const site::Site k_site(
      html::Templates::embedded(), html::Words(util::Messages::embedded(util::Language::thai)),
      html::Words(util::Messages::embedded(util::Language::english)), http::Signer(std::string(32, 's')));
  return k_site;
}

std::vector<db::Migration> migrations()
{
  return db::read_migrations(util::embedded_program_files());
}

DisclosureWorld::DisclosureWorld(db::Database& database)
    : folder(fresh_folder()),
      database_(database),
      parts_{.database = database,
             .site = site_of_tests(),
             .clock = clock,
             .files = folder,
             .file_limit = k_small_limit,
             .advice = [](const std::string& item, int year) -> std::optional<disclosures::ItemAdvice> {
               if (item != "o7" || year != 2568) return std::nullopt;
               return disclosures::ItemAdvice{{"x", "often without budget"}, {"x", "show the budget"}};
             },
             .send = [this](accounts::Letter letter) { letters.push_back(std::move(letter)); },
             .address = "https://ita.example"},
      list(parts_),
      items(parts_),
      edit(parts_),
      files(parts_),
      assign(parts_),
      whole(parts_),
      to_do(parts_),
      import(parts_)
{
  database.write([&](db::Connection& connection) {
    const cycles::Deed deed{1, clock.now(), {}};
    agencies::AgencyStore register_of(connection);
    agency = register_of.add({.code = "A-1", .name = "อบต.หนึ่ง", .name_en = "One <b>", .type = "subdistrict"},
                             {1, clock.now(), {}});
    other_agency = register_of.add({.code = "A-2", .name = "อบต.สอง", .type = "subdistrict"}, {1, clock.now(), {}});
    office = agencies::UnitStore(connection).add(agency, "สำนักปลัด", {1, clock.now(), {}});
    finance = agencies::UnitStore(connection).add(agency, "กองคลัง", {1, clock.now(), {}});
    const auto all = register_of.all();
    last_cycle = add_cycle(connection, 2567, all, deed);
    cycle = add_cycle(connection, 2568, all, deed);
    cycles::CycleStore(connection).change_stage(cycle, cycles::StageCode::disclosure, cycles::StageAct::opened, deed);
    accounts::AccountStore people(connection);
    const auto person = [&](const std::string& login, const accounts::Grant& grant) {
      const std::int64_t id = people.add(login, "Name of " + login, clock.now());
      people.grant(id, grant);
      return accounts::Visitor{id, "Name of " + login, {grant}};
    };
    officer = person("officer@one.example", {Role::officer, agency, finance});
    colleague = person("colleague", {Role::officer, agency, finance});
    coordinator = person("coordinator", {Role::coordinator, agency, {}});
    executive = person("executive", {Role::executive, agency, {}});
    administrator = person("administrator", {Role::administrator, {}, {}});
    auditor = person("auditor", {Role::auditor, {}, {}});
    stranger = person("stranger", {Role::coordinator, other_agency, {}});
  });
}

DisclosureWorld::~DisclosureWorld()
{
  std::error_code none;
  std::filesystem::remove_all(folder, none);
}

http::Request DisclosureWorld::get(const Asked& asked) const
{
  http::Request request;
  request.path = "/agencies/" + std::to_string(agency) + "/cycles/" + std::to_string(cycle) + "/disclosures";
  request.parameters.add("agency", std::to_string(agency));
  request.parameters.add("cycle", std::to_string(cycle));
  if (!asked.item.empty()) request.parameters.add("item", asked.item);
  for (const auto& [name, value] : asked.more)
    request.parameters.add(name, value);
  request.query.add("lang", "en");
  for (const auto& [name, value] : asked.query)
    request.query.add(name, value);
  return request;
}

http::Request DisclosureWorld::post(const Asked& asked) const
{
  http::Request request = get(asked);
  request.method = http::Method::post;
  for (const auto& [name, value] : asked.form)
    request.form.add(name, value);
  return request;
}

http::Request DisclosureWorld::post_file(const Asked& asked, const std::string& name, const std::string& bytes) const
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

disclosures::Entry DisclosureWorld::entry(const std::string& item, std::int64_t in_cycle)
{
  return database_.read([&](db::Connection& connection) {
    return disclosures::EntryStore(connection).entry(in_cycle == 0 ? cycle : in_cycle, agency, item);
  });
}

void DisclosureWorld::put(disclosures::Entry wanted)
{
  if (wanted.cycle == 0) wanted.cycle = cycle;
  wanted.agency = agency;
  database_.write([&](db::Connection& connection) {
    disclosures::EntryStore store(connection);
    wanted.revision = store.entry(wanted.cycle, wanted.agency, wanted.item).revision;
    store.save(wanted, disclosures::EntryAct::edited, {coordinator.account, clock.now(), {}});
  });
}

void DisclosureWorld::put_all(disclosures::EntryState state)
{
  const auto framework = cycles::read_framework_of(2568);
  for (const framework::Item& item : framework->loaded.framework->items)
    put({.item = item.code, .state = state, .unit = finance, .links = {{.url = "https://one.example/" + item.code}}});
}

void DisclosureWorld::stage(cycles::StageCode stage, cycles::StageAct act)
{
  database_.write([&](db::Connection& connection) {
    cycles::CycleStore(connection).change_stage(cycle, stage, act, {1, clock.now(), {}});
  });
}

std::string DisclosureWorld::digest()
{
  return database_.read([&](db::Connection& connection) {
    const http::Request request = get({});
    return disclosures::digest_of(
        disclosures::all_entries(connection, disclosures::place_of(connection, request, coordinator)));
  });
}

std::string shown(const site::Answer& answer, util::Language language)
{
  if (const auto* view = std::get_if<site::View>(&answer)) {
    html::Values shared;
    shared.set("csrf", "c").set("language", std::string(util::code(language)));
    return site_of_tests().templates().part(view->view, view->values, site_of_tests().words(language), shared).html();
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

}  // namespace disclosure_test
