// SPDX-License-Identifier: Apache-2.0
// What the path of a request names: a round, and an agency that takes part in it.
#pragma once
#include <memory>

#include "lib/http/request.hpp"

#include "src/surveys/rounds.hpp"

namespace surveys {

struct RoundPlace {
  std::shared_ptr<const Rounds> rounds;  ///< keeps the others alive
  const Round* round = nullptr;
};
struct AgencyPlace : RoundPlace {
  std::int64_t agency = 0;
  const AskedAgency* about = nullptr;
};

/// {cycle} of the path; http::NotFound where there is no such round.
RoundPlace round_of(const http::Request& request, const LiveRounds& rounds);
/// {cycle} and {agency}; http::NotFound also where the agency does not take part.
AgencyPlace agency_of(const http::Request& request, const LiveRounds& rounds);

}  // namespace surveys
