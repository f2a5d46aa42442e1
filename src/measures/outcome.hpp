// SPDX-License-Identifier: Apache-2.0
// What a measure achieved, written at the end of the year, beside its target and, where a newer result is published,
// beside what the assessment itself says of the weaknesses that it answers.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/util/exact.hpp"
#include "lib/util/problem.hpp"

#include "src/measures/measure.hpp"
#include "src/scoring/result.hpp"

namespace measures {

enum class Met { met, partly, not_met };
inline constexpr Met k_mets[] = {Met::met, Met::partly, Met::not_met};
std::string_view code(Met met);  ///< "not_met", as in the database and in message keys
std::optional<Met> met_named(std::string_view code);

struct Outcome {
  Met met = Met::met;
  std::optional<util::Exact> value = {};  ///< what was counted
  std::string words = {};
  std::int64_t revision = 0;  ///< 0: nothing written yet
  bool operator==(const Outcome&) const = default;
};

/// follow_up.needs_value of a count, follow_up.needs_outcome_words.
util::Problems check(const Outcome& outcome, const Success& success);

enum class SubjectKind { item, question, indicator };

/// A weakness in the result that the plan answers and in a newer one; scores as readers see them.
struct ScoreMove {
  std::string subject = {};  ///< its code in the plan's result
  SubjectKind kind = SubjectKind::item;
  std::string newer_subject = {};  ///< its code in the newer one; empty where it is not asked any more
  std::optional<util::Exact> before = {};
  std::optional<util::Exact> after = {};
  bool alike = true;  ///< false: the newer year measures the indicator another way

  std::optional<util::Exact> change() const;  ///< where both are known and alike
};

/// Which things of one year are the same in another; made once for two frameworks.
class SameThings {
 public:
  SameThings(const framework::Framework& older, const framework::Framework& newer);
  /// The code in the newer year of an item, question or indicator of the older; empty where there is none.
  std::string newer(std::string_view code) const;

 private:
  const framework::Framework& older_;
  const framework::Framework& newer_;
  std::vector<std::optional<std::size_t>> items_;
  std::vector<std::optional<std::size_t>> questions_;
};

/// How a subject stands in both results; nothing where the older framework has none of that code.
std::optional<ScoreMove> move_of(const std::string& subject, const scoring::Result& before,
                                 const scoring::Result& after, const SameThings& same);

/// What the numbers say of the target, beside what people write: of items how many are met now, of an indicator its new
/// score, of a count the value. Nothing where they say nothing.
std::optional<Met> said_by_numbers(const Measure& measure, const std::vector<ScoreMove>& moves,
                                   const std::optional<util::Exact>& counted);

}  // namespace measures
