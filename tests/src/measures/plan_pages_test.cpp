// SPDX-License-Identifier: Apache-2.0
// Plans as their people meet them: made from a published result, every weakness answered, written against each other,
// approved exactly as it was seen, changed afterwards with a reason.
#include <gtest/gtest.h>

#include "src/measures/change_store.hpp"
#include "src/measures/measure_form_pages.hpp"
#include "src/measures/measure_store.hpp"
#include "src/measures/plan_content.hpp"
#include "src/measures/plan_store.hpp"
#include "src/measures/step_rows_pages.hpp"

#include "plan_world.hpp"
#include "tests/lib/db/engines.hpp"

namespace {

using measures::ApprovalPages;
using measures::LibraryPages;
using measures::Measure;
using measures::MeasurePages;
using measures::PlanPages;
using measures::PlansPages;
using measures::ProposePages;
using measures::VersionState;
using plan_test::Asked;
using plan_test::page_text;
using plan_test::status;

using Fields = std::vector<std::pair<std::string, std::string>>;

bool says(const std::string& text, const std::string& part)
{
  return text.find(part) != std::string::npos;
}

Fields with(Fields fields, const std::string& name, const std::string& value)
{
  std::erase_if(fields, [&](const auto& field) { return field.first == name; });
  fields.emplace_back(name, value);
  return fields;
}

class Plans : public db_test::OnEngine {
 protected:
  Plans() : OnEngine(plan_test::migrations()) {}

  std::string plan_page(const accounts::Visitor& visitor, const Fields& query = {})
  {
    return page_text(world.plan, &PlanPages::show, world.get({.query = query}), visitor);
  }
  Asked of(std::int64_t measure, const Fields& form = {}) const
  {
    return {.form = form, .path = {{"measure", std::to_string(measure)}}};
  }
  int save(std::int64_t measure, const Fields& form)
  {
    return status(world.pages, &MeasurePages::save, world.post(of(measure, form)), world.coordinator);
  }
  std::string saved_text(std::int64_t measure, const Fields& form)
  {
    return page_text(world.pages, &MeasurePages::save, world.post(of(measure, form)), world.coordinator);
  }
  std::optional<measures::Version> newest()
  {
    return database().read([&](db::Connection& c) { return measures::PlanStore(c).newest(world.agency, 2568); });
  }
  std::string digest_on(const std::string& page)
  {
    const std::string mark = "name=\"digest\" value=\"";
    const std::size_t at = page.find(mark);
    return at == std::string::npos ? "" : page.substr(at + mark.size(), 64);
  }
  int submit(const Fields& more = {})
  {
    Fields form = more;
    form.emplace_back(
        "digest", digest_on(page_text(world.approval, &ApprovalPages::submit_form, world.get(), world.coordinator)));
    return status(world.approval, &ApprovalPages::submit, world.post({.form = form}), world.coordinator);
  }
  int approve(const std::string& opinion = "")
  {
    const auto version = newest().value();
    return status(
        world.approval, &ApprovalPages::approve,
        world.post(
            {.form = {{"version", std::to_string(version.number)}, {"digest", version.digest}, {"reason", opinion}}}),
        world.executive);
  }

