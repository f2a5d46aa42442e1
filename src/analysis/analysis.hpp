// SPDX-License-Identifier: Apache-2.0
// What a result means for the agency: best and worst, strengths and weaknesses, what each failed item costs, what
// would raise the total most, how sure the scores are. All of it data; pages and documents make the words.
// Indexes point into the result's framework.
#pragma once
#include <cstddef>
#include <cstdint>
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
///
/// The gain of a question is what the total gains when every respondent whose answer is not yet the best one answers
/// one level better. From counted answers it is exact: the question rises by step × share of answers below the best
/// (six levels, 46 people, 40 at 100 and 6 at 80: 20 × 6/46 = 2.61), and the total by that × 1/questions of the
/// indicator × 1/indicators of the instrument × the instrument's weight (2.61 × 1/3 × 1/5 × 0.30 = 0.05). From a
/// printed score the share is not known, and the rise is at most min(step, 100 − score): an upper bound, and said to be
/// one. Gains of several points add up exactly, up to 100 in every question and item.
enum class PointKind { item, question };
struct WeakPoint {
  PointKind kind = PointKind::item;
  std::size_t index = 0;       ///< of the question or item
  std::optional<Exact> score;  ///< question's score; 0 for an item
  Exact gain;                  ///< of the total: item met, or every answer of the question one level better (see notes)
  std::optional<std::size_t> theme;
  std::vector<std::string> reasons;  ///< of the elements judged not met
  std::vector<std::string> failed_elements;
  Exact gain_to_full;           ///< of the total when the question stands at 100; the same as gain for an item
  Exact rise;                   ///< points by which the question's own score rises with `gain`
  bool upper_bound = false;     ///< gain is the most that is possible, because single answers are not known
  bool part_of_survey = false;  ///< only some parts' scores of this question are known, and only they gain here
  bool whole_way = false;       ///< yes/no: one level is the whole way, so gain is that of everyone answering well
  std::optional<Exact> gain_per_tenth;  ///< whole_way: of the total for each 10 % of all respondents who change
  /// whole_way: of the total for one more person who answers well, by part; empty where the part's N is not known.
  std::vector<std::optional<Exact>> gain_per_person;
  /// Message keys of what the reader must know of the gain: "analysis.note_upper_bound",
  /// "analysis.note_part_of_survey", "analysis.note_whole_way", "analysis.note_reweighted" (items not applicable: the
  /// others weigh more).
  std::vector<std::string> notes;
};

struct ThemeFinding {
  std::size_t theme = 0;
  std::vector<std::size_t> questions;
  std::vector<std::size_t> items;
  std::vector<std::size_t> weak_points;  ///< indexes into Analysis::weak_points
  std::optional<Exact> mean;             ///< of its known question and item scores, for orientation only
};

/// One condition of a level, for one score that it looks at.
struct Shortfall {
  framework::ConditionScope scope = framework::ConditionScope::total;  ///< total, one_instrument or one_indicator
  std::size_t which = 0;
  Exact score;
  Exact at_least;
  Exact missing;    ///< smallest rise after which the score, rounded where the framework says so, is enough
  Exact displayed;  ///< at_least − displayed score: what a reader gets who subtracts the printed numbers
};

/// The shortest way to the next better level: the fewest acts that meet all its conditions. An act is an item met or
/// a question one level up; only where all of these do not suffice, questions are taken to 100, and of those as many
/// as possible go back to one level up. It is really the fewest: what an act adds to its indicator, its instrument and
/// the total are the same number times constants, so first each indicator's condition takes that indicator's largest
/// acts, then each instrument's the largest left in it, then the total's the largest of all, and no other choice can
/// do with fewer. Taken from upper bounds (printed scores) it is the fewest that could suffice.
struct PathStep {
  std::size_t weak_point = 0;  ///< index into Analysis::improvements
  Exact total_after;           ///< empty total: the sum of the gains so far
  bool to_full = false;        ///< a question that must come to 100, not only one level up
  Exact gain;
};
struct PathToLevel {
  std::size_t level = 0;
  Exact missing;  ///< points of the total that lack; 0 where only other conditions lack
  std::vector<PathStep> steps;
  bool reaches = false;                       ///< false: all known improvements together do not suffice
  std::vector<framework::Condition> unmet;    ///< conditions of that level that do not hold today
  std::vector<framework::Condition> unknown;  ///< conditions that look at a score that is not known
  std::vector<Shortfall> shortfalls;          ///< every single score below what the level asks, total first
  bool upper_bound = false;                   ///< some step's gain is only the most that is possible
};

/// EIT parts beside each other. `implied`: part 2 is not printed, but follows from the printed indicator and part-1
/// questions: (indicator − weight 1 × part 1) / weight 2. FY2567 example world, indicator 8: (64.61 − 34.78) × 2
/// = 59.66.
struct PartGap {
  std::size_t indicator = 0;
  Exact first;
  Exact second;
  Exact gap;  ///< second − first
  bool implied = false;
};

/// How far chance in who answered can have moved a question's mean. Standard error: √(s²/n × (1 − n/N)), s² the
/// variance of the answers with divisor n − 1, N the population (without it the last factor is 1). Half width: × the
/// 97.5 % point of Student's t with n − 1 degrees of freedom. 46 answers, 40 at 100 and 6 at 80: s² = 46.38, standard
/// error 1.004, t 2.014, half width 2.02. It knows nothing of who chose not to answer, or of whom the agency asked.
struct QuestionMargin {
  std::size_t question = 0;
  std::size_t part = 0;
  std::uint32_t n = 0;
  double standard_error = 0;
  double half_width = 0;
};

/// The same for a part of a survey, and never too small: which answers come from the same person is not known, so the
/// questions are taken as if they always erred together, standard error = Σ weight of question × its standard error.
/// Degrees of freedom: the smallest n of a question, less 1. Empty where a question has fewer than 2 answers.
struct Margin {
  std::size_t instrument = 0;
  std::size_t part = 0;
  std::uint32_t n = 0;  ///< respondents; where not known, the most answers to one question
  std::optional<std::uint32_t> population;
  double standard_error = 0;
  double half_width = 0;  ///< of the 95 % interval, in points (Student's t, finite-population correction)
  std::vector<QuestionMargin> questions;
};

/// The total's, from all parts of all surveys, which are independent of each other: √Σ(weight × standard error)².
/// Disclosure is judged whole and adds nothing.
struct TotalMargin {
  double standard_error = 0;
  double half_width = 0;
  std::vector<Exact> thresholds_within;  ///< what levels ask of the total, as far as it lies inside the interval
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
  std::optional<Exact> total_difference;  ///< given also where the framework changed: then say so beside it
  std::vector<Change> changes;
  bool framework_changed = false;
  std::vector<std::string> why_not;  ///< of the totals and levels: all reasons above, "analysis.weights_changed",
                                     ///< "analysis.levels_changed", "analysis.indicators_changed"
};

struct Analysis {
  const scoring::Result* result = nullptr;
  Exact threshold;
  std::optional<bool> passed;           ///< the displayed total against the pass mark
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
  std::vector<Margin> margins;  ///< empty for printed results
  std::optional<TotalMargin> total_margin;
  std::vector<YearScore> years;         ///< ascending, this year last
  std::vector<Comparison> comparisons;  ///< with each earlier year, nearest first
};

/// `history`: results of the same agency in other years, any order; years not before the result's own are passed over.
/// Both arguments must outlive the analysis. Works on whatever is known: what cannot be said is empty.
Analysis analyse(const scoring::Result& result, const std::vector<const scoring::Result*>& history,
                 const Options& options = {});

}  // namespace analysis
