// SPDX-License-Identifier: Apache-2.0
#include "src/measures/plan_store.hpp"

#include <string>
#include <utility>

#include "lib/util/text.hpp"

#include "src/measures/change_store.hpp"

namespace measures {
namespace {

using MaybeNumber = std::optional<std::int64_t>;

/// `number` 0: all of the plan, the newest first.
std::vector<Version> version_rows(db::Connection& connection, std::int64_t agency, int fiscal_year, std::int64_t number,
                                  bool with_content)
{
  std::vector<Version> rows;
  connection
      .query(R"(
        SELECT version, state, submitted_at, submitted_by, reason, settled_at, settled_by, opinion, digest,
          CASE WHEN :content = 1 THEN content ELSE '' END
        FROM measure_plan_version
        WHERE agency_id = :agency AND fiscal_year = :year AND (:number = 0 OR version = :number)
        ORDER BY version DESC)",
             with_content, agency, fiscal_year, number)
      .each<std::int64_t, std::string, std::int64_t, std::int64_t, std::string, MaybeNumber, MaybeNumber, std::string,
            std::string, std::string>([&](std::int64_t version, const std::string& state, std::int64_t at,
                                          std::int64_t by, std::string reason, MaybeNumber settled_at,
                                          MaybeNumber settled_by, std::string opinion, std::string digest,
                                          std::string content) {
        rows.push_back({version, version_state_named(state).value_or(VersionState::withdrawn), at, by,
                        std::move(reason), settled_at, settled_by, std::move(opinion), std::move(digest),
                        std::move(content)});
      });
  return rows;
}

}  // namespace

std::vector<Plan> PlanStore::plans(std::int64_t agency, int fiscal_year) const
{
  std::vector<Plan> found;
  connection_
      .query(R"(
        SELECT agency_id, fiscal_year, cycle_id, computation_id, result_year, threshold, made_at, made_by
        FROM measure_plan
        WHERE (:agency = 0 OR agency_id = :agency) AND (:year = 0 OR fiscal_year = :year)
        ORDER BY fiscal_year DESC, agency_id)",
             agency, fiscal_year)
      .each<std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::string, std::int64_t,
            std::int64_t>([&](std::int64_t of, std::int64_t year, std::int64_t cycle, std::int64_t computation,
                              std::int64_t result_year, const std::string& threshold, std::int64_t at,
                              std::int64_t by) {
        found.push_back({of, static_cast<int>(year), cycle, computation, static_cast<int>(result_year),
                         util::Exact::parse(threshold), at, by});
      });
  return found;
}

std::optional<Plan> PlanStore::find(std::int64_t agency, int fiscal_year) const
{
  std::vector<Plan> found = plans(agency, fiscal_year);
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::vector<Plan> PlanStore::of_agency(std::int64_t agency) const
{
  return plans(agency, 0);
}

std::vector<Plan> PlanStore::of_year(int fiscal_year) const
{
  return plans(0, fiscal_year);
}

bool PlanStore::make(const Plan& plan, const cycles::Deed& deed)
{
  const bool is_new = connection_.execute(R"(
    INSERT INTO measure_plan (agency_id, fiscal_year, cycle_id, computation_id, result_year, threshold, made_at, made_by)
    VALUES (:agency, :year, :cycle, :computation, :result_year, :threshold, :at, :by)
    ON CONFLICT (agency_id, fiscal_year) DO NOTHING)",
                                          plan.agency, plan.fiscal_year, plan.cycle, plan.computation, plan.result_year,
                                          plan.threshold.decimal(2), deed.at, deed.account) == 1;
  if (is_new) ChangeStore(connection_).note_plan(plan.agency, plan.fiscal_year, "made", deed);
  return is_new;
}

void PlanStore::change_threshold(const Plan& plan, const util::Exact& threshold, const cycles::Deed& deed)
{
  connection_.execute(
      "UPDATE measure_plan SET threshold = :threshold WHERE agency_id = :agency AND fiscal_year = :year",
      threshold.decimal(2), plan.agency, plan.fiscal_year);
  ChangeStore(connection_)
      .note(plan.agency, plan.fiscal_year, 0, "threshold",
            {"threshold", plan.threshold.decimal(2), threshold.decimal(2), 0}, deed);
}

void PlanStore::answer(const Plan& plan, std::int64_t cycle, std::int64_t computation, const cycles::Deed& deed)
{
  connection_.execute(
      "UPDATE measure_plan SET cycle_id = :cycle, computation_id = :computation"
      " WHERE agency_id = :agency AND fiscal_year = :year",
      cycle, computation, plan.agency, plan.fiscal_year);
  ChangeStore(connection_).note_plan(plan.agency, plan.fiscal_year, "result", deed);
}

