// SPDX-License-Identifier: Apache-2.0
// What must hold for any answers at all.
#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "tests/src/scoring/csv_inputs.hpp"

namespace scoring {
namespace {

struct Respondent {
  std::size_t instrument = 0;
  std::size_t part = 0;
  std::vector<std::size_t> positions;  // by question of the framework; 0 = skipped or not asked
};

const std::shared_ptr<const framework::Framework>& year()
{
  static const auto framework = framework::embedded_year(2567);
  return framework;
}

std::size_t levels_of(std::size_t question)
{
  return year()->scales[year()->questions[question].scale].levels.size();
}

bool asked_by(std::size_t question, std::size_t instrument)
{
  return year()->indicators[year()->questions[question].indicator].instrument == instrument;
}

rc::Gen<Respondent> respondent(std::size_t instrument, std::size_t part)
{
  return rc::gen::exec([=] {
    Respondent one{instrument, part, std::vector<std::size_t>(year()->questions.size())};
    for (std::size_t question = 0; question < one.positions.size(); ++question) {
      if (asked_by(question, instrument))
        one.positions[question] = *rc::gen::inRange<std::size_t>(0, levels_of(question) + 1);
    }
    return one;
  });
}

std::vector<Respondent> some_respondents()
{
  std::vector<Respondent> all;
  for (const auto& [instrument, part] : {std::pair{0U, 0U}, {1U, 0U}, {1U, 1U}}) {
    const auto count = *rc::gen::inRange<std::size_t>(1, 8);
    for (std::size_t one = 0; one < count; ++one)
      all.push_back(*respondent(instrument, part));
  }
  return all;
}

std::vector<ItemScore> some_items()
{
  std::vector<ItemScore> items(year()->items.size());
  for (ItemScore& item : items) {
    item.state = *rc::gen::weightedElement<ItemState>(
        {{6, ItemState::met}, {3, ItemState::failed}, {1, ItemState::not_applicable}});
  }
  return items;
}

Result scored(const std::vector<Respondent>& respondents, const std::vector<ItemScore>& items)
{
  AgencyInput input{"agency", {}, {}, Counts(*year()), items, std::vector<std::uint32_t>(year()->instruments.size())};
  for (const Respondent& one : respondents) {
    input.counts.add_respondent(one.instrument, one.part);
    for (std::size_t question = 0; question < one.positions.size(); ++question) {
      if (asked_by(question, one.instrument)) input.counts.add(question, one.part, one.positions[question]);
    }
  }
  return score(year(), input);
}

std::string csv_of(const std::vector<Respondent>& respondents)
{
  std::string csv = "agency,instrument,part";
  for (const auto& question : year()->questions)
    csv += "," + question.code;
  csv += "\n";
  for (const Respondent& one : respondents) {
    const auto& instrument = year()->instruments[one.instrument];
    csv += "agency," + instrument.code + "," + instrument.parts[one.part].code;
    for (std::size_t question = 0; question < one.positions.size(); ++question) {
      const auto& scale = year()->scales[year()->questions[question].scale];
      csv += ",";
      const std::size_t position = one.positions[question];
      if (position != 0) csv += scale.by_code ? scale.levels[position - 1].code : std::to_string(position);
    }
    csv += "\n";
  }
  return csv;
}

bool same(const Result& a, const Result& b)
{
  for (std::size_t index = 0; index < a.indicators.size(); ++index) {
    if (a.indicators[index].score != b.indicators[index].score) return false;
    if (a.indicators[index].parts != b.indicators[index].parts) return false;
  }
  return a.total == b.total && a.level == b.level;
}

TEST(ScoringProperties, OrderOfRespondentsDoesNotMatter)
{
  const bool holds = rc::check([] {
    const auto respondents = some_respondents();
    const auto items = some_items();
    auto shuffled = respondents;
    for (std::size_t last = shuffled.size(); last > 1; --last)
      std::swap(shuffled[last - 1], shuffled[*rc::gen::inRange<std::size_t>(0, last)]);
    RC_ASSERT(same(scored(respondents, items), scored(shuffled, items)));
  });
  EXPECT_TRUE(holds);
}

TEST(ScoringProperties, ReadingTheRowsGivesTheSameCounts)
{
  const bool holds = rc::check([] {
    const auto respondents = some_respondents();
    const Read read = read_answers(csv_of(respondents));
    RC_ASSERT(read.reading.faults == 0U);
    if (read.inputs.agencies().empty()) return;
    RC_ASSERT(same(score(year(), read.inputs.agencies()[0]),
                   scored(respondents, std::vector<ItemScore>(year()->items.size()))));
  });
  EXPECT_TRUE(holds);
}

/// Points of what a respondent chose; empty where skipped.
Exact points(std::size_t question, std::size_t position)
{
  const auto& asked = year()->questions[question];
  return year()->scales[asked.scale].points(position, asked.reversed);
}

TEST(ScoringProperties, ABetterAnswerNeverLowersTheTotalOrTheLevel)
{
  const bool holds = rc::check([] {
    auto respondents = some_respondents();
    const auto items = some_items();
    Respondent& one = respondents[*rc::gen::inRange<std::size_t>(0, respondents.size())];
    std::size_t question = *rc::gen::inRange<std::size_t>(0, one.positions.size());
    while (!asked_by(question, one.instrument))
      question = (question + 1) % one.positions.size();
    const std::size_t levels = levels_of(question);
    const auto first = *rc::gen::inRange<std::size_t>(1, levels + 1);
    const std::size_t second = 1 + (first - 1 + *rc::gen::inRange<std::size_t>(1, levels)) % levels;
    const bool rises = points(question, second) > points(question, first);
    one.positions[question] = rises ? first : second;
    const Result before = scored(respondents, items);
    one.positions[question] = rises ? second : first;
    const Result after = scored(respondents, items);
    RC_ASSERT(before.total.has_value() == after.total.has_value());
    if (before.total) RC_ASSERT(*after.total > *before.total);
    if (before.level && after.level) RC_ASSERT(*after.level <= *before.level);
  });
  EXPECT_TRUE(holds);
}

TEST(ScoringProperties, AFailedItemThatIsMetRaisesTheTotalByItsCost)
{
  const bool holds = rc::check([] {
    const auto respondents = some_respondents();
    auto items = some_items();
    for (ItemScore& item : items) {
      if (item.state == ItemState::not_applicable) item.state = ItemState::met;
    }
    const auto which = *rc::gen::inRange<std::size_t>(0, items.size());
    items[which].state = ItemState::failed;
    const Result before = scored(respondents, items);
    items[which].state = ItemState::met;
    const Result after = scored(respondents, items);
    RC_PRE(before.total.has_value());
    RC_ASSERT(*after.total - *before.total == year()->cost_of_item(which));
  });
  EXPECT_TRUE(holds);
}

/// The display is the decimal nearest to the exact fraction: never further away than half of its last digit.
TEST(ScoringProperties, DisplayIsTheExactScoreRoundedOnce)
{
  const bool holds = rc::check([] {
    const Result result = scored(some_respondents(), some_items());
    RC_PRE(result.total.has_value());
    for (const auto& indicator : result.indicators) {
      if (!indicator.score) continue;
      const Exact shown = Exact::parse(indicator.score->decimal(2));
      const Exact away = shown > *indicator.score ? shown - *indicator.score : *indicator.score - shown;
      RC_ASSERT(away <= Exact(5, 1000));
      RC_ASSERT(shown == indicator.score->rounded(2));
    }
    RC_ASSERT(*result.total >= Exact(0));
    RC_ASSERT(*result.total <= Exact(100));
  });
  EXPECT_TRUE(holds);
}

}  // namespace
}  // namespace scoring
