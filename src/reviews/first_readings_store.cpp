// SPDX-License-Identifier: Apache-2.0
#include "src/reviews/first_readings_store.hpp"

#include <utility>
#include <vector>

namespace reviews {

FirstReadings::FirstReadings(TaskStore& tasks, std::int64_t cycle, std::int64_t agency, util::UtcSeconds now)
    : tasks_(tasks), cycle_(cycle), agency_(agency), now_(now)
{
  for (Task& task : tasks.of_agency(cycle, agency)) {
    if (task.kind == ReadingKind::first) known_.emplace(task.item, std::move(task));
  }
}

void FirstReadings::give(const std::string& item, std::int64_t position, const std::optional<std::int64_t>& account)
{
  const auto task = known_.find(item);
  if (task == known_.end()) {
    fresh_[item] = {
        .cycle = cycle_, .agency = agency_, .item = item, .position = position, .account = account, .assigned = now_};
  } else if (task->second.done) {
    given.read_already += task->second.account == account ? 0U : 1U;
    return;
  } else if (!give_anew(task->second, account)) {
    return;
  }
  ++given.items;
  if (account) gave.insert(*account);
}

/// False where it is that account's already.
bool FirstReadings::give_anew(Task& task, const std::optional<std::int64_t>& account)
{
  if (task.account == account) return false;
  tasks_.give(task.id, account, now_);
  if (task.account) took.insert(*task.account);
  task.account = account;
  return true;
}

void FirstReadings::store_fresh()
{
  std::vector<Task> added;
  for (auto& [item, task] : fresh_) {
    if (task.account) added.push_back(std::move(task));
  }
  tasks_.add_many(added);
}

}  // namespace reviews
