// SPDX-License-Identifier: Apache-2.0
#include "src/surveys/survey.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>

#include "lib/thai/thai_time.hpp"
#include "lib/util/text.hpp"

namespace surveys {
namespace {

std::optional<std::int64_t> read_id(std::string_view text)
{
  std::int64_t id = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), id);
  if (error != std::errc() || end != text.data() + text.size() || id < 1) return std::nullopt;
  return id;
}

std::vector<std::size_t> questions_of(const framework::Framework& framework, const framework::Instrument& instrument,
                                      const std::string& part)
{
  std::vector<std::size_t> questions;
  for (const std::size_t indicator : instrument.indicators) {
    for (const std::size_t index : framework.indicators[indicator].questions) {
      const auto& parts = framework.questions[index].parts;
      if (parts.empty() || std::ranges::find(parts, part) != parts.end()) questions.push_back(index);
    }
  }
  return questions;
}

}  // namespace

std::string written(const Survey& survey)
{
  return std::to_string(survey.cycle) + " " + std::to_string(survey.agency) + " " + survey.instrument + " " +
         survey.part;
}

std::optional<Survey> read_survey(std::string_view text)
{
  const auto pieces = util::split(text, ' ');
  if (pieces.size() != 4 || pieces[2].empty() || pieces[3].empty()) return std::nullopt;
  const auto cycle = read_id(pieces[0]);
  const auto agency = read_id(pieces[1]);
  if (!cycle || !agency) return std::nullopt;
  return Survey{*cycle, *agency, std::string(pieces[2]), std::string(pieces[3])};
}

std::optional<Questionnaire> questionnaire(const framework::Framework& framework, std::string_view instrument,
                                           std::string_view part)
{
  const auto index = framework.instrument(instrument);
  if (!index || framework.instruments[*index].kind != framework::InstrumentKind::survey) return std::nullopt;
  const framework::Instrument& found = framework.instruments[*index];
  const auto place = std::ranges::find(found.parts, part, &framework::Part::code);
  if (place == found.parts.end()) return std::nullopt;
  Questionnaire asked{&framework, *index, static_cast<std::size_t>(place - found.parts.begin()),
                      questions_of(framework, found, place->code)};
  if (asked.questions.empty()) return std::nullopt;
  return asked;
}

std::vector<Questionnaire> questionnaires(const framework::Framework& framework)
{
  std::vector<Questionnaire> all;
  for (const framework::Instrument& instrument : framework.instruments) {
    for (const framework::Part& part : instrument.parts) {
      if (auto asked = questionnaire(framework, instrument.code, part.code)) all.push_back(std::move(*asked));
    }
  }
  return all;
}

Way way_of(const Questionnaire& questionnaire)
{
  const auto& instruments = questionnaire.framework->instruments;
  const auto first = std::ranges::find(instruments, framework::InstrumentKind::survey, &framework::Instrument::kind);
  if (first == instruments.begin() + static_cast<std::ptrdiff_t>(questionnaire.instrument)) return Way::code;
  return questionnaire.part == 0 ? Way::link : Way::interview;
}

std::int64_t day_of(util::UtcSeconds time)
{
  return std::chrono::sys_days(thai::day_of(time)).time_since_epoch().count();
}

}  // namespace surveys
