// SPDX-License-Identifier: Apache-2.0
// Readings and what follows from them: which judgement stands, who reads again, what a moderator has to settle, what an
// agency contests. All of it in the transaction of the caller, with the audit log.
#pragma once
#include <cstdint>
#include <span>

#include "lib/db/connection.hpp"
#include "lib/util/clock.hpp"
#include "lib/util/random.hpp"

#include "src/accounts/visitor.hpp"
#include "src/reviews/contest_store.hpp"
#include "src/reviews/reading.hpp"
#include "src/reviews/task_store.hpp"

namespace reviews {

/// What became of an item with a reading.
enum class Outcome {
  stands,   ///< the judgement is in force
  waits,    ///< for a second reading
  differs,  ///< a moderator settles it
};

/// Whether the reading of a task may still be made, or made anew: a first one until the second is there, all others
/// once.
bool may_still_read(const Task& task, bool second_is_done);

class JudgingStore {
 public:
  JudgingStore(db::Connection& connection, const util::Clock& clock, util::Random& random,
               const accounts::Visitor& visitor)
      : connection_(connection), clock_(clock), random_(random), visitor_(visitor)
  {
  }

  /// `reading` has state, elements, reasons and words; everything else comes from the task and the visitor.
  Outcome read(const Task& task, Reading reading);

  /// What the agency does not accept goes to an assessor who never read the item. `judgement` is what stands.
  void contest(const Judgement& judgement, std::int64_t position, const std::string& words);
  void take_back(const Contest& contest);

  /// Judged elsewhere: each replaces what stands, and first readings that nobody made are done with.
  void take_in(std::span<const Judgement> judgements, const std::string& file);

 private:
  Outcome after_first(const Task& task, const Reading& reading);
  Outcome after_second(const Task& task, const Reading& reading);
  void open(const Task& of, ReadingKind kind, std::string why);
  void log(std::string_view act, const Reading& reading);

  db::Connection& connection_;
  const util::Clock& clock_;
  util::Random& random_;
  const accounts::Visitor& visitor_;
};

}  // namespace reviews
