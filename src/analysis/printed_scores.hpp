// SPDX-License-Identifier: Apache-2.0
// One printed row laid beside the framework of its year: each number as the interval that it stands for, with what is
// plainly wrong (out of range, not of that year, an item neither 0 nor 100) taken out and reported.
#pragma once
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "src/analysis/consistency.hpp"
#include "src/framework/framework.hpp"

namespace analysis {

struct PrintedScores {
  const results::PublishedRow& row;
  const framework::Framework& framework;
  std::vector<std::optional<Interval>> questions;   ///< parallel to the framework's
  std::vector<std::optional<Exact>> items;          ///< 0 or 100
  std::vector<std::optional<Interval>> indicators;  ///< only those printed
  std::optional<Interval> total;
};

/// Reports each printed number outside 0 … 100, which no year allows.
void check_ranges(const results::PublishedRow& row, std::vector<Finding>& findings);

/// The findings about single numbers are added to `findings`.
PrintedScores read_scores(const results::PublishedRow& row, const framework::Framework& framework,
                          std::vector<Finding>& findings);

/// A mean of which some terms may be missing; these are then taken as anything from 0 to 100.
struct KnownMean {
  Interval interval = any_score();
  bool complete = false;  ///< nothing was missing
  bool any = false;       ///< something was there
};
KnownMean mean_of_questions(const PrintedScores& scores, std::size_t indicator);
/// Of the sub-indicators' means. An item that is not applicable, and so not printed, stays within these bounds too.
KnownMean mean_of_items(const PrintedScores& scores, std::size_t indicator);

/// What is known of each indicator: as printed, else from its items or, on a survey in one part, its questions.
std::vector<KnownMean> indicator_bounds(const PrintedScores& scores);

/// How many people the document says have answered a part ("" = the whole survey); empty where it does not.
std::optional<int> printed_people(const PrintedScores& scores, const std::string& instrument, const std::string& part);

/// The checks, each adding what it finds.
void check_indicators(const PrintedScores& scores, std::vector<Finding>& findings);
void check_parts(const PrintedScores& scores, std::vector<Finding>& findings);
void check_respondents(const PrintedScores& scores, std::vector<Finding>& findings);
struct TotalBounds {
  std::vector<KnownMean> indicators;
  std::vector<Interval> instruments;
  Interval total;         ///< anything from 0 to 100 where an indicator is not known
  bool complete = false;  ///< all indicators are known
};
void check_total(const PrintedScores& scores, const TotalBounds& bounds, const std::optional<Exact>& computed,
                 std::vector<Finding>& findings);
void check_level(const PrintedScores& scores, const TotalBounds& bounds, std::vector<Finding>& findings);

/// Two decimals, as everything that is shown.
std::string shown(const Exact& score);

}  // namespace analysis
