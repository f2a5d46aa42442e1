// SPDX-License-Identifier: Apache-2.0
// The whole of a round's results as files, for the programme: CSV, workbook, JSON, what the columns mean, and sums by
// which anyone sees that a file arrived whole.
#pragma once
#include <map>
#include <mutex>
#include <string>

#include "lib/db/database.hpp"
#include "lib/http/upload.hpp"
#include "lib/site/site.hpp"
#include "lib/util/clock.hpp"

#include "src/accounts/visitor.hpp"
#include "src/results/shown_round_store.hpp"

namespace results {

class ResultDownloadPages {
 public:
  /// All outlive it.
  ResultDownloadPages(db::Database& database, const util::Clock& clock, ShownRounds& rounds)
      : database_(database), clock_(clock), rounds_(rounds)
  {
  }
  /// GET …/cycles/{cycle}/results/download: which files there are.
  site::Answer files(http::Request& request, const accounts::Visitor& visitor);
  /// GET …/download/{name}: "results-2567.csv", "results-2567.xlsx", "SHA256SUMS".
  site::Answer file(http::Request& request, const accounts::Visitor& visitor);

 private:
  std::string sums(db::Connection& connection, const ShownRound& round);
  db::Database& database_;
  const util::Clock& clock_;
  ShownRounds& rounds_;
  std::mutex mutex_;
  std::map<std::string, std::string> sums_;  // by computation and release, whose files never change
};

}  // namespace results
