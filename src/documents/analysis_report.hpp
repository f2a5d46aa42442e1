// SPDX-License-Identifier: Apache-2.0
// The analysis report: what an agency scored, why, what it is worth improving, and the measures proposed for the next
// fiscal year, as an official document in Thai or English.
#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "lib/office/document.hpp"
#include "lib/thai/thai.hpp"
#include "lib/util/messages.hpp"

#include "src/analysis/advice.hpp"
#include "src/analysis/analysis.hpp"

namespace documents {

struct ReportOptions {
  thai::Digits digits = thai::Digits::arabic;
  std::chrono::sys_seconds created{};  ///< printed and kept in the file; the same for the same input
  std::string program_version;         ///< printed in the footer
  std::vector<std::string> remarks;    ///< on the scores or their source, in the report's language
  bool signatures = true;              ///< lines for them; an official document has its own
};

/// The document in the language of `words`. Sections that need what is not known (questions, items, earlier years) are
/// left out, and the report says what was not known.
office::Document analysis_report(const analysis::Analysis& analysis, const analysis::AdviceBook& advice,
                                 const util::Messages& words, const ReportOptions& options);

}  // namespace documents
