// SPDX-License-Identifier: Apache-2.0
// From a computed round to published results: one person freezes a computation, a second confirms it, then it is
// published, at once or from a day on. Until that day nobody outside the programme sees any of it.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/util/clock.hpp"
#include "lib/util/problem.hpp"

#include "src/cycles/stage.hpp"
#include "src/results/computation.hpp"

namespace results {

struct Release {
  std::int64_t id = 0;
  std::int64_t cycle = 0;
  int fiscal_year = 0;
  std::int64_t computation = 0;
  util::UtcSeconds frozen_at = 0;
  std::int64_t frozen_by = 0;
  std::string reason = {};  ///< why the round is frozen once more; empty the first time
  std::optional<util::UtcSeconds> confirmed_at = {};
  std::int64_t confirmed_by = 0;
  std::optional<util::UtcSeconds> published_at = {};
  std::int64_t published_by = 0;
  util::UtcSeconds visible_from = 0;  ///< the embargo's end
  std::optional<util::UtcSeconds> withdrawn_at = {};
  std::string withdrawn_why = {};

  bool is_visible(util::UtcSeconds now) const { return published_at && !withdrawn_at && visible_from <= now; }
  bool is_under_embargo(util::UtcSeconds now) const { return published_at && !withdrawn_at && visible_from > now; }
};

/// What holds for an agency that too few people answered for.
enum class BelowSample { publish, warn, withhold };
std::string_view code(BelowSample how);
std::optional<BelowSample> below_sample_named(std::string_view code);

struct PublicationRule {
  BelowSample below_sample = BelowSample::warn;  ///< warn or withhold
  int hearing_days = 7;                          ///< that the agency has to say something first
  bool operator==(const PublicationRule&) const = default;
};
constexpr int k_most_hearing_days = 60;

/// An agency is heard before it is published with a warning, or not at all; silence leaves it to the rule.
struct Hearing {
  std::int64_t cycle = 0;
  std::int64_t agency = 0;
  util::UtcSeconds opened_at = 0;
  util::UtcSeconds until = 0;
  std::string statement = {};
  std::optional<util::UtcSeconds> stated_at = {};
  std::optional<BelowSample> decision = {};
  std::string reason = {};

  bool is_open(util::UtcSeconds now) const { return !decision && now < until; }
  bool is_settled(util::UtcSeconds now) const { return decision || now >= until; }
};

/// What stands beside the score of an agency when it is published.
struct Caution {
  std::int64_t agency = 0;
  BelowSample how = BelowSample::warn;
  std::string reason = {};
};
/// From the hearings of the agencies below their sample: what was decided, otherwise the rule.
std::vector<Caution> cautions(const std::vector<Hearing>& hearings, const PublicationRule& rule);

/// What freezing has to know.
struct FreezeState {
  cycles::Calendar calendar;
  std::optional<Computation> computation;  ///< the newest that is done
  util::UtcSeconds last_judged = 0;        ///< 0: nothing is judged
  std::vector<std::int64_t> below_sample;  ///< agencies
  std::vector<Hearing> hearings;
  std::optional<Release> last;  ///< the newest release of the round
};
/// Everything that stands against freezing, at once: results.not_computed, results.stage_open.<stage>,
/// results.computed_too_early, results.not_heard {count}, results.frozen_already.
util::Problems check_freeze(const FreezeState& state, util::UtcSeconds now);
/// results.needs_second_person, results.nothing_frozen, results.confirmed_already.
util::Problems check_confirm(const std::optional<Release>& last, std::int64_t account);
/// results.not_confirmed, results.published_already.
util::Problems check_publish(const std::optional<Release>& last);

}  // namespace results
