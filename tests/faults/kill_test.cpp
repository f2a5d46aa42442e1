// SPDX-License-Identifier: Apache-2.0
// The server killed while people answer, again and again: what they saw confirmed is there, once.
#include <chrono>
#include <csignal>
#include <memory>
#include <thread>

#include "tests/faults/whole_server.hpp"
#include "tests/server/browser.hpp"
#include "tests/server/load.hpp"

namespace {

/// With SQLite on disk, where a commit takes as long as in earnest: what is confirmed too early is then found out.
class KilledServer : public testing::TestWithParam<db::Engine> {
 protected:
  const db::Url& url() const { return postgresql_ ? postgresql_->url() : on_disk_; }
  whole::Stored stored() { return whole::stored_of(database_, round_); }
  db::Database& database() { return database_; }
  surveys::Survey survey() const { return round_.survey(0, "IIT"); }
  /// What somebody sends who types the code in a page of the server.
  static util::Fields form_of_code(std::uint16_t port, const std::string& code)
  {
    return util::Fields({{"code", code}, {"again", whole::Browser(port).get("/code").hidden("again")}});
  }

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

DB_TEST(KilledServer, takes_no_code_from_who_has_not_answered)
{
  constexpr std::size_t k_kills = 4;
  util::SeededRandom chance("code");
  std::vector<std::string> receipts;
  for (const std::string& code : respondents.make_codes(database(), survey(), k_kills)) {
    util::Fields form;
    {
      whole::ServerProcess server(url(), folder.path());
      form = form_of_code(server.port(), code);
      const std::chrono::microseconds pause(chance.below(4'000));
      std::thread killer([pid = server.pid(), pause] {
        std::this_thread::sleep_for(pause);
        ::kill(pid, SIGKILL);
      });
      // Whether the code was used up then, and whether its page arrived, is a matter of chance.
      try {
        whole::Browser(server.port()).post("/code", form);
      } catch (const whole::Lost&) {
      }
      killer.join();
    }
    const whole::ServerProcess server(url(), folder.path());
    whole::Browser browser(server.port());
    const std::string path = browser.post("/code", form).header("Location");
    ASSERT_NE(path, "") << "the code is gone";
    receipts.push_back(whole::Respondents::receipt_on(browser.post(path, respondents.next(survey()).form).body));
    form = util::Fields({{"code", code}, {"again", "what another page might know"}});
    EXPECT_EQ(browser.post("/code", form).status, 410) << "nobody else's";
  }
  std::ranges::sort(receipts);
  EXPECT_EQ(stored().receipts, receipts);
}

DB_TEST(KilledServer, gives_the_same_questionnaire_for_a_code_as_the_one_before)
{
  const std::string code = respondents.make_codes(database(), survey(), 1).front();
  util::Fields form;
  std::string path;
  {
    whole::ServerProcess server(url(), folder.path());
    form = form_of_code(server.port(), code);
    path = whole::Browser(server.port()).post("/code", form).header("Location");
    server.kill();
  }
  const whole::ServerProcess server(url(), folder.path());
  EXPECT_NE(path, "");
  EXPECT_EQ(whole::Browser(server.port()).post("/code", form).header("Location"), path);
}

}  // namespace
