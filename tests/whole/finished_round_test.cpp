// SPDX-License-Identifier: Apache-2.0
// What the people of a programme do through the web site, from an empty database to the day of publication, gives the
// scores that the example agency published for fiscal year 2567, digit for digit: on its public page, in the API and in
// the open data.
#include "tests/whole/finished_round.hpp"

#include <algorithm>
#include <map>

#include <nlohmann/json.hpp>

#include "lib/db/migrations.hpp"
#include "lib/util/csv.hpp"
#include "lib/util/embedded.hpp"

#include "tests/lib/db/engines.hpp"
#include "tests/server/round.hpp"
#include "tests/server/server_process.hpp"
#include "tests/src/scoring/csv_inputs.hpp"
#include "tests/src/scoring/rawe_printed.hpp"

namespace {

using nlohmann::json;

class WholeRound : public db_test::OnEngine {
 protected:
  WholeRound() : OnEngine(db::read_migrations(util::embedded_program_files()))
  {
    database().write([](db::Connection& c) { whole::add_administrator(c, util::SystemClock().now()); });
  }
  json api(const std::string& path) { return json::parse(citizen.get("/api/v1" + path).body)["data"]; }
  void expect_api(const std::string& agency);
  void expect_data();
  void expect_page(const std::string& agency);

  whole::TemporaryFolder folder;
  whole::ServerProcess server{url(), folder.path()};
  whole::Browser citizen{server.port()};
};
// On one engine only, because it takes half a minute; what stores do is tried on both where they are tested.
INSTANTIATE_TEST_SUITE_P(Db, WholeRound, testing::Values(db::Engine::sqlite), db_test::shown);

/// As the file of the agency's answers and judgements is scored here.
scoring::Result scored_here()
{
  scoring::Inputs inputs(framework::embedded_year(2567));
  scoring::read_responses(util::CsvReader::open(PRONGSAI_SOURCE_DIR "/tests/world/rawe_2567_answers.csv"), inputs,
                          scoring::Words::embedded());
  scoring::read_judgements(util::CsvReader::open(PRONGSAI_SOURCE_DIR "/tests/world/rawe_2567_judgements.csv"), inputs,
                           scoring::Words::embedded());
  return scoring::score(inputs.framework(), inputs.agencies().at(0));
}

/// Of what has a code and a score.
std::map<std::string, std::string> shown(const json& list)
{
  std::map<std::string, std::string> scores;
  for (const json& one : list)
    scores[one["code"]] = util::Exact::parse(one["score"].dump()).decimal(2);
  return scores;
}

/// "subject" → "score_exact" of the open data.
std::map<std::string, std::string> exact_scores(const std::string& csv)
{
  std::map<std::string, std::string> scores;
  util::CsvReader reader = util::CsvReader::from_text(csv, "scores");
  for (util::CsvRow row; reader.next(row);)
    scores[std::string(row.fields[2])] = row.fields[4];
  return scores;
}

void WholeRound::expect_api(const std::string& agency)
{
  const json result = api("/results/2567/" + agency);
  EXPECT_EQ(result["status"], "published");
  EXPECT_EQ(result["total"].dump(), rawe_printed::k_total);
  EXPECT_EQ(result["level"]["name"]["th"], rawe_printed::k_level);
  EXPECT_EQ(shown(result["indicators"]), rawe_printed::k_indicators);
  const auto questions = shown(result["questions"]);
  for (const auto& [code, score] : rawe_printed::k_staff_questions)
    EXPECT_EQ(questions.at(code), score) << code;
  std::vector<std::string> failed;
  for (const json& item : api("/results/2567/" + agency + "/items")) {
    if (item["state"] != "met") failed.push_back(item["code"]);
  }
  EXPECT_EQ(failed, rawe_printed::k_failed_items);
}

void WholeRound::expect_data()
{
  const auto scores = exact_scores(citizen.get("/results/data/2567/scores-2567.csv").body);
  const scoring::Result expected = scored_here();
  const framework::Framework& year = *expected.framework;
  const auto expect = [&](const std::string& subject, const std::optional<util::Exact>& score) {
    ASSERT_TRUE(score) << subject;
    ASSERT_TRUE(scores.contains(subject)) << subject;
    EXPECT_EQ(scores.at(subject), score->fraction()) << subject;
  };
  expect("total", expected.total);
  for (std::size_t i = 0; i < year.instruments.size(); ++i)
    expect(year.instruments[i].code, expected.instruments[i].score);
  for (std::size_t i = 0; i < year.indicators.size(); ++i)
    expect(year.indicators[i].code, expected.indicators[i].score);
  for (std::size_t i = 0; i < year.questions.size(); ++i)
    expect(year.questions[i].code, expected.questions[i].score);
  for (const auto& [code, score] : rawe_printed::k_outside_questions)
    EXPECT_EQ(util::Exact::parse(scores.at(code + "/1")).decimal(2), score) << code;
}

void WholeRound::expect_page(const std::string& agency)
{
  for (const std::string& address : {"/results/agencies/" + agency, "/agencies/" + agency + "/2567"}) {
    const whole::Page page = citizen.get(address);
    EXPECT_EQ(page.status, 200) << address;
    EXPECT_TRUE(page.says(rawe_printed::k_total)) << address;
    for (const auto& [code, score] : rawe_printed::k_indicators)
      EXPECT_TRUE(page.says(score)) << address << " " << code;
  }
}

DB_TEST(WholeRound, of_the_example_agency_gives_what_it_published)
{
  whole::FinishedRound round(server.port());
  round.prepare();
  round.count_people();
  round.take_in_answers();
  round.disclose();
  round.judge();
  round.clarify();
  EXPECT_EQ(citizen.get("/api/v1/results/2567/" + round.agency()).status, 404) << "before it is published";
  round.compute_and_publish();
  whole::Person(server.port()).wait_for("/api/v1/results/2567/" + round.agency());
  expect_api(round.agency());
  expect_data();
  expect_page(round.agency());
}

}  // namespace
