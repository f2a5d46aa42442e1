// SPDX-License-Identifier: Apache-2.0
// Whatever people answer and assessors judge, the scores that follow, printed with two decimals, hold no error.
#include <random>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "src/scoring/score.hpp"

#include "tests/src/analysis/printed_rows.hpp"

namespace {

using analysis::Consistency;
using framework::Framework;
using util::Exact;

results::Printed printed(const Exact& score)
{
  return printed_rows::printed(score.decimal(2));
}

std::string lowered(std::string text)
{
  std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

/// Everybody answers every question; levels lean towards one end as real answers do.
void answer(const Framework& framework, std::size_t instrument, std::size_t part, int people, scoring::Counts& counts)
{
  const int lean = *rc::gen::inRange(1, 5);
  std::mt19937 random(*rc::gen::arbitrary<std::uint32_t>());
  for (int person = 0; person < people; ++person) {
    counts.add_respondent(instrument, part);
    for (std::size_t q = 0; q < framework.questions.size(); ++q) {
      if (framework.indicators[framework.questions[q].indicator].instrument != instrument) continue;
      const auto levels = static_cast<int>(framework.scales[framework.questions[q].scale].levels.size());
      int position = 1;
      for (int i = 0; i < lean; ++i)
        position = std::max(position, 1 + static_cast<int>(random() % static_cast<unsigned>(levels)));
      counts.add(q, part, static_cast<std::size_t>(position));
    }
  }
}

struct Agency {
  scoring::AgencyInput input;
  std::map<std::string, int> people;
};

Agency random_agency(const Framework& framework)
{
  Agency agency{{"ก", "", "", scoring::Counts(framework), {}, {}}, {}};
  for (std::size_t i = 0; i < framework.instruments.size(); ++i) {
    const framework::Instrument& instrument = framework.instruments[i];
    for (std::size_t part = 0; part < instrument.parts.size(); ++part) {
      const int people = *rc::gen::inRange(1, 60);
      answer(framework, i, part, people, agency.input.counts);
      std::string name = "n_" + lowered(instrument.code);
      if (instrument.parts.size() > 1) name += "_" + instrument.parts[part].code;
      agency.people[name] = people;
    }
  }
  for (std::size_t i = 0; i < framework.items.size(); ++i) {
    scoring::ItemScore item;
    item.state = *rc::gen::inRange(0, 5) == 0 ? scoring::ItemState::failed : scoring::ItemState::met;
    agency.input.items.push_back(std::move(item));
  }
  agency.input.population.resize(framework.instruments.size());
  return agency;
}

results::PublishedRow print(const scoring::Result& result, const std::map<std::string, int>& people)
{
  const Framework& framework = *result.framework;
  results::PublishedRow row;
  row.agency = result.agency;
  row.fiscal_year = framework.fiscal_year;
  for (std::size_t i = 0; i < framework.indicators.size(); ++i)
    row.indicators[framework.indicators[i].code] = printed(result.indicators[i].score.value());
  for (std::size_t i = 0; i < framework.questions.size(); ++i)
    row.questions[framework.questions[i].code] = printed(result.questions[i].parts.at(0).score.value());
  for (std::size_t i = 0; i < framework.items.size(); ++i)
    row.items[framework.items[i].code] = printed(result.items[i].state == scoring::ItemState::met ? 100 : 0);
  row.total = printed(result.total.value());
  row.level = framework.levels.at(result.level.value()).name.th;
  row.counts = people;
  return row;
}

results::PublishedRow true_row()
{
  const auto framework = framework::embedded_year(*rc::gen::elementOf(framework::embedded_years()));
  const Agency agency = random_agency(*framework);
  results::PublishedRow row = print(scoring::score(framework, agency.input), agency.people);
  if (*rc::gen::arbitrary<bool>()) row.counts.clear();
  return row;
}

template <class Map>
void forget_some(Map& printed)
{
  std::erase_if(printed, [](const auto&) { return *rc::gen::inRange(0, 3) == 0; });
}

RC_GTEST_PROP(ConsistencyProperty, TrueScoresHoldNoError, ())
{
  const results::PublishedRow row = true_row();
  const Consistency checked = printed_rows::check(row);
  RC_ASSERT(printed_rows::errors(checked) == "");
  RC_ASSERT(printed_rows::found(checked, "total_rounding").size() < 2U);
  RC_ASSERT(checked.total_range.has_value());
  RC_ASSERT(checked.total_range->low <= row.total->high() && row.total->low() <= checked.total_range->high);
}

RC_GTEST_PROP(ConsistencyProperty, NeitherDoSomeOfThem, ())
{
  results::PublishedRow row = true_row();
  forget_some(row.indicators);
  forget_some(row.questions);
  forget_some(row.items);
  if (*rc::gen::arbitrary<bool>()) row.total.reset();
  if (*rc::gen::arbitrary<bool>()) row.level.clear();
  RC_ASSERT(printed_rows::errors(printed_rows::check(row)) == "");
}

RC_GTEST_PROP(ConsistencyProperty, ATotalOffByAFewHundredthsIsFound, ())
{
  results::PublishedRow row = true_row();
  const Exact off{*rc::gen::inRange<std::int64_t>(3, 500), 100};
  row.total->value = row.total->value >= Exact{50} ? row.total->value - off : row.total->value + off;
  RC_ASSERT(!printed_rows::found(printed_rows::check(row), "total_impossible").empty());
}

RC_GTEST_PROP(ConsistencyProperty, AnIndicatorOfItemsOffByAFewHundredthsIsFound, ())
{
  results::PublishedRow row = true_row();
  results::Printed& nine = row.indicators.at("9");
  nine.value = nine.value >= Exact{50} ? nine.value - Exact(2, 100) : nine.value + Exact(2, 100);
  RC_ASSERT(!printed_rows::found(printed_rows::check(row), "indicator_not_mean_of_items").empty());
}

RC_GTEST_PROP(ConsistencyProperty, AnyNumbersAreAnswered, ())
{
  results::PublishedRow row;
  row.agency = "ก";
  row.fiscal_year = *rc::gen::inRange(2560, 2571);
  const auto any_number = [] {
    results::Printed number;
    number.places = *rc::gen::inRange(0, 7);
    number.value = Exact(*rc::gen::inRange<std::int64_t>(-200'000'000, 200'000'000), 1'000'000).rounded(number.places);
    return number;
  };
  for (int i = 0; i < 12; ++i) {
    row.indicators[std::to_string(i)] = any_number();
    row.questions["e" + std::to_string(i)] = any_number();
    row.questions["i" + std::to_string(i)] = any_number();
    row.items["o" + std::to_string(i)] = any_number();
  }
  row.total = any_number();
  row.level = *rc::gen::element<std::string>("", "A", "ผ่าน", "\xE0\xB8");
  row.counts["n_iit"] = *rc::gen::inRange(0, 1'000'000'000);
  const Consistency checked = printed_rows::check(row);
  RC_ASSERT(!checked.findings.empty());
}

}  // namespace
