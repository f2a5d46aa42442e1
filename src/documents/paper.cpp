// SPDX-License-Identifier: Apache-2.0
#include "src/documents/paper.hpp"

#include <algorithm>
#include <utility>

namespace documents {
namespace {

constexpr std::pair<PaperState, std::string_view> k_state_codes[] = {
    {PaperState::draft, "draft"},       {PaperState::signing, "signing"},     {PaperState::returned, "returned"},
    {PaperState::approved, "approved"}, {PaperState::published, "published"}, {PaperState::cancelled, "cancelled"},
};
constexpr std::pair<ApprovalState, std::string_view> k_approval_codes[] = {
    {ApprovalState::waiting, "waiting"},
    {ApprovalState::given, "signed"},
    {ApprovalState::returned, "returned"},
    {ApprovalState::voided, "void"},
};

template <typename Named, std::size_t count>
std::string_view code_in(const std::pair<Named, std::string_view> (&codes)[count], Named wanted)
{
  for (const auto& [named, text] : codes) {
    if (named == wanted) return text;
  }
  return {};
}

template <typename Named, std::size_t count>
std::optional<Named> named_in(const std::pair<Named, std::string_view> (&codes)[count], std::string_view wanted)
{
  for (const auto& [named, text] : codes) {
    if (text == wanted) return named;
  }
  return std::nullopt;
}

}  // namespace

std::string_view code(PaperState state)
{
  return code_in(k_state_codes, state);
}

std::optional<PaperState> paper_state_named(std::string_view code)
{
  return named_in(k_state_codes, code);
}

std::string_view code(ApprovalState state)
{
  return code_in(k_approval_codes, state);
}

std::optional<ApprovalState> approval_state_named(std::string_view code)
{
  return named_in(k_approval_codes, code);
}

std::vector<Approval> standing(std::span<const Approval> approvals)
{
  std::int64_t newest = 0;
  for (const Approval& one : approvals)
    newest = std::max(newest, one.state == ApprovalState::voided ? 0 : one.version);
  std::vector<Approval> stand;
  for (const Approval& one : approvals) {
    if (one.version == newest && one.state != ApprovalState::voided) stand.push_back(one);
  }
  std::sort(stand.begin(), stand.end(), [](const Approval& a, const Approval& b) { return a.step < b.step; });
  return stand;
}

const Approval* next_to_sign(std::span<const Approval> standing)
{
  for (const Approval& one : standing) {
    if (one.state == ApprovalState::returned) return nullptr;
    if (one.state == ApprovalState::waiting) return &one;
  }
  return nullptr;
}

bool any_signed(std::span<const Approval> standing)
{
  return std::any_of(standing.begin(), standing.end(),
                     [](const Approval& one) { return one.state == ApprovalState::given; });
}

bool PaperParty::is_of(const std::optional<std::int64_t>& unit) const
{
  return unit && std::find(units.begin(), units.end(), *unit) != units.end();
}

bool PaperParty::sees(const Paper& paper, std::span<const Approval> standing) const
{
  if (reads_all || paper.is_settled() || is_of(paper.unit)) return true;
  return std::any_of(standing.begin(), standing.end(), [&](const Approval& one) { return may_sign(one); });
}

bool PaperParty::writes(const Paper& paper) const
{
  return coordinates || is_of(paper.unit);
}

bool PaperParty::may_sign(const Approval& approval) const
{
  if (approval.signer && *approval.signer != account) return false;
  switch (approval.role) {
    case accounts::Role::executive:
      return approves;
    case accounts::Role::coordinator:
      return coordinates;
    case accounts::Role::officer:
      // Who was named may be of another unit than the document's.
      return is_of(approval.unit) || (approval.signer && !units.empty());
    default:
      return false;
  }
}

PaperParty paper_party_of(const accounts::Visitor& visitor, std::int64_t agency)
{
  PaperParty party{.account = visitor.account};
  party.coordinates = visitor.is(accounts::Role::coordinator, agency);
  party.approves = visitor.is(accounts::Role::executive, agency);
  party.reads_all = party.coordinates || party.approves || visitor.reads_everything();
  for (const accounts::Grant& grant : visitor.grants) {
    if (grant.role == accounts::Role::officer && grant.agency == agency && grant.unit)
      party.units.push_back(*grant.unit);
  }
  return party;
}

util::Problems check_chain(std::span<const ChainStep> chain)
{
  util::Problems problems;
  if (chain.empty()) problems.push_back({{.field = "position_1"}, "papers.chain_empty", {}});
  if (chain.size() > k_most_chain_steps)
    problems.push_back({{}, "papers.chain_long", {{"count", std::to_string(k_most_chain_steps)}}});
  for (std::size_t i = 0; i < chain.size(); ++i) {
    const std::string number = std::to_string(i + 1);
    const bool last = i + 1 == chain.size();
    const bool executive = chain[i].role == accounts::Role::executive;
    if (chain[i].position.empty())
      problems.push_back({{.field = "position_" + number}, "papers.chain_position", {{"step", number}}});
    if (last && !executive) problems.push_back({{.field = "role_" + number}, "papers.chain_last", {}});
    if (!last && executive) problems.push_back({{.field = "role_" + number}, "papers.chain_early", {{"step", number}}});
  }
  return problems;
}

}  // namespace documents
