// SPDX-License-Identifier: Apache-2.0
#include "src/surveys/rounds_store.hpp"

#include "src/cycles/cycle_store.hpp"
#include "src/cycles/enrolment_store.hpp"
#include "src/surveys/asking_store.hpp"

namespace surveys {
namespace {

/// A rule for the whole survey holds for its only part; where there are several, none of them alone has to reach it.
std::map<std::pair<std::string, std::string>, std::int64_t> minima_of(const framework::Framework& framework,
                                                                      const cycles::Enrolment& enrolment)
{
  std::map<std::pair<std::string, std::string>, std::int64_t> minima;
  for (const cycles::SampleNeed& need : cycles::sample_needs(framework, enrolment)) {
    const framework::Instrument& instrument = framework.instruments[need.instrument];
    if (!need.minimum || (!need.part && instrument.parts.size() != 1)) continue;
    minima[{instrument.code, instrument.parts[need.part.value_or(0)].code}] = *need.minimum;
  }
  return minima;
}

AskedAgency asked_agency(const framework::Framework& framework, cycles::Enrolment enrolment)
{
  auto minima = minima_of(framework, enrolment);
  return {.code = std::move(enrolment.code),
          .name_th = std::move(enrolment.name),
          .name_en = std::move(enrolment.name_en),
          .type = std::move(enrolment.type),
          .province = std::move(enrolment.province),
          .province_size = std::move(enrolment.province_size),
          .population = std::move(enrolment.population),
          .minima = std::move(minima)};
}

}  // namespace

Rounds RoundReader::read()
{
  return database_.read([this](db::Connection& connection) {
    Rounds rounds;
    cycles::CycleStore cycle_store(connection);
    const std::map<std::int64_t, Asking> asking = AskingStore(connection).all();
    for (const cycles::Cycle& cycle : cycle_store.all()) {
      auto& framework = frameworks_[cycle.framework_hash];
      if (!framework) framework = cycle_store.framework(cycle.id);
      const cycles::Calendar calendar = cycle_store.calendar(cycle.id);
      const cycles::Stage& stage = cycles::stage_of(calendar, cycles::StageCode::surveys);
      const cycles::Stage& review = cycles::stage_of(calendar, cycles::StageCode::review);
      Round round{.cycle = cycle.id,
                  .framework = framework,
                  .answering = cycle.is_open() && stage.state() == cycles::StageState::open,
                  .begun = stage.opened.has_value(),
                  .last_day = day_of(stage.closes - 1),
                  .judging = cycle.is_open() && review.state() == cycles::StageState::open,
                  .last_day_judging = day_of(review.closes - 1)};
      if (const auto set = asking.find(cycle.id); set != asking.end()) round.asking = set->second;
      for (cycles::Enrolment& enrolment : cycles::EnrolmentStore(connection).all(cycle.id)) {
        const std::int64_t agency = enrolment.agency;
        round.agencies.emplace(agency, asked_agency(*framework, std::move(enrolment)));
      }
      rounds.by_cycle.emplace(cycle.id, std::move(round));
    }
    return rounds;
  });
}

}  // namespace surveys
