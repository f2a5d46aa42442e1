// SPDX-License-Identifier: Apache-2.0
// Runs every file of tests/cases/scoring.
#include <algorithm>
#include <filesystem>
#include <vector>

#include <gtest/gtest.h>

#include "tests/src/scoring/case_file.hpp"

namespace scoring {
namespace {

std::vector<std::filesystem::path> case_files()
{
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(PRONGSAI_SOURCE_DIR "/tests/cases/scoring")) {
    if (entry.path().extension() == ".case") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

class Cases : public testing::TestWithParam<std::filesystem::path> {};

TEST_P(Cases, ScoreAsExpected)
{
  const Case read = read_case(GetParam());
  ASSERT_EQ(read.error, "");
  EXPECT_FALSE(read.expectations.empty()) << "the case expects nothing";
  for (const Expectation& expectation : read.expectations) {
    EXPECT_EQ(difference(read.result, expectation), "")
        << GetParam().filename().string() << ":" << expectation.line << ": " << expectation.text;
  }
}

std::string name_of(const testing::TestParamInfo<std::filesystem::path>& file)
{
  return file.param.stem().string();
}

INSTANTIATE_TEST_SUITE_P(Scoring, Cases, testing::ValuesIn(case_files()), name_of);

}  // namespace
}  // namespace scoring
