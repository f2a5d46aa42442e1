// SPDX-License-Identifier: Apache-2.0
// How often each answer to one question was given, as far as it may be shown: no number from one to four people, and
// none that follows from what else is published, the mean of the question and how many answered it. Levels of the scale
// are taken together until that holds; where it never does, nothing is shown beside the mean.
#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

#include "src/scoring/result.hpp"

namespace results {

constexpr std::uint32_t k_smallest_group = 5;  ///< people
/// From one to four people: nobody, and enough people, may be told.
constexpr bool is_small(std::uint32_t people)
{
  return people != 0 && people < k_smallest_group;
}

enum class TableLook {
  full,     ///< every level by itself
  coarser,  ///< some levels together
  none,
};

/// Levels next to each other on the scale, and how many people chose one of them.
struct Band {
  std::vector<std::size_t> levels;  ///< indexes into the scale, the best first
  std::uint32_t people = 0;
};

struct AnswerTable {
  TableLook look = TableLook::none;
  std::vector<Band> bands;  ///< the best first; empty where nothing is shown
};

/// The table that parts people most and tells of no level that between one and four people chose it: for each such
/// level there are other answers, with the same table, the same mean and the same number of people, in which nobody, or
/// at least five chose it. 46 people of whom 38, 5, 2 and 1 chose the four best levels of six: the best by itself and
/// the other five together.
AnswerTable answer_table(const framework::Scale& scale, bool reversed, const scoring::Tally& tally);

}  // namespace results
