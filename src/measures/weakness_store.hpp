// SPDX-License-Identifier: Apache-2.0
// Published results of an agency, and the weaknesses that a plan answers, from the database: only what is published to
// everybody, with small groups hidden as everybody sees it.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "lib/db/connection.hpp"
#include "lib/util/clock.hpp"

#include "src/measures/plan.hpp"
#include "src/measures/weakness.hpp"
#include "src/scoring/result.hpp"

namespace measures {

/// A result that a plan can answer.
struct PublishedYear {
  int fiscal_year = 0;
  std::int64_t cycle = 0;  ///< 0: of a year before the program
  std::int64_t computation = 0;
  std::optional<util::Exact> total = {};  ///< as shown
  std::string level = {};                 ///< code; empty where not known
};

class WeaknessStore {
 public:
  explicit WeaknessStore(db::Connection& connection) : connection_(connection) {}

  /// The newest year first, one of a year: a round of the program goes before scores that were read from a file.
  /// Nothing of a year whose score is withheld.
  std::vector<PublishedYear> published(std::int64_t agency, util::UtcSeconds now) const;
  std::optional<PublishedYear> published(std::int64_t agency, int fiscal_year, util::UtcSeconds now) const;

  /// The result as everybody sees it; nothing where it is not there. `framework` is that of the round or year.
  std::optional<scoring::Result> result(std::int64_t agency, std::int64_t cycle, std::int64_t computation,
                                        const std::shared_ptr<const framework::Framework>& framework) const;

  /// Of the plan's result by the plan's threshold, items with what the assessors wrote; nothing where the result is
  /// not there.
  std::optional<std::vector<Weakness>> weaknesses(const Plan& plan,
                                                  const std::shared_ptr<const framework::Framework>& framework) const;

 private:
  void add_reasons(const Plan& plan, std::vector<Weakness>& weaknesses) const;
  db::Connection& connection_;
};

}  // namespace measures
