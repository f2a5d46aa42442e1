// SPDX-License-Identifier: Apache-2.0
// What an agency scored in one fiscal year, from single counts up to the level, every number exact.
// Vectors run parallel to those of the framework (questions[i] is the framework's question i, and so on).
// A score that cannot be known is empty, never 0.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "src/framework/framework.hpp"

namespace scoring {

using util::Exact;

/// How one part of a survey answered one question.
struct Tally {
  std::vector<std::uint32_t> counts;  ///< by position of the scale's levels, as the respondents chose
  std::uint32_t skipped = 0;
  std::uint32_t n() const;  ///< answers, without the skipped
};

struct PartScore {
  Tally tally;                 ///< empty where the score comes from a printed table
  Exact sum;                   ///< of the points of all answers
  std::optional<Exact> score;  ///< sum / n
};

struct QuestionScore {
  std::vector<PartScore> parts;  ///< parallel to the instrument's parts
  std::optional<Exact> score;    ///< parts weighted
};

enum class ItemState { unknown, met, failed, not_applicable };

struct JudgedElement {
  std::string element;  ///< code within the item
  bool met = false;
  std::string reason;
};

struct ItemScore {
  ItemState state = ItemState::unknown;
  std::optional<Exact> printed;         ///< a printed score that is neither 0 nor 100 stays visible here
  std::vector<JudgedElement> elements;  ///< empty where only the item's result is known
};

struct IndicatorScore {
  std::vector<std::optional<Exact>> parts;  ///< by part of its survey
  std::optional<Exact> score;
};

struct InstrumentScore {
  std::vector<std::uint32_t> respondents;  ///< by part: rows that answered at least one question
  std::vector<std::optional<Exact>> parts;
  std::optional<Exact> score;
};

/// What the reader of a result must know beside the numbers.
struct Flag {
  std::string code;  ///< message key: "scoring.part_missing", "scoring.below_sample", "scoring.reweighted", …
  util::Params params;
};

enum class Origin {
  answers,  ///< computed from answers and judgements
  printed   ///< taken from a published table: each number known to half a unit of its last digit
};

struct Result {
  std::string agency;
  std::string agency_type;  ///< empty where not known
  std::shared_ptr<const framework::Framework> framework;
  Origin origin = Origin::answers;
  std::vector<QuestionScore> questions;
  std::vector<ItemScore> items;
  std::vector<std::optional<Exact>> sub_indicators;
  std::vector<IndicatorScore> indicators;
  std::vector<InstrumentScore> instruments;
  std::optional<Exact> total;
  std::optional<std::size_t> level;  ///< index into framework->levels
  std::vector<Flag> flags;

  int fiscal_year() const { return framework->fiscal_year; }
};

/// The level that these scores reach: the first whose conditions all hold, looking at rounded scores where the
/// framework says so. Empty where a condition needs a score that is not known and cannot be left out.
std::optional<std::size_t> level_of(const framework::Framework& framework, const std::optional<Exact>& total,
                                    const std::vector<std::optional<Exact>>& instruments,
                                    const std::vector<std::optional<Exact>>& indicators);

}  // namespace scoring
