// SPDX-License-Identifier: Apache-2.0
// A text as a cell of a CSV file that a spreadsheet will open: quoted where it has to be, and never a formula.
#pragma once
#include <string>
#include <string_view>

namespace accounts {

/// What begins as a formula would (= + - @, a tab or a line end before them) gets an apostrophe in front.
std::string csv_cell(std::string_view text);

}  // namespace accounts
