// SPDX-License-Identifier: Apache-2.0
#include "src/surveys/place_pages.hpp"

#include "lib/http/outcome.hpp"
#include "lib/site/path.hpp"

namespace surveys {

RoundPlace round_of(const http::Request& request, const LiveRounds& rounds)
{
  RoundPlace place{rounds.now(), nullptr};
  place.round = place.rounds->find(site::id_in_path(request, "cycle"));
  if (place.round == nullptr || !place.round->framework) throw http::NotFound();
  return place;
}

AgencyPlace agency_of(const http::Request& request, const LiveRounds& rounds)
{
  AgencyPlace place{round_of(request, rounds), site::id_in_path(request, "agency"), nullptr};
  const auto found = place.round->agencies.find(place.agency);
  if (found == place.round->agencies.end()) throw http::NotFound();
  place.about = &found->second;
  return place;
}

}  // namespace surveys
