// SPDX-License-Identifier: Apache-2.0
// What used codes were worth, for today and yesterday: who sends the same code from the same page again, because the
// server died before its answer arrived, is let in again. Nothing in a row leads to the code or to an answer.
#pragma once
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "lib/db/connection.hpp"

#include "src/surveys/survey.hpp"

namespace surveys {

struct Grant {
  Survey survey;
  std::string hash;  ///< of the code and of what only the page knows on which it was typed
};

class GrantStore {
 public:
  explicit GrantStore(db::Connection& connection) : connection_(connection) {}

  /// Those of the hashes that are there, and the survey of each.
  std::map<std::string, Survey> find(std::span<const std::string> hashes);
  /// In the same transaction in which the codes are used up. `day`: surveys::day_of.
  void keep(std::vector<Grant> grants, std::int64_t day);
  bool has_before(std::int64_t day);
  void forget_before(std::int64_t day);

 private:
  db::Connection& connection_;
};

}  // namespace surveys
