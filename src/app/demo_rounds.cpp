// SPDX-License-Identifier: Apache-2.0
#include "src/app/demo_rounds.hpp"

#include <array>
#include <charconv>
#include <chrono>
#include <stdexcept>
#include <string>
#include <vector>

#include "lib/thai/thai_time.hpp"
#include "lib/util/csv.hpp"
#include "lib/util/text.hpp"

#include "src/agencies/agency_store.hpp"
#include "src/app/demo_files.hpp"
#include "src/app/demo_stages.hpp"
#include "src/cycles/cycle_store.hpp"
#include "src/cycles/enrolment_store.hpp"
#include "src/surveys/answer_store.hpp"
#include "src/surveys/answers.hpp"
#include "src/surveys/answers_csv.hpp"
#include "src/surveys/import_store.hpp"
#include "src/surveys/rounds_store.hpp"

namespace app {
namespace {

constexpr int k_finished_year = 2567;
constexpr int k_open_year = 2568;
constexpr const char* k_answers = "rawe_2567_answers.csv";
constexpr const char* k_answering_agency = "DEMO-001";
constexpr std::int64_t k_days_of_answers = 14;

/// Days from today of the first and last day of each stage, in the order of k_stages.
constexpr std::array<std::array<int, 2>, cycles::k_stages.size()> k_open_calendar = {
    {{-60, 30}, {-20, 45}, {-20, 45}, {46, 60}, {46, 90}, {91, 105}, {106, 120}, {121, 300}}};

cycles::Calendar calendar_around(std::chrono::year_month_day today)
{
  cycles::Calendar calendar = cycles::suggested_calendar(k_open_year);
  const std::chrono::sys_days now(today);
  for (std::size_t i = 0; i < calendar.size(); ++i)
    calendar[i].set_days(now + std::chrono::days(k_open_calendar.at(i)[0]),
                         now + std::chrono::days(k_open_calendar.at(i)[1]));
  return calendar;
}

std::string name_of(int fiscal_year)
{
  return "ITA " + std::to_string(fiscal_year);
}

std::int64_t whole(const std::string& text)
{
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

void count_people(db::Connection& connection, std::int64_t cycle, const cycles::Deed& deed)
{
  cycles::EnrolmentStore store(connection);
  for (const DemoRow& row : demo_rows("demo/counts.csv")) {
    const auto agency = agencies::AgencyStore(connection).find_by_code(row.at("agency"));
    const auto enrolment = agency ? store.find(cycle, agency->id) : std::nullopt;
    if (!enrolment) throw std::logic_error("the demo counts people of an agency that takes no part");
    store.count_people(*enrolment, {{row.at("instrument"), whole(row.at("people"))}}, deed);
  }
}

/// What one person might answer: mostly well, and the better the agency's luck.
std::string drawn_answers(const surveys::Questionnaire& questionnaire, util::Random& random, std::uint64_t luck)
{
  std::string answers;
  for (std::size_t i = 0; i < questionnaire.questions.size(); ++i) {
    const framework::Scale& scale = questionnaire.scale(i);
    const std::size_t levels = scale.levels.size();
    const bool reversed = questionnaire.question(i).reversed;
    const bool first_is_best = scale.points(1, reversed) > scale.points(levels, reversed);
    std::size_t from_best = 0;
    while (from_best + 1 < levels && random.below(100) >= luck)
      ++from_best;
    answers += surveys::level_character(first_is_best ? from_best + 1 : levels - from_best);
  }
  return answers;
}

std::vector<surveys::Submission> drawn_for(const surveys::Round& round, util::Random& random)
{
  std::vector<surveys::Submission> drawn;
  for (const auto& [agency, about] : round.agencies) {
    const std::uint64_t luck = 60 + random.below(30);
    for (const surveys::Questionnaire& asked : surveys::questionnaires(*round.framework)) {
      if (surveys::way_of(asked) == surveys::Way::interview) continue;
      const framework::Instrument& instrument = round.framework->instruments[asked.instrument];
      const std::uint64_t people = random.below(5);
      for (std::uint64_t i = 0; i < people; ++i)
        drawn.push_back({{round.cycle, agency, instrument.code, instrument.parts[asked.part].code},
                         drawn_answers(asked, random, luck),
                         {},
                         false});
    }
  }
  return drawn;
}

void take_in(db::Connection& connection, std::int64_t cycle, const std::string& name, const std::string& mark,
             const std::vector<surveys::Submission>& answers, std::int64_t day, const util::Clock& clock,
             util::Random& random)
{
  const auto import = surveys::ImportStore(connection)
                          .add({.cycle = cycle,
                                .file_name = name,
                                .file_sha256 = util::sha256_hex(mark),
                                .answers = static_cast<std::int64_t>(answers.size()),
                                .made_at = clock.now()});
  if (!import) throw std::logic_error("the demo's answers are there already");
  surveys::AnswerStore(connection).add_imported(answers, *import, day, random);
}

std::vector<surveys::Submission> real_answers(const surveys::Round& round)
{
  const std::string bytes = demo_file(k_answers);
  const surveys::ReadAnswersFile read = surveys::read_answers_csv(util::CsvReader::from_text(bytes, k_answers), round);
  if (!read.problems.empty()) throw std::logic_error("the demo's answers: " + read.problems.front().code);
  std::vector<surveys::Submission> answers;
  for (const auto& [survey, texts] : read.answers) {
    const auto asked = surveys::questionnaire(*round.framework, survey.instrument, survey.part);
    if (!asked) throw std::logic_error("the demo's answers are to another survey");
    for (std::size_t at = 0; at < texts.size(); at += asked->questions.size())
      answers.push_back({survey, texts.substr(at, asked->questions.size()), {}, false});
  }
  return answers;
}

/// The newest of the year.
const surveys::Round& round_of_year(const surveys::Rounds& rounds, int year)
{
  const surveys::Round* found = nullptr;
  for (const auto& [id, round] : rounds.by_cycle) {
    if (round.framework->fiscal_year == year) found = &round;
  }
  if (found != nullptr) return *found;
  throw std::logic_error("the demo has no round of " + std::to_string(year));
}

}  // namespace

std::int64_t add_demo_round(db::Connection& connection, int fiscal_year, const std::string& name,
                            const cycles::Calendar& calendar, const std::vector<agencies::Agency>& agencies,
                            const cycles::Deed& deed)
{
  const auto framework = cycles::read_framework_of(fiscal_year);
  if (!framework || !framework->loaded.framework) throw std::logic_error("the demo lacks a framework");
  const std::int64_t cycle = cycles::CycleStore(connection).add(name, *framework, calendar, deed);
  cycles::EnrolmentStore(connection).enrol(cycle, agencies, deed);
  return cycle;
}

void add_demo_rounds(db::Connection& connection, std::int64_t administrator, const util::Clock& clock)
{
  const cycles::Deed deed{administrator, clock.now(), {}};
  agencies::AgencyStore agencies(connection);
  const auto answering = agencies.find_by_code(k_answering_agency);
  if (!answering) throw std::logic_error("the demo lacks the agency of its answers");
  cycles::CycleStore cycles(connection);
  const std::int64_t finished = add_demo_round(connection, k_finished_year, name_of(k_finished_year),
                                               cycles::suggested_calendar(k_finished_year), {*answering}, deed);
  add_demo_stage_rounds(connection, thai::day_of(clock.now()), deed);
  const std::int64_t open = add_demo_round(connection, k_open_year, name_of(k_open_year),
                                           calendar_around(thai::day_of(clock.now())), agencies.all(), deed);
  count_people(connection, open, deed);
  cycles.make_due_changes(clock.now());
  cycles.finish(finished, deed);
}

void add_demo_answers(db::Database& database, const util::Clock& clock, util::Random& random)
{
  const surveys::Rounds rounds = surveys::RoundReader(database).read();
  const surveys::Round& finished = round_of_year(rounds, k_finished_year);
  const surveys::Round& open = round_of_year(rounds, k_open_year);
  const std::int64_t today = surveys::day_of(clock.now());
  util::SeededRandom chance("demo world");
  database.write([&](db::Connection& connection) {
    take_in(connection, finished.cycle, k_answers, demo_file(k_answers), real_answers(finished), today, clock, random);
    for (std::int64_t day = today - k_days_of_answers; day < today; ++day)
      take_in(connection, open.cycle, "demo", "demo " + std::to_string(day), drawn_for(open, chance), day, clock,
              random);
    for (const auto& [id, round] : rounds.by_cycle) {
      if (id == finished.cycle || round.last_day >= today) continue;
      take_in(connection, id, "demo", "demo of round " + std::to_string(id), drawn_for(round, chance), round.last_day,
              clock, random);
    }
  });
}

}  // namespace app
