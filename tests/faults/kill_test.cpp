// SPDX-License-Identifier: Apache-2.0
// The server killed while people answer, again and again: what they saw confirmed is there, once.
#include <memory>

#include "tests/faults/whole_server.hpp"
#include "tests/server/load.hpp"

namespace {

/// With SQLite on disk, where a commit takes as long as in earnest: what is confirmed too early is then found out.
class KilledServer : public testing::TestWithParam<db::Engine> {
 protected:
  const db::Url& url() const { return postgresql_ ? postgresql_->url() : on_disk_; }
  whole::Stored stored() { return whole::stored_of(database_, round_); }

  whole::TemporaryFolder folder{true};

 private:
  std::unique_ptr<db_test::FreshDatabase> postgresql_ =
      GetParam() == db::Engine::sqlite ? nullptr : std::make_unique<db_test::FreshDatabase>(GetParam());
  db::Url on_disk_{db::Engine::sqlite, folder.path() / "round.db"};
  db::Database database_ = db::Database::open(url());
  whole::Round round_ = whole::make_round(database_, 3, util::SystemClock().now());

 protected:
  whole::Respondents respondents{round_, whole::k_server_key};
};
DB_ENGINES(KilledServer);

DB_TEST(KilledServer, has_every_confirmed_answer_once)
{
  constexpr int k_kills = 20;
  constexpr std::size_t k_at_once = 4;
  util::SeededRandom chance("kill");
  whole::Load load(respondents);
  for (int kill = 0; kill < k_kills; ++kill) {
    whole::ServerProcess server(url(), folder.path());
    load.send_again(server.port());
    load.kill_at(server.pid(), load.confirmed() + 1 + chance.below(40));
    load.begin(server.port(), k_at_once);
    load.wait_for_end();
    server.kill();
  }
  whole::ServerProcess server(url(), folder.path());
  load.send_again(server.port());
  EXPECT_EQ(server.stop(), 0) << server.log();
  EXPECT_EQ(load.oddities(), std::vector<std::string>());
  const whole::Stored there = stored();
  EXPECT_EQ(there.receipts, whole::sorted_receipts(load.receipts()));
  EXPECT_EQ(there.answers, static_cast<std::int64_t>(there.receipts.size())) << "an answer for every receipt";
}

DB_TEST(KilledServer, has_every_confirmed_answer_when_it_is_told_to_stop)
{
  whole::Load load(respondents);
  whole::ServerProcess server(url(), folder.path());
  load.begin(server.port(), 4);
  load.wait_for_confirmed(20);
  EXPECT_EQ(server.stop(), 0) << server.log();
  load.wait_for_end();
  whole::ServerProcess next(url(), folder.path());
  load.send_again(next.port());
  EXPECT_EQ(load.oddities(), std::vector<std::string>());
  EXPECT_EQ(stored().receipts, whole::sorted_receipts(load.receipts()));
}

}  // namespace