  plan_test::PlanWorld world{database()};
};
DB_ENGINES(Plans);

DB_TEST(Plans, a_plan_is_made_from_a_published_result)
{
  const std::string before = page_text(world.plans, &PlansPages::list, world.get(), world.coordinator);
  EXPECT_TRUE(says(before, "86.63"));
  EXPECT_TRUE(says(before, "value=\"2568\"")) << "the year after the result is proposed";
  EXPECT_FALSE(says(page_text(world.plans, &PlansPages::list, world.get(), world.officer), "name=\"threshold\""));
  const auto make = [&](const Fields& form, const accounts::Visitor& visitor) {
    return status(world.plans, &PlansPages::make, world.post({.form = form}), visitor);
  };
  const Fields sound = {{"result", "2567"}, {"year", "๒๕๖๘"}, {"threshold", "85"}};
  EXPECT_EQ(make(sound, world.executive), 404);
  EXPECT_EQ(make(sound, world.stranger), 404);
  EXPECT_EQ(make(with(sound, "year", "2567"), world.coordinator), 422) << "not after the result";
  EXPECT_EQ(make(with(sound, "result", "2566"), world.coordinator), 422) << "nothing published";
  EXPECT_EQ(make(with(sound, "threshold", "101"), world.coordinator), 422);
  EXPECT_EQ(make(sound, world.coordinator), 303);
  EXPECT_EQ(make(sound, world.coordinator), 422) << "there is one";
  EXPECT_TRUE(says(page_text(world.plans, &PlansPages::list, world.get(), world.officer), "/plans/2568"));
}

DB_TEST(Plans, every_weakness_stands_on_top_until_something_answers_it)
{
  world.make_plan();
  const std::string page = plan_page(world.coordinator);
  for (const char* weak : {"weak-o2", "weak-o12", "weak-8", "weak-9"})
    EXPECT_TRUE(says(page, weak)) << weak;
  EXPECT_LT(page.find("weak-9\""), page.find("weak-o2\"")) << "worst cost first";
  EXPECT_FALSE(says(plan_page(world.officer), "weak-o2")) << "reads only";
  world.add(world.measure("เปิดเผยรายชื่อ", {"o2"}));
  EXPECT_FALSE(says(plan_page(world.coordinator), "weak-o2\""));
  const auto decide = [&](const Fields& form) {
    return status(world.plan, &PlanPages::decide, world.post({.form = form}), world.coordinator);
  };
  EXPECT_EQ(decide({{"weakness", "o12"}, {"reason", ""}}), 422) << "a reason in writing";
  EXPECT_EQ(decide({{"weakness", "o12"}, {"weakness", "o17"}, {"reason", "เลิกใช้แล้ว"}}), 303);
  const std::string now = plan_page(world.coordinator);
  EXPECT_FALSE(says(now, "weak-o12\""));
  EXPECT_TRUE(says(now, "เลิกใช้แล้ว"));
  const auto decisions =
      database().read([&](db::Connection& c) { return measures::PlanStore(c).decisions(world.agency, 2568); });
  ASSERT_EQ(decisions.size(), 2U);
  const Asked undecide{.form = {{"reason", "x"}}, .path = {{"decision", std::to_string(decisions[0].id)}}};
  EXPECT_EQ(status(world.plan, &PlanPages::undecide, world.post(undecide), world.coordinator), 303);
  EXPECT_EQ(status(world.plan, &PlanPages::undecide, world.post(undecide), world.coordinator), 404);
  EXPECT_TRUE(says(plan_page(world.coordinator), "weak-o12\""));
}

DB_TEST(Plans, the_table_is_sorted_narrowed_searched_and_taken_along)
{
  world.make_plan();
  Measure first = world.measure("เปิดเผยรายชื่อ", {"o2"});
  first.budget = 500000;
  Measure second = world.measure("อบรม", {"8"});
  second.lead = world.office;
  second.steps.clear();
  const std::int64_t with_budget = world.add(first);
  const std::int64_t incomplete = world.add(second);
  const auto link = [](std::int64_t id) { return "/measures/" + std::to_string(id) + "\""; };
  const std::string by_budget = plan_page(world.coordinator, {{"sort", "budget"}, {"order", "desc"}});
  EXPECT_TRUE(says(by_budget, "5,000"));
  const std::string finance = plan_page(world.coordinator, {{"unit", std::to_string(world.finance)}});
  EXPECT_TRUE(says(finance, link(with_budget)));
  EXPECT_FALSE(says(finance, link(incomplete)));
  EXPECT_TRUE(says(plan_page(world.coordinator, {{"state", "incomplete"}}), link(incomplete)));
  EXPECT_FALSE(says(plan_page(world.coordinator, {{"state", "incomplete"}}), link(with_budget)));
  EXPECT_FALSE(says(plan_page(world.officer), link(incomplete))) << "of another unit";
  EXPECT_TRUE(says(plan_page(world.officer), link(with_budget)));
  EXPECT_TRUE(says(plan_page(world.auditor), link(incomplete)));
  const std::string csv = plan_page(world.coordinator, {{"format", "csv"}});
  EXPECT_TRUE(says(csv, "เปิดเผยรายชื่อ"));
  EXPECT_TRUE(says(csv, "1. แต่งตั้งผู้รับผิดชอบ"));
  EXPECT_EQ(plan_page(world.coordinator, {{"format", "xlsx"}}).substr(0, 2), "PK");
  EXPECT_EQ(status(world.pages, &MeasurePages::show, world.get(of(incomplete)), world.officer), 404);
  EXPECT_EQ(status(world.pages, &MeasurePages::show, world.get(of(with_budget)), world.officer), 200);
}

DB_TEST(Plans, a_measure_is_written_with_all_its_faults_told)
{
  world.make_plan();
  Fields form = plan_test::PlanWorld::sent(world.measure("ชื่อ", {"o2"}));
  form = with(form, "period", "days");
  form = with(form, "first_day", "30 กันยายน 2567");
  form = with(form, "last_day", "๓๐ กันยายน ๒๕๖๘");
  form = with(form, "unit", std::to_string(world.dissolved));
  form = with(form, "success", "count");
  const auto add = [&](const Fields& fields) {
    http::Request request = world.post({.form = fields});
    return world.pages.add(request, world.coordinator);
  };
  site::Answer answer = add(form);
  EXPECT_EQ(plan_test::status_of_answer(answer), 422);
  const std::string page = plan_test::shown(answer);
  EXPECT_TRUE(says(page, "1/10/2567 to 30/9/2568")) << "the fiscal year in words";
  EXPECT_TRUE(says(page, "Give a target"));
  EXPECT_TRUE(says(page, "แต่งตั้งผู้รับผิดชอบ")) << "nothing typed is lost";
  form = with(with(form, "first_day", "๑ พ.ย. ๒๕๖๗"), "unit", std::to_string(world.office));
  form = with(with(with(form, "success", "count"), "success_target", "๑๒"), "success_words", "ครั้ง");
  form = with(form, "budget", "๑,๒๕๐.๕๐");
  answer = add(form);
  ASSERT_EQ(plan_test::status_of_answer(answer), 303) << plan_test::shown(answer);
  const auto all =
      database().read([&](db::Connection& c) { return measures::MeasureStore(c).measures(world.agency, 2568); });
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].budget, 125050);
  EXPECT_EQ(measures::day_of(all[0].first_day), std::chrono::year(2024) / 11 / 1);
  EXPECT_EQ(all[0].success.target, util::Exact(12));
  EXPECT_EQ(all[0].steps.size(), 2U) << "empty rows do not count";
}

