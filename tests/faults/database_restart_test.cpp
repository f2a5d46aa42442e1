// SPDX-License-Identifier: Apache-2.0
// PostgreSQL restarted while people answer: who comes meanwhile is told to send again, and the server goes on by
// itself.
#include <thread>

#include "tests/faults/whole_server.hpp"
#include "tests/server/browser.hpp"
#include "tests/server/load.hpp"

namespace {

TEST(RestartedDatabase, costs_no_answer)
{
  const db_test::OwnServer postgresql;
  db::Database database = db::Database::open(postgresql.url(), {.connections = 2});
  const whole::Round round = whole::make_round(database, 3, util::SystemClock().now());
  whole::Respondents respondents(round, whole::k_server_key);
  const whole::TemporaryFolder folder;
  whole::ServerProcess server(postgresql.url(), folder.path());
  whole::Load load(respondents);
  load.begin(server.port(), 4);
  whole::Browser browser(server.port());
  for (int restart = 0; restart < 2; ++restart) {
    load.wait_for_confirmed(load.confirmed() + 20);
    postgresql.restart();
    while (postgresql.restarting())
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    EXPECT_EQ(browser.get("/health").status, 200);
  }
  load.wait_for_confirmed(load.confirmed() + 20);
  load.stop();
  EXPECT_EQ(server.stop(), 0) << server.log();
  EXPECT_EQ(load.oddities(), std::vector<std::string>());
  const whole::Stored there = whole::stored_of(database, round);
  EXPECT_EQ(there.receipts, whole::sorted_receipts(load.receipts()));
  EXPECT_EQ(there.answers, static_cast<std::int64_t>(there.receipts.size()));
}

}  // namespace
