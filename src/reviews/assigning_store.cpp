// SPDX-License-Identifier: Apache-2.0
#include "src/reviews/assigning_store.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "src/accounts/account_store.hpp"
#include "src/accounts/audit_store.hpp"
#include "src/agencies/agency_store.hpp"
#include "src/cycles/enrolment_store.hpp"
#include "src/reviews/conflict_store.hpp"
#include "src/reviews/first_readings_store.hpp"
#include "src/reviews/reading_store.hpp"

namespace reviews {
namespace {

accounts::Grant assessor_of(std::int64_t agency)
{
  return {.role = accounts::Role::assessor, .agency = agency, .unit = {}};
}

std::string account_object(std::int64_t account)
{
  return "account " + std::to_string(account);
}

std::string cycle_object(std::int64_t cycle)
{
  return "cycle " + std::to_string(cycle);
}

std::string plain_words(const Conflict& conflict)
{
  return conflict.agency ? "agency " + std::to_string(*conflict.agency) : "province " + conflict.province;
}

}  // namespace

std::optional<AssessedAgency> assessed_agency(db::Connection& connection, std::int64_t cycle, std::int64_t agency)
{
  const auto enrolment = cycles::EnrolmentStore(connection).find(cycle, agency);
  if (!enrolment || !enrolment->takes_part()) return std::nullopt;
  return AssessedAgency{agency, enrolment->province};
}

AssessedAgencies assessed_agencies(db::Connection& connection, std::int64_t cycle)
{
  AssessedAgencies found;
  for (const cycles::Enrolment& enrolment : cycles::EnrolmentStore(connection).all(cycle))
    found.emplace(enrolment.agency, AssessedAgency{enrolment.agency, enrolment.province});
  return found;
}

std::vector<accounts::RoleHolder> AssigningStore::assessors() const
{
  return accounts::AccountStore(connection_).people_in(accounts::Role::assessor);
}

std::map<std::int64_t, std::int64_t> AssigningStore::loads(std::int64_t cycle, ReadingKind kind) const
{
  const std::map<std::int64_t, std::int64_t> known = TaskStore(connection_).loads(cycle, kind);
  std::map<std::int64_t, std::int64_t> loads;
  for (const accounts::RoleHolder& assessor : assessors()) {
    const auto load = known.find(assessor.id);
    loads.emplace(assessor.id, load == known.end() ? 0 : load->second);
  }
  return loads;
}

AssigningStore::Given AssigningStore::assign(std::int64_t cycle, const framework::Framework& framework,
                                             const AssessedAgencies& agencies, std::span<const Assigned> assigned,
                                             Way way)
{
  std::map<std::int64_t, std::vector<Assigned>> by_agency;
  for (const Assigned& one : assigned)
    by_agency[one.agency].push_back(one);
  const std::vector<Conflict> conflicts = ConflictStore(connection_).all();
  TaskStore tasks(connection_);
  Given sum;
  for (const auto& [agency, of_agency] : by_agency) {
    const auto about = agencies.find(agency);
    if (about == agencies.end()) continue;
    const Given given = assign_agency(cycle, framework, about->second, of_agency, conflicts);
    sum.items += given.items;
    sum.in_conflict += given.in_conflict;
    sum.read_already += given.read_already;
    for (const Assigned& one : of_agency)
      tasks.note(cycle, one, way, visitor_.account, clock_.now());
  }
  accounts::AuditStore(connection_, clock_)
      .add(visitor_, "review.assign", cycle_object(cycle),
           std::string(code(way)) + ", " + std::to_string(sum.items) + " items of " + std::to_string(by_agency.size()) +
               " agencies" +
               (by_agency.size() == 1 && assigned.size() == 1
                    ? ", agency " + std::to_string(assigned.front().agency) + " " + assigned.front().item + " → " +
                          (assigned.front().account ? account_object(*assigned.front().account) : "nobody")
                    : ""));
  return sum;
}

AssigningStore::Given AssigningStore::assign_agency(std::int64_t cycle, const framework::Framework& framework,
                                                    const AssessedAgency& agency, std::span<const Assigned> assigned,
                                                    std::span<const Conflict> conflicts)
{
  TaskStore tasks(connection_);
  FirstReadings readings(tasks, cycle, agency.id, clock_.now());
  for (const Assigned& one : assigned) {
    const bool refused = one.account && is_in_conflict(conflicts, *one.account, agency);
    for (std::size_t i = 0; i < framework.items.size(); ++i) {
      const std::string& item = framework.items[i].code;
      if (!one.item.empty() && one.item != item) continue;
      if (refused) {
        ++readings.given.in_conflict;
      } else {
        readings.give(item, static_cast<std::int64_t>(i) + 1, one.account);
      }
    }
  }
  readings.store_fresh();
  for (const std::int64_t account : readings.gave)
    give_role(account, agency.id);
  for (const std::int64_t account : readings.took)
    take_idle_role(account, agency.id);
  return readings.given;
}

void AssigningStore::give_role(std::int64_t account, std::int64_t agency)
{
  accounts::AccountStore accounts(connection_);
  const std::vector<accounts::Grant> grants = accounts.grants(account);
  const accounts::Grant grant = assessor_of(agency);
  if (std::find(grants.begin(), grants.end(), grant) != grants.end()) return;
  accounts.grant(account, grant);
  connection_.execute(
      "INSERT INTO review_grant (account_id, agency_id, given_at) VALUES (:account, :agency, :now) ON CONFLICT DO "
      "NOTHING",
      account, agency, clock_.now());
  accounts::AuditStore(connection_, clock_)
      .add(visitor_, "account.grant", account_object(account), accounts::shown_plainly(grant));
}

void AssigningStore::take_role(std::int64_t account, std::int64_t agency)
{
  connection_.execute("DELETE FROM review_grant WHERE account_id = :account AND agency_id = :agency", account, agency);
  const accounts::Grant grant = assessor_of(agency);
  if (!accounts::AccountStore(connection_).withdraw(account, grant)) return;
  accounts::AuditStore(connection_, clock_)
      .add(visitor_, "account.withdraw", account_object(account), accounts::shown_plainly(grant));
}

void AssigningStore::take_idle_role(std::int64_t account, std::int64_t agency)
{
  const bool came_with_work =
      connection_
          .query("SELECT COUNT(*) FROM review_grant WHERE account_id = :account AND agency_id = :agency", account,
                 agency)
          .one<std::int64_t>() > 0;
  if (came_with_work && !TaskStore(connection_).has_any(account, agency)) take_role(account, agency);
}

std::vector<accounts::RoleHolder> AssigningStore::eligible(const Task& task, const AssessedAgency& agency) const
{
  const std::vector<Conflict> conflicts = ConflictStore(connection_).all();
  const std::vector<std::int64_t> readers = ReadingStore(connection_).readers(task.cycle, task.agency, task.item);
  std::vector<accounts::RoleHolder> people = assessors();
  std::erase_if(people, [&](const accounts::RoleHolder& person) {
    return is_in_conflict(conflicts, person.id, agency) ||
           std::find(readers.begin(), readers.end(), person.id) != readers.end();
  });
  return people;
}

std::optional<std::int64_t> AssigningStore::choose(const Task& task, const AssessedAgency& agency) const
{
  const std::map<std::int64_t, std::int64_t> all = loads(task.cycle, task.kind);
  std::map<std::int64_t, std::int64_t> of_eligible;
  for (const accounts::RoleHolder& person : eligible(task, agency))
    of_eligible.emplace(person.id, all.at(person.id));
  return least_loaded(of_eligible, {}, agency);
}

void AssigningStore::open_task(Task task, const AssessedAgency& agency)
{
  task.account = choose(task, agency);
  task.assigned = clock_.now();
  TaskStore tasks(connection_);
  tasks.add_many({&task, 1});
  tasks.note(task.cycle, {task.agency, task.item, task.account, task.kind}, Way::chosen, 0, clock_.now());
  if (task.account) give_role(*task.account, task.agency);
}

void AssigningStore::hand_over(const Task& task, std::optional<std::int64_t> account, Way way)
{
  TaskStore tasks(connection_);
  tasks.give(task.id, account, clock_.now());
  tasks.note(task.cycle, {task.agency, task.item, account, task.kind}, way, visitor_.account, clock_.now());
  if (account) give_role(*account, task.agency);
  if (task.account) take_idle_role(*task.account, task.agency);
  accounts::AuditStore(connection_, clock_)
      .add(visitor_, "review.hand_over", cycle_object(task.cycle),
           "agency " + std::to_string(task.agency) + " " + task.item + " " + std::string(code(task.kind)) + " → " +
               (account ? account_object(*account) : "nobody"));
}

void AssigningStore::declare(const Conflict& conflict)
{
  ConflictStore(connection_).add(conflict);
  accounts::AuditStore(connection_, clock_)
      .add(visitor_, "review.conflict", account_object(conflict.account), plain_words(conflict));
  take_tasks(conflict);
  take_roles(conflict);
}

void AssigningStore::take_tasks(const Conflict& conflict)
{
  TaskStore tasks(connection_);
  for (const Task& task : tasks.of_account(conflict.account)) {
    const auto agency = assessed_agency(connection_, task.cycle, task.agency);
    const AssessedAgency about = agency.value_or(AssessedAgency{task.agency, {}});
    if (!is_in_conflict({&conflict, 1}, conflict.account, about)) continue;
    const bool of_choice = task.kind == ReadingKind::second || task.kind == ReadingKind::clarified;
    hand_over(task, of_choice ? choose(task, about) : std::nullopt, Way::conflict);
  }
}

void AssigningStore::take_roles(const Conflict& conflict)
{
  for (const accounts::Grant& grant : accounts::AccountStore(connection_).grants(conflict.account)) {
    if (grant.role != accounts::Role::assessor || !grant.agency) continue;
    const auto agency = agencies::AgencyStore(connection_).find(*grant.agency);
    const AssessedAgency about{*grant.agency, agency ? agency->province : std::string()};
    if (is_in_conflict({&conflict, 1}, conflict.account, about)) take_role(conflict.account, *grant.agency);
  }
}

void AssigningStore::end_conflict(const Conflict& conflict)
{
  ConflictStore(connection_).end(conflict.id, visitor_.account, clock_.now());
  accounts::AuditStore(connection_, clock_)
      .add(visitor_, "review.conflict_ended", account_object(conflict.account), plain_words(conflict));
}

}  // namespace reviews
