// SPDX-License-Identifier: Apache-2.0
// People who answer at the same time, without end, and what they saw: which answers were confirmed, and which they do
// not know about because the server went.
#pragma once
#include <atomic>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include <sys/types.h>

#include "tests/server/round.hpp"

namespace whole {

class Load {
 public:
  explicit Load(Respondents& respondents) : respondents_(respondents) {}
  Load(const Load&) = delete;
  Load& operator=(const Load&) = delete;
  ~Load() { stop(); }

  /// Begins with so many at once. Who is told that the server is busy sends the same again until it is taken; whose
  /// connection breaks stops.
  void begin(std::uint16_t port, std::size_t at_once);
  /// Kills the server at the very moment at which so many are confirmed in all: what the next ones send is under way.
  /// Before begin().
  void kill_at(pid_t server, std::size_t confirmed);
  void wait_for_confirmed(std::size_t least) const;  ///< in all
  void wait_for_busy(std::size_t least) const;       ///< as a page that says so
  void stop();
  /// Waits until everybody has stopped by themselves.
  void wait_for_end();
  /// Sends again, to a server that is there, everything that nobody knows about, and some of what was confirmed: what
  /// is said twice must be said alike.
  void send_again(std::uint16_t port);

  std::size_t confirmed() const { return confirmed_; }
  std::size_t busy() const { return busy_; }
  std::map<std::string, std::string> receipts() const;  ///< by path, of what was confirmed
  std::vector<std::string> oddities() const;            ///< answers of the server that should not be

 private:
  void answer_without_end(std::uint16_t port);
  bool send(class Browser& browser, const Respondent& respondent);
  void note_confirmed(const Respondent& respondent, const std::string& receipt);

  Respondents& respondents_;
  std::atomic<bool> stopping_ = false;
  std::atomic<std::size_t> confirmed_ = 0;
  std::atomic<std::size_t> busy_ = 0;
  pid_t victim_ = 0;
  std::size_t killed_at_ = 0;
  std::vector<std::thread> threads_;
  mutable std::mutex mutex_;
  std::map<std::string, std::string> receipts_;
  std::vector<Respondent> sent_again_;  // the latest that were confirmed
  std::vector<Respondent> unsure_;
  std::vector<std::string> oddities_;
};

}  // namespace whole
