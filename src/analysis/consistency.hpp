// SPDX-License-Identifier: Apache-2.0
// What contradicts what among the scores that a document prints. Printed numbers are rounded, so every statement here
// is about what is possible within the rounding: nothing is called wrong that exact scores could have printed.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "lib/util/messages.hpp"
#include "lib/util/problem.hpp"

#include "src/analysis/interval.hpp"
#include "src/results/published.hpp"

namespace analysis {

enum class Severity {
  error,    ///< cannot be true
  warning,  ///< can be true, but somebody should explain it
  note      ///< worth knowing
};

struct Finding {
  std::string code;  ///< "total_impossible"; its words are the message "consistency." + code
  Severity severity = Severity::note;
  util::Params detail;  ///< the numbers, with two decimals, and the codes and names that the words speak of
};

/// The finding in the language of the messages.
std::string in_words(const Finding& finding, const util::Messages& messages);

/// The findings are, by what they are about:
///  - single numbers: out_of_range, item_not_0_or_100, not_in_year (errors), thai_zero_for_o (note);
///  - the year: unknown_year (error; nothing else can then be checked);
///  - indicators: indicator_not_mean_of_questions, indicator_not_mean_of_items (errors), indicator_missing (note);
///  - the second part of a survey: eit_part_two_impossible (error), eit_part_two_implied (note);
///  - people: respondents_impossible (error where the document prints their number, else warning), respondents_differ,
///    respondents_none (warnings: skipped answers can explain them), respondents_found, respondents_open (notes);
///  - the total: total_impossible (error), total_rounding, total_missing (notes);
///  - the level: level_unknown, level_contradicts_total, level_contradicts_conditions (errors),
///  level_needs_explanation,
///    level_against_likely_condition (warnings), level_missing (note).
struct Consistency {
  std::string agency;
  int fiscal_year = 0;
  std::optional<Exact> total;           ///< from the printed indicators; empty unless all are known
  std::string level;                    ///< the level of that total, by its Thai name; empty where not known
  std::optional<Interval> total_range;  ///< what the total before rounding can have been
  std::vector<Finding> findings;        ///< errors first

  bool has_error() const;
};

/// `framework` of the row's year, or nullptr where there is none; `known_years` are named to the reader in that case.
/// Seed 003: indicators of mean 98.564, 92.0467, 56.155 → total 79.65, range 79.64 … 79.65, so 79.64 is possible.
Consistency check_consistency(const results::PublishedRow& row,
                              const std::shared_ptr<const framework::Framework>& framework,
                              const std::vector<int>& known_years);

/// What a report must tell of the check: every finding but notes, in the language of the messages.
std::vector<std::string> remarks_in_words(const Consistency& checked, const util::Messages& messages);

}  // namespace analysis
