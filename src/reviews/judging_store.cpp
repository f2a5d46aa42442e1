// SPDX-License-Identifier: Apache-2.0
#include "src/reviews/judging_store.hpp"

#include <stdexcept>
#include <string>
#include <utility>

#include "src/accounts/audit_store.hpp"
#include "src/reviews/assigning_store.hpp"
#include "src/reviews/judgement_store.hpp"
#include "src/reviews/reading_store.hpp"
#include "src/reviews/setting_store.hpp"

namespace reviews {
namespace {

std::string object_of_item(std::int64_t agency, std::int64_t cycle, const std::string& item)
{
  return "agency " + std::to_string(agency) + ", cycle " + std::to_string(cycle) + ", " + item;
}

}  // namespace

bool may_still_read(const Task& task, bool second_is_done)
{
  return task.kind == ReadingKind::first ? !second_is_done : !task.done;
}

void JudgingStore::log(std::string_view act, const Reading& reading)
{
  accounts::AuditStore(connection_, clock_)
      .add(visitor_, act, object_of_item(reading.agency, reading.cycle, reading.item),
           std::string(code(reading.kind)) + ": " + std::string(code(reading.state)) +
               (reading.elements.empty() ? "" : " " + reading.elements));
}

Outcome JudgingStore::read(const Task& task, Reading reading)
{
  reading.cycle = task.cycle;
  reading.agency = task.agency;
  reading.item = task.item;
  reading.kind = task.kind;
  reading.reader = visitor_.account;
  reading.at = clock_.now();
  reading.id = ReadingStore(connection_).add(reading);
  TaskStore(connection_).finish(task.id, reading.id, reading.at);
  log("review.read", reading);
  if (task.kind == ReadingKind::first) return after_first(task, reading);
  if (task.kind == ReadingKind::second) return after_second(task, reading);
  if (task.kind == ReadingKind::clarified) {
    if (const auto contest = ContestStore(connection_).find(task.cycle, task.agency, task.item))
      ContestStore(connection_).decide(contest->id, reading.id, reading.at);
  }
  JudgementStore(connection_).put(judgement_of(reading, reading.at));
  return Outcome::stands;
}

Outcome JudgingStore::after_first(const Task& task, const Reading& reading)
{
  JudgementStore judgements(connection_);
  if (TaskStore(connection_).find(task.cycle, task.agency, task.item, ReadingKind::second)) return Outcome::waits;
  const SecondReadingRule rule = SettingStore(connection_).rule_or_begin(task.cycle, random_, clock_.now());
  const auto why = second_reading(rule, task.agency, task.item, reading.state);
  if (!why) {
    judgements.put(judgement_of(reading, reading.at));
    return Outcome::stands;
  }
  judgements.withdraw(task.cycle, task.agency, task.item);
  open(task, ReadingKind::second, std::string(code(*why)));
  return Outcome::waits;
}

Outcome JudgingStore::after_second(const Task& task, const Reading& reading)
{
  const auto first_task = TaskStore(connection_).find(task.cycle, task.agency, task.item, ReadingKind::first);
  const auto first = first_task && first_task->reading ? ReadingStore(connection_).find(*first_task->reading)
                                                       : std::optional<Reading>();
  if (!first) throw std::logic_error("a second reading without a first");
  if (agree(*first, reading)) {
    JudgementStore(connection_).put(judgement_of(*first, reading.at));
    return Outcome::stands;
  }
  Task moderated{.cycle = task.cycle,
                 .agency = task.agency,
                 .item = task.item,
                 .kind = ReadingKind::moderated,
                 .position = task.position,
                 .assigned = clock_.now()};
  TaskStore(connection_).add_many({&moderated, 1});
  return Outcome::differs;
}

void JudgingStore::open(const Task& of, ReadingKind kind, std::string why)
{
  const AssessedAgency agency =
      assessed_agency(connection_, of.cycle, of.agency).value_or(AssessedAgency{of.agency, {}});
  AssigningStore(connection_, clock_, visitor_)
      .open_task({.cycle = of.cycle,
                  .agency = of.agency,
                  .item = of.item,
                  .kind = kind,
                  .position = of.position,
                  .why = std::move(why)},
                 agency);
}

void JudgingStore::contest(const Judgement& judgement, std::int64_t position, const std::string& words)
{
  ContestStore(connection_)
      .add({.cycle = judgement.cycle,
            .agency = judgement.agency,
            .item = judgement.item,
            .words = words,
            .at = clock_.now(),
            .by = visitor_.account,
            .before = judgement.state,
            .before_elements = judgement.elements,
            .before_reading = judgement.reading});
  open({.cycle = judgement.cycle, .agency = judgement.agency, .item = judgement.item, .position = position},
       ReadingKind::clarified, {});
  accounts::AuditStore(connection_, clock_)
      .add(visitor_, "review.contest", object_of_item(judgement.agency, judgement.cycle, judgement.item));
}

void JudgingStore::take_back(const Contest& contest)
{
  ContestStore(connection_).take_back(contest.id, visitor_.account, clock_.now());
  if (const auto task =
          TaskStore(connection_).find(contest.cycle, contest.agency, contest.item, ReadingKind::clarified))
    TaskStore(connection_).drop(task->id);
  accounts::AuditStore(connection_, clock_)
      .add(visitor_, "review.contest_taken_back", object_of_item(contest.agency, contest.cycle, contest.item));
}

void JudgingStore::take_in(std::span<const Judgement> judgements, const std::string& file)
{
  ReadingStore readings(connection_);
  JudgementStore in_force(connection_);
  TaskStore tasks(connection_);
  for (const Judgement& judgement : judgements) {
    Reading reading{.cycle = judgement.cycle,
                    .agency = judgement.agency,
                    .item = judgement.item,
                    .kind = ReadingKind::imported,
                    .reader = visitor_.account,
                    .state = judgement.state,
                    .elements = judgement.elements,
                    .reasons = judgement.reasons,
                    .at = clock_.now()};
    reading.id = readings.add(reading);
    in_force.put(judgement_of(reading, reading.at));
    const auto task = tasks.find(judgement.cycle, judgement.agency, judgement.item, ReadingKind::first);
    if (task && !task->done) tasks.finish(task->id, reading.id, reading.at);
  }
  accounts::AuditStore(connection_, clock_)
      .add(visitor_, "review.import",
           judgements.empty() ? std::string() : "cycle " + std::to_string(judgements.front().cycle),
           std::to_string(judgements.size()) + " judgements, " + file);
}

}  // namespace reviews
