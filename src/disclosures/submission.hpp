// SPDX-License-Identifier: Apache-2.0
// The disclosure of an agency as a whole: the coordinator submits it to the executive, who approves it in one act,
// after which it is locked, or returns it for correction. Who of an agency may do what, and when.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lib/util/clock.hpp"
#include "lib/util/problem.hpp"

#include "src/accounts/visitor.hpp"
#include "src/cycles/cycle.hpp"
#include "src/cycles/stage.hpp"
#include "src/disclosures/disclosure.hpp"
#include "src/framework/framework.hpp"

namespace disclosures {

enum class SubmissionState { submitted, approved, returned, withdrawn };
std::string_view code(SubmissionState state);
std::optional<SubmissionState> submission_state_named(std::string_view code);

struct Submission {
  std::int64_t id = 0;
  SubmissionState state = SubmissionState::submitted;
  util::UtcSeconds submitted_at = 0;
  std::int64_t submitted_by = 0;
  std::optional<util::UtcSeconds> settled_at = {};
  std::optional<std::int64_t> settled_by = {};
  std::string reason = {};
  std::string digest = {};
};

/// What the calendar of the round allows at the moment.
struct Window {
  bool round = false;       ///< the round is not over
  bool disclosure = false;  ///< its stage is open
  bool approval = false;
};

Window window_of(const cycles::Cycle& cycle, const cycles::Calendar& calendar);

/// Why entries cannot be changed; none: they can.
enum class Lock { none, round_over, stage_closed, submitted, approved };
std::string_view code(Lock lock);
/// What the executive returned may be corrected as long as he may still approve it.
Lock lock_of(const Window& window, const std::optional<Submission>& newest);
/// Before the deadline of the disclosure's stage, while nobody has approved it.
bool may_withdraw(const Window& window, const std::optional<Submission>& newest);
/// Approve or return.
bool may_settle(const Window& window, const std::optional<Submission>& newest);

/// What somebody is to an agency's disclosure.
struct Party {
  bool coordinates = false;
  bool approves = false;
  bool reads_all = false;                ///< every item, not only those of units
  std::vector<std::int64_t> units = {};  ///< of an officer

  bool sees(const Entry& entry) const;
  bool works_on(const Entry& entry) const;  ///< fills it, when nothing locks it
};
Party party_of(const accounts::Visitor& visitor, std::int64_t agency);

/// What stands in the way of submitting: disclosures.not_checked for each item that the coordinator has not checked.
util::Problems check_submission(const framework::Framework& framework, std::span<const Entry> entries);
/// What stands in the way of calling an entry ready or checked: disclosures.says_nothing.
util::Problems check_ready(const Entry& entry);

/// SHA-256 of all that is disclosed: items, explanations, links with notes, files with their hashes, in the order of
/// the entries.
std::string digest_of(std::span<const Entry> entries);

}  // namespace disclosures
