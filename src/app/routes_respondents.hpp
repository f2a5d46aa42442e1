// SPDX-License-Identifier: Apache-2.0
// Routes around what respondents get: posters of agencies, how questionnaires are shown.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "src/app/routes.hpp"
#include "src/surveys/rounds.hpp"

namespace app {

/// `address`: where the site is found from outside.
std::vector<PageRoute> respondent_routes(const Resources& resources,
                                         const std::shared_ptr<const surveys::LiveRounds>& rounds,
                                         const std::string& address);

}  // namespace app
