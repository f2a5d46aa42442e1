// SPDX-License-Identifier: Apache-2.0
// Looks into a result that may know little: a score that is not there is empty, whatever the result came from.
// Also says how scores are shown, because ties, thresholds and levels go by what a reader sees.
#pragma once
#include <cstddef>
#include <optional>
#include <vector>

#include "src/scoring/result.hpp"

namespace analysis {

using scoring::Exact;

/// Rounded as the framework displays scores: 84.995 is 85.00 with two places.
Exact displayed(const framework::Framework& framework, const Exact& score);

std::optional<Exact> indicator_score(const scoring::Result& result, std::size_t indicator);
std::optional<Exact> instrument_score(const scoring::Result& result, std::size_t instrument);
/// The question's score in one part of its survey. A printed table that does not tell parts apart gives none.
std::optional<Exact> part_score(const scoring::Result& result, std::size_t question, std::size_t part);
/// The score that a reader sees for the question: of all parts, or of those that are known, weighted.
std::optional<Exact> question_score(const scoring::Result& result, std::size_t question);
/// 100 for an item met, 0 for one failed, a printed score as it is; empty where unknown or not applicable.
std::optional<Exact> item_score(const scoring::Result& result, std::size_t item);
scoring::ItemState item_state(const scoring::Result& result, std::size_t item);

const framework::Instrument& instrument_of(const framework::Framework& framework, const framework::Question& question);
/// Whether this part of the survey asks the question.
bool asked_in(const framework::Question& question, const framework::Part& part);
/// Mean of the known ones; empty where there is none.
std::optional<Exact> mean(const std::vector<Exact>& scores);

}  // namespace analysis
