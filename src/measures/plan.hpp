// SPDX-License-Identifier: Apache-2.0
// The plan of an agency for a fiscal year: which result it answers, how it goes to the executive and comes back, and
// who of the agency may do what with it.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/util/clock.hpp"
#include "lib/util/exact.hpp"

#include "src/accounts/visitor.hpp"
#include "src/measures/measure.hpp"

namespace measures {

struct Plan {
  std::int64_t agency = 0;
  int fiscal_year = 0;     ///< in which the measures are done
  std::int64_t cycle = 0;  ///< of the result that it answers; 0: of a year before the program
  std::int64_t computation = 0;
  int result_year = 0;
  util::Exact threshold{85};  ///< indicators and questions below it are weak
  util::UtcSeconds made_at = 0;
  std::int64_t made_by = 0;
};

enum class VersionState { submitted, approved, returned, withdrawn };
std::string_view code(VersionState state);
std::optional<VersionState> version_state_named(std::string_view code);

/// The plan as it was sent to the executive.
struct Version {
  std::int64_t number = 0;  ///< from 1
  VersionState state = VersionState::submitted;
  util::UtcSeconds submitted_at = 0;
  std::int64_t submitted_by = 0;
  std::string reason = {};  ///< what differs from the approved one before and why
  std::optional<util::UtcSeconds> settled_at = {};
  std::optional<std::int64_t> settled_by = {};
  std::string opinion = {};  ///< of the executive
  std::string digest = {};   ///< SHA-256 of content, 64 hexadecimal digits
  std::string content = {};  ///< JSON
};

/// A weakness on which the agency decided not to act.
struct Decision {
  std::int64_t id = 0;
  std::string subject = {};  ///< code of an item, question or indicator
  std::string reason = {};
  util::UtcSeconds decided_at = 0;
  std::int64_t decided_by = 0;
};

/// What somebody is to an agency's measures.
struct Party {
  bool coordinates = false;
  bool approves = false;
  bool reads_all = false;                ///< every measure, not only those of units
  std::vector<std::int64_t> units = {};  ///< of an officer

  bool sees(const Measure& measure) const;
  bool reports_on(const Measure& measure) const;  ///< writes progress and evidence
};
Party party_of(const accounts::Visitor& visitor, std::int64_t agency);

/// While the executive has the plan before him nobody changes it.
bool is_locked(const std::optional<Version>& newest);

}  // namespace measures
