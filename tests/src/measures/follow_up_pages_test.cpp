// SPDX-License-Identifier: Apache-2.0
// Follow-up as its people meet it: units report and prove, two at one step, the overview, frozen pictures, a meeting
// from measure to measure, the programme.
#include <gtest/gtest.h>

#include "src/measures/merged_fields_pages.hpp"
#include "src/measures/progress_form_pages.hpp"

#include "follow_up_world.hpp"
#include "tests/lib/db/engines.hpp"

namespace {

using follow_up_test::Asked;
using follow_up_test::day;
using follow_up_test::FollowUpWorld;
using follow_up_test::shown;
using follow_up_test::status_of;
using measures::EvidencePages;
using measures::MeetingNotePages;
using measures::MeetingPages;
using measures::PicturePages;
using measures::ProgressPages;
using measures::StepState;

using Texts = std::map<std::string, std::string>;

class FollowUpPages : public testing::Test {
 protected:
  template <typename Pages>
  using Page = site::Answer (Pages::*)(http::Request&, const accounts::Visitor&);

  template <typename Pages>
  site::Answer ask(Pages& pages, Page<Pages> page, http::Request request, const accounts::Visitor& visitor)
  {
    return (pages.*page)(request, visitor);
  }
  template <typename Pages>
  int status(Pages& pages, Page<Pages> page, http::Request request, const accounts::Visitor& visitor)
  {
    return status_of([&] { return (pages.*page)(request, visitor); });
  }
  Texts path_to(std::int64_t measure, std::int64_t step = 0) const
  {
    Texts path{{"measure", std::to_string(measure)}};
    if (step != 0) path["step"] = std::to_string(step);
    return path;
  }
  /// Of the first step of the manual.
  site::Answer report(const accounts::Visitor& visitor, Texts form)
  {
    const std::int64_t step = world.measure(world.manual).steps.front().id;
    form.try_emplace("revision", std::to_string(world.report(world.manual, step).revision));
    return ask(world.progress, &ProgressPages::save,
               world.post({.path = path_to(world.manual, step), .form = std::move(form)}), visitor);
  }
  measures::StepProgress first_report()
  {
    return world.report(world.manual, world.measure(world.manual).steps.front().id);
  }
  static int status_of_page(const site::Answer& answer) { return follow_up_test::status_of_answer(answer); }
  static bool has(const std::string& page, const std::string& text) { return page.find(text) != std::string::npos; }

