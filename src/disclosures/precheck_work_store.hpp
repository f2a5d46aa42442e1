// SPDX-License-Identifier: Apache-2.0
// Looks at the agencies that wait in the queue: asks for their links, reads what comes, keeps snapshots and findings.
// Several agencies at a time, each host politely, item by item stored, so that a worker that dies loses little and
// another goes on. Any number of workers may run on one database.
#pragma once
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "lib/db/database.hpp"
#include "lib/extract/content.hpp"
#include "lib/fetch/fetcher.hpp"
#include "lib/util/clock.hpp"

namespace disclosures {

struct PrecheckWorkSettings {
  fetch::Policy policy = {};
  std::filesystem::path files = {};  ///< folder of files
  std::string worker = {};           ///< unlike that of any other worker
  /// Address of the agency's public survey in the round, by round and agency; empty text: none.
  std::function<std::string(std::int64_t, std::int64_t)> survey_link = {};
  /// Reads a file by its bytes and the type that the site states; empty: extract::read_apart.
  std::function<extract::Content(std::string_view, std::string_view)> read = {};
  std::size_t agencies_at_once = 12;
  std::chrono::seconds hold{180};  ///< how long an agency stays held without a sign of life
};

struct PrecheckScope {
  std::int64_t cycle = 0;   ///< 0: any
  std::int64_t agency = 0;  ///< 0: any
};

struct PrecheckDone {
  std::int64_t agencies = 0;
  std::int64_t links = 0;
};

class PrecheckWork {
 public:
  /// All references outlive it. std::invalid_argument for an allowed address that is none.
  PrecheckWork(db::Database& database, const util::Clock& clock, PrecheckWorkSettings settings);
  PrecheckWork(const PrecheckWork&) = delete;
  PrecheckWork& operator=(const PrecheckWork&) = delete;
  ~PrecheckWork();

  /// Until nothing waits that this one may take, or `stop` says so; what is not finished then goes back into the queue.
  PrecheckDone work(PrecheckScope scope = {}, const std::function<bool()>& stop = {});

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace disclosures
