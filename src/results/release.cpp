// SPDX-License-Identifier: Apache-2.0
#include "src/results/release.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace results {
namespace {

constexpr std::array<std::pair<BelowSample, std::string_view>, 3> k_ways{
    {{BelowSample::publish, "publish"}, {BelowSample::warn, "warn"}, {BelowSample::withhold, "withhold"}}};

/// Stages in which what scores depend on may still change.
constexpr std::array<cycles::StageCode, 5> k_deciding_stages = {
    cycles::StageCode::surveys, cycles::StageCode::disclosure, cycles::StageCode::approval, cycles::StageCode::review,
    cycles::StageCode::clarification};

util::Problem release_problem(std::string code, util::Params params = {})
{
  return {.place = {}, .code = std::move(code), .params = std::move(params)};
}

std::size_t count_unheard(const FreezeState& state, util::UtcSeconds now)
{
  const auto heard = [&](std::int64_t agency) {
    const auto hearing = std::ranges::find(state.hearings, agency, &Hearing::agency);
    return hearing != state.hearings.end() && hearing->is_settled(now);
  };
  return static_cast<std::size_t>(
      std::ranges::count_if(state.below_sample, [&](std::int64_t agency) { return !heard(agency); }));
}

util::UtcSeconds last_change(const FreezeState& state)
{
  util::UtcSeconds last = state.last_judged;
  for (const cycles::StageCode stage : k_deciding_stages)
    last = std::max(last, cycles::stage_of(state.calendar, stage).closed.value_or(0));
  return last;
}

}  // namespace

std::string_view code(BelowSample how)
{
  return k_ways[static_cast<std::size_t>(how)].second;
}

std::optional<BelowSample> below_sample_named(std::string_view code)
{
  for (const auto& [how, name] : k_ways) {
    if (name == code) return how;
  }
  return std::nullopt;
}

std::vector<Caution> cautions(const std::vector<Hearing>& hearings, const PublicationRule& rule)
{
  std::vector<Caution> cautions;
  for (const Hearing& hearing : hearings) {
    const BelowSample how = hearing.decision.value_or(rule.below_sample);
    if (how != BelowSample::publish) cautions.push_back({hearing.agency, how, hearing.reason});
  }
  return cautions;
}

util::Problems check_freeze(const FreezeState& state, util::UtcSeconds now)
{
  util::Problems problems;
  for (const cycles::StageCode stage : k_deciding_stages) {
    if (cycles::stage_of(state.calendar, stage).state() == cycles::StageState::open)
      problems.push_back(release_problem("results.stage_open." + std::string(cycles::code(stage))));
  }
  if (!state.computation) {
    problems.push_back(release_problem("results.not_computed"));
  } else if (state.computation->asked_at < last_change(state)) {
    problems.push_back(release_problem("results.computed_too_early"));
  }
  if (const std::size_t unheard = count_unheard(state, now); unheard != 0)
    problems.push_back(release_problem("results.not_heard", {{"count", std::to_string(unheard)}}));
  if (state.last && state.computation && !state.last->withdrawn_at && state.last->computation == state.computation->id)
    problems.push_back(release_problem("results.frozen_already"));
  return problems;
}

util::Problems check_confirm(const std::optional<Release>& last, std::int64_t account)
{
  if (!last || last->withdrawn_at) return {release_problem("results.nothing_frozen")};
  if (last->confirmed_at) return {release_problem("results.confirmed_already")};
  if (last->frozen_by == account) return {release_problem("results.needs_second_person")};
  return {};
}

util::Problems check_publish(const std::optional<Release>& last)
{
  if (!last || last->withdrawn_at || !last->confirmed_at) return {release_problem("results.not_confirmed")};
  if (last->published_at) return {release_problem("results.published_already")};
  return {};
}

}  // namespace results
