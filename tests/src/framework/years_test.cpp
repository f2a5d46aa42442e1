// SPDX-License-Identifier: Apache-2.0
// The frameworks that the program carries: they load, and have the structure and the costs that are known of each year.
#include <algorithm>
#include <stdexcept>

#include <gtest/gtest.h>

#include "lib/util/embedded.hpp"

#include "src/framework/load.hpp"

namespace framework {
namespace {

struct Structure {
  int first_year;
  int last_year;
  std::vector<std::size_t> questions;  ///< by indicator of the surveys
  std::vector<std::size_t> items;      ///< by sub-indicator
  std::size_t levels;
};

const std::vector<Structure> k_structures{
    {2562, 2565, {6, 6, 6, 6, 6, 5, 5, 5}, {9, 8, 7, 4, 5, 8, 2}, 7},
    {2566, 2566, {3, 3, 3, 3, 3, 3, 3, 3}, {}, 5},  // how 9.1 to 9.5 share o1 to o30 is not confirmed
    {2567, 2567, {3, 3, 3, 3, 3, 3, 3, 3}, {6, 7, 4, 4, 4, 5, 5}, 5},
    {2568, 2568, {3, 3, 3, 3, 3, 3, 3, 3}, {4, 7, 2, 3, 4, 4, 4}, 5},
};

std::shared_ptr<const Framework> of_year(int year)
{
  auto framework = embedded_year(year);
  if (!framework) throw std::runtime_error("no framework of " + std::to_string(year));
  return framework;
}

TEST(Years, All2562To2568AreThereAndWithoutProblem)
{
  EXPECT_EQ(embedded_years(), (std::vector<int>{2562, 2563, 2564, 2565, 2566, 2567, 2568}));
  for (const int year : embedded_years()) {
    const std::string path = PRONGSAI_SOURCE_DIR "/frameworks/" + std::to_string(year) + ".toml";
    const Loaded loaded = load_file(path);
    for (const util::Problem& problem : loaded.problems) {
      ADD_FAILURE() << problem.place.file << ":" << problem.place.line << " " << problem.code;
    }
    ASSERT_TRUE(loaded.framework);
    EXPECT_EQ(loaded.framework->fiscal_year, year);
    EXPECT_EQ(loaded.framework->hash, of_year(year)->hash);
  }
  EXPECT_EQ(embedded_year(2561), nullptr);
  EXPECT_EQ(embedded_year(2568).get(), embedded_year(2568).get());
}

TEST(Years, HaveTheKnownWeightsAndIndicators)
{
  for (const int year : embedded_years()) {
    const auto framework = of_year(year);
    ASSERT_EQ(framework->instruments.size(), 3u) << year;
    const std::vector<std::string> codes{"IIT", "EIT", "OIT"};
    const std::vector<int> weights{30, 30, 40};
    const std::vector<std::size_t> indicators{5, 3, 2};
    for (std::size_t i = 0; i < 3; ++i) {
      EXPECT_EQ(framework->instruments[i].code, codes[i]);
      EXPECT_EQ(framework->instruments[i].weight, Exact(weights[i]));
      EXPECT_EQ(framework->instruments[i].indicators.size(), indicators[i]);
    }
    EXPECT_EQ(framework->instruments[1].parts.size(), year >= 2566 ? 2u : 1u) << year;
    EXPECT_EQ(framework->rules.pass_mark, Exact(85));
  }
}

TEST(Years, HaveTheKnownCountsOfQuestionsItemsAndLevels)
{
  for (const Structure& structure : k_structures) {
    for (int year = structure.first_year; year <= structure.last_year; ++year) {
      const auto framework = of_year(year);
      for (std::size_t i = 0; i < structure.questions.size(); ++i) {
        EXPECT_EQ(framework->indicators[i].questions.size(), structure.questions[i]) << year << " indicator " << i + 1;
      }
      for (std::size_t i = 0; i < structure.items.size(); ++i) {
        EXPECT_EQ(framework->sub_indicators[i].items.size(), structure.items[i])
            << year << " " << framework->sub_indicators[i].code;
      }
      EXPECT_EQ(framework->levels.size(), structure.levels) << year;
    }
  }
}

TEST(Years, Of2566HasItsItemsInTheKnownOrder)
{
  const auto framework = of_year(2566);
  ASSERT_EQ(framework->items.size(), 43u);
  for (std::size_t i = 0; i < 43; ++i) {
    const std::size_t number = i + 1;
    EXPECT_EQ(framework->items[i].code, "o" + std::to_string(number));
    const std::string& sub_indicator = framework->sub_indicators[framework->items[i].sub_indicator].code;
    if (number <= 30) {
      EXPECT_TRUE(sub_indicator.starts_with("9.")) << number;
    } else {
      EXPECT_EQ(sub_indicator, number <= 38 ? "10.1" : "10.2") << number;
    }
  }
}

TEST(Years, ScalesAndReversedQuestionsOf2567)
{
  const auto framework = of_year(2567);
  for (const Question& question : framework->questions) {
    const bool yes_no = std::ranges::count(std::vector<std::string>{"i3", "i9", "e3", "e9"}, question.code) > 0;
    EXPECT_EQ(framework->scales[question.scale].levels.size(), yes_no ? 2u : 6u) << question.code;
  }
  for (const char* code : {"i5", "i6", "i7", "i8", "i11"}) {
    EXPECT_TRUE(framework->questions[framework->question(code).value()].reversed) << code;
  }
  const auto points_of_yes = [&](const char* code) {
    const Question& question = framework->questions[framework->question(code).value()];
    const Scale& scale = framework->scales[question.scale];
    const std::size_t yes = scale.levels[0].code == "yes" ? 1 : 2;
    return scale.points(yes, question.reversed);
  };
  for (const char* bribe : {"i3", "i9", "e3"})
    EXPECT_EQ(points_of_yes(bribe), Exact(0)) << bribe;
  EXPECT_EQ(points_of_yes("e9"), Exact(100));
}

TEST(Years, OneFailedItemOf2568CostsWhatTheMeansSay)
{
  const auto framework = of_year(2568);
  const std::vector<std::pair<std::string, std::string>> points_of_oit{
      {"9.1", "2.50"}, {"9.2", "1.43"},  {"9.3", "5.00"}, {"9.4", "3.33"},
      {"9.5", "2.50"}, {"10.1", "6.25"}, {"10.2", "6.25"}};
  for (const auto& [code, points] : points_of_oit) {
    const SubIndicator& sub_indicator = framework->sub_indicators[framework->sub_indicator(code).value()];
    for (const std::size_t item : sub_indicator.items) {
      EXPECT_EQ((framework->cost_of_item(item) * Exact(10) / Exact(4)).decimal(2), points) << code;
    }
  }
  EXPECT_EQ(of_year(2567)->cost_of_item(0), Exact(2, 3));
}

TEST(Years, LevelsAreFoundAsDocumentsPrintThem)
{
  for (const char* level : {"AA", "A", "B", "C", "D", "E", "F"})
    EXPECT_TRUE(of_year(2565)->level(level)) << level;
  for (const char* level : {"ผ่านดีเยี่ยม", "ผ่านดี", "ผ่าน", "ต้องปรับปรุง", "ต้องปรับปรุงโดยด่วน"}) {
    EXPECT_TRUE(of_year(2567)->level(level)) << level;
  }
}

}  // namespace
}  // namespace framework
