// SPDX-License-Identifier: Apache-2.0
// Who may use a route, in words: for `prongsai routes` and for the test that walks all of them.
#pragma once
#include <string>

#include "lib/util/messages.hpp"

#include "src/app/routes.hpp"

namespace app {

std::string who_may(const accounts::Access& access, const util::Messages& messages);

}  // namespace app
