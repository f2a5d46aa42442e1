// SPDX-License-Identifier: Apache-2.0
#include "src/surveys/answer_store.hpp"

#include <csignal>
#include <map>
#include <set>

#include <sys/wait.h>
#include <unistd.h>

#include "lib/util/text.hpp"

#include "src/surveys/answers.hpp"
#include "src/surveys/code_store.hpp"
#include "src/surveys/import_store.hpp"
#include "src/surveys/intake_store.hpp"

#include "survey_world.hpp"
#include "tests/lib/db/engines.hpp"

namespace {

using db::Connection;
using survey_test::k_public;
using survey_test::k_staff;
using surveys::AnswerStore;
using surveys::Submission;

class SurveyStores : public db_test::OnEngine {
 protected:
  SurveyStores() : OnEngine(survey_test::migrations()) {}

  void add(std::vector<Submission> submissions, std::int64_t day)
  {
    util::SeededRandom random("add" + std::to_string(added_++));
    database().write([&](Connection& c) {
      std::vector<Submission*> items;
      for (Submission& one : submissions)
        items.push_back(&one);
      AnswerStore(c).add(items, day, random);
    });
  }
  std::int64_t count(std::int64_t day)
  {
    std::int64_t found = 0;
    database().read([&](Connection& c) {
      found = 0;
      for (const surveys::DayCount& one : AnswerStore(c).by_day(survey_test::k_cycle, survey_test::k_agency))
        found += one.day == day ? one.answers : 0;
    });
    return found;
  }

