// SPDX-License-Identifier: Apache-2.0
// "Did you mean …": the known word that is nearest to a mistyped one.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace framework {

/// How many letters (bytes) must be inserted, deleted, replaced or swapped with their neighbour to turn a into b, upper
/// and lower case of ASCII being the same: edit_distance("wieght", "weight") == 1.
std::size_t edit_distance(std::string_view a, std::string_view b);

/// The known word at the smallest distance, if that is at most a third of the longer word's length (at least 1).
std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& known);

}  // namespace framework
