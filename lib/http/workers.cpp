// SPDX-License-Identifier: Apache-2.0
#include "lib/http/workers.hpp"

#include <utility>

namespace http {

Workers::Workers(std::size_t threads, std::size_t longest_queue) : longest_queue_(longest_queue)
{
  for (std::size_t i = 0; i < threads; ++i)
    threads_.emplace_back([this] { work(); });
}

bool Workers::submit(std::function<void()> task)
{
  {
    const std::lock_guard lock(mutex_);
    if (stopping_ || queue_.size() >= longest_queue_) return false;
    queue_.push_back(std::move(task));
  }
  changed_.notify_one();
  return true;
}

std::size_t Workers::waiting() const
{
  const std::lock_guard lock(mutex_);
  return queue_.size();
}

void Workers::stop()
{
  std::deque<std::function<void()>> dropped;
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    dropped.swap(queue_);
  }
  changed_.notify_all();
  for (std::thread& thread : threads_)
    if (thread.joinable()) thread.join();
}

void Workers::work()
{
  while (true) {
    std::function<void()> task;
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
      if (queue_.empty()) return;
      task = std::move(queue_.front());
      queue_.pop_front();
    }
    task();
  }
}

}  // namespace http
