// SPDX-License-Identifier: Apache-2.0
// What the pre-check found, handed to those who judge: the reviews know nothing of how it is looked for.
#pragma once
#include "lib/site/site.hpp"

#include "src/reviews/evidence_store.hpp"

namespace app {

/// `site` outlives it.
reviews::Evidence review_evidence(const site::Site& site);

}  // namespace app
