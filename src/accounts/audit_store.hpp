// SPDX-License-Identifier: Apache-2.0
// The audit log in the database. Features add to it in the transaction of the change itself, so that there is never one
// without the other:
//
//   database.write([&](db::Connection& connection) {
//     AgencyStore(connection).rename(id, name);
//     accounts::AuditStore(connection, clock).add(visitor, "agency.rename", "agency 12", "Rawe → Rawe Municipality");
//   });
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lib/db/connection.hpp"
#include "lib/util/clock.hpp"

#include "src/accounts/audit.hpp"
#include "src/accounts/visitor.hpp"

namespace accounts {

struct AuditQuestion {
  std::string search = {};    ///< in name, act, object and detail; empty: everything
  std::int64_t account = 0;   ///< only of this account; 0: of all
  bool oldest_first = false;  ///< else the newest
};

class AuditStore {
 public:
  /// With the machine's clock.
  explicit AuditStore(db::Connection& connection);
  /// `clock` outlives the store.
  AuditStore(db::Connection& connection, const util::Clock& clock) : connection_(connection), clock_(clock) {}

  /// `act` is "feature.verb" in code words; `object` names what it was done to ("agency 12"), `detail` what changed.
  /// Never a secret, an answer, a code or anything about a respondent.
  void add(const Visitor& visitor, std::string_view act, std::string_view object, std::string_view detail = {});
  /// What the program did itself, or somebody who is not signed in.
  void add(std::string_view act, std::string_view object, std::string_view detail = {})
  {
    add(Visitor(), act, object, detail);
  }

  std::int64_t count(const AuditQuestion& question);
  std::vector<AuditEntry> list(const AuditQuestion& question, std::int64_t limit, std::int64_t offset);
  /// Reads the whole log in bounded memory and says where it breaks first. What was cut off at its end shows only by
  /// comparing with a number and hash noted earlier.
  AuditFinding verify();

 private:
  db::Connection& connection_;
  const util::Clock& clock_;
};

}  // namespace accounts
