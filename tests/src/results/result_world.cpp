// SPDX-License-Identifier: Apache-2.0
#include "result_world.hpp"

#include <map>
#include <vector>

#include "lib/util/csv.hpp"
#include "lib/util/random.hpp"

#include "src/agencies/agency_store.hpp"
#include "src/cycles/cycle_store.hpp"
#include "src/cycles/enrolment_store.hpp"
#include "src/reviews/judgement_store.hpp"
#include "src/scoring/read_judgements.hpp"
#include "src/surveys/answer_store.hpp"
#include "src/surveys/answers_csv.hpp"
#include "src/surveys/rounds_store.hpp"

namespace result_test {
namespace {

using db::Connection;

constexpr int k_year = 2567;
constexpr std::int64_t k_day = 20'000;

std::int64_t add_agency(Connection& connection, const std::string& code, const std::string& province)
{
  return agencies::AgencyStore(connection)
      .add({.code = code,
            .name = "องค์การบริหารส่วนตำบลระเว",
            .type = "subdistrict",
            .province = province,
            .province_size = "large"},
           {1, k_now, {}});
}

std::vector<surveys::Submission> stored_answers(const surveys::Round& round)
{
  const auto read = surveys::read_answers_csv(util::CsvReader::open("tests/world/rawe_2567_answers.csv"), round);
  std::vector<surveys::Submission> answers;
  for (const auto& [survey, texts] : read.answers) {
    const auto asked = surveys::questionnaire(*round.framework, survey.instrument, survey.part);
    for (std::size_t at = 0; at < texts.size(); at += asked->questions.size())
      answers.push_back({survey, texts.substr(at, asked->questions.size()), {}, false});
  }
  return answers;
}

std::vector<reviews::Judgement> stored_judgements(const framework::Framework& framework, std::int64_t cycle,
                                                  std::int64_t agency)
{
  scoring::Inputs inputs(framework::embedded_year(k_year));
  scoring::read_judgements(util::CsvReader::open("tests/world/rawe_2567_judgements.csv"), inputs,
                           scoring::Words::embedded());
  std::vector<reviews::Judgement> judgements;
  const auto& items = inputs.agencies().front().items;
  for (std::size_t i = 0; i < items.size(); ++i) {
    std::string elements(framework.items[i].elements.size(), '1');
    if (items[i].state == scoring::ItemState::failed) elements.back() = '0';
    judgements.push_back({.cycle = cycle,
                          .agency = agency,
                          .item = framework.items[i].code,
                          .state = reviews::state_of(elements),
                          .elements = elements,
                          .at = k_now,
                          .by = 1});
  }
  return judgements;
}

}  // namespace

World fill(db::Database& database)
{
  World world;
  database.write([&](Connection& c) {
    world = {};
    const auto framework = cycles::read_framework_of(k_year);
    const cycles::Deed deed{1, k_now, {}};
    world.rawe = add_agency(c, "A-1", "34");
    world.cycle = cycles::CycleStore(c).add("ITA 2567", *framework, cycles::suggested_calendar(k_year), deed);
    cycles::EnrolmentStore(c).enrol(world.cycle, agencies::AgencyStore(c).all(), deed);
  });
  const surveys::Rounds rounds = surveys::RoundReader(database).read();
  const surveys::Round& round = rounds.by_cycle.at(world.cycle);
  const std::vector<surveys::Submission> answers = stored_answers(round);
  database.write([&](Connection& c) {
    util::SeededRandom random("results");
    surveys::AnswerStore store(c);
    store.add_imported(answers, 1, k_day, random);
    // The namesake comes after, because a file of answers tells agencies apart by their names.
    world.namesake = add_agency(c, "A-2", "50");
    cycles::EnrolmentStore(c).enrol(world.cycle, agencies::AgencyStore(c).all(), {1, k_now, {}});
    std::vector<surveys::Submission> few(2,
                                         {{world.cycle, world.namesake, "IIT", "1"}, std::string(15, '1'), {}, false});
    few.push_back({{world.cycle, world.namesake, "EIT", "1"}, std::string(9, '1'), {}, false});
    store.add_imported(few, 1, k_day, random);
    reviews::JudgementStore(c).add_many(stored_judgements(*round.framework, world.cycle, world.rawe));
  });
  return world;
}

}  // namespace result_test
