// SPDX-License-Identifier: Apache-2.0
#include "review_world.hpp"

#include "lib/util/embedded.hpp"

#include "src/accounts/account_store.hpp"
#include "src/agencies/agency_store.hpp"
#include "src/cycles/cycle_store.hpp"
#include "src/cycles/enrolment_store.hpp"
#include "src/reviews/setting_store.hpp"

namespace review_test {

using accounts::Role;

std::vector<db::Migration> migrations()
{
  return db::read_migrations(util::embedded_program_files());
}

ReviewWorld::ReviewWorld(db::Database& database) : database_(database)
{
  database_.write([&](db::Connection& c) {
    accounts::AccountStore accounts(c);
    const auto person = [&](const char* login, accounts::Grant grant) {
      const std::int64_t id = accounts.add(login, std::string("Person ") + login, clock.now());
      accounts.set_password(id, "hash");
      accounts.grant(id, grant);
      return id;
    };
    admin = person("admin", {Role::administrator, {}, {}});
    agencies::AgencyStore agencies(c);
    const auto agency = [&](const char* code, const char* name, const char* province) {
      return agencies.add({.code = code,
                           .name = name,
                           .name_en = std::string("The ") + name,
                           .type = "subdistrict",
                           .province = province},
                          {admin, clock.now(), {}});
    };
    rawe = agency("A-1", "Rawe", "34");
    near = agency("A-2", "Near", "34");
    far = agency("A-3", "Far", "57");
    one = person("one", {Role::assessor, {}, {}});
    two = person("two", {Role::assessor, {}, {}});
    three = person("three", {Role::assessor, {}, {}});
    coordinator = person("coordinator", {Role::coordinator, rawe, {}});
    cycles::CycleStore cycles(c);
    cycle = cycles.add("Round", cycles::read_framework_of(2567).value(), cycles::suggested_calendar(2567),
                       {admin, clock.now(), {}});
    cycles::EnrolmentStore(c).enrol(cycle, agencies.all(), {admin, clock.now(), {}});
    cycles.change_stage(cycle, cycles::StageCode::review, cycles::StageAct::opened, {admin, clock.now(), {}});
    reviews::SettingStore(c).set(cycle, {.share = 0, .seed = "seed"}, admin, clock.now());
  });
}

accounts::Visitor ReviewWorld::visitor(std::int64_t account)
{
  return database_.read([&](db::Connection& c) {
    accounts::AccountStore store(c);
    return accounts::Visitor{account, store.find(account).value().name, store.grants(account)};
  });
}

std::shared_ptr<const framework::Framework> ReviewWorld::framework()
{
  return database_.read([&](db::Connection& c) { return cycles::CycleStore(c).framework(cycle); });
}

void ReviewWorld::change_stage(cycles::StageCode stage, cycles::StageAct act)
{
  database_.write([&](db::Connection& c) {
    cycles::CycleStore(c).change_stage(cycle, stage, act, {admin, clock.now(), {}});
  });
}

void ReviewWorld::set_share(std::int64_t percent)
{
  database_.write([&](db::Connection& c) {
    reviews::SettingStore(c).set(cycle, {.share = percent, .seed = "seed"}, admin, clock.now());
  });
}

reviews::AssigningStore::Given ReviewWorld::assign(std::vector<reviews::Assigned> assigned)
{
  const auto rules = framework();
  const accounts::Visitor by = visitor(admin);
  return database_.write([&](db::Connection& c) {
    return reviews::AssigningStore(c, clock, by)
        .assign(cycle, *rules, reviews::assessed_agencies(c, cycle), assigned, reviews::Way::hand);
  });
}

void ReviewWorld::declare(const reviews::Conflict& conflict)
{
  const accounts::Visitor by = visitor(conflict.account);
  database_.write([&](db::Connection& c) { reviews::AssigningStore(c, clock, by).declare(conflict); });
}

reviews::Task ReviewWorld::task(std::int64_t agency, const std::string& item, reviews::ReadingKind kind)
{
  return database_.read(
      [&](db::Connection& c) { return reviews::TaskStore(c).find(cycle, agency, item, kind).value(); });
}

reviews::Outcome ReviewWorld::read(std::int64_t agency, const std::string& item, reviews::ReadingKind kind,
                                   const std::string& elements, std::int64_t by)
{
  const reviews::Task found = task(agency, item, kind);
  const accounts::Visitor reader = visitor(by != 0 ? by : found.account.value());
  reviews::Reading reading{.state = reviews::state_of(elements), .elements = elements, .words = "why"};
  for (std::size_t i = 0; i < elements.size(); ++i) {
    if (elements[i] == '0') reading.reasons[std::to_string(i + 1)] = {"incomplete", "x"};
  }
  clock.advance(std::chrono::seconds(1));
  return database_.write(
      [&](db::Connection& c) { return reviews::JudgingStore(c, clock, random, reader).read(found, reading); });
}

std::vector<std::string> ReviewWorld::audit()
{
  return database_.read([](db::Connection& c) {
    return c.query("SELECT act || ' ' || object || ' ' || detail FROM audit_entry ORDER BY number").all<std::string>();
  });
}

}  // namespace review_test
