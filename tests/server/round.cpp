// SPDX-License-Identifier: Apache-2.0
#include "tests/server/round.hpp"

#include <algorithm>
#include <regex>
#include <stdexcept>

#include "lib/db/migrations.hpp"
#include "lib/thai/thai_time.hpp"
#include "lib/util/embedded.hpp"

#include "src/accounts/account_store.hpp"
#include "src/accounts/password.hpp"
#include "src/agencies/agency_store.hpp"
#include "src/cycles/cycle_store.hpp"
#include "src/cycles/enrolment_store.hpp"
#include "src/framework/load.hpp"
#include "src/surveys/answer_store.hpp"
#include "src/surveys/answering_pages.hpp"
#include "src/surveys/answers.hpp"
#include "src/surveys/code.hpp"
#include "src/surveys/code_store.hpp"

namespace whole {
namespace {

constexpr util::UtcSeconds k_day = 86'400;
constexpr std::int64_t k_days_before = 30;
constexpr std::int64_t k_days_after = 365;

std::vector<agencies::Agency> add_agencies(db::Connection& connection, std::size_t count, util::UtcSeconds now)
{
  agencies::AgencyStore store(connection);
  for (std::size_t i = 0; i < count; ++i) {
    const std::string number = std::to_string(i + 1);
    store.add({.code = "A-" + number,
               .name = "Agency " + number,
               .type = "subdistrict",
               .province = "34",
               .province_size = "large"},
              {.account = 0, .at = now});
  }
  return store.all();
}

cycles::Calendar calendar_around(util::UtcSeconds now)
{
  cycles::Calendar calendar = cycles::suggested_calendar(k_fiscal_year);
  for (cycles::Stage& stage : calendar) {
    const auto moved = [&](std::int64_t days) { return thai::day_of(now + days * k_day); };
    stage.set_days(moved(-k_days_before), moved(k_days_after));
  }
  return calendar;
}

std::vector<surveys::Questionnaire> all_asked()
{
  // Kept to the end: questionnaires point into it.
  static const std::shared_ptr<const framework::Framework> k_framework = framework::embedded_year(k_fiscal_year);
  return surveys::questionnaires(*k_framework);
}

}  // namespace

void add_administrator(db::Connection& connection, util::UtcSeconds now)
{
  accounts::AccountStore people(connection);
  const std::int64_t id = people.add(k_administrator, "Administrator", now);
  people.set_password(id, accounts::Passwords({.passes = 1, .memory = 8192}).hash(k_password));
  people.grant(id, {.role = accounts::Role::administrator, .agency = {}, .unit = {}});
}

Round make_round(db::Database& database, std::size_t agencies, util::UtcSeconds now)
{
  db::migrate(database, db::read_migrations(util::embedded_program_files()), util::SystemClock());
  return database.write([&](db::Connection& connection) {
    const cycles::Deed deed{.account = 0, .at = now, .reason = "test"};
    Round round;
    cycles::CycleStore store(connection);
    round.cycle = store.add("Round", cycles::read_framework_of(k_fiscal_year).value(), calendar_around(now), deed);
    const std::vector<agencies::Agency> all = add_agencies(connection, agencies, now);
    cycles::EnrolmentStore(connection).enrol(round.cycle, all, deed);
    for (const agencies::Agency& agency : all)
      round.agencies.push_back(agency.id);
    store.change_stage(round.cycle, cycles::StageCode::surveys, cycles::StageAct::opened, deed);
    const cycles::Calendar calendar = store.calendar(round.cycle);
    round.last_day = surveys::day_of(cycles::stage_of(calendar, cycles::StageCode::surveys).closes - 1);
    add_administrator(connection, now);
    return round;
  });
}

Respondents::Respondents(const Round& round, const std::string& server_key)
    : round_(round), signer_(server_key), asked_(all_asked())
{
}

Respondent Respondents::next()
{
  std::size_t turn = 0;
  {
    const std::lock_guard lock(mutex_);
    turn = turn_++;
  }
  const surveys::Questionnaire& asked = asked_[turn % asked_.size()];
  const framework::Instrument& instrument = asked.framework->instruments[asked.instrument];
  return next(round_.survey(turn / asked_.size(), instrument.code, instrument.parts[asked.part].code));
}

Respondent Respondents::next(const surveys::Survey& survey)
{
  const auto asked = surveys::questionnaire(*asked_.front().framework, survey.instrument, survey.part);
  if (!asked) throw std::logic_error("the round does not ask " + survey.instrument + " " + survey.part);
  constexpr std::size_t k_submission_bytes = 18;
  const surveys::PageToken token{
      .survey = survey, .last_day = round_.last_day, .submission = random_.token(k_submission_bytes)};
  Respondent made{.survey = survey, .path = surveys::page_path(signer_, token), .answers = {}, .form = {}};
  for (std::size_t i = 0; i < asked->questions.size(); ++i) {
    const std::size_t position = random_.below(asked->scale(i).levels.size() + 1);
    const char answer = position == 0 ? surveys::k_skipped : surveys::level_character(position);
    made.answers += answer;
    made.form.add(asked->question(i).code, std::string(1, answer));
  }
  made.form.add("then", "send");
  return made;
}

std::vector<std::string> Respondents::make_codes(db::Database& database, const surveys::Survey& survey,
                                                 std::size_t count)
{
  const std::string secret = random_.token();
  std::vector<std::string> codes = surveys::codes_from(secret, count);
  std::vector<std::string> hashes;
  for (const std::string& code : codes)
    hashes.push_back(surveys::code_hash(signer_, code));
  database.write([&](db::Connection& connection) {
    surveys::CodeStore(connection).add(survey, hashes, 1, 1, signer_.keyed_hash("test", secret));
  });
  return codes;
}

std::string Respondents::receipt_on(const std::string& page)
{
  static const std::regex k_receipt("<strong>([2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4})</strong>");
  std::smatch found;
  return std::regex_search(page, found, k_receipt) ? found[1].str() : std::string();
}

Stored stored_of(db::Database& database, const Round& round)
{
  return database.read([&](db::Connection& connection) {
    Stored stored;
    surveys::AnswerStore store(connection);
    for (const std::int64_t agency : round.agencies) {
      for (const char* instrument : {"IIT", "EIT"}) {
        for (const std::string& receipt : store.receipts(round.cycle, agency, instrument))
          stored.receipts.push_back(surveys::grouped_code(receipt));
      }
    }
    std::ranges::sort(stored.receipts);
    for (const surveys::DayCount& count : store.by_agency(round.cycle))
      stored.answers += count.answers;
    return stored;
  });
}

}  // namespace whole
