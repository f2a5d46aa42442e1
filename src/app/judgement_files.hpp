// SPDX-License-Identifier: Apache-2.0
// Files of judgements as scoring reads them, made into what judging keeps.
#pragma once
#include "src/reviews/judgements_csv.hpp"

namespace app {

/// Agencies that `names` lacks are faults, each once: reviews.agency_unknown.
reviews::ReadJudgements read_judgement_file(std::string bytes, const std::string& name,
                                            const std::shared_ptr<const framework::Framework>& framework,
                                            const cycles::AgencyNames& names);

}  // namespace app
