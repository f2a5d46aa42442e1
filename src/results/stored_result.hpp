// SPDX-License-Identifier: Apache-2.0
// A result as text that a database keeps: every number exact, in the order of the framework, so that what was frozen is
// shown digit by digit years later, whatever the program computes then. Three texts: scores, counts of answers, items.
#pragma once
#include <memory>
#include <optional>
#include <string>

#include "src/scoring/result.hpp"

namespace results {

struct StoredTexts {
  std::string scores;  ///< of questions, sub-indicators, indicators, instruments, the total and level, with the flags
  std::string counts;  ///< how often each answer was given, and how many people answered
  std::string items;   ///< what each item was judged, with its elements; reasons are kept by the reviews
  bool operator==(const StoredTexts&) const = default;
};

StoredTexts stored(const scoring::Result& result);

/// The same result, but for reasons of judgements; `framework` must be the one that it was computed with.
/// std::logic_error where the texts are not those of a result of that framework.
scoring::Result restored(std::shared_ptr<const framework::Framework> framework, const StoredTexts& texts);
/// Nothing there instead.
std::optional<scoring::Result> restored_if_fitting(std::shared_ptr<const framework::Framework> framework,
                                                   const StoredTexts& texts);

}  // namespace results
