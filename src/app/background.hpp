// SPDX-License-Identifier: Apache-2.0
// Work that goes on behind the pages as long as the server runs: looked for again and again, done piece by piece. What
// goes wrong is told to the journal and tried again later.
#pragma once
#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace app {

class Background {
 public:
  /// Does one piece; whether there may be more.
  using Piece = std::function<bool()>;
  Background(std::chrono::milliseconds every, Piece piece);
  Background(const Background&) = delete;
  Background& operator=(const Background&) = delete;
  /// Waits for the piece that is being done.
  ~Background();

 private:
  void work();
  bool try_piece();
  std::chrono::milliseconds every_;
  Piece piece_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool ending_ = false;
  std::thread thread_;
};

}  // namespace app
