// SPDX-License-Identifier: Apache-2.0
// What a result means for the agency: best and worst, strengths and weaknesses, what each failed item costs, what
// would raise the total most, how sure the scores are. All of it data; pages and documents make the words.
// Indexes point into the result's framework.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "src/scoring/result.hpp"

namespace analysis {

using scoring::Exact;

struct Options {
  std::optional<Exact> threshold;  ///< of strengths and weaknesses; the framework's pass mark where empty
  /// Staff and service users of the agency, for the finite-population margin; empty where not known.
  std::optional<std::uint32_t> population_iit;
  std::optional<std::uint32_t> population_eit;
};

struct Ranked {
  std::size_t indicator = 0;
  Exact score;
  int rank = 1;  ///< equal scores (as displayed) share a rank
};

struct InstrumentFinding {
  std::size_t instrument = 0;
  std::optional<Exact> score;
  std::vector<std::size_t> best;   ///< indicators to keep; more than one where they are equal as displayed
  std::vector<std::size_t> worst;  ///< indicators to improve; empty where all are equal
};

/// One point to work on: a failed item, or a question below the threshold.
enum class PointKind { item, question };
struct WeakPoint {
  PointKind kind = PointKind::item;
  std::size_t index = 0;       ///< of the question or item
  std::optional<Exact> score;  ///< question's score; 0 for an item
  Exact gain;  ///< of the total: item met, or every answer of the question one level better (see gain_note)
  std::optional<std::size_t> theme;
  std::vector<std::string> reasons;  ///< of the elements judged not met
  std::vector<std::string> failed_elements;
};

struct ThemeFinding {
  std::size_t theme = 0;
  std::vector<std::size_t> questions;
  std::vector<std::size_t> items;
  std::vector<std::size_t> weak_points;  ///< indexes into Analysis::weak_points
  std::optional<Exact> mean;             ///< of its known question and item scores, for orientation only
};

/// The cheapest set of acts that reaches the next better level.
struct PathStep {
  std::size_t weak_point = 0;  ///< index into Analysis::improvements
  Exact total_after;
};
struct PathToLevel {
  std::size_t level = 0;
  Exact missing;  ///< points of the total that lack; 0 where only other conditions lack
  std::vector<PathStep> steps;
  bool reaches = false;                     ///< false: all known improvements together do not suffice
  std::vector<framework::Condition> unmet;  ///< conditions of that level that do not hold today
};

struct PartGap {
  std::size_t indicator = 0;
  Exact first;
  Exact second;
  Exact gap;  ///< second − first
};

struct Margin {
  std::size_t instrument = 0;
  std::size_t part = 0;
  std::uint32_t n = 0;
  std::optional<std::uint32_t> population;
  double standard_error = 0;
  double half_width = 0;  ///< of the 95 % interval, in points (Student's t, finite-population correction)
};

/// One year beside another. Like with like: an indicator is compared only where both years measure it the same way.
struct YearScore {
  int fiscal_year = 0;
  std::optional<Exact> total;
  std::optional<std::size_t> level;
  const scoring::Result* result = nullptr;
};
struct Change {
  std::size_t indicator = 0;  ///< in the newer year
  Exact before;
  Exact after;
  Exact difference;
  bool comparable = false;           ///< false: the framework changed what stands behind this indicator
  std::vector<std::string> why_not;  ///< message keys: "analysis.scale_changed", "analysis.questions_changed", …
};
struct Comparison {
  int earlier_year = 0;
  std::optional<Exact> total_before;
  std::optional<Exact> total_difference;
  std::vector<Change> changes;
  bool framework_changed = false;
};

struct Analysis {
  const scoring::Result* result = nullptr;
  Exact threshold;
  std::vector<Ranked> ranking;          ///< best first
  std::vector<std::size_t> strengths;   ///< indicators at or above the threshold, best first
  std::vector<std::size_t> weaknesses;  ///< indicators below it, worst first
  std::vector<InstrumentFinding> instruments;
  std::vector<WeakPoint> weak_points;   ///< failed items and questions below the threshold, in framework order
  std::vector<WeakPoint> improvements;  ///< every item and question that can still gain, largest gain first
  std::vector<ThemeFinding> themes;
  std::optional<PathToLevel> next_level;  ///< empty at the best level
  std::vector<PartGap> part_gaps;
  std::optional<Exact> iit_minus_eit;
  std::vector<Margin> margins;
  std::vector<YearScore> years;         ///< ascending, this year last
  std::vector<Comparison> comparisons;  ///< with each earlier year, nearest first
};

/// `history`: results of the same agency in other years, any order. Both arguments must outlive the analysis.
Analysis analyse(const scoring::Result& result, const std::vector<const scoring::Result*>& history,
                 const Options& options = {});

}  // namespace analysis
