// SPDX-License-Identifier: Apache-2.0
#include "src/disclosures/sent_links_store.hpp"

#include <utility>

#include "src/cycles/enrolment_store.hpp"
#include "src/disclosures/entry_changes.hpp"
#include "src/disclosures/submission_store.hpp"

namespace disclosures {

std::optional<OpenEntry> SentLinksStore::find(int fiscal_year, std::int64_t agency, std::string_view item) const
{
  const cycles::CycleStore cycles(connection_);
  for (const cycles::Cycle& cycle : cycles.open()) {
    if (cycle.fiscal_year != fiscal_year) continue;
    const auto enrolment = cycles::EnrolmentStore(connection_).find(cycle.id, agency);
    if (!enrolment || !enrolment->takes_part()) continue;
    const auto framework = cycles.framework(cycle.id);
    const auto index = framework->item(item);
    if (!index || framework->items[*index].code != item) continue;
    OpenEntry found{.entry = EntryStore(connection_).entry(cycle.id, agency, item)};
    found.lock =
        lock_of(window_of(cycle, cycles.calendar(cycle.id)), SubmissionStore(connection_).newest(cycle.id, agency));
    return found;
  }
  return std::nullopt;
}

SentOutcome SentLinksStore::put(const OpenEntry& now, const SentLinks& sent,
                                const std::optional<std::int64_t>& revision, const Deed& deed)
{
  if (now.lock != Lock::none) return SentOutcome::locked;
  if (revision && *revision != now.entry.revision) return SentOutcome::overtaken;
  const Entry after = with_sent(now.entry, sent);
  if (changes(now.entry, after).empty()) return SentOutcome::unchanged;
  if (now.entry.state == EntryState::checked) return SentOutcome::checked;
  return EntryStore(connection_).save(after, EntryAct::imported, deed) ? SentOutcome::stored : SentOutcome::overtaken;
}

}  // namespace disclosures
