// SPDX-License-Identifier: Apache-2.0
// Giving out what is to be read. An assignment brings the role of an assessor at the agency with it and takes it away
// again; a conflict of interest takes both away. All of it in the transaction of the caller, with the audit log.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <vector>

#include "lib/db/connection.hpp"
#include "lib/util/clock.hpp"

#include "src/accounts/account_store.hpp"
#include "src/framework/framework.hpp"
#include "src/reviews/assignment.hpp"
#include "src/reviews/task_store.hpp"

namespace reviews {

using AssessedAgencies = std::map<std::int64_t, AssessedAgency>;

class AssigningStore {
 public:
  AssigningStore(db::Connection& connection, const util::Clock& clock, const accounts::Visitor& visitor)
      : connection_(connection), clock_(clock), visitor_(visitor)
  {
  }

  std::vector<accounts::RoleHolder> assessors() const;
  /// Of every assessor, 0 where nothing of the kind is assigned.
  std::map<std::int64_t, std::int64_t> loads(std::int64_t cycle, ReadingKind kind) const;

  struct Given {
    std::size_t items = 0;         ///< that changed hands
    std::size_t in_conflict = 0;   ///< refused
    std::size_t read_already = 0;  ///< stay with who read them
  };
  /// First readings, of agencies that take part; an account of nothing takes them away.
  Given assign(std::int64_t cycle, const framework::Framework& framework, const AssessedAgencies& agencies,
               std::span<const Assigned> assigned, Way way);

  /// A second reading or the decision of a contest: to the assessor with the fewest of these who never read the item.
  /// The task is there also where nobody is left, and waits.
  void open_task(Task task, const AssessedAgency& agency);
  /// The same for one that waits, by hand or because its reader must not read it any more.
  void hand_over(const Task& task, std::optional<std::int64_t> account, Way way);
  /// Who may read the task: no conflict, never read the item before.
  std::vector<accounts::RoleHolder> eligible(const Task& task, const AssessedAgency& agency) const;

  /// Nothing that the conflict touches stays with the account.
  void declare(const Conflict& conflict);
  void end_conflict(const Conflict& conflict);

 private:
  std::optional<std::int64_t> choose(const Task& task, const AssessedAgency& agency) const;
  void give_role(std::int64_t account, std::int64_t agency);
  void take_role(std::int64_t account, std::int64_t agency);
  void take_idle_role(std::int64_t account, std::int64_t agency);
  Given assign_agency(std::int64_t cycle, const framework::Framework& framework, const AssessedAgency& agency,
                      std::span<const Assigned> assigned, std::span<const Conflict> conflicts);
  void take_tasks(const Conflict& conflict);
  void take_roles(const Conflict& conflict);

  db::Connection& connection_;
  const util::Clock& clock_;
  const accounts::Visitor& visitor_;
};

/// Of an enrolment in the round; nothing where the agency takes no part.
std::optional<AssessedAgency> assessed_agency(db::Connection& connection, std::int64_t cycle, std::int64_t agency);
/// All that take part.
AssessedAgencies assessed_agencies(db::Connection& connection, std::int64_t cycle);

}  // namespace reviews
