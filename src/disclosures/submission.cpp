// SPDX-License-Identifier: Apache-2.0
#include "src/disclosures/submission.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "lib/util/sha256.hpp"

namespace disclosures {
namespace {

constexpr std::array<std::string_view, 4> k_submission_states{"submitted", "approved", "returned", "withdrawn"};
constexpr std::array<std::string_view, 5> k_locks{"none", "round_over", "stage_closed", "submitted", "approved"};

bool is_in(const std::optional<Submission>& newest, SubmissionState state)
{
  return newest && newest->state == state;
}

bool is_stage_open(const cycles::Calendar& calendar, cycles::StageCode stage)
{
  return cycles::stage_of(calendar, stage).state() == cycles::StageState::open;
}

void add_field(util::Sha256& hash, std::string_view text)
{
  // The length before each text: no two disclosures can run together into the same bytes.
  hash.add(std::to_string(text.size()));
  hash.add(":");
  hash.add(text);
}

}  // namespace

std::string_view code(SubmissionState state)
{
  return k_submission_states.at(static_cast<std::size_t>(state));
}

std::optional<SubmissionState> submission_state_named(std::string_view code)
{
  for (const auto state :
       {SubmissionState::submitted, SubmissionState::approved, SubmissionState::returned, SubmissionState::withdrawn}) {
    if (disclosures::code(state) == code) return state;
  }
  return std::nullopt;
}

std::string_view code(Lock lock)
{
  return k_locks.at(static_cast<std::size_t>(lock));
}

Window window_of(const cycles::Cycle& cycle, const cycles::Calendar& calendar)
{
  return {.round = cycle.is_open(),
          .disclosure = is_stage_open(calendar, cycles::StageCode::disclosure),
          .approval = is_stage_open(calendar, cycles::StageCode::approval)};
}

Lock lock_of(const Window& window, const std::optional<Submission>& newest)
{
  if (is_in(newest, SubmissionState::approved)) return Lock::approved;
  if (!window.round) return Lock::round_over;
  if (is_in(newest, SubmissionState::submitted)) return Lock::submitted;
  if (window.disclosure) return Lock::none;
  return window.approval && is_in(newest, SubmissionState::returned) ? Lock::none : Lock::stage_closed;
}

bool may_withdraw(const Window& window, const std::optional<Submission>& newest)
{
  return window.round && window.disclosure && is_in(newest, SubmissionState::submitted);
}

bool may_settle(const Window& window, const std::optional<Submission>& newest)
{
  return window.round && (window.disclosure || window.approval) && is_in(newest, SubmissionState::submitted);
}

bool Party::sees(const Entry& entry) const
{
  return reads_all || works_on(entry);
}

bool Party::works_on(const Entry& entry) const
{
  return coordinates || (entry.unit && std::find(units.begin(), units.end(), *entry.unit) != units.end());
}

Party party_of(const accounts::Visitor& visitor, std::int64_t agency)
{
  using accounts::Role;
  Party party;
  for (const accounts::Grant& grant : visitor.grants) {
    const bool here = grant.agency == agency;
    party.coordinates = party.coordinates || (grant.role == Role::coordinator && here);
    party.approves = party.approves || (grant.role == Role::executive && here);
    party.reads_all = party.reads_all || (grant.role == Role::assessor && here) || grant.role == Role::administrator ||
                      grant.role == Role::auditor;
    if (grant.role == Role::officer && here && grant.unit) party.units.push_back(*grant.unit);
  }
  party.reads_all = party.reads_all || party.coordinates || party.approves;
  return party;
}

util::Problems check_submission(const framework::Framework& framework, std::span<const Entry> entries)
{
  util::Problems problems;
  for (const framework::Item& item : framework.items) {
    const auto entry =
        std::find_if(entries.begin(), entries.end(), [&](const Entry& one) { return one.item == item.code; });
    if (entry == entries.end() || entry->state != EntryState::checked)
      problems.push_back({{.field = item.code}, "disclosures.not_checked", {{"item", item.code}}});
  }
  return problems;
}

util::Problems check_ready(const Entry& entry)
{
  if (entry.says_something()) return {};
  return {{{.field = entry.item}, "disclosures.says_nothing", {{"item", entry.item}}}};
}

std::string digest_of(std::span<const Entry> entries)
{
  util::Sha256 hash;
  for (const Entry& entry : entries) {
    add_field(hash, entry.item);
    add_field(hash, entry.explanation);
    add_field(hash, std::to_string(entry.links.size()));
    for (const Link& link : entry.links) {
      add_field(hash, link.url);
      add_field(hash, link.note);
    }
    for (const File& file : entry.files) {
      add_field(hash, file.name);
      add_field(hash, file.sha256);
    }
  }
  return hash.hex();
}

}  // namespace disclosures
