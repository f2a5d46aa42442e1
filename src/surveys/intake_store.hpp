// SPDX-License-Identifier: Apache-2.0
// Takes in answers and codes while everybody answers at once: what waits is stored in one transaction and confirmed
// after its commit, never before (lib/db/group_writer.hpp).
#pragma once
#include <chrono>
#include <cstdint>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "lib/db/group_writer.hpp"
#include "lib/util/clock.hpp"
#include "lib/util/random.hpp"

#include "src/surveys/answer_store.hpp"

namespace surveys {

class Intake {
 public:
  /// What became of a code: nothing in `survey` where there is no such code (any more) and the page that sends it did
  /// not use it up itself; `closed` where the survey cannot be answered now: the code can still be used later.
  struct CodeUse {
    std::string hash;
    std::string grant = {};  ///< of the code and of what only its page knows; empty: the page knows nothing
    std::optional<Survey> survey = {};
    bool closed = false;
  };
  using Used = std::function<void(const CodeUse&, const std::exception_ptr& failure)>;
  using IsOpen = std::function<bool(const Survey&)>;

  /// The first three outlive it. `is_open`: whether codes of a survey may be used up now.
  Intake(db::Database& database, const util::Clock& clock, util::Random& random, IsOpen is_open,
         db::GroupLimits limits = {});

  /// `failure` is null when the answers are in the database for good. On the writer's thread, so briefly.
  using Stored = std::function<void(const std::exception_ptr& failure)>;
  /// False at once when too many wait: nothing is taken then, and `stored` is never called.
  bool offer(Submission submission, Stored stored);

  /// Told when the database cannot store answers or use codes, in words for the log; again and again while that lasts,
  /// but not for each of them. Before the first is offered.
  using Trouble = std::function<void(std::string_view what)>;
  void on_trouble(Trouble trouble) { trouble_ = std::move(trouble); }

  /// False as above. Codes are used up in transactions of their own, never in one with an answer.
  bool use_code(CodeUse use, Used used);

  void drain();  ///< takes nothing more, stores and confirms what waits

 private:
  void store(db::Connection& connection, std::span<Submission*> group);
  void note(const std::exception_ptr& failure);

  const util::Clock& clock_;
  util::Random& random_;
  Trouble trouble_;
  std::mutex mutex_;                                         // of the next: both writers have a thread
  std::optional<std::chrono::milliseconds> told_last_ = {};  // when, by the clock that never goes back
  std::int64_t settling_ = 0;                                // by the writer's thread only, as the next
  std::int64_t settled_ = 0;                                 // the days before this are settled
  db::GroupWriter<Submission> answers_;
  db::GroupWriter<CodeUse> codes_;
};

}  // namespace surveys
