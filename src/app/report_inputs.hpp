// SPDX-License-Identifier: Apache-2.0
// The results of which reports are made, from a table of published scores or from answers and judgements, with the
// other years of the same agency beside them.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "src/analysis/analysis.hpp"
#include "src/app/answer_files.hpp"
#include "src/results/published.hpp"

namespace app {

struct ReportSources {
  std::string published;
  std::string framework;  ///< a year, or a file
  AnswerFiles files;
  std::string history;
};

struct ReportJob {
  const scoring::Result* result = nullptr;
  std::vector<const scoring::Result*> history;
  analysis::Options options;
  std::vector<std::string> remarks;  ///< of the check of the printed row, or rows left out; in the command's language
};

/// Keeps what the jobs point to.
struct ReportInputs {
  std::vector<scoring::Result> results;
  std::vector<scoring::Result> earlier;
  std::vector<ReportJob> jobs;  ///< in the order of the input
};

/// Empty where an input has faults: they are then printed, and the exit code is set.
std::optional<ReportInputs> gather_report_inputs(const ReportSources& sources, Context& context);

}  // namespace app
