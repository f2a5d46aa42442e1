// SPDX-License-Identifier: Apache-2.0
// The parts of the overview as values of pages: charts with the words for those who do not see them, tables behind
// them.
#pragma once
#include <string>
#include <vector>

#include "lib/html/components.hpp"
#include "lib/html/plain_table.hpp"
#include "lib/html/words.hpp"

#include "src/results/overview_store.hpp"

namespace results {

/// How many agencies stand in each band of five points, and how many have each level.
html::Markup band_chart(const std::vector<GroupCount>& bands, const html::Words& words);
html::Values band_table(const std::vector<GroupCount>& bands);
html::Values level_table(const std::vector<GroupCount>& levels, const framework::Framework& framework,
                         util::Language language);
/// Medians of groups, the best first.
html::Markup group_chart(const std::vector<Spread>& groups, const ShownRound& round, const html::Words& words);
html::Markup year_chart(const std::vector<YearFigures>& years, const ShownRound& round, const html::Words& words);
html::Values year_table(const std::vector<YearFigures>& years, int places);
html::Values answer_table_of(const DataQuality& quality, const framework::Framework& framework,
                             util::Language language);
/// The items that most agencies failed, the most failed first.
std::vector<ItemCount> most_failed(std::vector<ItemCount> items, std::size_t most);
std::vector<html::Cell> item_cells(const ItemCount& count, const framework::Framework& framework,
                                   util::Language language);

}  // namespace results
