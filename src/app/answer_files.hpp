// SPDX-License-Identifier: Apache-2.0
// The two files that scores are computed from, as every command that takes them reads them.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "src/app/command_line.hpp"
#include "src/scoring/inputs.hpp"

namespace app {

struct AnswerFiles {
  std::string responses;     ///< empty: none
  std::string judgements;    ///< empty: none
  bool skip_faulty = false;  ///< leave out the rows that have faults instead of refusing the file
};

/// What was taken from a file that may be computed from.
struct FileTaken {
  std::string file;
  std::size_t rows = 0;
  std::size_t left_out = 0;  ///< rows with faults
};

/// Reads both, so that the faults of both are seen at once, and prints what was found. Empty where nothing may be
/// computed from them.
std::optional<std::vector<FileTaken>> read_answer_files(const AnswerFiles& files, scoring::Inputs& inputs,
                                                        Context& context);

}  // namespace app
