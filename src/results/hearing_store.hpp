// SPDX-License-Identifier: Apache-2.0
// How a round's results may be published where too few people answered, and what the agencies concerned said, in the
// database.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lib/db/connection.hpp"

#include "src/cycles/cycle_store.hpp"
#include "src/results/release.hpp"

namespace results {

class HearingStore {
 public:
  explicit HearingStore(db::Connection& connection) : connection_(connection) {}

  PublicationRule rule(std::int64_t cycle) const;
  void set_rule(std::int64_t cycle, const PublicationRule& rule, const cycles::Deed& deed);
  std::vector<Hearing> all(std::int64_t cycle) const;
  std::optional<Hearing> find(std::int64_t cycle, std::int64_t agency) const;
  /// Agencies of a computing that are below their sample, by id.
  std::vector<std::int64_t> below_sample(std::int64_t cycle, std::int64_t computation) const;
  /// Of those that have none yet; how many.
  std::size_t open(std::int64_t cycle, const std::vector<std::int64_t>& agencies, util::UtcSeconds until,
                   const cycles::Deed& deed);
  void state(const Hearing& hearing, const std::string& words, const cycles::Deed& deed);
  void decide(const Hearing& hearing, BelowSample how, const cycles::Deed& deed);

 private:
  std::vector<Hearing> rows(std::int64_t cycle, std::optional<std::int64_t> agency) const;
  db::Connection& connection_;
};

}  // namespace results
