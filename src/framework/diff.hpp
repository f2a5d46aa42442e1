// SPDX-License-Identifier: Apache-2.0
// What changed from one year's framework to another's, as data: what came, went, was renamed, moved, counts otherwise,
// and what one failed item costs in each.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "src/framework/framework.hpp"

namespace framework {

enum class ChangeKind {
  added,
  dropped,
  renamed,     ///< another title or wording
  renumbered,  ///< another code
  moved,       ///< to another indicator or sub-indicator
  reweighted,  ///< another weight
  rescaled,    ///< another scale of answers
  reversed,    ///< reversed in one year and not in the other
  elements,    ///< other required elements: how many
  conditions,  ///< a level's conditions
  rule,        ///< a value of [rules] or [target]
  samples,     ///< the smallest samples
};

enum class Thing {
  instrument,
  part,
  indicator,
  sub_indicator,
  question,
  item,
  theme,
  level,
  rule,
  sample,
};

/// One change. `older` and `newer` are texts of both years where the change is one of words; the values where it is
/// one of numbers, scales or places, which are the same in both languages.
struct Change {
  ChangeKind kind = ChangeKind::added;
  Thing thing = Thing::item;
  std::string older_code;  ///< empty where the thing was added
  std::string newer_code;  ///< empty where it was dropped
  Text older;
  Text newer;
};

/// What one failed item takes from the total in each year, in points; nothing where a year has no such sub-indicator.
struct ItemCost {
  std::string sub_indicator;
  Text name;
  std::size_t older_items = 0;
  std::size_t newer_items = 0;
  std::optional<Exact> older;
  std::optional<Exact> newer;
};

struct Difference {
  int older_year = 0;
  int newer_year = 0;
  std::vector<Change> changes;  ///< by thing, then as the frameworks list them
  std::vector<ItemCost> costs;
};

/// Questions and items are the same thing in both years where their Thai titles are the same (blanks, punctuation and
/// kind of digits aside), whatever their codes; of the rest, those with very like titles, or the same code and partly
/// like titles, or the same code in the same indicator where one of the titles is provisional. All else is the same
/// where its code is.
Difference diff(const Framework& older, const Framework& newer);

/// The index in `newer` of each of the older year's items; nothing where it was dropped. The same for questions.
std::vector<std::optional<std::size_t>> matched_items(const Framework& older, const Framework& newer);
std::vector<std::optional<std::size_t>> matched_questions(const Framework& older, const Framework& newer);

}  // namespace framework
