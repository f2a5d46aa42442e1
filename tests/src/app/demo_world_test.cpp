// SPDX-License-Identifier: Apache-2.0
#include "src/app/demo_world.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "src/accounts/account_store.hpp"
#include "src/accounts/audit_store.hpp"
#include "src/accounts/password.hpp"
#include "src/agencies/agency_store.hpp"
#include "src/cycles/cycle_store.hpp"
#include "src/disclosures/entry_store.hpp"
#include "src/disclosures/finding_store.hpp"
#include "src/disclosures/snapshot_store.hpp"
#include "src/disclosures/submission_store.hpp"
#include "src/documents/number_store.hpp"
#include "src/documents/paper_store.hpp"
#include "src/framework/load.hpp"
#include "src/measures/picture_store.hpp"
#include "src/results/release_store.hpp"
#include "src/results/result_store.hpp"
#include "src/scoring/read_responses.hpp"
#include "src/scoring/score_all.hpp"
#include "src/surveys/answer_store.hpp"
#include "src/surveys/answers_csv.hpp"
#include "src/surveys/rounds_store.hpp"

#include "run_prongsai.hpp"
#include "tests/src/app/demo_site.hpp"

namespace app {
namespace {

class DemoWorld : public db_test::OnEngine {
 protected:
  DemoWorld() : OnEngine(db::read_migrations(util::embedded_program_files())) {}

  std::string exported(int year)
  {
    const surveys::Rounds rounds = surveys::RoundReader(database()).read();
    for (auto newest = rounds.by_cycle.rbegin(); newest != rounds.by_cycle.rend(); ++newest) {
      const surveys::Round& round = newest->second;
      if (round.framework->fiscal_year != year) continue;
      const surveys::AnswersCsv csv(round);
      std::string text = csv.head();
      database().read([&](db::Connection& connection) {
        surveys::AnswerStore(connection)
            .each(newest->first,
                  [&](const surveys::Survey& survey, const std::string& answers) { text += csv.row(survey, answers); });
      });
      return text;
    }
    return {};
  }
  static std::vector<scoring::Result> scored(util::CsvReader reader, int year)
  {
    scoring::Inputs inputs(framework::embedded_year(year));
    const scoring::Reading reading = scoring::read_responses(std::move(reader), inputs, scoring::Words::embedded());
    EXPECT_EQ(reading.faults, 0U);
    return scoring::score_all(inputs, 1);
  }

