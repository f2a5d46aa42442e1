// SPDX-License-Identifier: Apache-2.0
// A version of a plan as people read it: before they approve it, and ever after.
#pragma once
#include "lib/html/values.hpp"
#include "lib/util/messages.hpp"

#include "src/measures/plan_content.hpp"

namespace measures {

/// Values of the partial measures/content.
html::Values content_values(const PlanContent& content, const util::Messages& messages);

}  // namespace measures
