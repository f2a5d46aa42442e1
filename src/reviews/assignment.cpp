// SPDX-License-Identifier: Apache-2.0
#include "src/reviews/assignment.hpp"

#include <algorithm>

namespace reviews {

bool is_in_conflict(std::span<const Conflict> conflicts, std::int64_t account, const AssessedAgency& agency)
{
  return std::any_of(conflicts.begin(), conflicts.end(), [&](const Conflict& conflict) {
    if (conflict.account != account) return false;
    return conflict.agency ? *conflict.agency == agency.id
                           : !conflict.province.empty() && conflict.province == agency.province;
  });
}

std::optional<std::int64_t> least_loaded(const std::map<std::int64_t, std::int64_t>& loads,
                                         std::span<const Conflict> conflicts, const AssessedAgency& agency,
                                         std::span<const std::int64_t> except)
{
  std::optional<std::int64_t> best;
  for (const auto& [account, load] : loads) {
    if (best && loads.at(*best) <= load) continue;
    if (std::find(except.begin(), except.end(), account) != except.end()) continue;
    if (!is_in_conflict(conflicts, account, agency)) best = account;
  }
  return best;
}

std::vector<Share> spread_agencies(std::span<const AssessedAgency> agencies, std::size_t items,
                                   std::map<std::int64_t, std::int64_t> loads, std::span<const Conflict> conflicts)
{
  std::vector<Share> shares;
  for (const AssessedAgency& agency : agencies) {
    const auto account = least_loaded(loads, conflicts, agency);
    if (account) loads[*account] += static_cast<std::int64_t>(items);
    shares.push_back({agency.id, account, 0});
  }
  return shares;
}

std::vector<Share> spread_items(std::span<const AssessedAgency> agencies, std::size_t items,
                                std::map<std::int64_t, std::int64_t> loads, std::span<const Conflict> conflicts)
{
  std::vector<Share> shares;
  for (const AssessedAgency& agency : agencies) {
    for (std::size_t item = 0; item < items; ++item) {
      const auto account = least_loaded(loads, conflicts, agency);
      if (account) ++loads[*account];
      shares.push_back({agency.id, account, item});
    }
  }
  return shares;
}

}  // namespace reviews