 private:
  int added_ = 0;
};
DB_ENGINES(SurveyStores);

DB_TEST(SurveyStores, the_same_receipt_counts_once_in_a_group_and_later)
{
  std::vector<Submission> group;
  for (int i = 0; i < 75; ++i)
    group.push_back({k_public, std::string(9, static_cast<char>('1' + i % 6)), "R" + std::to_string(i), i % 2 == 0});
  group.push_back(group.front());
  add(group, 5);
  EXPECT_EQ(count(5), 75);
  add({group[3], {k_public, "222222222", "new", false}}, 6);
  EXPECT_EQ(count(6), 1);
  add({{k_staff, "1", "R0", false}}, 6);
  EXPECT_EQ(count(6), 2) << "another survey";
  database().read([&](Connection& c) {
    AnswerStore store(c);
    EXPECT_TRUE(store.has_receipt(k_public, "R7"));
    EXPECT_FALSE(store.has_receipt(k_public, "R700"));
    EXPECT_TRUE(store.has_any(k_public.cycle));
    EXPECT_FALSE(store.has_any(k_public.cycle + 1000));
    EXPECT_EQ(store.receipts(k_public.cycle, k_public.agency, "EIT").size(), 76U);
    std::size_t seen = 0;
    store.each(k_public.cycle, [&](const surveys::Survey&, const std::string&) { ++seen; });
    EXPECT_EQ(seen, 77U);
    EXPECT_EQ(store.by_agency(k_public.cycle).size(), 2U);
  });
}

DB_TEST(SurveyStores, all_answers_of_a_part_at_once_are_those_one_by_one)
{
  add({{k_public, "123456123", "a", false}, {k_public, "11111111-", "b", true}, {k_staff, "1", "c", false}}, 5);
  add({{k_public, "666666666", "d", false}}, 6);
  database().read([&](Connection& c) {
    AnswerStore store(c);
    std::multiset<std::string> one_by_one;
    store.each(k_public.cycle, [&](const surveys::Survey& survey, const std::string& answers) {
      one_by_one.insert(survey.instrument + survey.part + answers);
    });
    std::multiset<std::string> at_once;
    std::map<std::string, std::pair<std::int64_t, std::int64_t>> counts;
    store.each_part(k_public.cycle, AnswerStore::k_every_day, [&](const surveys::PartAnswers& part) {
      for (const std::string_view answers : util::split(part.all, surveys::k_between_answers))
        at_once.insert(part.survey.instrument + part.survey.part + std::string(answers));
      counts[part.survey.instrument] = {part.answers, part.repeated};
    });
    EXPECT_EQ(one_by_one.size(), 4U);
    EXPECT_EQ(at_once, one_by_one);
    EXPECT_EQ(counts["EIT"], std::make_pair(std::int64_t{3}, std::int64_t{1}));
    std::int64_t before = 0;
    store.each_part(k_public.cycle, 6, [&](const surveys::PartAnswers& part) { before += part.answers; });
    EXPECT_EQ(before, 3) << "of earlier days only";
  });
}

DB_TEST(SurveyStores, a_code_is_used_once_and_gone)
{
  database().write([&](Connection& c) {
    surveys::CodeStore codes(c);
    EXPECT_TRUE(codes.add(k_staff, {"h1", "h2", "h3"}, 1000, 4, "secret"));
    EXPECT_TRUE(codes.add(k_staff, {"h4"}, 1001, 4, "other"));
  });
  database().write([&](Connection& c) {
    surveys::CodeStore codes(c);
    const std::vector<std::string> asked{"h2", "h5", "h2", "odd \"\\,{}"};
    const std::map<std::string, surveys::Survey> known{{"h2", k_staff}};
    EXPECT_EQ(codes.find(asked), known);
    EXPECT_EQ(codes.use(asked), std::set<std::string>{"h2"});
    EXPECT_TRUE(codes.use(asked).empty());
    EXPECT_TRUE(codes.find(asked).empty());
    EXPECT_TRUE(codes.find({}).empty());
    EXPECT_FALSE(codes.use("h2"));
    EXPECT_EQ(codes.count(k_staff).made, 4);
    EXPECT_EQ(codes.count(k_staff).unused, 3);
    EXPECT_EQ(codes.count(k_public).made, 0);
    EXPECT_EQ(codes.batch_of_secret(k_staff, "other").value().codes, 1);
    EXPECT_FALSE(codes.batch_of_secret(k_public, "other"));
    EXPECT_EQ(codes.batches(k_staff).size(), 2U);
    EXPECT_FALSE(codes.add(k_staff, {"h1", "h9"}, 1002, 4, "again")) << "the caller undoes it";
  });
}

DB_TEST(SurveyStores, a_file_is_taken_in_once)
{
  util::SeededRandom random("import");
  database().write([&](Connection& c) {
    const surveys::Import import{survey_test::k_cycle, "a.csv", "hash", 2, 1000, 4};
    const auto id = surveys::ImportStore(c).add(import);
    ASSERT_TRUE(id);
    EXPECT_FALSE(surveys::ImportStore(c).add(import));
    const std::vector<Submission> rows{{k_public, "111111111", {}, false}, {k_public, "111111111", {}, false}};
    AnswerStore(c).add_imported(rows, *id, 9, random);
  });
  EXPECT_EQ(count(9), 2) << "alike, and both there: they have no receipts";
}

/// In a process of its own: sends answers without end, and each receipt to the pipe when it is confirmed.
[[noreturn]] void answer_until_killed(const db::Url& url, int kill, int pipe)
{
  db::Database database = db::Database::open(url);
  util::SystemClock clock;
  util::SystemRandom random;
  surveys::Intake intake(database, clock, random, [](const surveys::Survey&) { return true; }, {.waiting_items = 200});
  for (int number = 0;; ++number) {
    std::string receipt = std::to_string(kill * 10'000'000 + number);
    receipt.insert(0, 12 - receipt.size(), 'R');
    while (!intake.offer({k_public, "123456123", receipt, false}, [pipe, receipt](const std::exception_ptr& failure) {
      if (!failure && ::write(pipe, receipt.data(), receipt.size()) < 0) ::_exit(1);
    }))
      ::usleep(100);
  }
}

DB_TEST(SurveyStores, a_killed_server_loses_no_confirmed_answer_and_counts_none_twice)
{
  std::set<std::string> confirmed;
  util::SeededRandom chance("kill");
  for (int kill = 0; kill < 5; ++kill) {
    int ends[2];
    ASSERT_EQ(::pipe(ends), 0);
    const pid_t child = ::fork();
    if (child == 0) {
      ::close(ends[0]);
      answer_until_killed(url(), kill, ends[1]);
    }
    ::close(ends[1]);
    const std::size_t least = confirmed.size() + 1 + chance.below(500);
    std::string receipt(12, '\0');
    while (::read(ends[0], receipt.data(), receipt.size()) == 12) {
      confirmed.insert(receipt);
      if (confirmed.size() == least) ::kill(child, SIGKILL);
    }
    ::close(ends[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
  }
  // Whoever saw no confirmation sends again; whoever saw one and sends again counts once all the same.
  std::vector<Submission> again;
  for (const std::string& receipt : confirmed)
    again.push_back({k_public, "123456123", receipt, false});
  add(again, 1);
  database().read([&](Connection& c) {
    const auto receipts = AnswerStore(c).receipts(k_public.cycle, k_public.agency, "EIT");
    const std::set<std::string> there(receipts.begin(), receipts.end());
    for (const std::string& receipt : confirmed)
      EXPECT_TRUE(there.contains(receipt)) << receipt;
    EXPECT_EQ(c.query("SELECT COUNT(*) FROM survey_answer").one<std::int64_t>(),
              static_cast<std::int64_t>(there.size()))
        << "an answer for every receipt";
  });
}

}  // namespace
