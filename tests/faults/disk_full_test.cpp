// SPDX-License-Identifier: Apache-2.0
// No room for the database's files: people are told to send again, what was stored stays whole, and the server goes on
// by itself when there is room again.
#include <chrono>
#include <functional>
#include <memory>
#include <thread>

#include "tests/faults/whole_server.hpp"
#include "tests/server/browser.hpp"
#include "tests/server/load.hpp"

namespace {

class FullDisk : public whole::OnServer {};
INSTANTIATE_TEST_SUITE_P(Db, FullDisk, testing::Values(db::Engine::sqlite), db_test::shown);

TEST_P(FullDisk, is_said_and_costs_nothing)
{
  constexpr std::uint64_t k_little = 400'000;  // the database has about as much, its log soon more
  constexpr std::size_t k_refusals = 8;
  whole::ServerProcess server(url(), folder.path());
  whole::Load load(respondents);
  load.begin(server.port(), 4);
  load.wait_for_confirmed(10);
  server.limit_files(k_little);
  load.wait_for_busy(k_refusals);

  whole::Browser browser(server.port());
  const whole::Respondent one = respondents.next();
  EXPECT_EQ(browser.get(one.path).status, 200) << "pages are shown";
  const whole::Page refused = browser.post(one.path, one.form);
  EXPECT_EQ(refused.status, 503);
  for (const auto& [name, value] : one.form.entries())
    EXPECT_TRUE(refused.says("name=\"" + name + "\" value=\"" + value + "\"")) << "kept to send again: " << name;
  EXPECT_EQ(browser.get("/health").status, 200) << "it can be read";

  const std::size_t before = load.confirmed();
  server.limit_files(0);
  load.wait_for_confirmed(before + 20);
  EXPECT_EQ(browser.post(one.path, one.form).status, 200);
  load.stop();
  EXPECT_NE(server.log().find("answers cannot be stored: "), std::string::npos) << "said to the operator";
  EXPECT_EQ(server.stop(), 0) << server.log();
  EXPECT_EQ(load.oddities(), std::vector<std::string>());
  const whole::Stored there = stored();
  EXPECT_EQ(there.receipts.size(), load.receipts().size() + 1);
  EXPECT_EQ(there.answers, static_cast<std::int64_t>(there.receipts.size()));
  EXPECT_TRUE(std::ranges::includes(there.receipts, whole::sorted_receipts(load.receipts())));
  EXPECT_EQ(database().read(
                [](db::Connection& c) { return c.query("SELECT * FROM pragma_integrity_check").one<std::string>(); }),
            "ok");
}

/// PostgreSQL on a file system that something else fills.
class FullDiskOfPostgresql : public testing::Test {
 protected:
  void SetUp() override
  {
    try {
      postgresql_ = std::make_unique<db_test::OwnServer>("100m");
    } catch (const db_test::NoRightsToMount&) {
      GTEST_SKIP() << "nobody may mount a small file system here";
    }
    database_ = std::make_unique<db::Database>(db::Database::open(postgresql_->url(), {.connections = 2}));
    round_ = whole::make_round(*database_, 3, util::SystemClock().now());
    respondents_ = std::make_unique<whole::Respondents>(round_, whole::k_server_key);
  }
  /// People answer before, during and after; what was confirmed is there once, and nothing else.
  void expect_nothing_lost(const std::function<void()>& while_full, const std::string& said)
  {
    constexpr std::size_t k_refusals = 8;
    const whole::TemporaryFolder folder;
    whole::ServerProcess server(postgresql_->url(), folder.path());
    whole::Load load(*respondents_);
    load.begin(server.port(), 4);
    load.wait_for_confirmed(20);
    postgresql_->fill_room();
    while_full();
    load.wait_for_busy(k_refusals);
    EXPECT_EQ(whole::Browser(server.port()).get(respondents_->next().path).status, 200) << "pages are shown";
    postgresql_->make_room();
    load.wait_for_confirmed(load.confirmed() + 20);
    load.stop();
    EXPECT_NE(server.log().find(said), std::string::npos) << server.log();
    EXPECT_EQ(server.stop(), 0) << server.log();
    EXPECT_EQ(load.oddities(), std::vector<std::string>());
    const whole::Stored there = whole::stored_of(*database_, round_);
    EXPECT_EQ(there.receipts, whole::sorted_receipts(load.receipts()));
    EXPECT_EQ(there.answers, static_cast<std::int64_t>(there.receipts.size()));
  }
  /// Without room for the next piece of its log PostgreSQL ends.
  void end_it()
  {
    try {
      database_->write([](db::Connection& c) { c.query("SELECT CAST(pg_switch_wal() AS TEXT)").one<std::string>(); });
    } catch (const db::Error&) {
      // It may have ended over it.
    }
    for (int tenths = 0; tenths < 300 && postgresql_->answers(); ++tenths)
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
    ASSERT_FALSE(postgresql_->answers()) << "it should have ended";
  }

  std::unique_ptr<db_test::OwnServer> postgresql_;
  std::unique_ptr<db::Database> database_;
  whole::Round round_;
  std::unique_ptr<whole::Respondents> respondents_;
};

TEST_F(FullDiskOfPostgresql, is_said_and_costs_nothing)
{
  expect_nothing_lost([] {}, "No space left on device");
}

TEST_F(FullDiskOfPostgresql, that_ends_the_database_itself_costs_nothing)
{
  expect_nothing_lost([this] { end_it(); }, "answers cannot be stored: ");
}

}  // namespace
