// SPDX-License-Identifier: Apache-2.0
#include "src/documents/evidence_store.hpp"

#include <algorithm>

#include "lib/util/text.hpp"

#include "src/analysis/advice.hpp"
#include "src/cycles/enrolment_store.hpp"
#include "src/disclosures/entry_store.hpp"
#include "src/disclosures/submission_store.hpp"

namespace documents {
namespace {

bool is_open_stage(const cycles::Calendar& calendar, cycles::StageCode stage)
{
  return cycles::stage_of(calendar, stage).state() == cycles::StageState::open;
}

bool is_unlocked(db::Connection& connection, const cycles::Cycle& cycle, std::int64_t agency)
{
  const cycles::Calendar calendar = cycles::CycleStore(connection).calendar(cycle.id);
  const disclosures::Window window{.round = cycle.is_open(),
                                   .disclosure = is_open_stage(calendar, cycles::StageCode::disclosure),
                                   .approval = is_open_stage(calendar, cycles::StageCode::approval)};
  const auto newest = disclosures::SubmissionStore(connection).newest(cycle.id, agency);
  return disclosures::lock_of(window, newest) == disclosures::Lock::none;
}

}  // namespace

std::vector<EvidencePlace> EvidenceStore::places(std::int64_t agency, const PaperKind& kind,
                                                 util::Language language) const
{
  std::vector<EvidencePlace> found;
  for (const cycles::Cycle& cycle : cycles::CycleStore(connection_).open()) {
    const auto enrolment = cycles::EnrolmentStore(connection_).find(cycle.id, agency);
    if (!enrolment || !enrolment->takes_part() || !is_unlocked(connection_, cycle, agency)) continue;
    const auto framework = cycles::CycleStore(connection_).framework(cycle.id);
    for (const framework::Item& item : framework->items) {
      const analysis::Topic* topic = analysis::AdviceBook::embedded().topic(item.code, cycle.fiscal_year);
      found.push_back({.cycle = cycle.id,
                       .round = cycle.name,
                       .fiscal_year = cycle.fiscal_year,
                       .item = item.code,
                       .title = item.title.in(language),
                       .asked_for = topic != nullptr && !kind.topic.empty() && topic->code == kind.topic});
    }
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const EvidencePlace& a, const EvidencePlace& b) { return a.asked_for && !b.asked_for; });
  return found;
}

bool EvidenceStore::attach(std::int64_t agency, const EvidencePlace& place, const std::string& url,
                           const std::string& note, const cycles::Deed& deed)
{
  disclosures::EntryStore store(connection_);
  disclosures::Entry entry = store.entry(place.cycle, agency, place.item);
  const bool there = std::any_of(entry.links.begin(), entry.links.end(),
                                 [&](const disclosures::Link& link) { return link.url == url; });
  if (there || entry.links.size() >= disclosures::k_most_links) return false;
  std::string shown = note;
  while (util::character_count(shown) > disclosures::k_longest_note) {
    do {
      shown.pop_back();
    } while (!shown.empty() && !util::is_utf8(shown));
  }
  entry.links.push_back({.url = url, .note = shown});
  entry.state = disclosures::EntryState::in_work;
  return store.save(entry, disclosures::EntryAct::edited, deed);
}

}  // namespace documents
