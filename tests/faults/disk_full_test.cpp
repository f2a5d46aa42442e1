// SPDX-License-Identifier: Apache-2.0
// No room for the database's files: people are told to send again, what was stored stays whole, and the server goes on
// by itself when there is room again.
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

}  // namespace
