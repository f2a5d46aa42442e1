// SPDX-License-Identifier: Apache-2.0
// Searching as people do: a piece of a name, capital or small, found wherever it stands.
#pragma once
#include <string>
#include <string_view>

namespace accounts {

/// For `lower(column) LIKE :pattern ESCAPE '!'`; empty where nothing is searched.
std::string pattern_of(std::string_view search);

}  // namespace accounts
