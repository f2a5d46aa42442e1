// SPDX-License-Identifier: Apache-2.0
// Published documents as evidence: which items of open rounds ask for a kind of document, and the link that a document
// becomes there.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "lib/db/connection.hpp"
#include "lib/util/messages.hpp"

#include "src/cycles/cycle_store.hpp"
#include "src/documents/paper_kind.hpp"

namespace documents {

struct EvidencePlace {
  std::int64_t cycle = 0;
  std::string round = {};  ///< name of the round
  int fiscal_year = 0;
  std::string item = {};  ///< code
  std::string title = {};
  bool asked_for = false;  ///< the item asks for this kind of document
};

class EvidenceStore {
 public:
  explicit EvidenceStore(db::Connection& connection) : connection_(connection) {}

  /// Items of open rounds in which the agency may still change its disclosure; those that ask for the kind first.
  std::vector<EvidencePlace> places(std::int64_t agency, const PaperKind& kind, util::Language language) const;
  /// Adds the link to the item's entry, which is in work then. False where it has that link already, where it has as
  /// many links as it can have, or where somebody changed the entry at the same moment.
  bool attach(std::int64_t agency, const EvidencePlace& place, const std::string& url, const std::string& note,
              const cycles::Deed& deed);

 private:
  db::Connection& connection_;
};

}  // namespace documents
