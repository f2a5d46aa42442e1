// SPDX-License-Identifier: Apache-2.0
// Outcomes of measures in the database, and the published results between which a measure was done.
#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "lib/db/connection.hpp"

#include "src/cycles/cycle_store.hpp"
#include "src/measures/outcome.hpp"
#include "src/measures/plan.hpp"

namespace measures {

class OutcomeStore {
 public:
  explicit OutcomeStore(db::Connection& connection) : connection_(connection) {}

  std::optional<Outcome> of_measure(std::int64_t agency, std::int64_t measure) const;
  std::map<std::int64_t, Outcome> of_year(std::int64_t agency, int fiscal_year) const;  ///< by measure
  /// False, and nothing is done, where somebody wrote one since outcome.revision was read.
  bool save(const Measure& measure, const Outcome& outcome, const cycles::Deed& deed);

 private:
  std::map<std::int64_t, Outcome> rows(std::int64_t agency, int fiscal_year, std::int64_t measure) const;
  db::Connection& connection_;
};

/// The result that a plan answers and the one that shows what came of it, as everybody may see them.
struct TwoResults {
  int before_year = 0;
  int after_year = 0;
  scoring::Result before;
  scoring::Result after;

  /// How these subjects moved; those that the framework does not know are left out.
  std::vector<ScoreMove> moves(const std::vector<std::string>& subjects) const;
};
/// The newer one is that of the plan's own year, else the first after the year that the plan answers. Nothing where
/// there is none yet, or either is withheld or was withdrawn.
std::optional<TwoResults> results_around(db::Connection& connection, const Plan& plan, util::UtcSeconds now);
/// The subjects of a measure of which its outcome speaks: its weaknesses, and the indicator that has a target.
std::vector<std::string> outcome_subjects(const Measure& measure);

}  // namespace measures