DB_TEST(Plans, a_period_by_months_and_a_dissolved_unit)
{
  world.make_plan();
  const std::int64_t id = world.add(world.measure("ชื่อ", {"o2"}));
  Fields form = plan_test::PlanWorld::sent(world.stored(id));
  form = with(with(with(form, "period", "months"), "first_month", "2"), "last_month", "6");
  EXPECT_EQ(save(id, form), 303);
  EXPECT_EQ(measures::day_of(world.stored(id).first_day), std::chrono::year(2024) / 11 / 1);
  EXPECT_EQ(measures::day_of(world.stored(id).last_day), std::chrono::year(2025) / 3 / 31);
  form = plan_test::PlanWorld::sent(world.stored(id));
  EXPECT_TRUE(std::find(form.begin(), form.end(), std::pair<std::string, std::string>("first_month", "2")) !=
              form.end());
  EXPECT_EQ(save(id, with(form, "last_month", "1")), 422) << "ends before it begins";
  Measure led = world.measure("ยุบ", {"o5"});
  led.lead = world.dissolved;
  const std::int64_t old = world.add(led);
  form = plan_test::PlanWorld::sent(world.stored(old));
  EXPECT_EQ(save(old, form), 422);
  EXPECT_TRUE(says(saved_text(old, form), "กองช่าง was dissolved"));
}