  db_test::FreshDatabase fresh{db::Engine::sqlite, follow_up_test::migrations()};
  db::Database database = fresh.open();
  FollowUpWorld world{database};
};

Texts done_form(const std::string& words)
{
  return {{"state", "done"},        {"words", words},           {"done_day-day", "15"},
          {"done_day-month", "3"},  {"done_day-year", "2568"},  {"begun_day-day", "๒"},
          {"begun_day-month", "๑"}, {"begun_day-year", "๒๕๖๘"}, {"difficulties", "few people"}};
}

TEST_F(FollowUpPages, OfficersReportOnTheirMeasures)
{
  const auto page = [&](std::int64_t measure, const accounts::Visitor& who) {
    return status(world.progress, &ProgressPages::show, world.get({.path = path_to(measure)}), who);
  };
  EXPECT_EQ(page(world.manual, world.officer), 200);
  EXPECT_EQ(page(world.service, world.officer), 404) << "of another unit";
  EXPECT_EQ(page(world.service, world.clerk), 200);
  EXPECT_EQ(page(world.manual, world.clerk), 200) << "a unit besides the one that leads";
  EXPECT_EQ(page(world.manual, world.auditor), 200);
  EXPECT_EQ(page(world.manual, world.stranger), 404);
  EXPECT_EQ(page(99999, world.coordinator), 404);

  EXPECT_EQ(status_of_page(report(world.officer, done_form("เล่มเสร็จ 12 หน้า <b>"))), 303);
  EXPECT_EQ(first_report().state, StepState::done);
  EXPECT_EQ(first_report().percent, 100) << "goes without saying";
  EXPECT_EQ(first_report().begun_day, day(2025, 1, 2));
  const std::string seen =
      shown(ask(world.progress, &ProgressPages::show, world.get({.path = path_to(world.manual)}), world.executive));
  EXPECT_TRUE(has(seen, "12 หน้า &lt;b&gt;"));
  EXPECT_TRUE(has(seen, "few people"));
  EXPECT_TRUE(has(seen, "33 per cent done (1 of 3 steps finished)"));
  EXPECT_TRUE(has(seen, "Name of officer@one.example"));
  EXPECT_FALSE(has(seen, "/evidence?step=")) << "the executive reads";
  EXPECT_EQ(status_of([&] { return report(world.executive, done_form("x")); }), 404);
  EXPECT_EQ(status_of([&] { return report(world.administrator, done_form("x")); }), 404);
}

TEST_F(FollowUpPages, NothingIsReportedBeforeTheApproval)
{
  db_test::FreshDatabase other{db::Engine::sqlite, follow_up_test::migrations()};
  db::Database empty = other.open();
  FollowUpWorld early(empty, false);
  const auto measure = early.measure(early.manual);
  const Texts path{{"measure", std::to_string(measure.id)}, {"step", std::to_string(measure.steps[0].id)}};
  http::Request request = early.post({.path = path, .form = done_form("x")});
  EXPECT_EQ(status_of([&] { return early.progress.save(request, early.officer); }), 303);
  EXPECT_EQ(early.report(measure.id, measure.steps[0].id).revision, 0);
  http::Request look = early.get({.path = path});
  EXPECT_TRUE(has(shown(early.progress.show(look, early.officer)), "has not approved"));
}

TEST_F(FollowUpPages, AReportComesBackWithEveryFaultAndWhatWasTyped)
{
  const site::Answer answer = report(world.officer, {{"state", "done"},
                                                     {"percent", "50"},
                                                     {"done_day-day", "1"},
                                                     {"done_day-month", "1"},
                                                     {"done_day-year", "2560"},
                                                     {"difficulties", "keep <this>"}});
  EXPECT_EQ(status_of_page(answer), 422);
  const std::string page = shown(answer);
  EXPECT_TRUE(has(page, "href=\"#percent\""));
  EXPECT_TRUE(has(page, "href=\"#words\""));
  EXPECT_TRUE(has(page, "must lie in fiscal year 2568"));
  EXPECT_TRUE(has(page, "keep &lt;this&gt;"));
  EXPECT_EQ(first_report().revision, 0);
}

TEST_F(FollowUpPages, TextThatRepeatsThePlanHasToBeConfirmed)
{
  Texts form = done_form("จัดทำคู่มือ การยืมทรัพย์สินของทางราชการแล้ว");
  const site::Answer told = report(world.officer, form);
  EXPECT_EQ(status_of_page(told), 422);
  EXPECT_TRUE(has(shown(told), "almost the same as the plan"));
  EXPECT_EQ(first_report().revision, 0);
  form["confirm_repeat"] = "yes";
  EXPECT_EQ(status_of_page(report(world.officer, form)), 303);
  EXPECT_EQ(first_report().state, StepState::done);
}

TEST_F(FollowUpPages, TheSecondOfTwoOfficersAtAStepIsToldAndLosesNothing)
{
  EXPECT_EQ(status_of_page(report(world.colleague, done_form("theirs"))), 303);
  Texts mine = done_form("mine");
  mine["revision"] = "0";
  const site::Answer told = report(world.officer, mine);
  EXPECT_EQ(status_of_page(told), 409);
  const std::string page = shown(told);
  EXPECT_TRUE(has(page, "Name of colleague"));
  EXPECT_TRUE(has(page, "theirs"));
  EXPECT_TRUE(has(page, "mine</textarea>"));
  EXPECT_TRUE(has(page, "name=\"revision\" value=\"1\""));
  EXPECT_EQ(first_report().words, "theirs");
  EXPECT_EQ(status_of_page(report(world.officer, done_form("mine"))), 303);
  EXPECT_EQ(first_report().words, "mine");
}

TEST_F(FollowUpPages, WhatTheSecondLeftAloneStaysAsTheFirstWroteIt)
{
  const std::string before = measures::shown_marks(measures::fields_of(first_report()));
  EXPECT_EQ(status_of_page(report(world.colleague, done_form("theirs"))), 303);
  const Texts apart = {{"revision", "0"}, {"shown", before}, {"state", "not_begun"}, {"suggestions", "more\r\ntime"}};
  EXPECT_EQ(status_of_page(report(world.officer, apart)), 303);
  EXPECT_EQ(first_report().words, "theirs");
  EXPECT_EQ(first_report().state, StepState::done);
  EXPECT_TRUE(first_report().begun_day);
  EXPECT_EQ(first_report().suggestions, "more\ntime");

  const Texts both = {{"revision", "0"}, {"shown", before}, {"state", "not_begun"}, {"words", "mine"}};
  const site::Answer told = report(world.officer, both);
  EXPECT_EQ(status_of_page(told), 409);
  const std::string page = shown(told);
  EXPECT_TRUE(has(page, "mine</textarea>")) << "both wrote words";
  EXPECT_TRUE(has(page, "few people</textarea>")) << "of which only the first wrote";
  EXPECT_EQ(first_report().words, "theirs");
}

TEST_F(FollowUpPages, EvidenceIsTakenByItsContentAndKeptWhenItIsRemoved)
{
  const std::int64_t step = world.measure(world.manual).steps.front().id;
  const Asked asked{.path = path_to(world.manual), .form = {{"step", std::to_string(step)}}};
  const auto take = [&](const std::string& name, const std::string& bytes) {
    return ask(world.evidence, &EvidencePages::take, world.post_file(asked, name, bytes), world.officer);
  };
  const site::Answer large = take("big.txt", std::string(2001, 'x'));
  EXPECT_EQ(status_of_page(large), 422);
  EXPECT_TRUE(has(shown(large), "more than the 2 kB"));
  EXPECT_EQ(status_of_page(take("program.pdf", "MZ\x90\x01 no pdf")), 422);
  EXPECT_EQ(status_of_page(take("empty.txt", "")), 422);
  EXPECT_EQ(status_of_page(take("ภาพ.pdf", "%PDF-1.7 one")), 303);
  EXPECT_EQ(status_of_page(take("ภาพ.pdf", "%PDF-1.7 one")), 303) << "there already";
  Asked link = asked;
  link.form["url"] = "ftp://one.example";
  EXPECT_EQ(status(world.evidence, &EvidencePages::take, world.post(link), world.officer), 422);
  link.form["url"] = "one.example/news";
  EXPECT_EQ(status(world.evidence, &EvidencePages::take, world.post(link), world.officer), 303);
  link.form["step"] = "99999";
  EXPECT_EQ(status(world.evidence, &EvidencePages::take, world.post(link), world.officer), 422) << "no such step";
  const std::string page =
      shown(ask(world.progress, &ProgressPages::show, world.get({.path = path_to(world.manual)}), world.officer));
  EXPECT_TRUE(has(page, "https://one.example/news"));
  EXPECT_TRUE(has(page, "/evidence/1\""));
  Texts one = path_to(world.manual);
  one["evidence"] = "1";
  const site::Answer sent = ask(world.evidence, &EvidencePages::hand_out, world.get({.path = one}), world.auditor);
  EXPECT_EQ(shown(sent), "%PDF-1.7 one");
  EXPECT_TRUE(has(std::string(std::get<http::Response>(sent).headers.get("Content-Disposition")), "attachment"));
  Texts other = one;
  other["measure"] = std::to_string(world.service);
  EXPECT_EQ(status(world.evidence, &EvidencePages::hand_out, world.get({.path = other}), world.auditor), 404);
  EXPECT_EQ(status(world.evidence, &EvidencePages::remove, world.post({.path = one}), world.executive), 404);
  EXPECT_EQ(status(world.evidence, &EvidencePages::remove_form, world.get({.path = one}), world.officer), 200);
  EXPECT_EQ(status(world.evidence, &EvidencePages::remove, world.post({.path = one}), world.officer), 303);
  EXPECT_EQ(shown(ask(world.evidence, &EvidencePages::hand_out, world.get({.path = one}), world.auditor)),
            "%PDF-1.7 one")
      << "pictures and the history tell of it";
}

TEST_F(FollowUpPages, TwentyMegabytesAreTakenAndAByteMoreIsNot)
{
  constexpr std::size_t k_twenty_megabytes = 20'000'000;  // the setting file_megabytes as it comes
  measures::PageParts parts = world.parts();
  parts.file_limit = k_twenty_megabytes;
  EvidencePages pages(parts);
  const std::int64_t step = world.measure(world.manual).steps.front().id;
  const Asked asked{.path = path_to(world.manual), .form = {{"step", std::to_string(step)}}};
  std::string bytes = "%PDF-1.7 ";
  bytes.resize(k_twenty_megabytes + 1, 'x');
  const site::Answer refused =
      ask(pages, &EvidencePages::take, world.post_file(asked, "scan.pdf", bytes), world.officer);
  EXPECT_EQ(status_of_page(refused), 422);
  EXPECT_TRUE(has(shown(refused), "more than the 20 MB")) << "the form comes back and says how large it may be";
  bytes.pop_back();
  EXPECT_EQ(status_of_page(ask(pages, &EvidencePages::take, world.post_file(asked, "scan.pdf", bytes), world.officer)),
            303);
  EXPECT_GT(EvidencePages::request_limit(k_twenty_megabytes), k_twenty_megabytes + 1) << "the server lets it through";
}

TEST_F(FollowUpPages, AnOutcomeIsWrittenBesideTheNewScore)
{
  using measures::OutcomePages;
  const Texts path = path_to(world.service);
  const auto page = [&] {
    return shown(ask(world.outcome, &OutcomePages::form, world.get({.path = path}), world.clerk));
  };
  EXPECT_TRUE(has(page(), "at 90.00 or more"));
  EXPECT_TRUE(has(page(), "is published yet"));
  world.publish(2568, {"91.25"});
  EXPECT_TRUE(has(page(), "+31.25"));
  EXPECT_TRUE(has(page(), "The numbers say:"));
  const auto save = [&](const Texts& form) {
    return status(world.outcome, &OutcomePages::save, world.post({.path = path, .form = form}), world.clerk);
  };
  EXPECT_EQ(save({{"met", "met"}, {"revision", "0"}}), 422) << "no words";
  EXPECT_EQ(save({{"met", "met"}, {"words", "better"}, {"revision", "0"}}), 303);
  EXPECT_EQ(save({{"met", "not_met"}, {"words", "second"}, {"revision", "0"}}), 409);
  EXPECT_EQ(save({{"met", "partly"}, {"words", "second"}, {"revision", "1"}}), 303);
  EXPECT_TRUE(has(page(), "second"));
}

TEST_F(FollowUpPages, TheOverviewHasThreeViewsAndListsWhatIsLate)
{
  using measures::BoardPages;
  const auto page = [&](const Texts& query, const accounts::Visitor& who) {
    return shown(ask(world.board, &BoardPages::show, world.get({.query = query}), who));
  };
  const std::string board = page({}, world.coordinator);
  EXPECT_TRUE(has(board, "&lt;i&gt;"));
  EXPECT_TRUE(has(board, "overdue since 28 February 2025"));
  EXPECT_TRUE(has(board, "/progress/remind\""));
  EXPECT_FALSE(has(page({}, world.officer), "ปรับปรุงการให้บริการ")) << "another unit's";
  const std::string calendar = page({{"view", "calendar"}}, world.executive);
  EXPECT_TRUE(has(calendar, "October 2024"));
  EXPECT_TRUE(has(calendar, "September 2025"));
  EXPECT_FALSE(has(calendar, "/progress/remind\""));
  const std::string table = page({{"view", "units"}}, world.coordinator);
  EXPECT_TRUE(has(table, "view=units&amp;sort=percent"));
  const Texts late{{"view", "units"}, {"due", "overdue"}};
  EXPECT_FALSE(has(page(late, world.coordinator), "/measures/" + std::to_string(world.service) + "/progress\">ปรับปรุง"));
  EXPECT_TRUE(has(page({{"view", "units"}, {"search", "no such"}}, world.coordinator), "Nothing fits"));
  EXPECT_TRUE(has(page({{"view", "units"}, {"format", "csv"}}, world.coordinator), "2,ปรับปรุงการให้บริการ"));
  EXPECT_FALSE(
      has(page({{"view", "units"}, {"format", "csv"}, {"unit", std::to_string(world.finance)}}, world.coordinator),
          "ปรับปรุงการให้บริการ"));
}

TEST_F(FollowUpPages, AMeasureOfManyStepsIsShownAndReportedOn)
{
  measures::Measure many{.agency = world.agency,
                         .fiscal_year = world.year,
                         .title = "many",
                         .lead = world.finance,
                         .first_day = day(2024, 10, 1),
                         .last_day = day(2025, 9, 30)};
  for (std::size_t i = 0; i < measures::k_most_steps; ++i)
    many.steps.push_back({0, "step of many", day(2025, 1, 1)});
  const std::int64_t id = world.add(many);
  const std::string page =
      shown(ask(world.progress, &ProgressPages::show, world.get({.path = path_to(id)}), world.officer));
  EXPECT_TRUE(has(page, "id=\"step-500\""));
  EXPECT_TRUE(has(page, "500 steps overdue"));
  const std::int64_t last = world.measure(id).steps.back().id;
  Texts form = done_form("told");
  form["revision"] = "0";
  EXPECT_EQ(status(world.progress, &ProgressPages::save, world.post({.path = path_to(id, last), .form = form}),
                   world.officer),
            303);
  EXPECT_EQ(world.report(id, last).words, "told");
  EXPECT_EQ(status(world.board, &measures::BoardPages::show, world.get({}), world.officer), 200);
}

TEST_F(FollowUpPages, RemindersGoToOfficersWithMail)
{
  using measures::ReminderPages;
  EXPECT_EQ(status(world.reminder, &ReminderPages::send, world.post({}), world.executive), 404);
  EXPECT_EQ(status(world.reminder, &ReminderPages::form, world.get({}), world.coordinator), 200);
  EXPECT_EQ(status(world.reminder, &ReminderPages::send, world.post({}), world.coordinator), 303);
  ASSERT_EQ(world.letters.size(), 1U) << "logins without @ are no addresses";
  EXPECT_EQ(world.letters[0].to, "officer@one.example");
  EXPECT_TRUE(has(world.letters[0].text, "https://ita.example/agencies/"));
  EXPECT_FALSE(has(world.letters[0].text, "ปรับปรุงการให้บริการ")) << "not of that unit, and not due";
}

TEST_F(FollowUpPages, APictureIsFrozenOnceAndAgainOnlyWithAReason)
{
  const auto freeze = [&](const Texts& form, const accounts::Visitor& who) {
    return ask(world.pictures, &PicturePages::freeze, world.post({.form = form}), who);
  };
  EXPECT_EQ(status_of([&] { return freeze({{"period", "half_year"}}, world.executive); }), 404);
  EXPECT_EQ(status_of([&] { return freeze({{"period", "month"}}, world.coordinator); }), 404);
  EXPECT_EQ(status_of_page(freeze({{"period", "half_year"}}, world.coordinator)), 303);
  EXPECT_EQ(status_of_page(freeze({{"period", "half_year"}}, world.coordinator)), 422);
  EXPECT_EQ(status_of_page(freeze({{"period", "half_year"}, {"reason", "a step was missing"}}, world.coordinator)),
            303);
  EXPECT_EQ(status_of_page(report(world.officer, done_form("afterwards"))), 303);
  const auto page = [&](const accounts::Visitor& who) {
    return ask(world.pictures, &PicturePages::show, world.get({.path = {{"picture", "1"}}}), who);
  };
  const std::string seen = shown(page(world.executive));
  EXPECT_FALSE(has(seen, "afterwards"));
  EXPECT_TRUE(has(seen, "1 step reported"));
  EXPECT_FALSE(has(seen, "does not fit its SHA-256"));
  EXPECT_EQ(status_of([&] { return page(world.officer); }), 404);
  EXPECT_TRUE(has(shown(ask(world.pictures, &PicturePages::list, world.get({}), world.auditor)), "a step was missing"));
}

TEST_F(FollowUpPages, AMeetingGoesFromMeasureToMeasureAndEndsInMinutes)
{
  const Texts head{{"number", "1/2568"},  {"day-day", "21"}, {"day-month", "มี.ค."},
                   {"day-year", "2568"},  {"place", "room"}, {"present", "Chief executive\nHead of finance"},
                   {"opening", "welcome"}};
  const auto make = [&](const Texts& form) {
    return ask(world.meetings, &MeetingPages::make, world.post({.form = form}), world.coordinator);
  };
  EXPECT_EQ(
      status_of([&] { return ask(world.meetings, &MeetingPages::make, world.post({.form = head}), world.executive); }),
      404);
  EXPECT_TRUE(has(shown(make(head)), "/meetings/1"));
  EXPECT_EQ(status_of_page(make(head)), 422) << "the number is taken";

  Texts turn = path_to(world.manual);
  turn["meeting"] = "1";
  const auto write = [&](Texts form) {
    return ask(world.notes, &MeetingNotePages::save, world.post({.path = turn, .form = std::move(form)}),
               world.coordinator);
  };
  const std::string first =
      shown(ask(world.notes, &MeetingNotePages::show, world.get({.path = turn}), world.executive));
  EXPECT_TRUE(has(first, "measure 1 of 2"));
  EXPECT_TRUE(has(first, "overdue since 28 February 2025"));
  EXPECT_FALSE(has(first, "<form")) << "the executive looks on";
  const site::Answer next = write({{"said", "why late"}, {"resolved", "finance by June"}, {"revision", "0"}});
  EXPECT_TRUE(has(shown(next), "/meetings/1/measures/" + std::to_string(world.service)));
  const site::Answer second = write({{"said", "mine"}, {"revision", "0"}});
  EXPECT_EQ(status_of_page(second), 409);
  EXPECT_TRUE(has(shown(second), "why late"));
  EXPECT_TRUE(has(shown(second), "mine</textarea>"));

  const Texts one{{"meeting", "1"}};
  const auto edit = [&](const std::string& revision) {
    Texts form = head;
    form["place"] = "hall";
    form["revision"] = revision;
    return status(world.meetings, &MeetingPages::save, world.post({.path = one, .form = form}), world.coordinator);
  };
  EXPECT_EQ(edit("7"), 409);
  EXPECT_EQ(edit("1"), 303);
  EXPECT_TRUE(has(shown(ask(world.meetings, &MeetingPages::close_form, world.get({.path = one}), world.coordinator)),
                  "Nothing is written of 1 measure: it"));
  const auto close = [&](const std::string& revision) {
    return status(world.meetings, &MeetingPages::close,
                  world.post({.path = one, .form = {{"closing", "noon"}, {"revision", revision}}}), world.coordinator);
  };
  EXPECT_EQ(close("1"), 422) << "edited meanwhile";
  EXPECT_EQ(close("2"), 303);
  EXPECT_EQ(status_of([&] { return write({{"said", "later"}, {"revision", "1"}}); }), 303) << "to the minutes";
  const std::string minutes =
      shown(ask(world.meetings, &MeetingPages::show, world.get({.path = one}), world.executive));
  EXPECT_TRUE(has(minutes, "finance by June"));
  EXPECT_TRUE(has(minutes, "<li>Head of finance</li>"));
  EXPECT_TRUE(has(minutes, "Closed by Name of coordinator"));
  EXPECT_FALSE(has(minutes, "later"));
  EXPECT_FALSE(has(minutes, "ปรับปรุงการให้บริการ")) << "nobody spoke of it";
}

TEST_F(FollowUpPages, TheProgrammeSeesAllAgencies)
{
  using measures::ProgrammePages;
  const auto page = [&](const Texts& query) {
    return shown(ask(world.programme, &ProgrammePages::show, world.get({.query = query}), world.administrator));
  };
  EXPECT_TRUE(has(page({}), "One &lt;b&gt;"));
  EXPECT_TRUE(has(page({}), "3 of 3 (100 %)"));
  EXPECT_FALSE(has(page({{"state", "with_plan"}}), "หน่วยงาน 2"));
  EXPECT_TRUE(has(page({{"view", "types"}}), "All types"));
  EXPECT_TRUE(has(page({{"view", "gains"}}), "does not prove"));
  EXPECT_TRUE(has(page({{"format", "csv"}}), "A-1,One <b>"));
}

}  // namespace
