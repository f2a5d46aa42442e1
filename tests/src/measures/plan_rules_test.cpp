// SPDX-License-Identifier: Apache-2.0
// Rules of plans: weaknesses and their cost, what a measure and a plan may not be, drafts from the library, last year's
// measures, what was approved as text and what differs from it.
#include <gtest/gtest.h>

#include "lib/thai/thai.hpp"

#include "src/analysis/analysis.hpp"
#include "src/framework/load.hpp"
#include "src/measures/carry.hpp"
#include "src/measures/library.hpp"
#include "src/measures/measure_check.hpp"
#include "src/measures/plan_check.hpp"
#include "src/measures/plan_content.hpp"
#include "src/measures/plan_differences.hpp"
#include "src/measures/weakness.hpp"

namespace {

using measures::Measure;
using util::Exact;

scoring::Result printed(int year, const std::vector<std::pair<std::string, scoring::ItemState>>& items,
                        const std::vector<std::pair<std::string, Exact>>& indicators,
                        const std::vector<std::pair<std::string, Exact>>& questions = {})
{
  scoring::Result result;
  result.framework = framework::embedded_year(year);
  const framework::Framework& framework = *result.framework;
  result.origin = scoring::Origin::printed;
  result.questions.resize(framework.questions.size());
  for (std::size_t i = 0; i < framework.questions.size(); ++i) {
    const auto& instrument = framework.instruments[framework.indicators[framework.questions[i].indicator].instrument];
    result.questions[i].parts.resize(instrument.parts.size());
  }
  result.items.resize(framework.items.size());
  result.sub_indicators.resize(framework.sub_indicators.size());
  result.indicators.resize(framework.indicators.size());
  result.instruments.resize(framework.instruments.size());
  for (std::size_t i = 0; i < framework.instruments.size(); ++i) {
    result.instruments[i].parts.resize(framework.instruments[i].parts.size());
    result.instruments[i].respondents.resize(framework.instruments[i].parts.size());
  }
  for (std::size_t i = 0; i < framework.indicators.size(); ++i)
    result.indicators[i].parts.resize(framework.instruments[framework.indicators[i].instrument].parts.size());
  for (const auto& [code, state] : items)
    result.items[framework.item(code).value()].state = state;
  for (const auto& [code, score] : indicators)
    result.indicators[framework.indicator(code).value()].score = score;
  for (const auto& [code, score] : questions)
    result.questions[framework.question(code).value()].score = score;
  return result;
}

std::vector<std::string> subjects_of(const std::vector<measures::Weakness>& weaknesses)
{
  std::vector<std::string> subjects;
  for (const auto& one : weaknesses)
    subjects.push_back(one.subject);
  return subjects;
}

std::vector<measures::Weakness> weak_in(const scoring::Result& result, Exact threshold = 85)
{
  analysis::Options options;
  options.threshold = std::move(threshold);
  return measures::weaknesses_of(analysis::analyse(result, {}, options));
}

Measure sound_measure(int year = 2568)
{
  Measure measure{.agency = 1, .fiscal_year = year, .id = 7, .position = 1, .title = "ทำ"};
  measure.weaknesses = {"o2"};
  measure.steps = {{.id = 1, .words = "หนึ่ง"}, {.id = 2, .words = "สอง"}};
  measure.lead = 5;
  measure.first_day = measures::day_number(thai::fiscal_year_begin(year));
  measure.last_day = measures::day_number(thai::fiscal_year_end(year));
  measure.success = {.kind = measures::SuccessKind::items_met};
  measure.revision = 1;
  return measure;
}

const std::vector<agencies::Unit> k_units = {{.agency = 1, .id = 5, .name = "สำนักปลัด"},
                                             {.agency = 1, .id = 6, .name = "กองช่าง", .closed = 1}};

std::vector<std::string> codes_of(const util::Problems& problems)
{
  std::vector<std::string> codes;
  for (const auto& problem : problems)
    codes.push_back(problem.place.field + " " + problem.code);
  return codes;
}

util::Problems check(const Measure& measure)
{
  return measures::check_measure(measure, k_units, *framework::embedded_year(2567));
}

TEST(Weakness, WorstCostComesFirst)
{
  using scoring::ItemState;
  auto result = printed(2567, {{"o1", ItemState::failed}, {"o35", ItemState::failed}, {"o3", ItemState::met}},
                        {{"8", Exact::parse("64.61")}, {"1", 97}});
  const auto weak = weak_in(result);
  ASSERT_EQ(subjects_of(weak), (std::vector<std::string>{"8", "o35", "o1"}));
  EXPECT_EQ(weak[0].cost.value().decimal(2), "3.54") << "(100 − 64.61) × 0.3 / 3";
  EXPECT_EQ(weak[1].cost.value(), Exact(2)) << "40 × 1/2 × 1/2 × 1/5";
  EXPECT_EQ(weak[2].cost.value(), Exact(2, 3)) << "40 × 1/2 × 1/5 × 1/6";
  EXPECT_EQ(weak[0].kind, measures::WeaknessKind::indicator);
}

TEST(Weakness, OfPrintedIndicatorsOnlyTheIndicatorsAreWeak)
{
  const auto result = printed(2563, {}, {{"4", Exact::parse("94.48")}, {"8", Exact::parse("83.65")}, {"10", 50}});
  EXPECT_EQ(subjects_of(weak_in(result)), (std::vector<std::string>{"10", "8"}));
  EXPECT_EQ(subjects_of(weak_in(result, 95)), (std::vector<std::string>{"10", "8", "4"}));
  EXPECT_TRUE(weak_in(result, 50).empty()) << "at the threshold is not below it";
}

TEST(Weakness, AMeasureOrADecisionAnswersIt)
{
  const auto weak = weak_in(printed(2563, {}, {{"8", 70}, {"9", 60}, {"10", 50}}));
  Measure measure;
  measure.weaknesses = {"10"};
  const auto open = measures::without_measure(weak, {measure}, {{.subject = "8"}});
  EXPECT_EQ(subjects_of(open), std::vector<std::string>{"9"});
}

TEST(MeasureCheck, TellsEveryFaultAtOnce)
{
  EXPECT_TRUE(check(sound_measure()).empty());
  Measure bad = sound_measure();
  bad.weaknesses = {"o99"};
  bad.first_day -= 1;
  bad.last_day += 1;
  bad.lead = 6;
  bad.units = {77};
  bad.steps[1] = {.words = "", .due_day = 1};
  EXPECT_EQ(codes_of(check(bad)),
            (std::vector<std::string>{"weakness measures.weakness_unknown", "step_2 measures.step_empty",
                                      "due_2 measures.day_outside_year", "lead measures.unit_closed",
                                      "unit measures.unit_unknown", "first_day measures.day_outside_year",
                                      "last_day measures.day_outside_year", "success measures.success_no_item"}));
  const util::Problems problems = check(bad);
  EXPECT_EQ(problems[3].params.at("unit"), "กองช่าง");
  EXPECT_EQ(problems[5].params.at("first"), "1/10/2567");
  EXPECT_EQ(problems[5].params.at("last"), "30/9/2568");
}

TEST(MeasureCheck, FiveHundredStepsArePossibleAndOneMoreIsNot)
{
  Measure measure = sound_measure();
  measure.steps.assign(measures::k_most_steps, {.words = "x"});
  EXPECT_TRUE(check(measure).empty());
  measure.steps.push_back({.words = "x"});
  EXPECT_EQ(codes_of(check(measure)), std::vector<std::string>{"steps measures.too_many_steps"});
}

TEST(MeasureCheck, SuccessSaysHowItIsSeen)
{
  Measure measure = sound_measure();
  measure.success = {.kind = measures::SuccessKind::indicator, .subject = "8", .target = Exact(101)};
  EXPECT_EQ(codes_of(check(measure)), std::vector<std::string>{"success_target measures.success_target_range"});
  measure.success = {.kind = measures::SuccessKind::count};
  EXPECT_EQ(codes_of(check(measure)), (std::vector<std::string>{"success_target measures.success_no_target",
                                                                "success_words measures.success_no_words"}));
}

TEST(PlanCheck, NamesEverythingThatIsMissing)
{
  const auto weak = weak_in(printed(2567, {{"o2", scoring::ItemState::failed}}, {{"8", 60}}));
  const measures::Plan plan{.agency = 1, .fiscal_year = 2568, .result_year = 2567};
  Measure bare{.id = 3, .position = 1, .title = "เปล่า", .weaknesses = {"o2"}};
  bare.units = {6};
  std::vector<std::string> codes;
  for (const auto& fault : measures::check_plan(plan, &weak, {bare, sound_measure()}, {}, k_units))
    codes.push_back(fault.problem.code + " " + std::to_string(fault.measure) + fault.subject);
  EXPECT_EQ(codes, (std::vector<std::string>{"measures.missing.weakness 08", "measures.missing.steps 3",
                                             "measures.missing.lead 3", "measures.missing.unit_closed 3",
                                             "measures.missing.period 3"}));
  EXPECT_TRUE(measures::check_plan(plan, &weak, {sound_measure()}, {{.subject = "8"}}, k_units).empty());
  EXPECT_EQ(measures::check_plan(plan, nullptr, {}, {}, k_units).size(), 2U) << "no result, and nothing in it";
}

TEST(Library, OneMeasureAnswersWhatSharesATopic)
{
  const auto framework = framework::embedded_year(2567);
  const auto& book = analysis::AdviceBook::embedded();
  const auto library = measures::advice_entries(book, *framework, util::Language::english);
  const auto drafts = measures::drafts_for({"i1", "e1", "o2", "8"}, 2567, library, book);
  const auto both = std::find_if(drafts.begin(), drafts.end(), [](const measures::Draft& draft) {
    return draft.entry.source == "topic:steps_and_times";
  });
  ASSERT_NE(both, drafts.end());
  EXPECT_EQ(both->weaknesses, (std::vector<std::string>{"i1", "e1"}));
  EXPECT_EQ(both->entry.follow_up, measures::FollowUp::monthly);
  std::size_t answered = 0;
  for (const auto& draft : drafts) {
    EXPECT_TRUE(draft.suggested) << draft.entry.source;
    answered += draft.weaknesses.size();
  }
  EXPECT_EQ(answered, 4U);
}

TEST(Library, EveryWeaknessOfEveryYearHasADraft)
{
  const auto& book = analysis::AdviceBook::embedded();
  for (const int year : framework::embedded_years()) {
    const auto framework = framework::embedded_year(year);
    std::vector<std::string> all;
    for (const auto& one : framework->indicators)
      all.push_back(one.code);
    for (const auto& one : framework->questions)
      all.push_back(one.code);
    for (const auto& one : framework->items)
      all.push_back(one.code);
    const auto drafts =
        measures::drafts_for(all, year, measures::advice_entries(book, *framework, util::Language::thai), book);
    for (const std::string& subject : all)
      EXPECT_TRUE(std::any_of(drafts.begin(), drafts.end(),
                              [&](const measures::Draft& draft) {
                                return std::find(draft.weaknesses.begin(), draft.weaknesses.end(), subject) !=
                                       draft.weaknesses.end();
                              }))
          << year << " " << subject;
  }
}

TEST(Library, AnEntryOfAnotherYearAnswersTheSameTopic)
{
  const auto& book = analysis::AdviceBook::embedded();
  const measures::LibraryEntry entry{
      .agency = 1, .id = 3, .source = "library:3", .title = "x", .subjects = {"i1", "8"}, .fiscal_year = 2567};
  EXPECT_TRUE(measures::answers(entry, "i1", 2568, book));
  EXPECT_TRUE(measures::answers(entry, "8", 2563, book));
  EXPECT_FALSE(measures::answers(entry, "i9", 2568, book));
  EXPECT_FALSE(measures::answers(entry, "9", 2567, book));
}

TEST(Library, ADraftIsAMeasureToWorkOn)
{
  const auto framework = framework::embedded_year(2567);
  measures::Draft draft{.entry = {.source = "library:3", .title = "x", .steps = {"a", "b"}, .unit = "สำนัก ปลัด"},
                        .weaknesses = {"e9"}};
  const Measure measure = measures::drafted(draft, 1, 2568, *framework, k_units, 85);
  EXPECT_EQ(measure.lead, 5);
  EXPECT_TRUE(measures::lasts_whole_year(measure));
  EXPECT_EQ(measure.success.kind, measures::SuccessKind::indicator);
  EXPECT_EQ(measure.success.subject, "8");
  EXPECT_EQ(measure.success.target, Exact(85));
  EXPECT_TRUE(check(measure).empty());
  draft.weaknesses = {"e9", "o2"};
  EXPECT_EQ(measures::drafted(draft, 1, 2568, *framework, k_units, 85).success.kind, measures::SuccessKind::items_met);
}

TEST(Carry, ShowsWhetherTheScoreMoved)
{
  using scoring::ItemState;
  const auto& book = analysis::AdviceBook::embedded();
  const auto before = printed(2567, {{"o1", ItemState::failed}}, {{"8", 60}}, {{"i1", 70}});
  const auto after = printed(2568, {{"o1", ItemState::met}}, {{"8", 55}}, {{"i1", Exact::parse("70.001")}});
  const auto item = measures::score_move("o1", &before, after, book, 2567);
  EXPECT_EQ(item.moved(), measures::Moved::better);
  EXPECT_EQ(measures::score_move("8", &before, after, book, 2567).moved(), measures::Moved::worse);
  EXPECT_EQ(measures::score_move("i1", &before, after, book, 2567).moved(), measures::Moved::same)
      << "nobody sees a difference";
  EXPECT_EQ(measures::score_move("8", nullptr, after, book, 2567).moved(), measures::Moved::unknown);
  Measure measure = sound_measure();
  measure.weaknesses = {"o1", "8"};
  const auto offer = measures::carry_offer(measure, &before, after, weak_in(after), book, 2567);
  EXPECT_EQ(offer.moved, measures::Moved::worse);
  EXPECT_EQ(offer.still_weak, std::vector<std::string>{"8"});
}

TEST(Carry, DaysMoveToTheNewYearAndClosedUnitsStayBehind)
{
  Measure last = sound_measure(2567);
  last.steps[0].due_day = measures::day_number({std::chrono::year(2024) / 2 / 29});
  last.units = {6};
  last.lead = 6;
  const auto framework = framework::embedded_year(2568);
  const Measure measure = measures::carried({.measure = last}, 2569, *framework, k_units);
  EXPECT_EQ(measures::day_of(measure.steps[0].due_day.value()), std::chrono::year(2026) / 2 / 28);
  EXPECT_EQ(measure.steps[0].id, 0);
  EXPECT_TRUE(measures::lasts_whole_year(measure));
  EXPECT_FALSE(measure.lead);
  EXPECT_TRUE(measure.units.empty());
  EXPECT_EQ(measure.carried_from, 7);
  EXPECT_EQ(measure.success, measures::Success()) << "no item is left that could be met";
}

measures::PlanContent content_with(const std::vector<Measure>& measures)
{
  const auto weak = weak_in(printed(2567, {{"o2", scoring::ItemState::failed}}, {{"8", 60}}));
  const measures::Plan plan{
      .agency = 1, .fiscal_year = 2568, .cycle = 2, .computation = 3, .result_year = 2567, .threshold = Exact(85)};
  return measures::content_of(plan, {.id = 1, .name = "อบต. \"หนึ่ง\""}, *framework::embedded_year(2567), k_units, weak,
                              measures, {{.id = 1, .subject = "8", .reason = "no\nmeans"}});
}

TEST(PlanContent, ComesBackAsItWasSent)
{
  Measure measure = sound_measure();
  measure.budget = 125050;
  measure.steps[0].due_day = measure.first_day;
  measure.carried_from = 4;
  measure.success = {measures::SuccessKind::indicator, "8", Exact::parse("85.5"), "words"};
  const auto content = content_with({measure});
  const std::string json = measures::plan_json(content);
  EXPECT_EQ(json, measures::plan_json(content_with({measure}))) << "the same bytes";
  const auto read = measures::read_plan_content(json);
  EXPECT_EQ(measures::plan_json(read), json);
  EXPECT_TRUE(measures::differences(content, read).empty());
  EXPECT_EQ(read.agency_name, "อบต. \"หนึ่ง\"");
  EXPECT_EQ(read.unit_name(5), "สำนักปลัด");
  ASSERT_EQ(read.weaknesses.size(), 2U);
  EXPECT_EQ(read.weaknesses[0].weakness.cost, content.weaknesses[0].weakness.cost) << "exact";
  EXPECT_NE(read.subject_name("8"), nullptr);
  EXPECT_EQ(read.measures[0].success, measure.success);
}

TEST(PlanContent, WhatIsNoPlanIsRefused)
{
  for (const char* text : {"", "{}", "[]", "null", R"({"format":2})", R"({"format":1,"agency":3})"})
    EXPECT_THROW(measures::read_plan_content(text), std::invalid_argument) << text;
  std::string json = measures::plan_json(content_with({sound_measure()}));
  json.replace(json.find("items_met"), 9, "something");
  EXPECT_THROW(measures::read_plan_content(json), std::invalid_argument);
}

TEST(PlanDifferences, SayWhatPeopleWouldSee)
{
  Measure one = sound_measure();
  Measure two = sound_measure();
  two.id = 8;
  two.position = 2;
  Measure changed = one;
  changed.title = "อื่น";
  changed.revision = 2;
  Measure moved = two;
  moved.position = 1;
  const auto kinds = [](const std::vector<measures::PlanDifference>& list) {
    std::vector<std::string> all;
    for (const auto& each : list)
      all.push_back(std::string(code(each.kind)) + " " + std::to_string(each.measure));
    return all;
  };
  EXPECT_EQ(kinds(differences(content_with({one, two}), content_with({changed, two}))),
            std::vector<std::string>{"changed 7"});
  EXPECT_EQ(kinds(differences(content_with({one, two}), content_with({moved}))), std::vector<std::string>{"removed 7"})
      << "that the other became the first says nothing";
  EXPECT_EQ(kinds(differences(content_with({one}), content_with({one, two}))), std::vector<std::string>{"added 8"});
  Measure second = one;
  second.position = 2;
  EXPECT_EQ(kinds(differences(content_with({one, two}), content_with({moved, second}))),
            (std::vector<std::string>{"moved 8", "moved 7"}));
  auto without = content_with({one});
  without.decisions.clear();
  EXPECT_EQ(kinds(differences(content_with({one}), without)), std::vector<std::string>{"undecided 0"});
}

}  // namespace
