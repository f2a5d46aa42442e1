// SPDX-License-Identifier: Apache-2.0
// The machine's clock set back and forth while the server runs: answers, codes and sessions go on as people expect.
#include <condition_variable>
#include <csignal>
#include <memory>
#include <mutex>
#include <sstream>
#include <thread>

#include <unistd.h>

#include "src/app/serve.hpp"
#include "src/surveys/answering_pages.hpp"

#include "tests/faults/whole_server.hpp"
#include "tests/server/browser.hpp"

namespace {

constexpr util::UtcSeconds k_hour = 3'600;
constexpr util::UtcSeconds k_day = 24 * k_hour;

/// What the server prints, and a wait for its address.
class Printed : public std::stringbuf {
 public:
  std::uint16_t port()
  {
    std::unique_lock lock(mutex_);
    said_.wait(lock, [this] { return port_ != 0; });
    return port_;
  }

 protected:
  int sync() override
  {
    constexpr std::string_view k_before = "127.0.0.1:";
    const std::lock_guard lock(mutex_);
    const std::size_t at = str().find(k_before);
    if (at != std::string::npos) port_ = static_cast<std::uint16_t>(std::stoi(str().substr(at + k_before.size())));
    said_.notify_all();
    return 0;
  }

 private:
  std::mutex mutex_;
  std::condition_variable said_;
  std::uint16_t port_ = 0;
};

/// The server in this process, with a clock that the test sets.
class SetClock : public whole::OnServer {
 protected:
  SetClock() : settings_(read_settings()), thread_([this] { app::serve(settings_, database(), clock, context_); }) {}
  ~SetClock() override
  {
    ::kill(::getpid(), SIGTERM);
    thread_.join();
  }
  std::uint16_t port() { return printed_.port(); }
  whole::Page send(const whole::Respondent& respondent) { return browser().post(respondent.path, respondent.form); }
  std::string receipt(const whole::Respondent& respondent)
  {
    return whole::Respondents::receipt_on(send(respondent).body);
  }
  whole::Browser& browser()
  {
    if (!browser_) browser_ = std::make_unique<whole::Browser>(port());
    return *browser_;
  }

  const util::UtcSeconds k_now = util::SystemClock().now();
  util::SettableClock clock{k_now};

 private:
  app::Settings read_settings()
  {
    util::Problems problems;
    return app::Settings::read(
        {{"listen", "127.0.0.1:0"},
         {"files", folder.path().string()},
         {"server_key", whole::k_server_key},
         {"database", "given"}},
        [](const std::string&) { return std::nullopt; }, {}, problems);
  }

  app::Settings settings_;
  Printed printed_;
  std::ostream out_{&printed_};
  app::Context context_{out_, out_};
  std::unique_ptr<whole::Browser> browser_;
  std::thread thread_;
};
DB_ENGINES(SetClock);

DB_TEST(SetClock, back_by_days_costs_no_answer_and_counts_none_twice)
{
  const whole::Respondent before = respondents.next();
  const whole::Respondent after = respondents.next();
  const std::string given = receipt(before);
  EXPECT_FALSE(given.empty());
  clock.set(k_now - 3 * k_day);
  EXPECT_EQ(receipt(before), given) << "sent again";
  EXPECT_FALSE(receipt(after).empty());
  clock.set(k_now + 2 * k_day);
  EXPECT_EQ(receipt(before), given);
  EXPECT_FALSE(receipt(respondents.next()).empty());
  EXPECT_EQ(stored().receipts.size(), 3U);
  EXPECT_EQ(stored().answers, 3);
}

DB_TEST(SetClock, back_lets_codes_in_once)
{
  const auto codes = respondents.make_codes(database(), round.survey(0, "IIT"), 2);
  const auto use = [&](const std::string& code) {
    return browser().post("/code", util::Fields({{"code", code}, {"again", std::to_string(clock.now())}})).status;
  };
  EXPECT_EQ(use(codes[0]), 303);
  clock.set(k_now - 3 * k_day);
  EXPECT_EQ(use(codes[0]), 410);
  EXPECT_EQ(use(codes[1]), 303);
}

DB_TEST(SetClock, back_makes_nobody_wait_for_days)
{
  const std::string link = surveys::link_path(http::Signer(whole::k_server_key), round.survey(0, "EIT"));
  const auto begin = [&] { return browser().post(link, {}).header("Location"); };
  std::string path = begin();
  ASSERT_FALSE(path.empty());
  while (browser().get(path).status != 429)
    path = begin();
  clock.set(k_now - 3 * k_day);
  EXPECT_EQ(browser().get(path).status, 200);
}

DB_TEST(SetClock, back_leaves_people_signed_in)
{
  ASSERT_TRUE(browser().sign_in(whole::k_administrator, whole::k_password));
  for (const util::UtcSeconds moved : {-3 * k_day, 10 * k_hour, util::UtcSeconds{60}}) {
    clock.set(k_now + moved);
    EXPECT_EQ(browser().get("/account").status, moved > k_hour ? 303 : 200) << moved;
  }
}

}  // namespace
