// SPDX-License-Identifier: Apache-2.0
#include "src/results/small_groups.hpp"

#include <algorithm>
#include <numeric>
#include <string>

namespace results {
namespace {

using scoring::Result;

constexpr const char* k_few_people = "1\u20134";
constexpr const char* k_not_told = "\u2013";

bool is_counted(const scoring::PartScore& part)
{
  return !part.tally.counts.empty();
}

/// Whether anybody's answers to the survey differ between two results.
bool answered_alike(const Result& a, const Result& b, std::size_t instrument)
{
  const framework::Framework& framework = *a.framework;
  if (framework.hash != b.framework->hash ||
      a.instruments[instrument].respondents != b.instruments[instrument].respondents)
    return false;
  for (const std::size_t indicator : framework.instruments[instrument].indicators) {
    for (const std::size_t question : framework.indicators[indicator].questions) {
      const auto& parts = a.questions[question].parts;
      const auto& others = b.questions[question].parts;
      const bool alike = std::ranges::equal(parts, others, [](const auto& one, const auto& other) {
        return one.tally.counts == other.tally.counts && one.tally.skipped == other.tally.skipped;
      });
      if (!alike) return false;
    }
  }
  return true;
}

/// Of one question, all who answered it in any part.
std::uint32_t all_answers(const scoring::QuestionScore& question)
{
  return std::accumulate(question.parts.begin(), question.parts.end(), std::uint32_t{0},
                         [](std::uint32_t sum, const auto& part) { return sum + part.tally.n(); });
}

}  // namespace

SmallGroups::SmallGroups(const Result& result, const std::vector<Result>& published_before, bool still_answering)
    : SmallGroups(result, published_before, still_answering, Tables::tried)
{
}

Result SmallGroups::scores(const Result& result, const std::vector<Result>& published_before)
{
  return std::move(SmallGroups(result, published_before, false, Tables::left_out).shown_);
}

SmallGroups::SmallGroups(const Result& result, const std::vector<Result>& published_before, bool still_answering,
                         Tables tables)
    : by_question_(result.indicators.size(), true), by_part_(result.instruments.size(), true), shown_(result)
{
  respondents_.resize(result.instruments.size());
  for (const scoring::QuestionScore& question : result.questions) {
    answers_.emplace_back(question.parts.size());
    tables_.emplace_back(question.parts.size());
  }
  for (std::size_t i = 0; i < result.instruments.size(); ++i) {
    if (result.framework->instruments[i].kind != framework::InstrumentKind::survey) continue;
    const bool differs =
        std::ranges::any_of(published_before, [&](const Result& before) { return !answered_alike(result, before, i); });
    look_at_survey(result, i, differs || (still_answering && result.origin == scoring::Origin::answers));
    if (tables == Tables::tried) look_at_answers(result, i);
    hide_in(i);
  }
  hide_flags(result);
}

void SmallGroups::look_at_survey(const Result& result, std::size_t instrument, bool answered_differently)
{
  const scoring::InstrumentScore& survey = result.instruments[instrument];
  for (const std::uint32_t people : survey.respondents) {
    respondents_[instrument].push_back(is_small(people) ? std::nullopt : std::optional(people));
    if (is_small(people)) by_part_[instrument] = false;
  }
  if (answered_differently) by_part_[instrument] = false;
  for (const std::size_t indicator : result.framework->instruments[instrument].indicators) {
    if (answered_differently) by_question_[indicator] = false;
    for (const std::size_t question : result.framework->indicators[indicator].questions) {
      const auto& parts = result.questions[question].parts;
      // With the others of the indicator, the mean of the indicator would tell the one left out.
      if (is_small(all_answers(result.questions[question]))) by_question_[indicator] = false;
      if (std::ranges::any_of(parts, [](const auto& part) { return is_small(part.tally.n()); }))
        by_part_[instrument] = false;
    }
  }
}

void SmallGroups::look_at_answers(const Result& result, std::size_t instrument)
{
  for (const std::size_t indicator : result.framework->instruments[instrument].indicators) {
    if (!by_part_[instrument] || !by_question_[indicator]) continue;
    for (const std::size_t question : result.framework->indicators[indicator].questions)
      look_at_question(result, instrument, question);
  }
}

void SmallGroups::look_at_question(const Result& result, std::size_t instrument, std::size_t question)
{
  const framework::Question& asked = result.framework->questions[question];
  const auto& parts = result.questions[question].parts;
  const auto& respondents = result.instruments[instrument].respondents;
  for (std::size_t part = 0; part < parts.size(); ++part) {
    if (!is_counted(parts[part])) continue;
    const std::uint32_t people = part < respondents.size() ? respondents[part] : 0;
    const std::uint32_t answered = parts[part].tally.n();
    // Beside the number of people, the number of answers would tell how few left the question out.
    if (people < answered || is_small(people - answered)) continue;
    answers_[question][part] = answered;
    tables_[question][part] = answer_table(result.framework->scales[asked.scale], asked.reversed, parts[part].tally);
  }
}

void SmallGroups::hide_in(std::size_t instrument)
{
  const framework::Framework& framework = *shown_.framework;
  if (shown_.origin == scoring::Origin::printed) return;
  scoring::InstrumentScore& survey = shown_.instruments[instrument];
  for (std::size_t part = 0; part < survey.respondents.size(); ++part) {
    if (respondents_[instrument][part]) continue;
    survey.respondents[part] = 0;
    hides_ = true;
  }
  if (!by_part_[instrument]) {
    survey.parts.assign(survey.parts.size(), std::nullopt);
    hides_ = true;
  }
  for (const std::size_t indicator : framework.instruments[instrument].indicators) {
    if (!by_part_[instrument])
      shown_.indicators[indicator].parts.assign(shown_.indicators[indicator].parts.size(), std::nullopt);
    hide_questions_of(indicator);
  }
}

void SmallGroups::hide_questions_of(std::size_t indicator)
{
  const framework::Framework& framework = *shown_.framework;
  const bool by_part = by_part_[framework.indicators[indicator].instrument];
  for (const std::size_t question : framework.indicators[indicator].questions) {
    scoring::QuestionScore& score = shown_.questions[question];
    if (!by_question_[indicator]) score.score.reset();
    for (std::size_t part = 0; part < score.parts.size(); ++part) {
      scoring::PartScore& of_part = score.parts[part];
      if (tables_[question][part].look != TableLook::full) {
        if (is_counted(of_part)) hides_ = true;
        of_part.tally = {};
        of_part.sum = {};
      }
      if (!by_part || !by_question_[indicator]) of_part.score.reset();
    }
  }
}

void SmallGroups::hide_flags(const Result& result)
{
  for (scoring::Flag& flag : shown_.flags) {
    const auto n = flag.params.find("n");
    const auto code = flag.params.find("instrument");
    if (n == flag.params.end() || code == flag.params.end()) continue;
    const auto instrument = result.framework->instrument(code->second);
    if (!instrument) continue;
    const auto& people = result.instruments[*instrument].respondents;
    if (std::ranges::none_of(people, is_small)) continue;
    // The number of the whole survey would tell that of its small part.
    const bool tells_few = n->second.size() == 1 && n->second < "5";
    n->second = tells_few ? k_few_people : k_not_told;
  }
}

std::optional<std::uint32_t> SmallGroups::respondents(std::size_t instrument, std::size_t part) const
{
  const auto& of_survey = respondents_[instrument];
  return part < of_survey.size() ? of_survey[part] : std::nullopt;
}

std::optional<std::uint32_t> SmallGroups::answers(std::size_t question, std::size_t part) const
{
  const auto& of_question = answers_[question];
  return part < of_question.size() ? of_question[part] : std::nullopt;
}

}  // namespace results
