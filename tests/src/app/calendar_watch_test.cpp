// SPDX-License-Identifier: Apache-2.0
#include "src/app/calendar_watch.hpp"

#include <atomic>
#include <stdexcept>

#include "lib/util/embedded.hpp"

#include "src/cycles/cycle_store.hpp"

#include "tests/lib/db/engines.hpp"

namespace app {
namespace {

using cycles::CycleStore;
using cycles::StageCode;
using cycles::StageState;

class CalendarWatched : public db_test::OnEngine {
 protected:
  CalendarWatched() : OnEngine(db::read_migrations(util::embedded_program_files())) {}

  void make_round()
  {
    database().write([](db::Connection& connection) {
      CycleStore(connection)
          .add("A", cycles::read_framework_of(2568).value(), cycles::suggested_calendar(2568),
               {.account = 1, .at = 1, .reason = ""});
    });
  }
  StageState enrolment()
  {
    return database().read([](db::Connection& connection) {
      return cycles::stage_of(CycleStore(connection).calendar(1), StageCode::enrolment).state();
    });
  }
  util::UtcSeconds opens() { return cycles::stage_of(cycles::suggested_calendar(2568), StageCode::enrolment).opens; }
};

DB_TEST(CalendarWatched, changes_are_made_when_due_and_once)
{
  make_round();
  util::SettableClock clock(opens() - 1);
  EXPECT_EQ(make_due_changes(database(), clock), 0U);
  clock.advance(std::chrono::seconds(1));
  EXPECT_EQ(make_due_changes(database(), clock), 1U);
  EXPECT_EQ(make_due_changes(database(), clock), 0U);
  EXPECT_EQ(enrolment(), StageState::open);
}

DB_TEST(CalendarWatched, a_watch_sees_the_day_come)
{
  make_round();
  util::SettableClock clock(opens() - 10);
  const CalendarWatch watch(database(), clock, std::chrono::milliseconds(5));
  clock.advance(std::chrono::seconds(10));
  while (enrolment() != StageState::open)
    std::this_thread::yield();
}

DB_TEST(CalendarWatched, what_else_waits_for_its_day_is_looked_at_and_may_fail)
{
  make_round();
  util::SettableClock clock(opens());
  std::atomic<int> looks = 0;
  {
    const CalendarWatch watch(database(), clock, std::chrono::milliseconds(5), [&] {
      ++looks;
      throw std::runtime_error("nothing there");
    });
    while (looks < 3)
      std::this_thread::yield();
  }
  EXPECT_EQ(enrolment(), StageState::open);
}

DB_ENGINES(CalendarWatched);

}  // namespace
}  // namespace app
