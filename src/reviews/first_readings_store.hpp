// SPDX-License-Identifier: Apache-2.0
// The first readings of one agency while they are given out. Only for assigning_store.cpp.
#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>

#include "src/reviews/assigning_store.hpp"
#include "src/reviews/task_store.hpp"

namespace reviews {

class FirstReadings {
 public:
  FirstReadings(TaskStore& tasks, std::int64_t cycle, std::int64_t agency, util::UtcSeconds now);

  /// `position`: of the item in the framework, from 1. What was read already stays with who read it.
  void give(const std::string& item, std::int64_t position, const std::optional<std::int64_t>& account);
  /// Those that were not there yet and have somebody to read them.
  void store_fresh();

  AssigningStore::Given given;
  std::set<std::int64_t> gave;  ///< accounts
  std::set<std::int64_t> took;

 private:
  bool give_anew(Task& task, const std::optional<std::int64_t>& account);

  TaskStore& tasks_;
  std::int64_t cycle_;
  std::int64_t agency_;
  util::UtcSeconds now_;
  std::map<std::string, Task> known_;
  std::map<std::string, Task> fresh_;
};

}  // namespace reviews
