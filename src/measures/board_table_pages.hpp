// SPDX-License-Identifier: Apache-2.0
// The table of a plan's measures with how far they are.
#pragma once
#include <optional>

#include "lib/html/table_query.hpp"
#include "lib/http/response.hpp"

#include "src/measures/board.hpp"
#include "src/measures/place_pages.hpp"

namespace measures {

html::TableShape board_shape(const Place& place);
/// Those of the board that fit, in the order that was asked for; all pages.
std::vector<BoardMeasure> fitting(const Place& place, const html::TableQuery& query,
                                  const std::vector<BoardMeasure>& board);
/// Head and one page of rows, for {{> table}}.
html::Values board_table(const Place& place, const html::TableQuery& query, const std::vector<BoardMeasure>& rows,
                         util::Language language);
http::Response board_file(const Place& place, const std::vector<BoardMeasure>& rows, std::string_view format,
                          const util::Messages& messages, util::UtcSeconds now);
/// Names of all units of a measure, the one that leads first.
std::string all_units(const Place& place, const Measure& measure);

}  // namespace measures
