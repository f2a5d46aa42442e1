// SPDX-License-Identifier: Apache-2.0
#include "src/surveys/sweep_store.hpp"

#include <vector>

#include "src/accounts/audit_store.hpp"
#include "src/cycles/cycle_store.hpp"
#include "src/surveys/contact_store.hpp"
#include "src/surveys/contact_upload_store.hpp"
#include "src/surveys/grant_store.hpp"
#include "src/surveys/import_store.hpp"
#include "src/surveys/paper_store.hpp"

namespace surveys {
namespace {

constexpr util::UtcSeconds k_seconds_of_day = 86'400;

struct Due {
  std::vector<Survey> lists;
  std::vector<PaperBatch> batches;
  bool old_files = false;
  bool old_grants = false;
  bool any() const { return !lists.empty() || !batches.empty() || old_files || old_grants; }
};

bool is_over(const cycles::Cycle& cycle, const cycles::Calendar& calendar, util::UtcSeconds time)
{
  const cycles::Stage& stage = cycles::stage_of(calendar, cycles::StageCode::surveys);
  const bool closed = stage.state() == cycles::StageState::closed || !cycle.is_open();
  return closed && time >= stage.closed.value_or(stage.closes);
}

/// What used codes were worth is kept so long: a night may lie between a code and its answer.
std::int64_t yesterday(util::UtcSeconds now)
{
  return day_of(now) - 1;
}

Due due_at(db::Connection& connection, const accounts::Secrets& secrets, util::UtcSeconds now, std::int64_t days)
{
  Due due;
  const cycles::CycleStore cycles(connection);
  for (const cycles::Cycle& cycle : cycles.all()) {
    std::vector<Survey> lists = ContactStore(connection, secrets).in_use(cycle.id);
    std::vector<PaperBatch> batches = PaperStore(connection).open(cycle.id);
    if (lists.empty() && batches.empty()) continue;
    if (!is_over(cycle, cycles.calendar(cycle.id), now - days * k_seconds_of_day)) continue;
    due.lists.insert(due.lists.end(), lists.begin(), lists.end());
    due.batches.insert(due.batches.end(), batches.begin(), batches.end());
  }
  const util::UtcSeconds oldest = now - k_seconds_of_day;
  due.old_files =
      ContactUploadStore(connection, secrets).has_before(oldest) || ImportStore(connection).has_kept_before(oldest);
  due.old_grants = GrantStore(connection).has_before(yesterday(now));
  return due;
}

std::string object_of_survey(const Survey& survey)
{
  return "agency " + std::to_string(survey.agency) + ", cycle " + std::to_string(survey.cycle) + ", " +
         survey.instrument + " " + survey.part;
}

}  // namespace

Swept sweep(db::Database& database, const accounts::Secrets& secrets, const util::Clock& clock, std::int64_t days)
{
  const util::UtcSeconds now = clock.now();
  const Due due = database.read([&](db::Connection& connection) { return due_at(connection, secrets, now, days); });
  if (!due.any()) return {};
  return database.write([&](db::Connection& connection) {
    Swept swept;
    ContactStore contacts(connection, secrets);
    accounts::AuditStore audit(connection, clock);
    ContactUploadStore(connection, secrets).forget_before(now - k_seconds_of_day);
    ImportStore(connection).forget_kept_before(now - k_seconds_of_day);
    GrantStore(connection).forget_before(yesterday(now));
    for (const Survey& survey : due.lists) {
      if (!contacts.end(survey, 0, now, "schedule")) continue;
      ++swept.lists;
      audit.add("surveys.contacts_deleted", object_of_survey(survey), "on schedule");
    }
    for (const PaperBatch& batch : due.batches) {
      if (!PaperStore(connection).end(batch.id, 0, now, "dropped")) continue;
      ++swept.batches;
      audit.add("surveys.paper_dropped", object_of_survey(batch.survey), "on schedule");
    }
    return swept;
  });
}

}  // namespace surveys
