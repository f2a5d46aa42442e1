// SPDX-License-Identifier: Apache-2.0
// A file of scores of earlier years, looked through as `prongsai check` looks: what cannot be read, whose scores
// contradict each other, which agencies nobody knows.
#pragma once
#include <span>
#include <string>

#include "src/results/history.hpp"

namespace portal {

struct HistoryCheck {
  results::HistoryPlan plan;
  util::Problems contradictions;  ///< errors of analysis::check_consistency: printed so, but impossible together
  std::string sha256;             ///< of the file

  /// Whether everything of it may be taken.
  bool may_be_taken(bool as_printed) const
  {
    return plan.problems.empty() && !plan.years.empty() && (as_printed || contradictions.empty());
  }
  /// Everything that stands against it.
  util::Problems faults(bool as_printed) const;
};

/// `shown_as`: the file's name, for problems.
HistoryCheck check_history(const std::string& bytes, const std::string& shown_as,
                           std::span<const agencies::Agency> known);

}  // namespace portal
