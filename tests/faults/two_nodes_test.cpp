// SPDX-License-Identifier: Apache-2.0
// Two servers on one PostgreSQL database, behind a proxy that sends every connection to the next one: for people it is
// one site.
#include <barrier>
#include <chrono>
#include <thread>

#include "tests/faults/whole_server.hpp"
#include "tests/server/browser.hpp"
#include "tests/server/load.hpp"
#include "tests/server/round_robin.hpp"

namespace {

class TwoNodes : public whole::OnServer {
 protected:
  /// What becomes of the same code sent to both at the same moment: how many were let in, how many refused.
  std::pair<int, int> use_everywhere(const std::vector<std::string>& codes)
  {
    std::barrier together(2);
    std::atomic<int> let_in = 0;
    std::atomic<int> refused = 0;
    const auto use_all = [&](std::uint16_t port) {
      whole::Browser browser(port);
      for (const std::string& code : codes) {
        together.arrive_and_wait();
        const int status = browser.post("/code", util::Fields({{"code", code}, {"again", ""}})).status;
        let_in += status == 303 ? 1 : 0;
        refused += status == 410 ? 1 : 0;
      }
    };
    std::thread other([&] { use_all(second.port()); });
    use_all(first.port());
    other.join();
    return {let_in, refused};
  }
  /// Asks until the status comes; how long that may take is for the caller's patience.
  static bool comes_to(whole::Browser& browser, const std::string& path, int status)
  {
    constexpr std::chrono::seconds k_patience{60};
    const auto end = std::chrono::steady_clock::now() + k_patience;
    while (std::chrono::steady_clock::now() < end) {
      if (browser.get(path).status == status) return true;
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    return false;
  }

  whole::TemporaryFolder other_folder;
  whole::ServerProcess first{url(), folder.path()};
  whole::ServerProcess second{url(), other_folder.path()};
};
INSTANTIATE_TEST_SUITE_P(Db, TwoNodes, testing::Values(db::Engine::postgresql), db_test::shown);

TEST_P(TwoNodes, take_a_code_once_though_it_comes_to_both)
{
  const auto codes = respondents.make_codes(database(), round.survey(0, "IIT"), 8);
  EXPECT_EQ(use_everywhere(codes), std::make_pair(8, 8));
}

TEST_P(TwoNodes, let_the_page_in_again_whose_code_the_other_one_took)
{
  const auto codes = respondents.make_codes(database(), round.survey(0, "IIT"), 1);
  whole::Browser at_first(first.port());
  whole::Browser at_second(second.port());
  const util::Fields form({{"code", codes.front()}, {"again", at_first.get("/code").hidden("again")}});
  const std::string path = at_first.post("/code", form).header("Location");
  EXPECT_NE(path, "");
  EXPECT_EQ(at_second.post("/code", form).header("Location"), path);
}

TEST_P(TwoNodes, count_an_answer_once_that_comes_to_both)
{
  whole::Browser at_first(first.port());
  whole::Browser at_second(second.port());
  const auto codes = respondents.make_codes(database(), round.survey(0, "IIT"), 1);
  const std::string path =
      at_first.post("/code", util::Fields({{"code", codes.front()}, {"again", ""}})).header("Location");
  whole::Respondent staff = respondents.next(round.survey(0, "IIT"));
  EXPECT_EQ(at_second.get(path).status, 200) << "a page that the other one gave";
  const std::string receipt = whole::Respondents::receipt_on(at_second.post(path, staff.form).body);
  EXPECT_FALSE(receipt.empty());
  for (whole::Browser* browser : {&at_first, &at_second, &at_first})
    EXPECT_EQ(whole::Respondents::receipt_on(browser->post(path, staff.form).body), receipt);
  EXPECT_EQ(stored().receipts, std::vector<std::string>{receipt});
  EXPECT_EQ(stored().answers, 1);
}

TEST_P(TwoNodes, store_together_what_both_are_told_at_once)
{
  whole::Load load(respondents);
  load.begin(first.port(), 3);
  load.begin(second.port(), 3);
  load.wait_for_confirmed(100);
  load.stop();
  EXPECT_EQ(load.oddities(), std::vector<std::string>());
  EXPECT_EQ(stored().receipts, whole::sorted_receipts(load.receipts()));
  EXPECT_EQ(stored().answers, static_cast<std::int64_t>(load.receipts().size()));
}

/// An account has five tries free; with nine in turn neither server alone would have seen more than five.
TEST_P(TwoNodes, slow_down_together_who_guesses_a_password)
{
  whole::Browser at_first(first.port());
  whole::Browser at_second(second.port());
  const util::Fields wrong({{"login", whole::k_administrator}, {"password", "not the one, though long"}});
  int slowed = 0;
  for (int tries = 0; tries < 9 && slowed == 0; ++tries) {
    const int status = (tries % 2 == 0 ? at_first : at_second).send_form("/sign-in", "/sign-in", wrong).status;
    EXPECT_TRUE(status == 422 || status == 429) << status;
    slowed += status == 429 ? 1 : 0;
    EXPECT_TRUE(slowed == 0 || tries >= 5) << "slowed down already after " << tries;
  }
  EXPECT_EQ(slowed, 1);
}

TEST_P(TwoNodes, are_one_site_behind_a_proxy)
{
  const whole::RoundRobin proxy({first.port(), second.port()});
  whole::Browser administrator(proxy.port(), true);
  ASSERT_TRUE(administrator.sign_in(whole::k_administrator, whole::k_password));
  for (int i = 0; i < 4; ++i)
    EXPECT_EQ(administrator.get("/account").status, 200) << "signed in at both";

  whole::Browser citizen(proxy.port(), true);
  const whole::Respondent begun = respondents.next(round.survey(0, "EIT"));
  EXPECT_EQ(citizen.get(begun.path).status, 200);
  const std::string close = "/cycles/" + std::to_string(round.cycle) + "/stages/surveys/close";
  util::Fields reason;
  reason.add("reason", "The day has come.");
  EXPECT_EQ(administrator.send_form(close, close, reason).status, 303);
  whole::Browser at_first(first.port());
  whole::Browser at_second(second.port());
  EXPECT_TRUE(comes_to(at_first, begun.path, 410));
  EXPECT_TRUE(comes_to(at_second, begun.path, 410));
  EXPECT_EQ(citizen.post(begun.path, begun.form).status, 410);
  EXPECT_EQ(citizen.post(begun.path, begun.form).status, 410);
  EXPECT_EQ(stored().answers, 0);
}

}  // namespace
