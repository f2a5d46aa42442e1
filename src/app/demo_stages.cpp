// SPDX-License-Identifier: Apache-2.0
#include "src/app/demo_stages.hpp"

#include <array>
#include <stdexcept>
#include <string>
#include <vector>

#include "src/agencies/agency_store.hpp"
#include "src/app/demo_files.hpp"
#include "src/app/demo_rounds.hpp"
#include "src/disclosures/entry_store.hpp"
#include "src/disclosures/submission_store.hpp"
#include "src/reviews/assigning_store.hpp"
#include "src/reviews/judging_store.hpp"
#include "src/reviews/setting_store.hpp"

namespace app {
namespace {

using cycles::StageCode;

constexpr int k_year_of_stages = 2568;
constexpr const char* k_agency_of_stages = "DEMO-002";
constexpr std::uint64_t k_met_of_a_hundred = 80;
constexpr int k_days_into_a_stage = 5;

/// Days of each stage from the first day of all, in the order of k_stages; surveys and disclosure run together.
constexpr std::array<std::array<int, 2>, cycles::k_stages.size()> k_days = {
    {{0, 19}, {20, 59}, {20, 59}, {60, 79}, {80, 119}, {120, 139}, {140, 159}, {160, 400}}};

StageCode stage_in(const DemoRow& row)
{
  const auto stage = cycles::stage_named(row.at("stage"));
  if (!stage) throw std::logic_error("demo/stages.csv knows no stage " + row.at("stage"));
  return *stage;
}

/// In which the stage has begun some days ago.
cycles::Calendar calendar_in(StageCode stage, std::chrono::year_month_day today)
{
  cycles::Calendar calendar = cycles::suggested_calendar(k_year_of_stages);
  const int begin = k_days.at(static_cast<std::size_t>(stage))[0];
  const auto first = std::chrono::sys_days(today) - std::chrono::days(begin + k_days_into_a_stage);
  for (std::size_t i = 0; i < calendar.size(); ++i)
    calendar[i].set_days(first + std::chrono::days(k_days.at(i)[0]), first + std::chrono::days(k_days.at(i)[1]));
  return calendar;
}

/// One round of the stages, and what is done to it.
class StageRound {
 public:
  StageRound(db::Connection& connection, const cycles::Cycle& cycle, std::int64_t agency, const DemoStagePeople& people,
             const util::Clock& clock)
      : connection_(connection),
        cycle_(cycle.id),
        framework_(cycles::CycleStore(connection).framework(cycle.id)),
        agency_(agency),
        people_(people),
        clock_(clock)
  {
  }

  void disclose(bool approved)
  {
    disclosures::EntryStore store(connection_);
    const cycles::Deed deed{people_.coordinator, clock_.now(), {}};
    for (const framework::Item& item : framework_->items) {
      disclosures::Entry entry{.cycle = cycle_, .agency = agency_, .item = item.code};
      entry.state = disclosures::EntryState::in_work;
      entry.links = {{.url = "https://www.patueng.example/ita-2568/" + item.code}};
      save(store, entry, disclosures::EntryAct::edited, deed);
      entry = store.entry(cycle_, agency_, item.code);
      entry.state = disclosures::EntryState::checked;
      save(store, entry, disclosures::EntryAct::checked, deed);
    }
    disclosures::SubmissionStore submissions(connection_);
    const auto id = submissions.submit(cycle_, agency_, disclosures::digest_of(store.entries(cycle_, agency_)), deed);
    if (approved)
      submissions.settle(cycle_, agency_, id, disclosures::SubmissionState::approved,
                         {people_.executive, clock_.now(), {}});
  }

  void assign()
  {
    const accounts::Visitor administrator{people_.administrator, "admin", {}};
    reviews::SettingStore(connection_)
        .set(cycle_, {.share = reviews::k_usual_share, .seed = "demo stages"}, administrator.account, clock_.now());
    const std::vector<reviews::Assigned> assigned{{agency_, "", people_.assessor}};
    reviews::AssigningStore(connection_, clock_, administrator)
        .assign(cycle_, *framework_, reviews::assessed_agencies(connection_, cycle_), assigned, reviews::Way::import);
  }

  /// Every item, most of them met.
  void judge(util::Random& chance, util::Random& random)
  {
    std::vector<reviews::Judgement> judgements;
    for (const framework::Item& item : framework_->items) {
      std::string elements(item.elements.size(), '1');
      if (chance.below(100) >= k_met_of_a_hundred) elements[chance.below(elements.size())] = '0';
      judgements.push_back({.cycle = cycle_,
                            .agency = agency_,
                            .item = item.code,
                            .state = reviews::state_of(elements),
                            .elements = elements,
                            .at = clock_.now(),
                            .by = people_.assessor});
    }
    const accounts::Visitor administrator{people_.administrator, "admin", {}};
    reviews::JudgingStore(connection_, clock_, random, administrator).take_in(judgements, "demo");
  }

 private:
  static void save(disclosures::EntryStore& store, const disclosures::Entry& entry, disclosures::EntryAct act,
                   const cycles::Deed& deed)
  {
    if (!store.save(entry, act, deed)) throw std::logic_error("the demo's entry was changed meanwhile");
  }

  db::Connection& connection_;
  std::int64_t cycle_;
  std::shared_ptr<const framework::Framework> framework_;
  std::int64_t agency_;
  DemoStagePeople people_;
  const util::Clock& clock_;
};

agencies::Agency agency_of_stages(db::Connection& connection)
{
  auto agency = agencies::AgencyStore(connection).find_by_code(k_agency_of_stages);
  if (!agency) throw std::logic_error("the demo lacks the agency of its stages");
  return std::move(*agency);
}

}  // namespace

void add_demo_stage_rounds(db::Connection& connection, std::chrono::year_month_day today, const cycles::Deed& deed)
{
  const agencies::Agency agency = agency_of_stages(connection);
  for (const DemoRow& row : demo_rows("demo/stages.csv"))
    add_demo_round(connection, k_year_of_stages, row.at("name"), calendar_in(stage_in(row), today), {agency}, deed);
}

void fill_demo_stages(db::Connection& connection, const DemoStagePeople& people, const util::Clock& clock,
                      util::Random& random)
{
  const std::int64_t agency = agency_of_stages(connection).id;
  util::SeededRandom chance("demo stages");
  for (const DemoRow& row : demo_rows("demo/stages.csv")) {
    const auto cycle = cycles::CycleStore(connection).find_by_name(row.at("name"));
    if (!cycle) throw std::logic_error("the demo has no round " + row.at("name"));
    const StageCode stage = stage_in(row);
    StageRound round(connection, *cycle, agency, people, clock);
    if (stage >= StageCode::approval) round.disclose(stage > StageCode::approval);
    if (stage >= StageCode::review) round.assign();
    if (stage >= StageCode::clarification) round.judge(chance, random);
  }
}

}  // namespace app
