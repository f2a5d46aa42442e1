// SPDX-License-Identifier: Apache-2.0
// What happens to the database of a busy programme: the process killed, the server restarted, the disk full.
#include <algorithm>
#include <csignal>
#include <future>
#include <latch>
#include <set>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lib/db/group_writer.hpp"
#include "lib/util/random.hpp"

#include "tests/lib/db/engines.hpp"
#include "tests/lib/db/slips.hpp"

namespace {

using db::Connection;
using db_test::Slip;
using Writer = db::GroupWriter<Slip>;

class Faults : public db_test::OnEngine {
 protected:
  Faults() : OnEngine(db_test::slips()) {}
};
DB_ENGINES(Faults);

/// In a process of its own: writes slips from `first` on without end, and each number to the pipe when it is stored.
[[noreturn]] void write_until_killed(const db::Url& url, std::int64_t first, int pipe)
{
  db::Database database = db::Database::open(url);
  Writer writer(database, db_test::store_slips, {.waiting_items = 200});
  for (std::int64_t number = first;;) {
    const bool taken = writer.offer({number}, 8, [pipe](Slip& slip, const std::exception_ptr& failure) {
      if (!failure && ::write(pipe, &slip.number, sizeof slip.number) < 0) ::_exit(1);
    });
    if (taken) ++number;
  }
}

/// The numbers that were confirmed before the process was killed, after at least `least` of them.
std::vector<std::int64_t> confirmed_until_killed(const db::Url& url, std::int64_t first, std::size_t least)
{
  int ends[2];
  if (::pipe(ends) != 0) throw std::runtime_error("no pipe");
  const pid_t child = ::fork();
  if (child == 0) {
    ::close(ends[0]);
    write_until_killed(url, first, ends[1]);
  }
  ::close(ends[1]);
  std::vector<std::int64_t> confirmed;
  std::int64_t number = 0;
  while (::read(ends[0], &number, sizeof number) == sizeof number) {
    confirmed.push_back(number);
    if (confirmed.size() == least) ::kill(child, SIGKILL);
  }
  ::close(ends[0]);
  int status = 0;
  ::waitpid(child, &status, 0);
  EXPECT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
  return confirmed;
}

DB_TEST(Faults, a_killed_process_loses_nothing_that_was_confirmed)
{
  constexpr int k_kills = 10;
  util::SeededRandom chance("kill");
  for (int kill = 0; kill < k_kills; ++kill) {
    const std::int64_t first = kill * 10'000'000;
    const auto confirmed = confirmed_until_killed(url(), first, 1 + chance.below(600));
    db::Database again = db::Database::open(url());
    const std::vector<std::int64_t> stored = db_test::stored_slips(again);
    const std::set<std::int64_t> there(stored.begin(), stored.end());
    for (const std::int64_t number : confirmed)
      ASSERT_TRUE(there.contains(number)) << number;
    again.write([first](Connection& connection) {
      connection.execute("INSERT INTO slip (number) VALUES (:n)", first + 9'999'999);
    });
  }
}

TEST(PostgresqlRestart, under_load_costs_single_answers_and_goes_on_by_itself)
{
  const db_test::OwnServer server;
  db::Database database = db::Database::open(server.url(), {.connections = 4});
  database.write_alone([](Connection& connection) { db::apply(connection, db_test::slips(), 0); });
  std::set<std::int64_t> confirmed;
  std::set<std::int64_t> unsure;
  {
    std::atomic<int> good = 0;
    std::atomic<int> bad = 0;
    Writer writer(database, db_test::store_slips, {.waiting_items = 100});  // tells them as long as it lives
    std::int64_t number = 0;
    const auto offer = [&] {
      const bool taken = writer.offer({number}, 8, [&](Slip& slip, const std::exception_ptr& failure) {
        EXPECT_TRUE(!failure || db_test::failed_with<db::Unavailable>(failure));
        (failure ? unsure : confirmed).insert(slip.number);
        ++(failure ? bad : good);
      });
      if (taken) ++number;
      if (!taken) std::this_thread::yield();
    };
    while (good < 500)
      offer();
    server.restart();
    while (server.restarting())
      offer();
    const int before = good;
    while (good < before + 500)
      offer();
  }
  const std::vector<std::int64_t> stored = db_test::stored_slips(database);
  EXPECT_TRUE(std::ranges::includes(stored, confirmed));
  for (const std::int64_t there : stored)
    EXPECT_TRUE(confirmed.contains(there) || unsure.contains(there)) << there;
}

TEST(PostgresqlRestart, is_not_noticed_by_connections_that_were_idle)
{
  const db_test::OwnServer server;
  db::Database database = db::Database::open(server.url());
  database.write_alone([](Connection& connection) { db::apply(connection, db_test::slips(), 0); });
  const auto read_at_once = [&] {
    std::latch all(3);
    std::vector<std::thread> threads;
    for (int i = 0; i < 3; ++i) {
      threads.emplace_back([&] {
        EXPECT_EQ(database.read([&](Connection& connection) {
          all.arrive_and_wait();
          return connection.query("SELECT count(*) FROM slip").one<int>();
        }),
                  0);
      });
    }
    for (std::thread& thread : threads)
      thread.join();
  };
  read_at_once();
  server.restart();
  while (server.restarting())
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  read_at_once();
}

/// Fills the database until there is no room; true when that was said as it should be.
bool fill(db::Database& database, std::int64_t& number)
{
  for (int i = 0; i < 10'000; ++i) {
    try {
      database.write([&](Connection& connection) {
        connection.execute("INSERT INTO slip (number, text) VALUES (:n, :t)", number, std::string(10'000, 'x'));
      });
      ++number;
    } catch (const db::StorageFull&) {
      return true;
    }
  }
  return false;
}

TEST(DiskFull, is_said_and_costs_nothing_that_was_stored)
{
  const db_test::FreshDatabase fresh(db::Engine::sqlite, db_test::slips());
  db::Database database = fresh.open();
  const auto limit = [&](const std::string& pages) {
    database.maintain([&](Connection& connection) { connection.script("PRAGMA max_page_count = " + pages); });
  };
  limit("100");
  std::int64_t number = 0;
  ASSERT_TRUE(fill(database, number));
  EXPECT_EQ(db_test::stored_slips(database).size(), number);
  std::promise<bool> told;
  Writer writer(database, [](Connection& connection, std::span<Slip*> items) {
    for (Slip* slip : items)
      slip->text.assign(100'000, 'x');
    db_test::store_slips(connection, items);
  });
  ASSERT_TRUE(writer.offer({-1}, 8, [&](Slip&, const std::exception_ptr& failure) {
    told.set_value(db_test::failed_with<db::StorageFull>(failure));
  }));
  EXPECT_TRUE(told.get_future().get());
  limit("10000");
  std::promise<bool> stored;
  ASSERT_TRUE(writer.offer({-2}, 8, [&](Slip&, const std::exception_ptr& failure) { stored.set_value(!failure); }));
  EXPECT_TRUE(stored.get_future().get()) << "goes on when there is room";
  EXPECT_EQ(db_test::stored_slips(database).size(), number + 1);
}

int fill_with_small_files(const db::Url& url)
{
  db::Database database = db::Database::open(url);
  std::signal(SIGXFSZ, SIG_IGN);
  rlimit limit{};
  ::getrlimit(RLIMIT_FSIZE, &limit);
  const rlim_t before = limit.rlim_cur;
  limit.rlim_cur = 300'000;
  ::setrlimit(RLIMIT_FSIZE, &limit);
  std::int64_t number = 0;
  if (!fill(database, number)) return 1;
  if (db_test::stored_slips(database).size() != static_cast<std::size_t>(number)) return 2;
  limit.rlim_cur = before;
  ::setrlimit(RLIMIT_FSIZE, &limit);
  database.write([](Connection& connection) { connection.execute("INSERT INTO slip (number) VALUES (-1)"); });
  const auto sound =
      database.read([](Connection& c) { return c.query("SELECT * FROM pragma_integrity_check").one<std::string>(); });
  return sound == "ok" ? 0 : 3;
}

TEST(DiskFull, of_the_operating_system_is_said_too)
{
  const db_test::FreshDatabase fresh(db::Engine::sqlite, db_test::slips());
  const pid_t child = ::fork();
  if (child == 0) {
    int result = 9;
    try {
      result = fill_with_small_files(fresh.url());
    } catch (const std::exception& error) {
      std::fprintf(stderr, "%s\n", error.what());
    }
    ::_exit(result);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  EXPECT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 0);
}

TEST(Unreachable, is_said_at_once)
{
  EXPECT_THROW(db::Database::open({db::Engine::sqlite, "/nowhere/at/all.db"}), db::Unavailable);
  EXPECT_THROW(db::Database::open({db::Engine::postgresql, "postgresql:///x?host=/nowhere&connect_timeout=2"}),
               db::Unavailable);
  const db_test::FreshDatabase fresh(db::Engine::sqlite);
  EXPECT_THROW(fresh.open({.create = false}), db::Unavailable);
  db::Database database = fresh.open({.connections = 1, .wait = std::chrono::milliseconds(50)});
  database.read(
      [&](Connection&) { EXPECT_THROW(database.read([](Connection&) {}), db::Unavailable) << "all are busy"; });
}

}  // namespace
