// SPDX-License-Identifier: Apache-2.0
// The way of a document along the chain: sent, signed, returned, made void.
#include "src/documents/paper_store.hpp"

namespace documents {
namespace {

using ApprovalRow = std::tuple<std::int64_t, std::int64_t, std::string, std::int64_t, std::string, std::string,
                               std::optional<std::int64_t>, std::optional<std::int64_t>, std::string, std::string,
                               std::string, std::string, std::optional<std::int64_t>, std::optional<std::int64_t>>;

Approval approval_of(const ApprovalRow& row)
{
  const auto& [id, version, digest, step, position, role, unit, signer, state, name, opinion, picture, at, by] = row;
  return {.id = id,
          .version = version,
          .digest = digest,
          .step = static_cast<int>(step),
          .position = position,
          .role = accounts::role_named(role).value_or(accounts::Role::officer),
          .unit = unit,
          .signer = signer,
          .state = approval_state_named(state).value_or(ApprovalState::voided),
          .name = name,
          .opinion = opinion,
          .picture = picture,
          .settled_at = at,
          .settled_by = by};
}

}  // namespace

std::vector<Approval> PaperStore::approvals(std::int64_t agency, std::int64_t paper) const
{
  std::vector<Approval> approvals;
  const auto rows =
      connection_
          .query(
              "SELECT id, version, digest, step, position, role, unit_id, signer_id, state, name, opinion, picture, "
              "settled_at, settled_by FROM paper_approval WHERE agency_id = :agency AND paper_id = :paper ORDER BY id",
              agency, paper)
          .all<std::int64_t, std::int64_t, std::string, std::int64_t, std::string, std::string,
               std::optional<std::int64_t>, std::optional<std::int64_t>, std::string, std::string, std::string,
               std::string, std::optional<std::int64_t>, std::optional<std::int64_t>>();
  for (const ApprovalRow& row : rows)
    approvals.push_back(approval_of(row));
  return approvals;
}

std::vector<std::pair<std::int64_t, Approval>> PaperStore::waiting(std::int64_t agency) const
{
  std::vector<std::pair<std::int64_t, Approval>> found;
  const auto rows =
      connection_
          .query(
              "SELECT a.paper_id, a.id, a.version, a.step, a.position, a.role, a.unit_id, a.signer_id, a.state FROM "
              "paper_approval a JOIN paper p ON p.id = a.paper_id AND p.version = a.version WHERE a.agency_id = "
              ":agency AND p.state = 'signing' AND a.state <> 'void' ORDER BY a.paper_id, a.step",
              agency)
          .all<std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::string, std::string,
               std::optional<std::int64_t>, std::optional<std::int64_t>, std::string>();
  for (const auto& [paper, id, version, step, position, role, unit, signer, state] : rows)
    found.emplace_back(
        paper,
        approval_of(
            {id, version, {}, step, position, role, unit, signer, state, {}, {}, {}, std::nullopt, std::nullopt}));
  return found;
}

bool PaperStore::send(const Paper& paper, std::span<const ChainStep> chain, const Deed& deed)
{
  if (!set_state(paper, PaperState::signing)) return false;
  void_approvals(paper, deed);
  const auto digest = connection_
                          .query(
                              "SELECT digest FROM paper_version WHERE agency_id = :agency AND paper_id = :paper AND "
                              "version = :version",
                              paper.agency, paper.id, paper.version)
                          .one<std::string>();
  std::int64_t number = 0;
  for (const ChainStep& step : chain) {
    const auto unit = step.role == accounts::Role::officer && !step.unit ? paper.unit : step.unit;
    connection_.execute(
        "INSERT INTO paper_approval (agency_id, paper_id, version, digest, step, position, role, unit_id, signer_id, "
        "state, name, opinion, picture) VALUES (:agency, :paper, :version, :digest, :step, :position, :role, :unit, "
        ":signer, 'waiting', '', '', '')",
        paper.agency, paper.id, paper.version, digest, ++number,
        paper.language == "en" && !step.position_en.empty() ? step.position_en : step.position,
        accounts::code(step.role), unit, step.signer);
  }
  note(paper, "sent", {}, deed);
  return true;
}

bool PaperStore::sign(const Paper& paper, const Approval& signature, const Deed& deed)
{
  if (connection_.execute(
          "UPDATE paper_approval SET state = 'signed', name = :name, opinion = :opinion, picture = "
          ":picture, settled_at = :at, settled_by = :by WHERE agency_id = :agency AND paper_id = :paper "
          "AND id = :id AND state = 'waiting' AND version = :version",
          signature.name, signature.opinion, signature.picture, deed.at, deed.account, paper.agency, paper.id,
          signature.id, paper.version) == 0)
    return false;
  note(paper, "signed", signature.opinion.empty() ? signature.position : signature.position + ": " + signature.opinion,
       deed);
  const auto left = connection_
                        .query(
                            "SELECT COUNT(*) FROM paper_approval WHERE agency_id = :agency AND paper_id = :paper AND "
                            "state = 'waiting' AND version = :version",
                            paper.agency, paper.id, paper.version)
                        .one<std::int64_t>();
  if (!set_state(paper, left == 0 ? PaperState::approved : PaperState::signing)) return false;
  if (left == 0) note(paper, "approved", {}, deed);
  return true;
}

bool PaperStore::give_back(const Paper& paper, const Approval& by, const Deed& deed)
{
  if (connection_.execute(
          "UPDATE paper_approval SET state = 'returned', opinion = :reason, settled_at = :at, settled_by "
          "= :by WHERE agency_id = :agency AND paper_id = :paper AND id = :id AND state = 'waiting'",
          deed.reason, deed.at, deed.account, paper.agency, paper.id, by.id) == 0)
    return false;
  note(paper, "returned", by.position + ": " + deed.reason, deed);
  return set_state(paper, PaperState::returned);
}

void PaperStore::void_approvals(const Paper& paper, const Deed& deed)
{
  const auto signed_before =
      connection_
          .query(
              "SELECT COUNT(*) FROM paper_approval WHERE agency_id = :agency AND paper_id = :paper AND state = "
              "'signed'",
              paper.agency, paper.id)
          .one<std::int64_t>();
  connection_.execute(
      "UPDATE paper_approval SET state = 'void' WHERE agency_id = :agency AND paper_id = :paper AND "
      "state <> 'void'",
      paper.agency, paper.id);
  if (signed_before > 0) note(paper, "voided", std::to_string(signed_before), deed);
}

}  // namespace documents
