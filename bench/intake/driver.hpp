// SPDX-License-Identifier: Apache-2.0
// Plays many browsers on one thread: on each keep-alive connection one conversation after the other, a request of it
// sent when the answer to the one before is there. And clients on bad lines, who send a byte now and then.
#pragma once
#include <atomic>
#include <chrono>
#include <cstdint>
#include <string>
#include <thread>
#include <vector>

namespace intake {

/// Requests of one respondent, in order: the page and the answers, or only the answers.
using Conversation = std::vector<std::string>;

struct Measured {
  double per_second = 0;             ///< conversations
  std::vector<double> milliseconds;  ///< from the first byte sent to the last one received, of each request; sorted
  std::size_t conversations = 0;
  std::size_t refused = 0;  ///< answers other than 200
  double percentile(double share) const;
};

class Driver {
 public:
  Driver(std::uint16_t port, std::size_t connections);
  Driver(const Driver&) = delete;
  Driver& operator=(const Driver&) = delete;
  ~Driver();

  /// Until all conversations are over or the time is up, whatever comes first.
  Measured run(const std::vector<Conversation>& conversations, std::chrono::duration<double> longest);

 private:
  using Clock = std::chrono::steady_clock;
  struct Line {
    int socket = -1;
    const Conversation* conversation = nullptr;
    std::size_t request = 0;
    std::string head;      // as far as it has come
    std::size_t left = 0;  // of the body
    bool has_head = false;
    Clock::time_point asked;
  };

  void begin(Line& line);
  void ask(Line& line);
  void take_what_came();
  void take(Line& line);
  void take_head(Line& line, std::string_view piece);
  void finish(Line& line);

  int epoll_;
  std::vector<Line> lines_;
  const std::vector<Conversation>* conversations_ = nullptr;
  std::size_t next_ = 0;
  std::size_t talking_ = 0;
  Measured measured_;
};

/// Clients that begin a request and send a byte of it each second, as long as the server lets them.
class SlowClients {
 public:
  SlowClients(std::uint16_t port, std::size_t count);
  SlowClients(const SlowClients&) = delete;
  SlowClients& operator=(const SlowClients&) = delete;
  ~SlowClients();

  /// Waits until the server has closed all of them, at most so long; how many it has closed.
  std::size_t wait_until_closed(std::chrono::seconds longest);

 private:
  void work();
  std::vector<int> sockets_;
  std::atomic<std::size_t> closed_ = 0;
  std::atomic<bool> ending_ = false;
  std::thread thread_;
};

}  // namespace intake
