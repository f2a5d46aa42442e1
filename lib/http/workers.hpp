// SPDX-License-Identifier: Apache-2.0
// Threads for handlers that may block, with a queue that has an end: who comes when it is full is told to come again.
#pragma once
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace http {

class Workers {
 public:
  Workers(std::size_t threads, std::size_t longest_queue);
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;
  ~Workers() { stop(); }

  /// False where the queue is full or stop() was called. A task must not throw.
  bool submit(std::function<void()> task);
  std::size_t waiting() const;
  /// Tasks that no thread has begun are dropped; waits for those that run.
  void stop();

 private:
  void work();
  std::size_t longest_queue_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::function<void()>> queue_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace http
