// SPDX-License-Identifier: Apache-2.0
#include "src/surveys/place_pages.hpp"

#include <charconv>

#include "lib/http/outcome.hpp"

namespace surveys {
namespace {

std::int64_t id_in_path(const http::Request& request, std::string_view name)
{
  const std::string_view text = request.parameters.get(name);
  std::int64_t id = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), id);
  if (error != std::errc() || end != text.data() + text.size() || id < 1) throw http::NotFound();
  return id;
}

}  // namespace

RoundPlace round_of(const http::Request& request, const LiveRounds& rounds)
{
  RoundPlace place{rounds.now(), nullptr};
  place.round = place.rounds->find(id_in_path(request, "cycle"));
  if (place.round == nullptr || !place.round->framework) throw http::NotFound();
  return place;
}

AgencyPlace agency_of(const http::Request& request, const LiveRounds& rounds)
{
  AgencyPlace place{round_of(request, rounds), id_in_path(request, "agency"), nullptr};
  const auto found = place.round->agencies.find(place.agency);
  if (found == place.round->agencies.end()) throw http::NotFound();
  place.about = &found->second;
  return place;
}

}  // namespace surveys