DB_TEST(Plans, rows_of_steps_are_moved_without_scripts)
{
  world.make_plan();
  const std::int64_t id = world.add(world.measure("ชื่อ", {"o2"}));
  const Fields form = plan_test::PlanWorld::sent(world.stored(id));
  const std::string moved = saved_text(id, with(form, "then", "up_2"));
  EXPECT_LT(moved.find("เผยแพร่บนเว็บไซต์"), moved.find("แต่งตั้งผู้รับผิดชอบ"));
  EXPECT_FALSE(says(saved_text(id, with(form, "then", "remove_1")), "แต่งตั้งผู้รับผิดชอบ"));
  EXPECT_TRUE(says(saved_text(id, with(form, "then", "more")), "id=\"step_8\"")) << "two and three and three";
  EXPECT_EQ(save(id, with(form, "then", "down_99")), 200);
  EXPECT_EQ(save(id, with(form, "then", "up_")), 303) << "no button of ours: it saves";
  EXPECT_EQ(world.stored(id).steps.size(), 2U);
}

DB_TEST(Plans, five_hundred_steps_are_saved_and_five_hundred_and_one_are_not)
{
  world.make_plan();
  const std::int64_t id = world.add(world.measure("ชื่อ", {"o2"}));
  util::Fields fields{plan_test::PlanWorld::sent(world.stored(id))};
  std::vector<measures::StepRow> rows(measures::k_most_steps, {0, "ขั้นตอนหนึ่งที่ยาวพอสมควร", "1 ธ.ค. 2567"});
  EXPECT_EQ(save(id, measures::with_step_rows(fields, rows).entries()), 303);
  EXPECT_EQ(world.stored(id).steps.size(), measures::k_most_steps);
  rows.push_back({0, "อีกหนึ่ง", ""});
  fields = util::Fields{with(fields.entries(), "revision", "2")};
  const auto many = measures::with_step_rows(fields, rows);
  EXPECT_LT(many.entries().size(), 2000U) << "what a form may have";
  EXPECT_EQ(save(id, many.entries()), 422);
  EXPECT_TRUE(says(saved_text(id, many.entries()), "There are 501 steps; at most 500"));
}

DB_TEST(Plans, the_second_of_two_officers_is_told_and_loses_nothing)
{
  world.make_plan();
  const std::int64_t id = world.add(world.measure("ชื่อ", {"o2"}));
  const Fields shown = plan_test::PlanWorld::sent(world.stored(id));
  EXPECT_EQ(save(id, with(with(shown, "step_3", "ขั้นตอนของเขา"), "title", "ชื่อของเขา")), 303);
  const Fields typed = with(with(shown, "title", "ชื่อของฉัน"), "person", "นักวิชาการ");
  EXPECT_EQ(save(id, typed), 409);
  const std::string page = saved_text(id, typed);
  EXPECT_TRUE(says(page, "Somebody else saved"));
  EXPECT_TRUE(says(page, "Name of coordinator"));
  EXPECT_TRUE(says(page, "<li>Title</li>")) << "what both changed";
  EXPECT_TRUE(says(page, "ชื่อของฉัน")) << "what was typed";
  EXPECT_TRUE(says(page, "value=\"นักวิชาการ\""));
  EXPECT_TRUE(says(page, "id=\"step_3\"")) << "the step that came meanwhile has a row";
  EXPECT_TRUE(says(page, "name=\"revision\" value=\"2\""));
  EXPECT_EQ(world.stored(id).title, "ชื่อของเขา") << "nothing is stored yet";
}

