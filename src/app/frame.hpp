// SPDX-License-Identifier: Apache-2.0
// Who asks, and what that visitor finds at the top and at the foot of every page.
#pragma once
#include "src/app/gate.hpp"
#include "src/app/menu.hpp"

namespace app {

Recognise recognise_with(const Resources& resources);
Furnish furnish_with(Menu menu);

}  // namespace app
