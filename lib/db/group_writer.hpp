// SPDX-License-Identifier: Apache-2.0
// Group commit: many threads hand over items, one thread stores all that wait in one transaction, and each item is
// answered after the commit, never before. A commit to disk then costs the same for one item as for hundreds.
#pragma once
#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <span>
#include <thread>
#include <utility>
#include <vector>

#include "lib/db/database.hpp"

namespace db {

struct GroupLimits {
  std::size_t waiting_items = 20'000;                         ///< more are refused
  std::size_t waiting_bytes = std::size_t{64} * 1024 * 1024;  ///< more are refused
  std::size_t group_items = 1'000;                            ///< at most in one transaction
};

template <typename Item>
class GroupWriter {
 public:
  /// Stores the items of one group; may change their order in the span (an item is answered wherever it stands) and may
  /// write results into the items. Runs again from the beginning when the group has to be tried once more.
  using Store = std::function<void(Connection&, std::span<Item*>)>;
  /// Told on the writer's thread, so briefly: `failure` is null when the item is stored for good. Unavailable while
  /// committing means that nobody knows. Exceptions of its own are lost.
  using Answer = std::function<void(Item&, std::exception_ptr failure)>;

  /// `database` outlives the writer.
  GroupWriter(Database& database, Store store, GroupLimits limits = {})
      : database_(database), store_(std::move(store)), limits_(limits), thread_([this] { work(); })
  {
  }
  GroupWriter(const GroupWriter&) = delete;
  GroupWriter& operator=(const GroupWriter&) = delete;
  ~GroupWriter() { drain(); }

  /// False at once when too many wait or the writer is closed: the item is not taken and `answer` never called.
  /// `bytes` is about what the item holds in memory.
  bool offer(Item item, std::size_t bytes, Answer answer)
  {
    {
      const std::lock_guard lock(mutex_);
      if (closed_ || waiting_.size() >= limits_.waiting_items || waiting_bytes_ + bytes > limits_.waiting_bytes)
        return false;
      waiting_.push_back({std::move(item), bytes, std::move(answer)});
      waiting_bytes_ += bytes;
    }
    arrived_.notify_one();
    return true;
  }

  std::size_t waiting() const
  {
    const std::lock_guard lock(mutex_);
    return waiting_.size();
  }

  /// Takes no more items, stores and answers all that wait, and ends. Not from a Store or an Answer.
  void drain()
  {
    {
      const std::lock_guard lock(mutex_);
      closed_ = true;
    }
    arrived_.notify_one();
    if (thread_.joinable()) thread_.join();
  }

 private:
  struct Waiting {
    Item item;
    std::size_t bytes = 0;
    Answer answer;
  };

  void work()
  {
    for (std::vector<Waiting> group = next_group(); !group.empty(); group = next_group()) {
      if (const std::exception_ptr failure = try_to_store(group)) {
        answer_each(group, failure);
      } else {
        for (Waiting& one : group)
          tell(one, nullptr);
      }
    }
  }

  std::vector<Waiting> next_group()
  {
    std::unique_lock lock(mutex_);
    arrived_.wait(lock, [this] { return closed_ || !waiting_.empty(); });
    std::vector<Waiting> group;
    while (!waiting_.empty() && group.size() < limits_.group_items) {
      waiting_bytes_ -= waiting_.front().bytes;
      group.push_back(std::move(waiting_.front()));
      waiting_.pop_front();
    }
    return group;
  }

  std::exception_ptr try_to_store(std::span<Waiting> group)
  {
    try {
      database_.write([&](Connection& connection) {
        std::vector<Item*> items;
        items.reserve(group.size());
        for (Waiting& one : group)
          items.push_back(&one.item);
        store_(connection, items);
      });
      return nullptr;
    } catch (...) {
      return std::current_exception();
    }
  }

  /// What one bad item caused must not cost the others; what the database caused would cost each of them a long wait.
  static bool is_of_the_database(const std::exception_ptr& failure)
  {
    try {
      std::rethrow_exception(failure);
    } catch (const Unavailable&) {
      return true;
    } catch (const StorageFull&) {
      return true;
    } catch (...) {
      return false;
    }
  }

  void answer_each(std::span<Waiting> group, std::exception_ptr failure)
  {
    if (group.size() == 1) return tell(group.front(), failure);
    for (Waiting& one : group) {
      // After a success there is no failure to look at.
      if (!failure || !is_of_the_database(failure)) failure = try_to_store({&one, 1});
      tell(one, failure);
    }
  }

  static void tell(Waiting& one, const std::exception_ptr& failure)
  {
    try {
      one.answer(one.item, failure);
    } catch (...) {
      // The item's fate is decided; the next ones wait for theirs.
    }
  }

  Database& database_;
  Store store_;
  GroupLimits limits_;
  mutable std::mutex mutex_;
  std::condition_variable arrived_;
  std::deque<Waiting> waiting_;
  std::size_t waiting_bytes_ = 0;
  bool closed_ = false;
  std::thread thread_;
};

}  // namespace db