DB_TEST(Plans, what_the_second_left_alone_stays_as_the_first_wrote_it)
{
  world.make_plan();
  const std::int64_t id = world.add(world.measure("ชื่อ", {"o2"}));
  const Fields shown = plan_test::PlanWorld::sent(world.stored(id));
  EXPECT_EQ(save(id, with(with(shown, "step_1", "ขั้นตอนแรกของเขา"), "step_3", "ขั้นตอนใหม่ของเขา")), 303);
  EXPECT_EQ(save(id, with(with(shown, "step_2", "ขั้นตอนที่สองของฉัน"), "step_3", "ขั้นตอนใหม่ของฉัน")), 303);
  std::vector<std::string> words;
  for (const measures::Step& step : world.stored(id).steps)
    words.push_back(step.words);
  EXPECT_EQ(words, (std::vector<std::string>{"ขั้นตอนแรกของเขา", "ขั้นตอนที่สองของฉัน", "ขั้นตอนใหม่ของฉัน", "ขั้นตอนใหม่ของเขา"}));
  EXPECT_EQ(save(id, with(with(shown, "title", "ชื่อของฉัน"), "budget", "500")), 303);
  EXPECT_EQ(world.stored(id).title, "ชื่อของฉัน");
  EXPECT_EQ(world.stored(id).steps.size(), 4U);
  EXPECT_EQ(save(id, with(shown, "period", "months")), 422) << "the months are missing, as for one person alone";
}

DB_TEST(Plans, a_step_that_one_takes_away_and_the_other_writes_is_not_lost)
{
  world.make_plan();
  const std::int64_t id = world.add(world.measure("ชื่อ", {"o2"}));
  const Fields shown = plan_test::PlanWorld::sent(world.stored(id));
  const util::Fields taken = measures::with_row_act(util::Fields(shown), "remove_1");
  EXPECT_EQ(save(id, with(shown, "step_1", "เขาเขียนใหม่")), 303);
  const std::string page = saved_text(id, taken.entries());
  EXPECT_TRUE(says(page, "Somebody else saved"));
  EXPECT_TRUE(says(page, "เขาเขียนใหม่</textarea>")) << "the first wrote what the second took away";
  EXPECT_EQ(save(id, with(taken.entries(), "revision", "2")), 303) << "told, and taken away all the same";
  EXPECT_EQ(world.stored(id).steps.size(), 1U);
  EXPECT_EQ(save(id, with(shown, "step_1", "ฉันเขียน")), 409);
  EXPECT_TRUE(says(saved_text(id, with(shown, "step_1", "ฉันเขียน")), "ฉันเขียน</textarea>"));
}

DB_TEST(Plans, a_measure_is_taken_out_and_put_back)
{
  world.make_plan();
  const std::int64_t first = world.add(world.measure("หนึ่ง", {"o2"}));
  const std::int64_t second = world.add(world.measure("สอง", {"o5"}));
  const auto act = [&](auto page, std::int64_t id, const Fields& form, const accounts::Visitor& visitor) {
    return status(world.pages, page, world.post(of(id, form)), visitor);
  };
  EXPECT_EQ(act(&MeasurePages::move, second, {{"then", "up"}}, world.coordinator), 303);
  EXPECT_EQ(world.stored(second).position, 1);
  EXPECT_EQ(act(&MeasurePages::remove, first, {{"reason", "x"}, {"revision", "9"}}, world.coordinator), 422);
  EXPECT_EQ(act(&MeasurePages::remove, first, {{"reason", "x"}, {"revision", "1"}}, world.executive), 404);
  EXPECT_EQ(act(&MeasurePages::remove, first, {{"reason", "ซ้ำ"}, {"revision", "1"}}, world.coordinator), 303);
  EXPECT_EQ(status(world.pages, &MeasurePages::show, world.get(of(first)), world.coordinator), 404);
  EXPECT_TRUE(says(plan_page(world.coordinator), "weak-o2\"")) << "it is without a measure again";
  EXPECT_TRUE(says(plan_page(world.coordinator), "/restore\""));
  EXPECT_EQ(act(&MeasurePages::restore, first, {}, world.coordinator), 303);
  EXPECT_EQ(world.stored(first).position, 2);
  EXPECT_TRUE(says(page_text(world.pages, &MeasurePages::show, world.get(of(first)), world.coordinator), "ซ้ำ"))
      << "why stands in the history";
}

