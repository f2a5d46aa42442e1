// SPDX-License-Identifier: Apache-2.0
// The simplest proxy before several servers: each connection goes to the next one.
#pragma once
#include <atomic>
#include <cstdint>
#include <thread>
#include <vector>

namespace whole {

class RoundRobin {
 public:
  explicit RoundRobin(std::vector<std::uint16_t> servers);
  RoundRobin(const RoundRobin&) = delete;
  RoundRobin& operator=(const RoundRobin&) = delete;
  ~RoundRobin();
  std::uint16_t port() const { return port_; }

 private:
  struct Pair {
    int client = -1;
    int server = -1;
  };
  void work();
  void accept_one();
  /// False when one side has closed.
  static bool pass(int from, int to);

  std::vector<std::uint16_t> servers_;
  std::size_t next_ = 0;
  int door_ = -1;
  std::uint16_t port_ = 0;
  std::vector<Pair> pairs_;
  std::atomic<bool> ending_ = false;
  std::thread thread_;
};

}  // namespace whole
