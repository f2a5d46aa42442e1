// SPDX-License-Identifier: Apache-2.0
#include "src/scoring/score_all.hpp"

#include <gtest/gtest.h>

#include "src/framework/load.hpp"
#include "src/scoring/sample.hpp"

namespace scoring {
namespace {

Result with_total(const std::string& agency, const std::optional<Exact>& total)
{
  Result result;
  result.agency = agency;
  result.framework = framework::embedded_year(2567);
  result.total = total;
  return result;
}

TEST(Rank, EqualDisplayedTotalsShareARankAndStandByName)
{
  const std::vector<Result> results = {with_total("ข", Exact::parse("85.001")), with_total("ค", Exact::parse("90")),
                                       with_total("ง", std::nullopt), with_total("ก", Exact::parse("85.004")),
                                       with_total("จ", Exact::parse("12"))};
  const auto order = rank(results);
  std::vector<std::pair<std::string, int>> found;
  for (const Standing& standing : order)
    found.emplace_back(results[standing.place].agency, standing.rank.value_or(0));
  EXPECT_EQ(found, (std::vector<std::pair<std::string, int>>{{"ค", 1}, {"ก", 2}, {"ข", 2}, {"จ", 4}, {"ง", 0}}));
}

TEST(ScoreAll, TheNumberOfThreadsChangesNothing)
{
  Inputs inputs(framework::embedded_year(2567));
  for (std::size_t agency = 0; agency < 500; ++agency) {
    AgencyInput& input = inputs.at(inputs.find_or_add("agency " + std::to_string(agency)));
    for (std::size_t person = 0; person <= agency % 7; ++person) {
      input.counts.add_respondent(0, 0);
      input.counts.add(person % 15, 0, 1 + (agency + person) % 2);
    }
  }
  const auto one = score_all(inputs, 1);
  const auto four = score_all(inputs, 4);
  ASSERT_EQ(one.size(), 500U);
  ASSERT_EQ(four.size(), 500U);
  for (std::size_t agency = 0; agency < 500; ++agency) {
    EXPECT_EQ(one[agency].agency, four[agency].agency);
    EXPECT_EQ(one[agency].indicators[0].score, four[agency].indicators[0].score);
  }
}

TEST(Sample, MinimumByPopulation)
{
  const auto framework = framework::embedded_year(2563);
  AgencyInput agency{"agency", {}, {}, Counts(*framework), {}, std::vector<std::uint32_t>(3)};
  const std::vector<std::pair<std::uint32_t, std::uint32_t>> population_to_minimum = {
      {0, 30}, {20, 20}, {50, 30}, {300, 30}, {301, 31}, {1234, 124}, {4000, 400}, {9000, 400}};
  for (const auto& [population, minimum] : population_to_minimum) {
    agency.population[0] = population;
    EXPECT_EQ(sample_minimum(*framework, 0, std::nullopt, agency), minimum) << population;
  }
  EXPECT_EQ(sample_minimum(*framework, 0, 0, agency), std::nullopt);
}

TEST(Sample, ARuleOfTheTypeNeedsTheProvinceThatItNames)
{
  const auto framework = framework::embedded_year(2567);
  AgencyInput agency{"agency", "subdistrict", "small", Counts(*framework), {}, std::vector<std::uint32_t>(3)};
  EXPECT_EQ(sample_minimum(*framework, 1, 0, agency), 30U);
  agency.province_size = "large";
  EXPECT_EQ(sample_minimum(*framework, 1, 0, agency), 50U);
  agency.province_size = "";
  EXPECT_EQ(sample_minimum(*framework, 1, 0, agency), std::nullopt);
  agency.agency_type = "university";
  EXPECT_EQ(sample_minimum(*framework, 1, 0, agency), 400U);
  agency.agency_type = "ministry";
  EXPECT_EQ(sample_minimum(*framework, 1, 0, agency), std::nullopt);
}

}  // namespace
}  // namespace scoring
