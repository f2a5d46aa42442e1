// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "lib/util/text.hpp"

#include "src/results/published.hpp"
#include "src/scoring/aggregate.hpp"

namespace results {

namespace {

/// With the framework's shape and nothing known.
scoring::Result unknown_result(std::shared_ptr<const framework::Framework> framework)
{
  scoring::Result result;
  result.origin = scoring::Origin::printed;
  result.questions.resize(framework->questions.size());
  result.items.resize(framework->items.size());
  result.sub_indicators.resize(framework->sub_indicators.size());
  result.indicators.resize(framework->indicators.size());
  result.instruments.resize(framework->instruments.size());
  for (std::size_t i = 0; i < framework->questions.size(); ++i) {
    const std::size_t instrument = framework->indicators[framework->questions[i].indicator].instrument;
    result.questions[i].parts.resize(framework->instruments[instrument].parts.size());
  }
  for (std::size_t i = 0; i < framework->indicators.size(); ++i) {
    result.indicators[i].parts.resize(framework->instruments[framework->indicators[i].instrument].parts.size());
  }
  result.framework = std::move(framework);
  return result;
}

std::optional<Exact> usable(const Printed& printed)
{
  if (printed.value < Exact{0} || printed.value > Exact{100}) return std::nullopt;
  return printed.value;
}

/// Empty where one of them is not known, or where there is none.
template <class ScoreOf>
std::optional<Exact> mean(const std::vector<std::size_t>& indexes, const ScoreOf& score_of)
{
  Exact sum;
  for (const std::size_t index : indexes) {
    const std::optional<Exact> score = score_of(index);
    if (!score) return std::nullopt;
    sum += *score;
  }
  if (indexes.empty()) return std::nullopt;
  return sum / Exact(static_cast<std::int64_t>(indexes.size()));
}

void take_scores(const PublishedRow& row, scoring::Result& result)
{
  const framework::Framework& framework = *result.framework;
  for (const auto& [code, printed] : row.indicators) {
    if (const auto index = framework.indicator(code)) result.indicators[*index].score = usable(printed);
  }
  for (const auto& [code, printed] : row.questions) {
    if (const auto index = framework.question(code)) result.questions[*index].score = usable(printed);
  }
  for (const auto& [code, printed] : row.items) {
    const auto index = framework.item(code);
    if (!index) continue;
    scoring::ItemScore& item = result.items[*index];
    if (printed.value == Exact{100})
      item.state = scoring::ItemState::met;
    else if (printed.value.is_zero())
      item.state = scoring::ItemState::failed;
    else
      item.printed = printed.value;
  }
}

std::optional<Exact> item_score(const scoring::ItemScore& item)
{
  if (item.state == scoring::ItemState::met) return Exact{100};
  if (item.state == scoring::ItemState::failed) return Exact{0};
  return std::nullopt;
}

void complete_disclosures(scoring::Result& result)
{
  const framework::Framework& framework = *result.framework;
  for (std::size_t i = 0; i < framework.sub_indicators.size(); ++i) {
    result.sub_indicators[i] =
        mean(framework.sub_indicators[i].items, [&](std::size_t item) { return item_score(result.items[item]); });
  }
  for (std::size_t i = 0; i < framework.indicators.size(); ++i) {
    std::optional<Exact>& score = result.indicators[i].score;
    if (score) continue;
    score = mean(framework.indicators[i].sub_indicators, [&](std::size_t sub) { return result.sub_indicators[sub]; });
  }
}

std::optional<Exact> mean_of_questions(const scoring::Result& result, std::size_t indicator)
{
  return mean(result.framework->indicators[indicator].questions,
              [&](std::size_t question) { return result.questions[question].score; });
}

/// Splits a survey's printed indicators into part 1, which the printed questions show, and the rest.
void take_parts(std::size_t instrument_index, scoring::Result& result)
{
  const framework::Instrument& instrument = result.framework->instruments[instrument_index];
  const Exact& first = instrument.parts[0].weight;
  for (const std::size_t index : instrument.indicators) {
    scoring::IndicatorScore& indicator = result.indicators[index];
    for (const std::size_t question : result.framework->indicators[index].questions)
      result.questions[question].parts[0].score = result.questions[question].score;
    indicator.parts[0] = mean_of_questions(result, index);
    if (instrument.parts.size() != 2 || !indicator.parts[0] || !indicator.score) continue;
    const Exact second = (*indicator.score - first * *indicator.parts[0]) / instrument.parts[1].weight;
    if (second >= Exact{0} && second <= Exact{100}) indicator.parts[1] = second;
  }
  if (instrument.parts.size() > 1) {
    result.flags.push_back(
        {"published.part_from_questions", {{"instrument", instrument.code}, {"part", instrument.parts[0].code}}});
  }
}

void complete_surveys(const PublishedRow& row, scoring::Result& result)
{
  const framework::Framework& framework = *result.framework;
  for (std::size_t i = 0; i < framework.instruments.size(); ++i) {
    if (framework.instruments[i].kind != framework::InstrumentKind::survey) continue;
    if (framework.instruments[i].parts.size() == 1 || questions_show_first_part(row, framework, i)) {
      take_parts(i, result);
    }
    for (const std::size_t index : framework.instruments[i].indicators) {
      std::optional<Exact>& score = result.indicators[index].score;
      if (!score) score = mean_of_questions(result, index);
    }
  }
}

std::string lowered(std::string_view text)
{
  std::string result;
  for (const char c : text)
    result += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return result;
}

std::string_view unquoted(std::string_view text)
{
  text = util::trim(text);
  for (const std::string_view mark : {"\"", "'", "\u201C", "\u201D", "\u2018", "\u2019"}) {
    if (text.starts_with(mark)) text.remove_prefix(mark.size());
    if (text.ends_with(mark)) text.remove_suffix(mark.size());
  }
  return util::trim(text);
}

}  // namespace

bool questions_show_first_part(const PublishedRow& row, const framework::Framework& framework, std::size_t instrument)
{
  const framework::Instrument& survey = framework.instruments[instrument];
  if (survey.parts.size() < 2) return false;
  return std::ranges::any_of(survey.indicators, [&](std::size_t index) {
    const framework::Indicator& indicator = framework.indicators[index];
    const auto printed = row.indicators.find(indicator.code);
    if (printed == row.indicators.end() || !usable(printed->second) || indicator.questions.empty()) return false;
    Exact low;
    Exact high;
    for (const std::size_t question : indicator.questions) {
      if (!framework.questions[question].parts.empty()) return false;
      const auto found = row.questions.find(framework.questions[question].code);
      if (found == row.questions.end() || !usable(found->second)) return false;
      low += found->second.low();
      high += found->second.high();
    }
    const Exact count{static_cast<std::int64_t>(indicator.questions.size())};
    return printed->second.high() < low / count || printed->second.low() > high / count;
  });
}

std::optional<std::size_t> level_named(const framework::Framework& framework, std::string_view printed)
{
  const std::string_view name = unquoted(printed);
  if (name.empty()) return std::nullopt;
  if (const auto level = framework.level(name)) return level;
  const std::string wanted = lowered(name);
  for (std::size_t i = 0; i < framework.levels.size(); ++i) {
    const framework::Level& level = framework.levels[i];
    if (wanted == lowered(level.name.en) || wanted == lowered(level.code) || wanted == lowered(level.name.th)) return i;
  }
  return std::nullopt;
}

scoring::Result to_result(const PublishedRow& row, std::shared_ptr<const framework::Framework> framework)
{
  scoring::Result result = unknown_result(std::move(framework));
  result.agency = row.agency;
  result.agency_type = row.agency_type;
  take_scores(row, result);
  complete_disclosures(result);
  complete_surveys(row, result);
  scoring::aggregate(result);
  if (row.total && usable(*row.total)) {
    result.total = row.total->value;
    result.level = scoring::level_of(result);
  }
  if (!row.level.empty()) result.level = level_named(*result.framework, row.level);
  return result;
}

scoring::Result from_indicators(std::shared_ptr<const framework::Framework> framework,
                                const std::vector<std::optional<Exact>>& indicators)
{
  scoring::Result result = unknown_result(std::move(framework));
  for (std::size_t i = 0; i < indicators.size() && i < result.indicators.size(); ++i)
    result.indicators[i].score = indicators[i];
  scoring::aggregate(result);
  return result;
}

}  // namespace results
