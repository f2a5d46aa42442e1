// SPDX-License-Identifier: Apache-2.0
#include "src/results/place_pages.hpp"

#include <fmt/format.h>

#include "lib/http/outcome.hpp"
#include "lib/site/path.hpp"
#include "lib/thai/thai.hpp"
#include "lib/thai/thai_time.hpp"

#include "src/cycles/cycle_store.hpp"
#include "src/results/computation_store.hpp"
#include "src/results/hearing_store.hpp"
#include "src/results/release_store.hpp"
#include "src/reviews/judgement_store.hpp"

namespace results {

using html::Word;

cycles::Cycle cycle_of(db::Connection& connection, const http::Request& request)
{
  auto cycle = cycles::CycleStore(connection).find(site::id_in_path(request, "cycle"));
  if (!cycle) throw http::NotFound("no such round");
  return std::move(*cycle);
}

std::string path_of_results(std::int64_t cycle)
{
  return "/cycles/" + std::to_string(cycle) + "/results";
}

std::string path_of_hearing(std::int64_t agency, std::int64_t cycle)
{
  return "/agencies/" + std::to_string(agency) + "/cycles/" + std::to_string(cycle) + "/hearing";
}

std::string object_of_results(std::int64_t cycle)
{
  return "cycle " + std::to_string(cycle);
}

std::vector<html::Link> way_to_results(const cycles::Cycle& cycle, html::Phrase here)
{
  std::vector<html::Link> way = {{Word{"results.rounds"}, "/cycles"},
                                 {cycle.name, "/cycles/" + std::to_string(cycle.id)},
                                 {Word{"results.title"}, path_of_results(cycle.id)}};
  if (here.empty()) {
    way.back() = {Word{"results.title"}, "", true};
  } else {
    way.push_back({std::move(here), "", true});
  }
  return way;
}

std::string day_text(util::UtcSeconds at, util::Language language)
{
  return thai::long_date(thai::day_of(at), language);
}

std::string moment_text(util::UtcSeconds at, util::Language language)
{
  const util::UtcSeconds in_day = at - thai::day_begin(thai::day_of(at));
  return fmt::format("{} {:02}:{:02}", day_text(at, language), in_day / 3600, in_day / 60 % 60);
}

FreezeState freeze_state(db::Connection& connection, std::int64_t cycle)
{
  const HearingStore hearings(connection);
  FreezeState state{.calendar = cycles::CycleStore(connection).calendar(cycle),
                    .computation = ComputationStore(connection).newest_done(cycle),
                    .last_judged = reviews::JudgementStore(connection).last_judged(cycle),
                    .hearings = hearings.all(cycle),
                    .last = ReleaseStore(connection).newest(cycle)};
  if (state.computation) state.below_sample = hearings.below_sample(cycle, state.computation->id);
  return state;
}

}  // namespace results
