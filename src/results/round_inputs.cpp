// SPDX-License-Identifier: Apache-2.0
#include "src/results/round_inputs.hpp"

#include <algorithm>
#include <stdexcept>

#include "lib/util/sha256.hpp"
#include "lib/util/text.hpp"

#include "src/scoring/score_all.hpp"
#include "src/surveys/answers.hpp"

namespace results {
namespace {

scoring::ItemState scored(reviews::ItemState state)
{
  switch (state) {
    case reviews::ItemState::met:
      return scoring::ItemState::met;
    case reviews::ItemState::failed:
      return scoring::ItemState::failed;
    case reviews::ItemState::not_applicable:
      break;
  }
  return scoring::ItemState::not_applicable;
}

void fill(scoring::AgencyInput& input, const cycles::Enrolment& enrolment, const framework::Framework& framework)
{
  input.agency = enrolment.name;
  input.agency_type = enrolment.type;
  input.province_size = enrolment.province_size;
  for (const auto& [code, people] : enrolment.population) {
    if (const auto instrument = framework.instrument(code))
      input.population[*instrument] = static_cast<std::uint32_t>(people);
  }
}

/// A line for each thing that is counted; what the line says can be read by people who look for a difference.
std::string line_of(const std::string& code, const scoring::AgencyInput& input, const framework::Framework& framework)
{
  std::string line = code + '\t' + input.agency_type + '\t' + input.province_size;
  for (const std::uint32_t people : input.population)
    line += '\t' + std::to_string(people);
  for (std::size_t i = 0; i < framework.instruments.size(); ++i) {
    for (std::size_t part = 0; part < framework.instruments[i].parts.size(); ++part)
      line += '\t' + std::to_string(input.counts.respondents(i, part));
  }
  for (std::size_t i = 0; i < framework.questions.size(); ++i) {
    const framework::Indicator& indicator = framework.indicators[framework.questions[i].indicator];
    for (std::size_t part = 0; part < framework.instruments[indicator.instrument].parts.size(); ++part) {
      const scoring::Tally tally = input.counts.tally(i, part);
      line += '\t' + std::to_string(tally.skipped);
      for (const std::uint32_t count : tally.counts)
        line += ' ' + std::to_string(count);
    }
  }
  for (const scoring::ItemScore& item : input.items) {
    line += '\t' + std::to_string(static_cast<int>(item.state)) + ' ';
    for (const scoring::JudgedElement& element : item.elements)
      line += element.met ? '1' : '0';
  }
  return line + '\n';
}

void count(const surveys::Questionnaire& asked, std::string_view answers, scoring::Counts& counts)
{
  counts.add_respondent(asked.instrument, asked.part);
  for (std::size_t i = 0; i < answers.size(); ++i)
    counts.add(asked.questions[i], asked.part, surveys::position_of(answers[i], asked.scale(i)).value_or(0));
}

}  // namespace

RoundInputs::RoundInputs(const std::shared_ptr<const framework::Framework>& framework,
                         const std::vector<cycles::Enrolment>& enrolments)
    : inputs_(framework)
{
  for (const cycles::Enrolment& enrolment : enrolments) {
    const std::size_t place = inputs_.find_or_add(std::to_string(enrolment.agency));
    places_.emplace(enrolment.agency, place);
    codes_.emplace(enrolment.code, enrolment.agency);
    fill(inputs_.at(place), enrolment, *framework);
  }
  for (surveys::Questionnaire& asked : surveys::questionnaires(*framework)) {
    const framework::Instrument& instrument = framework->instruments[asked.instrument];
    std::pair<std::string, std::string> codes{instrument.code, instrument.parts[asked.part].code};
    asked_.emplace(std::move(codes), std::move(asked));
  }
}

void RoundInputs::add(const surveys::Survey& survey, std::string_view answers)
{
  const auto place = places_.find(survey.agency);
  const auto asked = asked_.find({survey.instrument, survey.part});
  if (place == places_.end() || asked == asked_.end()) return;
  scoring::Counts& counts = inputs_.at(place->second).counts;
  for (const std::string_view one : util::split(answers, surveys::k_between_answers)) {
    if (!surveys::fits(asked->second, one)) continue;
    if (std::ranges::count(one, surveys::k_skipped) == std::ssize(one)) continue;
    count(asked->second, one, counts);
    ++answers_;
  }
}

void RoundInputs::add(const reviews::Judgement& judgement)
{
  const auto place = places_.find(judgement.agency);
  const framework::Framework& framework = *inputs_.framework();
  const auto item = framework.item(judgement.item);
  if (place == places_.end() || !item) return;
  scoring::AgencyInput& input = inputs_.at(place->second);
  input.items.resize(framework.items.size());
  scoring::ItemScore& score = input.items[*item];
  score.state = scored(judgement.state);
  const framework::Item& about = framework.items[*item];
  if (!judgement.elements.empty() && !reviews::fits(about, judgement.elements))
    throw std::logic_error("a judgement does not fit item " + judgement.item);
  score.elements.reserve(judgement.elements.size());
  for (std::size_t i = 0; i < judgement.elements.size(); ++i)
    score.elements.push_back({about.elements[i].code, judgement.elements[i] == '1', {}});
  ++judgements_;
}

std::string RoundInputs::digest() const
{
  util::Sha256 digest;
  digest.add(inputs_.framework()->hash + '\n');
  for (const auto& [code, agency] : codes_)
    digest.add(line_of(code, inputs_.agencies()[places_.at(agency)], *inputs_.framework()));
  return digest.hex();
}

void RoundInputs::each_result(unsigned threads,
                              const std::function<void(std::int64_t agency, const scoring::Result&)>& each) const
{
  constexpr std::size_t k_at_once = 1024;  // agencies; their results take ten times the memory of what is kept
  std::vector<std::int64_t> ids;
  std::vector<std::size_t> places;
  const auto score_these = [&] {
    const std::vector<scoring::Result> scored = scoring::score_places(inputs_, places, threads);
    for (std::size_t i = 0; i < scored.size(); ++i)
      each(ids[i], scored[i]);
    ids.clear();
    places.clear();
  };
  for (const auto& [id, place] : places_) {
    ids.push_back(id);
    places.push_back(place);
    if (ids.size() == k_at_once) score_these();
  }
  score_these();
}

}  // namespace results
