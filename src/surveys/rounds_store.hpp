// SPDX-License-Identifier: Apache-2.0
// The picture of rounds and agencies that surveys work with, taken from where rounds and enrolments are kept.
#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <utility>

#include "lib/db/database.hpp"

#include "src/surveys/rounds.hpp"

namespace surveys {

class RoundReader {
 public:
  explicit RoundReader(db::Database& database) : database_(database) {}
  /// All rounds with the agencies that take part. Not from several threads at once.
  Rounds read();

 private:
  /// Frameworks never change under a hash, and reading one takes longer than everything else here.
  using Known = std::map<std::string, std::shared_ptr<const framework::Framework>>;
  db::Database& database_;
  Known frameworks_;
};

}  // namespace surveys
