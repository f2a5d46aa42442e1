// SPDX-License-Identifier: Apache-2.0
// What the server writes down while it runs: a line for each answer and each trouble. Never an address, a query, a user
// agent or a path with its values: nothing that ties a person to what the person did.
#pragma once
#include <cstdint>
#include <string_view>

#include "lib/http/hooks.hpp"

namespace app::journal {

void answer(const http::AccessLine& line);
/// What only the operator can mend, under the number that the person was told.
void trouble(std::uint64_t number, std::string_view what);
void note(std::string_view words);

}  // namespace app::journal
