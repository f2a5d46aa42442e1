// SPDX-License-Identifier: Apache-2.0
#include "src/app/demo_disclosures.hpp"

#include <charconv>
#include <map>
#include <stdexcept>
#include <string>
#include <tuple>
#include <vector>

#include "lib/thai/thai_time.hpp"

#include "src/agencies/agency_store.hpp"
#include "src/agencies/unit_store.hpp"
#include "src/app/demo_files.hpp"
#include "src/disclosures/entry_store.hpp"
#include "src/disclosures/submission.hpp"
#include "src/disclosures/submission_store.hpp"

namespace app {
namespace {

using disclosures::Entry;
using disclosures::EntryAct;
using disclosures::EntryState;

std::int64_t number(const std::string& text)
{
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size())
    throw std::logic_error("demo/disclosures.csv: " + text + " is no number");
  return value;
}

/// Rows of one entry are rows of the file: the first says everything, each has a link.
class DemoEntries {
 public:
  DemoEntries(db::Connection& connection, std::int64_t today) : connection_(connection), today_(today) {}

  void add(const DemoRow& row)
  {
    const std::int64_t agency = agency_of(row.at("agency"));
    const std::int64_t cycle = cycle_of(number(row.at("year")));
    const auto [found, is_new] = entries_.try_emplace(std::tuple(cycle, agency, row.at("item")));
    Entry& entry = found->second;
    if (is_new) {
      order_.push_back(found->first);
      entry = {.cycle = cycle,
               .agency = agency,
               .item = row.at("item"),
               .state = disclosures::entry_state_named(row.at("state")).value(),
               .unit = unit_of(agency, row.at("unit")),
               .person = row.at("person"),
               .due_day = today_ + number(row.at("due")),
               .explanation = row.at("explanation")};
    }
    if (!row.at("url").empty()) entry.links.push_back({.url = row.at("url"), .note = row.at("note")});
  }

  /// As it would have come about: assigned, filled, called ready, checked.
  void store(const cycles::Deed& deed)
  {
    for (const auto& key : order_) {
      const Entry& wanted = entries_.at(key);
      Entry step = wanted;
      step.state = EntryState::not_begun;
      step.links.clear();
      step.explanation.clear();
      save(step, EntryAct::assigned, deed);
      if (wanted.state == EntryState::not_begun) continue;
      step = wanted;
      step.state = EntryState::in_work;
      save(step, EntryAct::edited, deed);
      for (const auto& [state, act] :
           {std::pair(EntryState::ready, EntryAct::ready), std::pair(EntryState::checked, EntryAct::checked)}) {
        if (wanted.state < state) continue;
        step = disclosures::EntryStore(connection_).entry(wanted.cycle, wanted.agency, wanted.item);
        step.state = state;
        save(step, act, deed);
      }
    }
  }

  std::int64_t cycle_of(std::int64_t year) const
  {
    for (const cycles::Cycle& cycle : cycles::CycleStore(connection_).all()) {
      if (cycle.fiscal_year == year) return cycle.id;
    }
    throw std::logic_error("demo/disclosures.csv names a year without a round");
  }
  std::int64_t agency_of(const std::string& code) const
  {
    const auto agency = agencies::AgencyStore(connection_).find_by_code(code);
    if (!agency) throw std::logic_error("demo/disclosures.csv names an agency that is not there");
    return agency->id;
  }

 private:
  std::optional<std::int64_t> unit_of(std::int64_t agency, const std::string& name) const
  {
    if (name.empty()) return std::nullopt;
    const auto unit = agencies::UnitStore(connection_).find_by_name(agency, name);
    if (!unit) throw std::logic_error("demo/disclosures.csv names a unit that is not there: " + name);
    return unit->id;
  }
  void save(Entry entry, EntryAct act, const cycles::Deed& deed)
  {
    disclosures::EntryStore store(connection_);
    entry.revision = store.entry(entry.cycle, entry.agency, entry.item).revision;
    if (!store.save(entry, act, deed)) throw std::logic_error("the demo's entry was changed meanwhile");
  }

  db::Connection& connection_;
  std::int64_t today_;
  std::map<std::tuple<std::int64_t, std::int64_t, std::string>, Entry> entries_;
  std::vector<std::tuple<std::int64_t, std::int64_t, std::string>> order_;
};

constexpr std::int64_t k_finished_disclosure = 2567;
constexpr const char* k_finished_agency = "DEMO-001";

}  // namespace

void add_demo_disclosures(db::Connection& connection, std::int64_t coordinator, std::int64_t executive,
                          const util::Clock& clock)
{
  const auto today = std::chrono::sys_days(thai::day_of(clock.now())).time_since_epoch().count();
  DemoEntries entries(connection, today);
  for (const DemoRow& row : demo_rows("demo/disclosures.csv"))
    entries.add(row);
  entries.store({coordinator, clock.now(), {}});
  const std::int64_t cycle = entries.cycle_of(k_finished_disclosure);
  const std::int64_t agency = entries.agency_of(k_finished_agency);
  const auto framework = cycles::CycleStore(connection).framework(cycle);
  // In the framework's order, as the pages take the sum.
  std::vector<Entry> whole;
  for (const framework::Item& item : framework->items)
    whole.push_back(disclosures::EntryStore(connection).entry(cycle, agency, item.code));
  disclosures::SubmissionStore submissions(connection);
  const std::int64_t submission =
      submissions.submit(cycle, agency, disclosures::digest_of(whole), {coordinator, clock.now(), {}});
  submissions.settle(cycle, agency, submission, disclosures::SubmissionState::approved, {executive, clock.now(), {}});
}

}  // namespace app
