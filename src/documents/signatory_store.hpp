// SPDX-License-Identifier: Apache-2.0
// The people of an agency who can be named for a step of its chain of signatures.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "lib/db/connection.hpp"

#include "src/documents/paper.hpp"

namespace documents {

struct Signatory {
  std::int64_t account = 0;
  std::string name = {};
  PaperParty party = {};  ///< what the account is to the agency's documents
};

/// Everybody who has a role in the agency and whose account is not closed, by name.
std::vector<Signatory> signatories(db::Connection& connection, std::int64_t agency);
/// Each step that names an account which has not the step's role, or is not there: "signer_2".
util::Problems check_signers(std::span<const ChainStep> chain, std::span<const Signatory> people);

}  // namespace documents
