// SPDX-License-Identifier: Apache-2.0
#include "src/app/background.hpp"

#include <exception>
#include <utility>

#include "src/app/journal.hpp"

namespace app {

Background::Background(std::chrono::milliseconds every, Piece piece)
    : every_(every), piece_(std::move(piece)), thread_([this] { work(); })
{
}

Background::~Background()
{
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  wake_.notify_one();
  thread_.join();
}

bool Background::try_piece()
{
  try {
    return piece_();
  } catch (const std::exception& error) {
    journal::trouble(0, error.what());
    return false;
  }
}

void Background::work()
{
  std::unique_lock lock(mutex_);
  while (!ending_) {
    lock.unlock();
    const bool more = try_piece();
    lock.lock();
    if (!more) wake_.wait_for(lock, every_, [this] { return ending_; });
  }
}

}  // namespace app
