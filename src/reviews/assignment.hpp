// SPDX-License-Identifier: Apache-2.0
// Who reads what: assessors, the conflicts of interest that keep them away, and how work is spread evenly among them.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace reviews {

/// Of an assessor: with an agency, or with every agency of a province.
struct Conflict {
  std::int64_t id = 0;
  std::int64_t account = 0;
  std::optional<std::int64_t> agency = {};
  std::string province = {};
  std::string reason = {};
  std::int64_t declared_at = 0;
  std::int64_t declared_by = 0;
};

/// What is known of an agency where work is given out.
struct AssessedAgency {
  std::int64_t id = 0;
  std::string province = {};
};

bool is_in_conflict(std::span<const Conflict> conflicts, std::int64_t account, const AssessedAgency& agency);

/// The one who has least to read among those whom nothing keeps away; of several the one with the smallest number.
/// `loads`: items by account, of all who may read. Nothing where nobody is left.
std::optional<std::int64_t> least_loaded(const std::map<std::int64_t, std::int64_t>& loads,
                                         std::span<const Conflict> conflicts, const AssessedAgency& agency,
                                         std::span<const std::int64_t> except = {});

struct Share {
  std::int64_t agency = 0;
  std::optional<std::int64_t> account = {};  ///< nothing: everybody has a conflict
  std::size_t item = 0;                      ///< place in the items; of whole agencies 0
};

/// Whole agencies of `items` items each, one after the other to whoever has least; loads count what each has already.
/// Three agencies of 35 items and loads {1: 40, 2: 0} → 2, 1, 2.
std::vector<Share> spread_agencies(std::span<const AssessedAgency> agencies, std::size_t items,
                                   std::map<std::int64_t, std::int64_t> loads, std::span<const Conflict> conflicts);
/// Item by item instead: an agency's items go to different assessors.
std::vector<Share> spread_items(std::span<const AssessedAgency> agencies, std::size_t items,
                                std::map<std::int64_t, std::int64_t> loads, std::span<const Conflict> conflicts);

}  // namespace reviews
