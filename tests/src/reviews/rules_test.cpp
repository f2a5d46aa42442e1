// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "src/framework/load.hpp"
#include "src/reviews/agreement.hpp"
#include "src/reviews/assignment.hpp"
#include "src/reviews/assignment_import.hpp"
#include "src/reviews/judgements_csv.hpp"
#include "src/reviews/reading.hpp"
#include "src/reviews/round_stage.hpp"
#include "src/reviews/second_reading.hpp"
#include "src/reviews/severity.hpp"

#include "read_items.hpp"

namespace {

using reviews::AssessedAgency;
using reviews::Conflict;
using reviews::ItemState;
using reviews::Reading;

framework::Item item_of_three()
{
  framework::Item item;
  item.code = "o1";
  item.elements = {{"1", {}}, {"2", {}}, {"3", {}}};
  return item;
}

TEST(ReadingRules, what_is_not_met_needs_a_reason_and_other_needs_words)
{
  const framework::Item item = item_of_three();
  Reading reading{.state = ItemState::failed, .elements = "100"};
  reading.reasons["2"] = {"other", ""};
  const util::Problems problems = reviews::check(item, reading);
  ASSERT_EQ(problems.size(), 2U);
  EXPECT_EQ(problems[0].place.field, "words_2");
  EXPECT_EQ(problems[1].place.field, "reason_3");
  reading.reasons = {{"2", {"other", "x"}}, {"3", {"wrong_year", ""}}};
  EXPECT_TRUE(reviews::check(item, reading).empty());
  EXPECT_TRUE(reviews::check(item, {.state = ItemState::met, .elements = "111"}).empty());
}

TEST(ReadingRules, an_item_without_elements_is_read_as_a_whole)
{
  framework::Item item;
  EXPECT_EQ(reviews::check(item, {.state = ItemState::failed}).front().place.field, "reason_item");
  EXPECT_TRUE(reviews::check(item, {.state = ItemState::failed, .reasons = {{"", {"not_found", ""}}}}).empty());
  EXPECT_EQ(reviews::check(item, {.state = ItemState::not_applicable}).front().code, "reviews.why_not_applicable");
}

TEST(ReadingRules, two_agree_when_they_found_the_same_of_every_element)
{
  EXPECT_TRUE(
      reviews::agree({.state = ItemState::failed, .elements = "10"}, {.state = ItemState::failed, .elements = "10"}));
  EXPECT_FALSE(
      reviews::agree({.state = ItemState::failed, .elements = "10"}, {.state = ItemState::failed, .elements = "01"}));
  EXPECT_FALSE(
      reviews::agree({.state = ItemState::met, .elements = "11"}, {.state = ItemState::failed, .elements = "01"}));
}

TEST(SecondReadings, chance_picks_nearly_the_share_and_always_the_same)
{
  const reviews::SecondReadingRule rule{.share = 10, .seed = "seed"};
  int picked = 0;
  for (std::int64_t agency = 1; agency <= 1000; ++agency) {
    for (int item = 1; item <= 28; ++item)
      picked += reviews::is_picked(rule, agency, "o" + std::to_string(item)) ? 1 : 0;
  }
  EXPECT_NEAR(picked, 2800, 200);
  EXPECT_EQ(reviews::is_picked(rule, 5, "o3"), reviews::is_picked(rule, 5, "o3"));
  EXPECT_FALSE(reviews::is_picked({.share = 0, .seed = "seed"}, 5, "o3"));
  EXPECT_TRUE(reviews::is_picked({.share = 100, .seed = "seed"}, 5, "o3"));
}

TEST(SecondReadings, every_failed_item_is_read_again)
{
  const reviews::SecondReadingRule never{.share = 0, .seed = "s"};
  EXPECT_EQ(reviews::second_reading(never, 1, "o1", ItemState::failed), reviews::WhySecond::zero);
  EXPECT_FALSE(reviews::second_reading(never, 1, "o1", ItemState::met));
  EXPECT_FALSE(reviews::second_reading(never, 1, "o1", ItemState::not_applicable));
  const reviews::SecondReadingRule always{.share = 100, .seed = "s"};
  EXPECT_EQ(reviews::second_reading(always, 1, "o1", ItemState::failed), reviews::WhySecond::random);
}

TEST(Assignments, go_to_whoever_has_least)
{
  const std::vector<AssessedAgency> agencies{{10, "34"}, {11, "34"}, {12, "57"}};
  const auto shares = reviews::spread_agencies(agencies, 35, {{1, 40}, {2, 0}}, {});
  ASSERT_EQ(shares.size(), 3U);
  EXPECT_EQ(shares[0].account, 2);
  EXPECT_EQ(shares[1].account, 2);
  EXPECT_EQ(shares[2].account, 1);
}

TEST(Assignments, pass_over_who_has_a_conflict_of_interest)
{
  const std::vector<Conflict> conflicts{{.account = 1, .agency = 10}, {.account = 2, .province = "34"}};
  EXPECT_EQ(reviews::least_loaded({{1, 0}, {2, 0}, {3, 9}}, conflicts, {10, "34"}), 3);
  EXPECT_EQ(reviews::least_loaded({{1, 0}, {2, 0}}, conflicts, {10, "57"}), 2);
  EXPECT_EQ(reviews::least_loaded({{1, 0}, {2, 0}}, conflicts, {10, "34"}), std::nullopt);
  const std::vector<std::int64_t> except{3};
  EXPECT_EQ(reviews::least_loaded({{1, 0}, {3, 0}}, conflicts, {10, "34"}, except), std::nullopt);
  EXPECT_FALSE(reviews::is_in_conflict(std::vector<Conflict>{{.account = 1}}, 1, {10, ""})) << "of nothing";
}

RC_GTEST_PROP(Assignments, differ_by_no_more_than_one_item_when_spread_item_by_item, ())
{
  const auto people = *rc::gen::inRange<std::int64_t>(1, 9);
  const auto items = *rc::gen::inRange<std::size_t>(1, 40);
  std::map<std::int64_t, std::int64_t> loads;
  for (std::int64_t account = 1; account <= people; ++account)
    loads.emplace(account, 0);
  const std::vector<AssessedAgency> agencies{{1, ""}, {2, ""}, {3, ""}};
  for (const reviews::Share& share : reviews::spread_items(agencies, items, loads, {}))
    ++loads.at(share.account.value());
  std::int64_t least = loads.begin()->second;
  std::int64_t most = least;
  for (const auto& [account, load] : loads) {
    least = std::min(least, load);
    most = std::max(most, load);
  }
  RC_ASSERT(most - least <= 1);
}

TEST(Kappa, of_the_worked_example)
{
  reviews::ReadTwice read;
  read.add(ItemState::met, ItemState::met, 70);
  read.add(ItemState::failed, ItemState::failed, 15);
  read.add(ItemState::met, ItemState::failed, 10);
  read.add(ItemState::failed, ItemState::met, 5);
  const reviews::Agreement found = reviews::agreement(read);
  EXPECT_EQ(found.items, 100);
  EXPECT_NEAR(found.observed, 0.85, 1e-9);
  EXPECT_NEAR(found.kappa.value(), 0.20 / 0.35, 1e-9);
  EXPECT_NEAR(found.margin.value(), 0.200, 0.001);
}

TEST(Kappa, is_not_known_where_nothing_was_read_or_all_is_alike)
{
  EXPECT_FALSE(reviews::agreement({}).kappa);
  reviews::ReadTwice alike;
  alike.add(ItemState::met, ItemState::met, 50);
  EXPECT_FALSE(reviews::agreement(alike).kappa);
  EXPECT_NEAR(reviews::agreement(alike).observed, 1, 1e-9);
  alike.add(ItemState::failed, ItemState::failed, 3);
  EXPECT_NEAR(reviews::agreement(alike).kappa.value(), 1, 1e-9);
  EXPECT_FALSE(reviews::agreement(alike).margin) << "no spread, no interval";
}

std::vector<review_test::ReadItem> worked_severity()
{
  std::vector<review_test::ReadItem> read;
  for (std::int64_t agency = 1; agency <= 5; ++agency)
    read.push_back({1, agency, "subdistrict", "o1", agency <= 3});
  for (std::int64_t agency = 11; agency <= 20; ++agency)
    read.push_back({2, agency, "subdistrict", "o1", agency <= 18});
  return read;
}

TEST(Severity, of_the_worked_example)
{
  const auto found = review_test::severities_of(worked_severity());
  const reviews::Severity& severity = found.at(1);
  EXPECT_EQ(severity.items, 5);
  EXPECT_EQ(severity.compared, 5);
  EXPECT_NEAR(severity.difference.value(), -0.20, 1e-9);
  EXPECT_NEAR(severity.margin.value(), 0.78, 0.005);
  EXPECT_FALSE(severity.is_notable());
}

TEST(Severity, says_nothing_without_others_and_no_interval_for_few_agencies)
{
  EXPECT_FALSE(review_test::severities_of({{1, 1, "a", "o1", true}}).at(1).difference);
  auto read = worked_severity();
  read.push_back({3, 30, "department", "o1", false});
  EXPECT_FALSE(review_test::severities_of(read).at(3).difference) << "another type is no comparison";
  read.push_back({4, 31, "subdistrict", "o1", false});
  EXPECT_TRUE(review_test::severities_of(read).at(4).difference);
  EXPECT_FALSE(review_test::severities_of(read).at(4).margin);
}

TEST(Severity, notices_who_fails_what_all_others_find_met)
{
  std::vector<review_test::ReadItem> read;
  for (std::int64_t agency = 1; agency <= 40; ++agency) {
    for (const char* item : {"o1", "o2", "o3"}) {
      read.push_back({1, agency, "subdistrict", item, agency % 2 == 0});
      read.push_back({2, 100 + agency, "subdistrict", item, agency % 10 != 0});
    }
  }
  EXPECT_TRUE(review_test::severities_of(read).at(1).is_notable());
  EXPECT_LT(review_test::severities_of(read).at(1).difference.value(), 0);
  EXPECT_NEAR(reviews::t95(4), 2.776, 0.01);
  EXPECT_NEAR(reviews::t95(30), 2.042, 0.001);
}

util::TableRows table(std::vector<std::vector<std::string>> rows)
{
  util::TableRows made{.name = "x.csv", .rows = {}, .problems = {}};
  int line = 0;
  for (auto& cells : rows)
    made.rows.push_back({++line, std::move(cells)});
  return made;
}

class AssignmentFiles : public testing::Test {
 protected:
  reviews::AssignmentPlan plan(std::vector<std::vector<std::string>> rows) const
  {
    return reviews::plan_assignments(table(std::move(rows)), *framework_, agencies_, assessors_, conflicts_);
  }
  std::shared_ptr<const framework::Framework> framework_ = framework::embedded_year(2567);
  std::vector<reviews::NamedAgency> agencies_{
      {{10, "34"}, "A-1", "Rawe"}, {{11, "57"}, "A-2", "Two"}, {{12, "57"}, "A-3", "Two"}};
  std::vector<reviews::NamedAssessor> assessors_{{1, "one", "First Person"}, {2, "two", "Second Person"}};
  std::vector<Conflict> conflicts_{{.account = 2, .province = "57"}};
};

TEST_F(AssignmentFiles, name_agencies_and_people_by_code_or_name)
{
  const auto read = plan({{"Assessor", "Agency code", "Item"}, {"one", "a-1", ""}, {"First person", "A-2", "O3"}});
  ASSERT_EQ(read.faults, 0U);
  ASSERT_EQ(read.rows.size(), 2U);
  EXPECT_EQ(read.rows[0].agency, 10);
  EXPECT_EQ(read.rows[0].item, "");
  EXPECT_EQ(read.rows[1].item, "o3");
  const std::string csv = reviews::assignments_csv(read, {{10, "A-1"}, {11, "A-2"}}, {{1, "one"}});
  EXPECT_EQ(csv, "agency,item,assessor\nA-1,,one\nA-2,o3,one\n");
}

TEST_F(AssignmentFiles, tell_all_faults_at_once)
{
  const auto read = plan({{"agency", "assessor", "item", "colour"},
                          {"A-9", "nobody", "", ""},
                          {"Two", "one", "", ""},
                          {"A-2", "two", "", ""},
                          {"A-1", "one", "o99", ""},
                          {"A-1", "one", "o1", ""},
                          {"A-1", "two", "o1", ""}});
  std::vector<std::string> codes;
  for (const util::Problem& problem : read.problems)
    codes.push_back(problem.code);
  EXPECT_EQ(codes, (std::vector<std::string>{"reviews.column_unknown", "reviews.agency_unknown",
                                             "reviews.assessor_unknown", "reviews.agency_several",
                                             "reviews.row_conflict", "reviews.item_unknown", "reviews.row_twice"}));
  EXPECT_EQ(plan({{"agency"}, {"A-1"}}).problems.front().code, "reviews.column_missing");
  EXPECT_EQ(plan({{"agency", "assessor"}}).problems.front().code, "reviews.import_empty");
}

TEST(JudgementFiles, write_each_element_with_its_reason_and_read_reasons_again)
{
  const util::Messages english = util::Messages::embedded(util::Language::english);
  const framework::Item item = item_of_three();
  const reviews::Judgement judgement{
      .item = "o1", .state = ItemState::failed, .elements = "101", .reasons = {{"2", {"wrong_year", "of 2565"}}}};
  EXPECT_EQ(reviews::judgement_csv(judgement, item, "=A", english),
            "'=A,o1,1,met,\r\n'=A,o1,2,not met,Wrong year: of 2565\r\n'=A,o1,3,met,\r\n");
  const reviews::Judgement whole{.item = "o1", .state = ItemState::failed, .reasons = {{"", {"", "gone"}}}};
  EXPECT_EQ(reviews::judgement_csv(whole, item, "A", english), "A,o1,,not met,gone\r\n");
  for (const auto language : {util::Language::thai, util::Language::english}) {
    const util::Messages messages = util::Messages::embedded(language);
    for (const reviews::Reason& reason : {reviews::Reason{"wrong_year", "x: y"}, {"other", ""}, {"", "only words"}})
      EXPECT_EQ(reviews::read_reason(reviews::reason_text(reason, messages)), reason);
  }
}

TEST(RoundStages, say_what_may_be_done_when)
{
  using cycles::StageCode;
  cycles::Cycle cycle{.id = 1};
  cycles::Calendar calendar = cycles::suggested_calendar(2568);
  EXPECT_FALSE(reviews::may_judge(cycle, calendar));
  EXPECT_TRUE(reviews::may_prepare(cycle, calendar));
  EXPECT_FALSE(reviews::is_shown_to_agencies(calendar));
  cycles::stage_of(calendar, StageCode::review).opened = 1;
  EXPECT_TRUE(reviews::may_judge(cycle, calendar));
  EXPECT_TRUE(reviews::may_settle(cycle, calendar));
  EXPECT_FALSE(reviews::may_contest(cycle, calendar));
  cycles::stage_of(calendar, StageCode::review).closed = 2;
  cycles::stage_of(calendar, StageCode::clarification).opened = 3;
  EXPECT_FALSE(reviews::may_judge(cycle, calendar));
  EXPECT_TRUE(reviews::may_settle(cycle, calendar));
  EXPECT_TRUE(reviews::may_contest(cycle, calendar));
  EXPECT_TRUE(reviews::may_decide(cycle, calendar));
  cycles::stage_of(calendar, StageCode::clarification).closed = 4;
  EXPECT_FALSE(reviews::may_contest(cycle, calendar));
  EXPECT_TRUE(reviews::may_decide(cycle, calendar));
  cycles::stage_of(calendar, StageCode::published).opened = 5;
  EXPECT_FALSE(reviews::may_decide(cycle, calendar));
  cycle.closed = 6;
  EXPECT_TRUE(reviews::is_shown_to_agencies(calendar));
}

}  // namespace