DB_TEST(Plans, drafts_answer_what_was_chosen)
{
  world.make_plan();
  const std::string page = page_text(world.propose, &ProposePages::show,
                                     world.get({.query = {{"weakness", "o2"}, {"weakness", "8"}}}), world.coordinator);
  EXPECT_TRUE(says(page, "value=\"indicator:8\""));
  EXPECT_TRUE(says(page, "checked"));
  EXPECT_FALSE(says(page, "value=\"indicator:9\""));
  const Fields form = {{"weakness", "o2"}, {"weakness", "8"}, {"draft", "indicator:8"}, {"draft", "topic:not_there"}};
  EXPECT_EQ(status(world.propose, &ProposePages::take, world.post({.form = form}), world.coordinator), 303);
  const auto all =
      database().read([&](db::Connection& c) { return measures::MeasureStore(c).measures(world.agency, 2568); });
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].weaknesses, std::vector<std::string>{"8"});
  EXPECT_EQ(all[0].source, "indicator:8");
  EXPECT_FALSE(all[0].steps.empty());
  const std::string prefilled =
      page_text(world.pages, &MeasurePages::new_form,
                world.get({.query = {{"source", "indicator:9"}, {"weakness", "9"}}}), world.coordinator);
  EXPECT_TRUE(says(prefilled, "value=\"indicator:9\""));
  EXPECT_TRUE(says(prefilled, "id=\"step_4\""));
  EXPECT_EQ(status(world.propose, &ProposePages::take, world.post(), world.coordinator), 303) << "nothing chosen";
  EXPECT_EQ(status(world.propose, &ProposePages::show, world.get(), world.executive), 404);
}

DB_TEST(Plans, last_years_measures_are_carried_over_once)
{
  const measures::Plan plan = world.make_plan();
  EXPECT_TRUE(says(page_text(world.propose, &ProposePages::carry_form, world.get(), world.coordinator),
                   "no measures of an earlier year"));
  database().write([&](db::Connection& c) {
    measures::Plan last = plan;
    last.fiscal_year = 2567;
    measures::PlanStore(c).make(last, {1, 1, {}});
  });
  Measure old = world.measure("ของปีก่อน", {"o2", "o1"});
  old.fiscal_year = 2567;
  old.first_day -= 366;
  old.last_day -= 365;
  const std::int64_t id = world.add(old);
  const std::string page = page_text(world.propose, &ProposePages::carry_form, world.get(), world.coordinator);
  EXPECT_TRUE(says(page, "o2: failed → failed"));
  EXPECT_TRUE(says(page, "o1: met → met"));
  const Asked asked{.form = {{"measure", std::to_string(id)}}};
  EXPECT_EQ(status(world.propose, &ProposePages::carry, world.post(asked), world.coordinator), 303);
  EXPECT_EQ(status(world.propose, &ProposePages::carry, world.post(asked), world.coordinator), 303);
  const auto all =
      database().read([&](db::Connection& c) { return measures::MeasureStore(c).measures(world.agency, 2568); });
  ASSERT_EQ(all.size(), 1U) << "not twice";
  EXPECT_EQ(all[0].carried_from, id);
  EXPECT_EQ(all[0].weaknesses, std::vector<std::string>{"o2"});
}

