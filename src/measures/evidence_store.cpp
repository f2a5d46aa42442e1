// SPDX-License-Identifier: Apache-2.0
#include "src/measures/evidence_store.hpp"

#include <algorithm>
#include <utility>

#include "src/accounts/account_names_store.hpp"
#include "src/measures/change_store.hpp"

namespace measures {
namespace {

using MaybeId = std::optional<std::int64_t>;

std::string told(const Evidence& evidence)
{
  return evidence.kind == EvidenceKind::file ? evidence.name + " " + evidence.sha256
                                             : evidence.name + " " + evidence.url;
}

}  // namespace

/// Of a measure, or with 0 of all of a year; `id` 0: those that were not removed.
std::vector<Evidence> EvidenceStore::rows(std::int64_t agency, int fiscal_year, std::int64_t measure,
                                          std::int64_t id) const
{
  std::vector<Evidence> found;
  std::vector<std::int64_t> by;
  connection_
      .query(R"(
        SELECT e.measure_id, e.id, e.step_id, e.kind, e.name, e.url, e.type, e.bytes, e.sha256, e.added_at, e.added_by,
          e.removed_at
        FROM measure_evidence e JOIN measure m ON m.id = e.measure_id AND m.agency_id = e.agency_id
        WHERE e.agency_id = :agency AND (:year = 0 OR m.fiscal_year = :year)
          AND (:measure = 0 OR e.measure_id = :measure) AND ((:id = 0 AND e.removed_at IS NULL) OR e.id = :id)
        ORDER BY e.measure_id, e.id)",
             agency, fiscal_year, measure, id)
      .each<std::int64_t, std::int64_t, MaybeId, std::string, std::string, std::string, std::string, std::int64_t,
            std::string, std::int64_t, std::int64_t, MaybeId>(
          [&](std::int64_t of, std::int64_t one, MaybeId step, const std::string& kind, std::string name,
              std::string url, std::string type, std::int64_t bytes, std::string sha256, std::int64_t at,
              std::int64_t account, MaybeId removed) {
            found.push_back({.measure = of,
                             .id = one,
                             .step = step,
                             .kind = evidence_kind_named(kind).value_or(EvidenceKind::file),
                             .name = std::move(name),
                             .url = std::move(url),
                             .type = std::move(type),
                             .bytes = bytes,
                             .sha256 = std::move(sha256),
                             .added_at = at,
                             .is_removed = removed.has_value()});
            by.push_back(account);
          });
  accounts::AccountNames names(connection_);
  for (std::size_t i = 0; i < found.size(); ++i)
    found[i].added_by = names.of(by[i]);
  return found;
}

std::vector<Evidence> EvidenceStore::of_measure(std::int64_t agency, std::int64_t measure) const
{
  return rows(agency, 0, measure, 0);
}

EvidenceOf EvidenceStore::of_year(std::int64_t agency, int fiscal_year) const
{
  EvidenceOf found;
  for (Evidence& one : rows(agency, fiscal_year, 0, 0))
    found[one.measure].push_back(std::move(one));
  return found;
}

std::optional<Evidence> EvidenceStore::find(std::int64_t agency, std::int64_t measure, std::int64_t id) const
{
  std::vector<Evidence> found = rows(agency, 0, measure, id);
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::optional<std::int64_t> EvidenceStore::add(const Measure& measure, const Evidence& evidence,
                                               const cycles::Deed& deed)
{
  const std::vector<Evidence> there = of_measure(measure.agency, measure.id);
  const bool known = std::any_of(there.begin(), there.end(), [&](const Evidence& one) {
    return one.kind == evidence.kind && one.step == evidence.step && one.url == evidence.url &&
           one.sha256 == evidence.sha256;
  });
  if (known) return std::nullopt;
  const auto id = connection_
                      .query(R"(
      INSERT INTO measure_evidence (agency_id, measure_id, step_id, kind, name, url, type, bytes, sha256, added_at,
        added_by)
      VALUES (:agency, :measure, :step, :kind, :name, :url, :type, :bytes, :sha256, :at, :by)
      RETURNING id)",
                             measure.agency, measure.id, evidence.step, code(evidence.kind), evidence.name,
                             evidence.url, evidence.type, evidence.bytes, evidence.sha256, deed.at, deed.account)
                      .one<std::int64_t>();
  ChangeStore(connection_)
      .note(measure.agency, measure.fiscal_year, measure.id, "evidence",
            {"evidence", "", told(evidence), evidence.step.value_or(0)}, deed);
  return id;
}

bool EvidenceStore::remove(const Measure& measure, const Evidence& evidence, const cycles::Deed& deed)
{
  const bool was_there = connection_.execute(R"(
    UPDATE measure_evidence SET removed_at = :at, removed_by = :by
    WHERE agency_id = :agency AND measure_id = :measure AND id = :id AND removed_at IS NULL)",
                                             deed.at, deed.account, measure.agency, measure.id, evidence.id) == 1;
  if (was_there)
    ChangeStore(connection_)
        .note(measure.agency, measure.fiscal_year, measure.id, "evidence",
              {"evidence", told(evidence), "", evidence.step.value_or(0)}, deed);
  return was_there;
}

db::FilesBeside::Kind evidence_files()
{
  return {.under = "measures", .table = "measure_evidence", .where = "kind = 'file'"};
}

}  // namespace measures
