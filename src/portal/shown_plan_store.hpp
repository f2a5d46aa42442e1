// SPDX-License-Identifier: Apache-2.0
// Measures as everybody may see them: plans that were approved, as they were approved, with how far their steps are.
// Drafts, persons and words of reports are for the agency alone.
#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "lib/db/connection.hpp"

#include "src/measures/plan_content.hpp"
#include "src/measures/progress.hpp"

namespace portal {

struct ShownPlan {
  measures::PlanContent content;
  std::int64_t version = 0;
  util::UtcSeconds approved_at = 0;
  measures::Reports reports = {};
};

class ShownPlanStore {
 public:
  explicit ShownPlanStore(db::Connection& connection) : connection_(connection) {}

  std::vector<int> years() const;                         ///< in which any agency has an approved plan, newest first
  std::vector<int> years_of(std::int64_t agency) const;   ///< the newest first
  std::vector<std::int64_t> agencies_of(int year) const;  ///< with an approved plan, in the order of ids
  std::optional<ShownPlan> find(std::int64_t agency, int year) const;

 private:
  db::Connection& connection_;
};

}  // namespace portal