DB_TEST(Plans, nothing_is_submitted_while_anything_is_missing)
{
  world.make_plan();
  Measure bare = world.measure("เปล่า", {"o2"});
  bare.lead.reset();
  const std::int64_t id = world.add(bare);
  const std::string page = page_text(world.approval, &ApprovalPages::submit_form, world.get(), world.coordinator);
  EXPECT_TRUE(says(page, "has neither a measure nor a decision"));
  EXPECT_TRUE(says(page, "Measure 1 has no unit that leads"));
  EXPECT_TRUE(says(page, "/propose?weakness&#x3D;o12") || says(page, "/propose?weakness=o12"));
  EXPECT_FALSE(says(page, "<form"));
  EXPECT_EQ(submit(), 422);
  world.decide_the_rest();
  EXPECT_EQ(save(id, with(plan_test::PlanWorld::sent(world.stored(id)), "lead", std::to_string(world.finance))), 303);
  EXPECT_EQ(submit(), 303);
  EXPECT_EQ(newest()->state, VersionState::submitted);
  EXPECT_EQ(measures::read_plan_content(newest()->content).measures.size(), 1U);
}

DB_TEST(Plans, the_executive_approves_exactly_what_was_seen)
{
  world.make_plan();
  const std::int64_t id = world.add(world.measure("หนึ่ง", {"o2"}));
  world.decide_the_rest();
  ASSERT_EQ(submit(), 303);
  EXPECT_EQ(status(world.pages, &MeasurePages::form, world.get(of(id)), world.coordinator), 303) << "locked";
  EXPECT_EQ(save(id, plan_test::PlanWorld::sent(world.stored(id))), 422) << "what was typed stays on the screen";
  const std::string page = page_text(world.approval, &ApprovalPages::approve_form, world.get(), world.executive);
  EXPECT_TRUE(says(page, "แต่งตั้งผู้รับผิดชอบ")) << "the whole plan stands below the button";
  EXPECT_EQ(digest_on(page), newest()->digest);
  const auto settle = [&](auto act, const std::string& digest, const std::string& reason) {
    return status(world.approval, act, world.post({.form = {{"version", "1"}, {"digest", digest}, {"reason", reason}}}),
                  world.executive);
  };
  EXPECT_EQ(settle(&ApprovalPages::approve, "other", ""), 422);
  EXPECT_EQ(settle(&ApprovalPages::give_back, newest()->digest, ""), 422) << "a reason";
  EXPECT_EQ(status(world.approval, &ApprovalPages::approve, world.post(), world.coordinator), 404);
  EXPECT_EQ(settle(&ApprovalPages::give_back, newest()->digest, "เพิ่มงบประมาณ"), 303);
  EXPECT_TRUE(says(plan_page(world.coordinator), "เพิ่มงบประมาณ"));
  ASSERT_EQ(submit(), 303) << "once more, and no reason: it was never approved";
  EXPECT_EQ(approve("เห็นชอบ"), 303);
  EXPECT_EQ(approve(), 303) << "nothing is open any more: back to the plan";
  EXPECT_EQ(newest()->opinion, "เห็นชอบ");
  EXPECT_TRUE(says(plan_page(world.coordinator), "Approved (version 2)"));
}

DB_TEST(Plans, what_changes_after_approval_is_said_and_needs_a_reason)
{
  world.make_plan();
  const std::int64_t id = world.add(world.measure("หนึ่ง", {"o2"}));
  world.decide_the_rest();
  ASSERT_EQ(submit(), 303);
  ASSERT_EQ(approve(), 303);
  EXPECT_EQ(status(world.approval, &ApprovalPages::submit_form, world.get(), world.coordinator), 303)
      << "nothing to submit";
  EXPECT_EQ(save(id, with(plan_test::PlanWorld::sent(world.stored(id)), "person", "ปลัด")), 303);
  const std::string page = plan_page(world.coordinator);
  EXPECT_TRUE(says(page, "Changed since version 1"));
  EXPECT_TRUE(says(page, "Person responsible"));
  EXPECT_EQ(submit(), 422) << "why";
  EXPECT_EQ(submit({{"reason", "เปลี่ยนผู้รับผิดชอบ"}}), 303);
  EXPECT_EQ(status(world.approval, &ApprovalPages::withdraw, world.post(), world.coordinator), 422) << "a reason";
  EXPECT_EQ(approve(), 303);
  const auto version = [&](const accounts::Visitor& visitor, const char* number) {
    return page_text(world.approval, &ApprovalPages::version, world.get({.path = {{"version", number}}}), visitor);
  };
  const std::string second = version(world.officer, "2");
  EXPECT_TRUE(says(second, "เปลี่ยนผู้รับผิดชอบ"));
  EXPECT_TRUE(says(second, "What differs from version 1"));
  EXPECT_TRUE(says(version(world.officer, "1"), "หนึ่ง")) << "approved versions stay readable";
  EXPECT_EQ(status(world.approval, &ApprovalPages::version, world.get({.path = {{"version", "3"}}}), world.officer),
            404);
  EXPECT_TRUE(says(page_text(world.approval, &ApprovalPages::versions, world.get(), world.auditor), "/versions/2"));
}