std::vector<Decision> PlanStore::decisions(std::int64_t agency, int fiscal_year) const
{
  std::vector<Decision> found;
  connection_
      .query(R"(
        SELECT id, subject, reason, decided_at, decided_by FROM measure_decision
        WHERE agency_id = :agency AND fiscal_year = :year AND withdrawn_at IS NULL ORDER BY subject, id)",
             agency, fiscal_year)
      .each<std::int64_t, std::string, std::string, std::int64_t, std::int64_t>(
          [&](std::int64_t id, std::string subject, std::string reason, std::int64_t at, std::int64_t by) {
            found.push_back({id, std::move(subject), std::move(reason), at, by});
          });
  return found;
}

void PlanStore::decide(const Plan& plan, const std::string& subject, const cycles::Deed& deed)
{
  connection_.execute(R"(
    INSERT INTO measure_decision (agency_id, fiscal_year, subject, reason, decided_at, decided_by)
    VALUES (:agency, :year, :subject, :reason, :at, :by))",
                      plan.agency, plan.fiscal_year, subject, deed.reason, deed.at, deed.account);
  ChangeStore(connection_).note_plan(plan.agency, plan.fiscal_year, "decided", deed, subject);
}

bool PlanStore::withdraw_decision(const Plan& plan, std::int64_t id, const cycles::Deed& deed)
{
  const bool was_there = connection_.execute(R"(
    UPDATE measure_decision SET withdrawn_at = :at, withdrawn_by = :by
    WHERE agency_id = :agency AND fiscal_year = :year AND id = :id AND withdrawn_at IS NULL)",
                                             deed.at, deed.account, plan.agency, plan.fiscal_year, id) == 1;
  if (was_there) ChangeStore(connection_).note_plan(plan.agency, plan.fiscal_year, "decision_withdrawn", deed);
  return was_there;
}

std::vector<Version> PlanStore::versions(std::int64_t agency, int fiscal_year) const
{
  return version_rows(connection_, agency, fiscal_year, 0, false);
}

std::optional<Version> PlanStore::version(std::int64_t agency, int fiscal_year, std::int64_t number) const
{
  std::vector<Version> found = version_rows(connection_, agency, fiscal_year, number, true);
  if (number == 0 || found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::optional<Version> PlanStore::newest(std::int64_t agency, int fiscal_year) const
{
  const std::vector<Version> all = versions(agency, fiscal_year);
  return all.empty() ? std::nullopt : version(agency, fiscal_year, all.front().number);
}

std::optional<Version> PlanStore::approved(std::int64_t agency, int fiscal_year) const
{
  for (const Version& one : versions(agency, fiscal_year)) {
    if (one.state == VersionState::approved) return version(agency, fiscal_year, one.number);
  }
  return std::nullopt;
}

std::int64_t PlanStore::submit(const Plan& plan, const std::string& content, const cycles::Deed& deed)
{
  const auto number = connection_
                          .query(R"(
      INSERT INTO measure_plan_version (agency_id, fiscal_year, version, state, submitted_at, submitted_by, reason,
        opinion, digest, content)
      SELECT :agency, :year, COALESCE(MAX(version), 0) + 1, :state, CAST(:at AS BIGINT), CAST(:by AS BIGINT), :reason,
        '', :digest, :content
      FROM measure_plan_version WHERE agency_id = :agency AND fiscal_year = :year
      RETURNING version)",
                                 plan.agency, plan.fiscal_year, code(VersionState::submitted), deed.at, deed.account,
                                 deed.reason, util::sha256_hex(content), content)
                          .one<std::int64_t>();
  ChangeStore(connection_).note_plan(plan.agency, plan.fiscal_year, "submitted", deed, std::to_string(number));
  return number;
}

bool PlanStore::settle(const Plan& plan, std::int64_t number, VersionState state, const cycles::Deed& deed)
{
  const bool was_open = connection_.execute(R"(
    UPDATE measure_plan_version SET state = :state, settled_at = :at, settled_by = :by, opinion = :opinion
    WHERE agency_id = :agency AND fiscal_year = :year AND version = :version AND state = :submitted)",
                                            code(state), deed.at, deed.account, deed.reason, plan.agency,
                                            plan.fiscal_year, number, code(VersionState::submitted)) == 1;
  if (was_open)
    ChangeStore(connection_).note_plan(plan.agency, plan.fiscal_year, code(state), deed, std::to_string(number));
  return was_open;
}

}  // namespace measures