  util::SettableClock clock_{DemoSite::k_now};
  util::SeededRandom random_{"demo"};
};

DB_TEST(DemoWorld, fills_only_an_untouched_database)
{
  EXPECT_TRUE(is_untouched(database()));
  fill_demo(database(), clock_, random_);
  EXPECT_FALSE(is_untouched(database()));
}

DB_TEST(DemoWorld, everybody_can_sign_in_with_the_printed_password)
{
  const std::vector<DemoLogin> logins = fill_demo(database(), clock_, random_);
  ASSERT_EQ(logins.front().role, accounts::Role::administrator);
  accounts::Passwords passwords;
  for (const DemoLogin& login : logins) {
    const auto known = database().read(
        [&](db::Connection& connection) { return accounts::AccountStore(connection).credentials(login.login); });
    ASSERT_TRUE(known) << login.login;
    EXPECT_TRUE(passwords.matches(known->password, k_demo_password)) << login.login;
  }
  for (const accounts::Role role : accounts::k_roles)
    EXPECT_TRUE(std::ranges::any_of(logins, [&](const DemoLogin& login) { return login.role == role; }));
}

/// What the server stored and hands out gives the scores of the file that it took in.
DB_TEST(DemoWorld, answers_of_the_finished_round_score_as_their_file)
{
  fill_demo(database(), clock_, random_);
  const auto ours = scored(util::CsvReader::from_text(exported(2567), "exported"), 2567);
  const auto theirs = scored(util::CsvReader::open(PRONGSAI_SOURCE_DIR "/tests/world/rawe_2567_answers.csv"), 2567);
  ASSERT_EQ(ours.size(), 1U);
  ASSERT_EQ(theirs.size(), 1U);
  for (std::size_t instrument = 0; instrument < 2; ++instrument) {
    ASSERT_TRUE(theirs[0].instruments[instrument].score.has_value());
    EXPECT_EQ(ours[0].instruments[instrument].score, theirs[0].instruments[instrument].score);
  }
}

DB_TEST(DemoWorld, surveys_of_the_open_round_are_open_today)
{
  fill_demo(database(), clock_, random_);
  const surveys::Rounds rounds = surveys::RoundReader(database()).read();
  std::size_t open = 0;
  for (const auto& [id, round] : rounds.by_cycle)
    open += round.answering ? 1 : 0;
  EXPECT_EQ(open, 1U);
  EXPECT_GT(std::ranges::count(exported(2568), '\n'), 20);
}

DB_ENGINES(DemoWorld);

/// A year that is over: frozen twice, its report published, its memo numbered, a draft that came back.
DB_TEST(DemoWorld, has_documents_in_several_stages)
{
  fill_demo(database(), clock_, random_);
  database().read([&](db::Connection& connection) {
    const std::int64_t agency = agencies::AgencyStore(connection).find_by_code("DEMO-005").value().id;
    const measures::PictureStore pictures(connection);
    const auto half = pictures.newest(agency, 2566, measures::Period::half_year);
    const auto year = pictures.newest(agency, 2566, measures::Period::year);
    ASSERT_TRUE(half && year);
    EXPECT_NE(half->content, year->content);
    std::map<std::string, documents::Paper> by_kind;
    for (const documents::Paper& paper : documents::PaperStore(connection).all(agency))
      by_kind.emplace(paper.kind, paper);
    EXPECT_EQ(by_kind.at("results").state, documents::PaperState::published);
    EXPECT_EQ(by_kind.at("memo_report").state, documents::PaperState::approved);
    EXPECT_FALSE(by_kind.at("memo_report").number_text.empty());
    EXPECT_EQ(by_kind.at("half_year").state, documents::PaperState::returned);
    const auto content = documents::PaperStore(connection).content(agency, by_kind.at("half_year").id, 1).value();
    EXPECT_FALSE(content.state_day) << "it speaks of the frozen picture";
  });
}

/// Rawe disclosed all 35 items of the finished round, approved; the open round is in every state.
DB_TEST(DemoWorld, discloses_a_whole_round_and_part_of_the_open_one)
{
  fill_demo(database(), clock_, random_);
  database().read([&](db::Connection& connection) {
    const std::int64_t rawe = agencies::AgencyStore(connection).find_by_code("DEMO-001").value().id;
    for (const cycles::Cycle& cycle : cycles::CycleStore(connection).all()) {
      const auto entries = disclosures::EntryStore(connection).entries(cycle.id, rawe);
      const auto submission = disclosures::SubmissionStore(connection).newest(cycle.id, rawe);
      std::set<disclosures::EntryState> states;
      for (const disclosures::Entry& entry : entries)
        states.insert(entry.state);
      if (cycle.fiscal_year == 2567) {
        EXPECT_EQ(entries.size(), 35U);
        EXPECT_EQ(states, std::set{disclosures::EntryState::checked});
        EXPECT_EQ(submission.value().state, disclosures::SubmissionState::approved);
      } else if (cycle.name == "ITA 2568") {
        EXPECT_EQ(entries.size(), 28U);
        EXPECT_EQ(states.size(), 4U);
        EXPECT_FALSE(submission);
      }
    }
  });
}

/// A round in each stage, and the results of the finished one are those that the agency published.
DB_TEST(DemoWorld, has_a_round_in_each_stage_and_the_published_result)
{
  fill_demo(database(), clock_, random_);
  database().read([&](db::Connection& connection) {
    const cycles::CycleStore cycles(connection);
    std::set<cycles::StageCode> open;
    std::int64_t finished = 0;
    for (const cycles::Cycle& cycle : cycles.all()) {
      if (cycle.fiscal_year == 2567) finished = cycle.id;
      if (!cycle.is_open()) continue;
      for (const cycles::Stage& stage : cycles.calendar(cycle.id)) {
        if (stage.state() == cycles::StageState::open) open.insert(stage.code);
      }
    }
    EXPECT_EQ(open.size(), cycles::k_stages.size() - 1) << "all but publication";
    const auto release = results::ReleaseStore(connection).visible(finished, clock_.now());
    ASSERT_TRUE(release.has_value());
    const std::int64_t rawe = agencies::AgencyStore(connection).find_by_code("DEMO-001").value().id;
    const auto result = results::ResultStore(connection, finished, release->computation).find(rawe);
    ASSERT_TRUE(result.has_value());
    EXPECT_EQ(results::shown(*result->total, 2), "86.63");
  });
}

/// Beside every link of the demo stands what was online, and the known faults of the pages are found.
DB_TEST(DemoWorld, has_snapshots_of_its_links_and_findings)
{
  fill_demo(database(), clock_, random_);
  database().read([&](db::Connection& connection) {
    const std::int64_t agency = agencies::AgencyStore(connection).find_by_code("DEMO-002").value().id;
    std::size_t rounds = 0;
    for (const cycles::Cycle& cycle : cycles::CycleStore(connection).all()) {
      const auto entries = disclosures::EntryStore(connection).entries(cycle.id, agency);
      const auto snapshots = disclosures::SnapshotStore(connection).newest(cycle.id, agency);
      for (const disclosures::Entry& entry : entries)
        for (const disclosures::Link& link : entry.links)
          EXPECT_TRUE(snapshots.contains(link.id)) << cycle.name << " " << entry.item;
      if (entries.size() != 28 || snapshots.size() != 28) continue;
      ++rounds;
      std::string found;
      for (const disclosures::Finding& one : disclosures::FindingStore(connection).of_agency(cycle.id, agency)) {
        EXPECT_FALSE(one.code.starts_with("link_")) << one.item << " " << one.code << ": the links are the agency's";
        if (one.weight == disclosures::Weight::fault) found += one.item + " " + one.code + "\n";
      }
      EXPECT_NE(found.find("contacts_missing"), std::string::npos) << found;
      EXPECT_NE(found.find("year_wrong"), std::string::npos) << found;
      EXPECT_LE(std::ranges::count(found, '\n'), 12) << "most items are as they should be:\n" << found;
    }
    EXPECT_EQ(rounds, 4U) << "of the stages from approval on";
  });
}

TEST(DemoLogins, AreToldWithoutADatabase)
{
  const Outcome told = run_prongsai({"demo"}, {"--logins", "--database", "sqlite:/no/such/folder/prongsai.db"});
  EXPECT_EQ(told.exit_code, 0) << told.err;
  EXPECT_NE(told.out.find("rawe.executive"), std::string::npos) << told.out;
  EXPECT_NE(run_prongsai({"demo"}, {"--database", "sqlite:/no/such/folder/prongsai.db"}).exit_code, 0);
}

}  // namespace
}  // namespace app
