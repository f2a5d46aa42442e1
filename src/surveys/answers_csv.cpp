// SPDX-License-Identifier: Apache-2.0
#include "src/surveys/answers_csv.hpp"

#include <algorithm>

#include "lib/util/text.hpp"

#include "src/surveys/answers.hpp"

namespace surveys {
namespace {

std::string small(std::string_view text)
{
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(), util::ascii_lower);
  return lower;
}

std::string population(const AskedAgency& agency, const Questionnaire& asked)
{
  const auto stated = agency.population.find(asked.framework->instruments[asked.instrument].code);
  return stated == agency.population.end() ? "" : std::to_string(stated->second);
}

/// The first part of each instrument: instruments that are surveys, once.
std::vector<const Questionnaire*> instruments_of(const std::vector<Questionnaire>& asked)
{
  std::vector<const Questionnaire*> first;
  for (const Questionnaire& one : asked) {
    if (first.empty() || first.back()->instrument != one.instrument) first.push_back(&one);
  }
  return first;
}

}  // namespace

AnswersCsv::AnswersCsv(const Round& round) : round_(round), asked_(questionnaires(*round.framework))
{
  for (const Questionnaire& asked : asked_) {
    for (const std::size_t question : asked.questions) {
      if (std::ranges::find(columns_, question) == columns_.end()) columns_.push_back(question);
    }
  }
  const cycles::AgencyNames names = round.names();
  for (const auto& [id, about] : round.agencies) {
    std::string& begin = beginnings_[id];
    begin = util::csv_field(names.written(id)) + "," + util::csv_field(about.type) + "," +
            util::csv_field(about.province_size);
    for (const Questionnaire* one : instruments_of(asked_))
      begin += "," + population(about, *one);
  }
}

std::string AnswersCsv::head() const
{
  std::string row =
      "\xEF\xBB\xBF"
      "agency,agency_type,province_size";
  for (const Questionnaire* asked : instruments_of(asked_))
    row += ",population_" + small(round_.framework->instruments[asked->instrument].code);
  row += ",instrument,part";
  for (const std::size_t question : columns_)
    row += "," + util::csv_field(round_.framework->questions[question].code);
  return row + "\r\n";
}

std::string AnswersCsv::row(const Survey& survey, std::string_view answers) const
{
  const auto begin = beginnings_.find(survey.agency);
  const auto asked = std::ranges::find_if(asked_, [&](const Questionnaire& one) {
    const framework::Instrument& instrument = round_.framework->instruments[one.instrument];
    return instrument.code == survey.instrument && instrument.parts[one.part].code == survey.part;
  });
  if (begin == beginnings_.end() || asked == asked_.end() || !fits(*asked, answers)) return "";
  std::string row = begin->second + "," + util::csv_field(survey.instrument) + "," + util::csv_field(survey.part);
  for (const std::size_t question : columns_) {
    row += ",";
    const auto at = std::ranges::find(asked->questions, question);
    if (at == asked->questions.end()) continue;
    const auto index = static_cast<std::size_t>(at - asked->questions.begin());
    row += util::csv_field(cell_of(asked->scale(index), answers[index]));
  }
  return row + "\r\n";
}

}  // namespace surveys
