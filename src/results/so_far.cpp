// SPDX-License-Identifier: Apache-2.0
#include "src/results/so_far.hpp"

#include <algorithm>
#include <string>

#include "src/scoring/score_all.hpp"
#include "src/surveys/answers.hpp"

namespace results {

ScoresSoFar::ScoresSoFar(const surveys::Round& round) : round_(round), inputs_(round.framework)
{
  for (const auto& [id, about] : round.agencies) {
    const std::size_t place = inputs_.find_or_add(about.name_th);
    places_.emplace(id, place);
    scoring::AgencyInput& input = inputs_.at(place);
    input.agency_type = about.type;
    input.province_size = about.province_size;
    for (const auto& [code, people] : about.population) {
      if (const auto instrument = round.framework->instrument(code))
        input.population[*instrument] = static_cast<std::uint32_t>(people);
    }
  }
  for (surveys::Questionnaire& asked : surveys::questionnaires(*round.framework)) {
    const framework::Instrument& instrument = round.framework->instruments[asked.instrument];
    std::pair<std::string, std::string> codes{instrument.code, instrument.parts[asked.part].code};
    asked_.emplace(std::move(codes), std::move(asked));
  }
}

void ScoresSoFar::add(const surveys::Survey& survey, std::string_view answers)
{
  const auto place = places_.find(survey.agency);
  const auto asked = asked_.find({survey.instrument, survey.part});
  if (place == places_.end() || asked == asked_.end() || !surveys::fits(asked->second, answers)) return;
  if (std::ranges::count(answers, surveys::k_skipped) == std::ssize(answers)) return;
  const surveys::Questionnaire& questions = asked->second;
  scoring::Counts& counts = inputs_.at(place->second).counts;
  counts.add_respondent(questions.instrument, questions.part);
  for (std::size_t i = 0; i < answers.size(); ++i)
    counts.add(questions.questions[i], questions.part,
               surveys::position_of(answers[i], questions.scale(i)).value_or(0));
}

std::vector<std::pair<std::int64_t, scoring::Result>> ScoresSoFar::results(unsigned threads) const
{
  const std::vector<scoring::Result> scored = scoring::score_all(inputs_, threads);
  std::vector<std::pair<std::int64_t, scoring::Result>> by_id;
  by_id.reserve(places_.size());
  for (const auto& [id, place] : places_)
    by_id.emplace_back(id, scored[place]);
  return by_id;
}

}  // namespace results
