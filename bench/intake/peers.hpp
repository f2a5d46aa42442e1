// SPDX-License-Identifier: Apache-2.0
// What the server is measured against in the same run: a bare Beast server that answers a POST and does nothing else;
// the same rows through the engine in groups, without HTTP; and both together, which is the least that any server can
// do that confirms an answer after its commit: no check, no template, no limit, no log.
#pragma once
#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>

#include "lib/db/group_writer.hpp"
#include "lib/util/random.hpp"

#include "src/surveys/answer_store.hpp"

#include "bench/intake/driver.hpp"

namespace intake {

/// Stores answers as the server does, each with a receipt of its own.
class BareGroupCommit {
 public:
  explicit BareGroupCommit(db::Database& database);
  /// `stored` on the writer's thread after the commit.
  void store(std::function<void()> stored);
  /// Keeps so many under way; ends after so many, or when the time is up.
  Measured run(std::size_t at_once, std::size_t answers, std::chrono::duration<double> longest);

 private:
  util::SystemRandom random_;
  std::atomic<std::uint64_t> number_ = 0;
  std::string begin_;
  std::int64_t today_;
  db::GroupWriter<surveys::Submission> writer_;
};

class BareBeast {
 public:
  /// With a group commit each POST stores an answer before it is answered; it outlives the server.
  explicit BareBeast(BareGroupCommit* commit = nullptr);
  BareBeast(const BareBeast&) = delete;
  BareBeast& operator=(const BareBeast&) = delete;
  ~BareBeast();
  std::uint16_t port() const;

 private:
  struct Running;
  std::unique_ptr<Running> running_;
};

}  // namespace intake
