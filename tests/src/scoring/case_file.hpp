// SPDX-License-Identifier: Apache-2.0
// Scoring cases as text files: an agency's input and what must come out, a line each. tests/cases/scoring/README.md
// says what can be written.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "src/scoring/score.hpp"

namespace scoring {

struct Expectation {
  int line = 0;
  std::vector<std::string> words;  ///< after "expect"
  std::string text;                ///< the whole line, for messages
};

struct Case {
  Result result;
  std::vector<Expectation> expectations;
  std::string error;  ///< why the file cannot be understood; empty where it can
};

Case read_case(const std::filesystem::path& path);

/// Empty where the result is as expected, else what it is instead.
std::string difference(const Result& result, const Expectation& expectation);

}  // namespace scoring
