// SPDX-License-Identifier: Apache-2.0
// The audit log: who did what to what, and when. Each entry carries the hash of the one before it, so that an entry
// which was changed, taken out or put in later shows. Never an answer, a code or a respondent in it.
#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "lib/util/clock.hpp"

namespace accounts {

struct AuditEntry {
  std::int64_t number = 0;  ///< 1, 2, 3 …
  util::UtcSeconds at = 0;
  std::int64_t account = 0;  ///< 0: the program itself, or somebody who is not signed in
  std::string account_name;  ///< as it was then
  std::string act;           ///< "agency.rename"; its words are "audit.agency.rename"
  std::string object;        ///< "agency 12"
  std::string detail;        ///< what a reader needs to understand it; may be empty
  std::string previous;      ///< hash of the entry before; of the first: empty
  std::string hash;          ///< hash_of() this entry
};

/// SHA-256 over all that the entry says and the previous hash, each piece with its length before it; 64 digits.
std::string hash_of(const AuditEntry& entry);

/// What a check of the whole log found.
struct AuditFinding {
  std::int64_t entries = 0;                 ///< that are in order, from the first on
  std::string last_hash;                    ///< of the last one in order: to note down, and to compare with later
  std::optional<std::int64_t> broken = {};  ///< number of the first entry that does not fit
};

/// Looks at entries in the order of their numbers; after the first that does not fit it looks at no other.
class AuditCheck {
 public:
  void take(const AuditEntry& entry);
  const AuditFinding& finding() const { return finding_; }

 private:
  AuditFinding finding_;
};

}  // namespace accounts
