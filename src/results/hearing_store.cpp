// SPDX-License-Identifier: Apache-2.0
#include "src/results/hearing_store.hpp"

#include <stdexcept>

#include "src/results/release_store.hpp"

namespace results {
namespace {

BelowSample below_sample_stored(const std::string& text)
{
  const auto how = below_sample_named(text);
  if (!how) throw std::logic_error("the rules of publication do not know " + text);
  return *how;
}

}  // namespace

PublicationRule HearingStore::rule(std::int64_t cycle) const
{
  const auto found =
      connection_.query("SELECT below_sample, hearing_days FROM result_rule WHERE cycle_id = :cycle", cycle)
          .maybe<std::string, std::int64_t>();
  if (!found) return {};
  return {below_sample_stored(std::get<0>(*found)), static_cast<int>(std::get<1>(*found))};
}

void HearingStore::set_rule(std::int64_t cycle, const PublicationRule& rule, const cycles::Deed& deed)
{
  connection_.execute(R"(
    INSERT INTO result_rule (cycle_id, below_sample, hearing_days, set_at, set_by)
    VALUES (:cycle, :how, :days, :at, :by)
    ON CONFLICT (cycle_id) DO UPDATE SET below_sample = excluded.below_sample, hearing_days = excluded.hearing_days,
      set_at = excluded.set_at, set_by = excluded.set_by)",
                      cycle, code(rule.below_sample), rule.hearing_days, deed.at, deed.account);
  ReleaseStore(connection_)
      .note(cycle, "rule", std::nullopt, deed,
            std::string(code(rule.below_sample)) + " " + std::to_string(rule.hearing_days));
}

std::vector<Hearing> HearingStore::rows(std::int64_t cycle, std::optional<std::int64_t> agency) const
{
  std::vector<Hearing> hearings;
  connection_
      .query(R"(
        SELECT agency_id, opened_at, until, statement, stated_at, decision, reason FROM result_hearing
        WHERE cycle_id = :cycle AND (CAST(:agency AS BIGINT) = 0 OR agency_id = :agency) ORDER BY agency_id)",
             cycle, agency.value_or(0))
      .each<std::int64_t, util::UtcSeconds, util::UtcSeconds, std::string, std::optional<util::UtcSeconds>, std::string,
            std::string>([&](std::int64_t id, util::UtcSeconds opened, util::UtcSeconds until, std::string statement,
                             std::optional<util::UtcSeconds> stated, const std::string& decision, std::string reason) {
        Hearing hearing{.cycle = cycle,
                        .agency = id,
                        .opened_at = opened,
                        .until = until,
                        .statement = std::move(statement),
                        .stated_at = stated,
                        .reason = std::move(reason)};
        if (!decision.empty()) hearing.decision = below_sample_stored(decision);
        hearings.push_back(std::move(hearing));
      });
  return hearings;
}

std::vector<Hearing> HearingStore::all(std::int64_t cycle) const
{
  return rows(cycle, std::nullopt);
}

std::optional<Hearing> HearingStore::find(std::int64_t cycle, std::int64_t agency) const
{
  auto found = rows(cycle, agency);
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::vector<std::int64_t> HearingStore::below_sample(std::int64_t cycle, std::int64_t computation) const
{
  return connection_
      .query(R"(
        SELECT agency_id FROM result WHERE cycle_id = :cycle AND computation_id = :computation AND below_sample = 1
        ORDER BY agency_id)",
             cycle, computation)
      .all<std::int64_t>();
}

std::size_t HearingStore::open(std::int64_t cycle, const std::vector<std::int64_t>& agencies, util::UtcSeconds until,
                               const cycles::Deed& deed)
{
  std::size_t opened = 0;
  for (const std::int64_t agency : agencies) {
    if (connection_.execute(R"(
      INSERT INTO result_hearing (cycle_id, agency_id, opened_at, opened_by, until, statement, decision, reason)
      VALUES (:cycle, :agency, :at, :by, :until, '', '', '') ON CONFLICT (cycle_id, agency_id) DO NOTHING)",
                            cycle, agency, deed.at, deed.account, until) == 0)
      continue;
    ++opened;
    ReleaseStore(connection_).note(cycle, "hearing", agency, deed, std::to_string(until));
  }
  return opened;
}

void HearingStore::state(const Hearing& hearing, const std::string& words, const cycles::Deed& deed)
{
  connection_.execute(R"(
    UPDATE result_hearing SET statement = :words, stated_at = :at, stated_by = :by
    WHERE cycle_id = :cycle AND agency_id = :agency)",
                      words, deed.at, deed.account, hearing.cycle, hearing.agency);
  ReleaseStore(connection_).note(hearing.cycle, "stated", hearing.agency, deed, words);
}

void HearingStore::decide(const Hearing& hearing, BelowSample how, const cycles::Deed& deed)
{
  connection_.execute(R"(
    UPDATE result_hearing SET decision = :how, decided_at = :at, decided_by = :by, reason = :reason
    WHERE cycle_id = :cycle AND agency_id = :agency)",
                      code(how), deed.at, deed.account, deed.reason, hearing.cycle, hearing.agency);
  ReleaseStore(connection_).note(hearing.cycle, "decided", hearing.agency, deed, std::string(code(how)));
}

}  // namespace results
