// SPDX-License-Identifier: Apache-2.0
#include "src/results/so_far_store.hpp"

#include <algorithm>
#include <thread>

#include "lib/thai/thai.hpp"

#include "src/cycles/cycle_store.hpp"
#include "src/results/inputs_store.hpp"

namespace results {
namespace {

constexpr std::chrono::seconds k_longest_kept{30};

/// Not as the picture of the rounds has it: that may be some seconds old.
bool surveys_are_open(db::Connection& connection, std::int64_t cycle)
{
  const auto calendar = cycles::CycleStore(connection).calendar(cycle);
  return cycles::stage_of(calendar, cycles::StageCode::surveys).state() == cycles::StageState::open;
}

std::vector<SoFar::Row> counted(const surveys::Round& round, const RoundInputs& inputs)
{
  const std::vector<std::size_t> instruments = surveys_in(*round.framework);
  std::vector<SoFar::Row> rows;
  inputs.each_result(std::thread::hardware_concurrency(), [&](std::int64_t agency, const scoring::Result& result) {
    const auto about = round.agencies.find(agency);
    if (about == round.agencies.end()) return;  // enrolled a moment ago
    SoFar::Row row{.agency = agency, .name_th = about->second.name_th, .name_en = about->second.name_en, .surveys = {}};
    for (const std::size_t instrument : instruments) {
      SoFar::SurveyScore score{.score = result.instruments[instrument].score};
      for (const std::uint32_t people : result.instruments[instrument].respondents)
        score.people += people;
      row.surveys.push_back(score);
    }
    rows.push_back(std::move(row));
  });
  std::ranges::stable_sort(
      rows, [](const SoFar::Row& a, const SoFar::Row& b) { return thai::collate(a.name_th, b.name_th) < 0; });
  return rows;
}

}  // namespace

std::vector<std::size_t> surveys_in(const framework::Framework& framework)
{
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < framework.instruments.size(); ++i) {
    if (framework.instruments[i].kind == framework::InstrumentKind::survey) found.push_back(i);
  }
  return found;
}

std::shared_ptr<const SoFar> KeptSoFar::of(db::Database& database, const util::Clock& clock,
                                           const surveys::Round& round)
{
  const std::lock_guard lock(mutex_);
  const std::int64_t today = surveys::day_of(clock.now());
  Kept& kept = kept_[round.cycle];
  database.read([&](db::Connection& connection) {
    const bool open = surveys_are_open(connection, round.cycle);
    const bool fresh = clock.elapsed() - kept.counted < k_longest_kept;
    if (kept.scores && fresh && kept.day == today && kept.scores->until_yesterday == open) return;
    const std::optional<std::int64_t> before = open ? std::optional(today) : std::nullopt;
    const GatheredInputs gathered = gather(connection, round.cycle, before);
    kept = {std::make_shared<const SoFar>(SoFar{counted(round, gathered.inputs), open}), today, clock.elapsed()};
  });
  return kept.scores;
}

}  // namespace results
