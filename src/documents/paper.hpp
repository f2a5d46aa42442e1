// SPDX-License-Identifier: Apache-2.0
// An official document of an agency: what kind it is, how far it is on its way from draft to publication, who may do
// what with it. Its words are in paper_content.hpp.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lib/util/clock.hpp"
#include "lib/util/problem.hpp"

#include "src/accounts/visitor.hpp"

namespace documents {

enum class PaperState {
  draft,
  signing,   ///< on its way along the chain
  returned,  ///< by one who should have signed; a draft with a reason
  approved,  ///< the last of the chain has signed
  published,
  cancelled,
};
inline constexpr PaperState k_paper_states[] = {PaperState::draft,    PaperState::signing,   PaperState::returned,
                                                PaperState::approved, PaperState::published, PaperState::cancelled};
std::string_view code(PaperState state);  ///< "draft", as in the database and in message keys
std::optional<PaperState> paper_state_named(std::string_view code);

struct Paper {
  std::int64_t agency = 0;
  std::int64_t id = 0;
  std::string kind = {};  ///< code of a PaperKind
  int fiscal_year = 0;    ///< of the plan that it speaks of, Buddhist era
  std::optional<std::int64_t> meeting = {};
  std::optional<std::int64_t> unit = {};  ///< that writes it
  std::string language = {};              ///< "th" or "en"
  PaperState state = PaperState::draft;
  std::int64_t version = 0;  ///< the newest
  std::string subject = {};
  std::optional<std::int64_t> day = {};  ///< that it bears: days since 1970-01-01
  std::optional<std::int64_t> book = {};
  std::optional<std::int64_t> book_year = {};
  std::optional<std::int64_t> number = {};
  std::string number_text = {};  ///< as it is printed; empty: none yet
  util::UtcSeconds made_at = 0;
  std::int64_t made_by = 0;
  std::optional<util::UtcSeconds> published_at = {};
  std::int64_t revision = 0;  ///< 0: not stored yet

  bool can_change() const { return state == PaperState::draft || state == PaperState::returned || is_signing(); }
  bool is_signing() const { return state == PaperState::signing; }
  bool is_settled() const { return state == PaperState::approved || state == PaperState::published; }
};

enum class ApprovalState { waiting, given, returned, voided };
std::string_view code(ApprovalState state);  ///< "waiting", "signed", "returned", "void"
std::optional<ApprovalState> approval_state_named(std::string_view code);

/// One place for a signature under one version.
struct Approval {
  std::int64_t id = 0;
  std::int64_t version = 0;
  std::string digest = {};    ///< SHA-256 of that version's content
  int step = 1;               ///< order, from 1
  std::string position = {};  ///< as it is printed
  accounts::Role role = accounts::Role::officer;
  std::optional<std::int64_t> unit = {};    ///< of an officer
  std::optional<std::int64_t> signer = {};  ///< the only account that may, with the role; nothing: whoever has it
  ApprovalState state = ApprovalState::waiting;
  std::string name = {};  ///< of who signed
  std::string opinion = {};
  std::string picture = {};  ///< SHA-256 of the signature's picture; empty: none
  std::optional<util::UtcSeconds> settled_at = {};
  std::optional<std::int64_t> settled_by = {};
};

/// Those that stand: of the version that was sent last, void ones left out.
std::vector<Approval> standing(std::span<const Approval> approvals);
/// Whose turn it is; nullptr where nobody's.
const Approval* next_to_sign(std::span<const Approval> standing);
bool any_signed(std::span<const Approval> standing);

/// What somebody is to an agency's documents.
struct PaperParty {
  std::int64_t account = 0;
  bool coordinates = false;
  bool approves = false;
  bool reads_all = false;
  std::vector<std::int64_t> units = {};  ///< of an officer

  bool is_of(const std::optional<std::int64_t>& unit) const;
  /// Drafts are seen by who writes them, what is settled by everybody of the agency; who has to sign sees it too.
  bool sees(const Paper& paper, std::span<const Approval> standing) const;
  bool writes(const Paper& paper) const;  ///< the coordinator, and officers of its unit
  bool may_sign(const Approval& approval) const;
};
PaperParty paper_party_of(const accounts::Visitor& visitor, std::int64_t agency);

/// A step of the chain that an agency has set.
struct ChainStep {
  std::string position = {};
  std::string position_en = {};
  accounts::Role role = accounts::Role::officer;
  std::optional<std::int64_t> unit = {};  ///< of an officer; nothing: the unit of the document
  std::optional<std::int64_t> signer = {};
  bool operator==(const ChainStep&) const = default;
};
constexpr std::size_t k_most_chain_steps = 10;
constexpr std::size_t k_longest_position = 200;  ///< characters
constexpr std::size_t k_longest_opinion = 2000;

/// What is wrong with a chain: it is empty, a step has no position, the executive is not the last or not there. The
/// field of a problem is "position_1", "role_1" …
util::Problems check_chain(std::span<const ChainStep> chain);

}  // namespace documents
