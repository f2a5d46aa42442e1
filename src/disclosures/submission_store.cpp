// SPDX-License-Identifier: Apache-2.0
#include "src/disclosures/submission_store.hpp"

#include <stdexcept>

#include "src/disclosures/history_store.hpp"

namespace disclosures {

std::vector<Submission> SubmissionStore::all(std::int64_t cycle, std::int64_t agency) const
{
  std::vector<Submission> found;
  connection_
      .query(R"(
        SELECT id, state, submitted_at, submitted_by, settled_at, settled_by, reason, digest FROM disclosure_submission
        WHERE cycle_id = :cycle AND agency_id = :agency ORDER BY id DESC)",
             cycle, agency)
      .each<std::int64_t, std::string, std::int64_t, std::int64_t, std::optional<std::int64_t>,
            std::optional<std::int64_t>, std::string, std::string>(
          [&](std::int64_t id, const std::string& state, std::int64_t at, std::int64_t by,
              const std::optional<std::int64_t>& settled_at, const std::optional<std::int64_t>& settled_by,
              std::string reason, std::string digest) {
            const auto known = submission_state_named(state);
            if (!known) throw std::logic_error("a submission is in no known state: " + state);
            found.push_back({id, *known, at, by, settled_at, settled_by, std::move(reason), std::move(digest)});
          });
  return found;
}

std::optional<Submission> SubmissionStore::newest(std::int64_t cycle, std::int64_t agency) const
{
  std::vector<Submission> found = all(cycle, agency);
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::int64_t SubmissionStore::submit(std::int64_t cycle, std::int64_t agency, const std::string& digest,
                                     const cycles::Deed& deed)
{
  const auto id = connection_
                      .query(R"(
      INSERT INTO disclosure_submission (cycle_id, agency_id, state, submitted_at, submitted_by, reason, digest)
      VALUES (:cycle, :agency, :state, :at, :by, '', :digest) RETURNING id)",
                             cycle, agency, code(SubmissionState::submitted), deed.at, deed.account, digest)
                      .one<std::int64_t>();
  HistoryStore(connection_).note_whole(cycle, agency, code(SubmissionState::submitted), deed);
  return id;
}

bool SubmissionStore::settle(std::int64_t cycle, std::int64_t agency, std::int64_t id, SubmissionState state,
                             const cycles::Deed& deed)
{
  const std::int64_t changed = connection_.execute(R"(
    UPDATE disclosure_submission SET state = :state, settled_at = :at, settled_by = :by, reason = :reason
    WHERE cycle_id = :cycle AND agency_id = :agency AND id = :id AND state = :submitted)",
                                                   code(state), deed.at, deed.account, deed.reason, cycle, agency, id,
                                                   code(SubmissionState::submitted));
  if (changed == 0) return false;
  HistoryStore(connection_).note_whole(cycle, agency, code(state), deed);
  return true;
}

}  // namespace disclosures