DB_TEST(Plans, the_library_is_kept_by_its_keepers)
{
  const auto ask = [&](auto page, const Asked& asked, const accounts::Visitor& visitor, bool post = true) {
    return status(world.library, page, post ? world.post(asked) : world.get(asked), visitor);
  };
  const Fields entry = {{"title", "คู่มือ <b>"},
                        {"steps", "หนึ่ง\n\n สอง "},
                        {"follow_up", "monthly"},
                        {"fiscal_year", "2567"},
                        {"subjects", "O๒, 8"}};
  EXPECT_EQ(ask(&LibraryPages::add, {.form = entry}, world.executive), 404);
  EXPECT_EQ(ask(&LibraryPages::add, {.form = with(entry, "subjects", "o99")}, world.coordinator), 422);
  EXPECT_EQ(ask(&LibraryPages::add, {.form = entry}, world.coordinator), 303);
  const std::string list = page_text(world.library, &LibraryPages::list, world.get(), world.coordinator);
  EXPECT_TRUE(says(list, "คู่มือ &lt;b&gt;"));
  EXPECT_TRUE(says(list, "o2, 8"));
  EXPECT_TRUE(
      says(page_text(world.library, &LibraryPages::list, world.get({.query = {{"format", "csv"}}}), world.coordinator),
           "หนึ่ง"));
  const auto typed = [&](const std::string& seen) {
    return Asked{.form = with(with(entry, "title", "ใหม่"), "seen", seen), .path = {{"entry", "1"}}};
  };
  const std::string mark = "name=\"seen\" value=\"";
  const std::string form = page_text(world.library, &LibraryPages::form, world.get(typed("")), world.coordinator);
  const Asked first = typed(form.substr(form.find(mark) + mark.size(), 64));
  EXPECT_EQ(ask(&LibraryPages::save, first, world.coordinator), 303);
  EXPECT_EQ(ask(&LibraryPages::save, first, world.coordinator), 409) << "it is no longer what was seen";
  EXPECT_EQ(ask(&LibraryPages::remove_form, first, world.coordinator, false), 200);
  EXPECT_EQ(ask(&LibraryPages::remove, first, world.coordinator), 303);
  EXPECT_EQ(ask(&LibraryPages::save, first, world.coordinator), 404);
}

DB_TEST(Plans, of_another_agency_nothing_is_there)
{
  world.make_plan();
  http::Request request = world.get();
  util::Fields parameters;
  parameters.add("agency", std::to_string(world.results.namesake));
  parameters.add("year", "2568");
  request.parameters = parameters;
  EXPECT_EQ(status(world.plan, &PlanPages::show, std::move(request), world.stranger), 404) << "no plan of theirs";
  EXPECT_EQ(status(world.plan, &PlanPages::show, world.get({.year = 9999}), world.coordinator), 404);
  EXPECT_EQ(status(world.plan, &PlanPages::threshold, world.post({.form = {{"threshold", "95"}}}), world.stranger),
            404);
  EXPECT_EQ(status(world.plan, &PlanPages::threshold, world.post({.form = {{"threshold", "95"}}}), world.coordinator),
            303);
  EXPECT_TRUE(says(plan_page(world.coordinator), "weak-10\"")) << "90 is below 95";
}

}  // namespace
