// SPDX-License-Identifier: Apache-2.0
// One connection: request after request, each read whole, answered and sent before the next is looked at. Includes
// Asio.
#pragma once
#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "lib/http/answer.hpp"
#include "lib/http/exchange.hpp"
#include "lib/http/intake.hpp"
#include "lib/http/limits.hpp"
#include "lib/http/stream.hpp"
#include "lib/http/workers.hpp"

namespace http {

/// What all connections share.
struct Site {
  IntakeRules rules;
  Deadlines deadlines;
  SecurityHeaders security;
  Hooks hooks;
  std::function<std::chrono::system_clock::time_point()> now;
  std::shared_ptr<const Failures> failures;
  Workers workers;
  std::atomic<std::uint64_t> next_number;
  std::atomic<std::size_t> connections = 0;
  std::atomic<bool> draining = false;
};

class Connection {
 public:
  using Clock = std::chrono::steady_clock;

  Connection(Site& site, std::unique_ptr<Stream> stream, Client peer);
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection();

  asio::awaitable<void> serve();  ///< until either side has had enough; throws nothing

  // By the loop, while the connection waits for something:
  void check_deadline(Clock::time_point now);
  void drain();  ///< ends it where no request has begun
  void abort();  ///< ends it whatever it does

 private:
  enum class Received { nothing, refused, whole };
  asio::awaitable<bool> serve_one();
  asio::awaitable<Received> receive(Intake& intake, std::optional<Response>& refusal);
  asio::awaitable<bool> receive_more(const Intake& intake);
  asio::awaitable<std::optional<Response>> respond(Intake& intake);
  asio::awaitable<void> wait_for_reply();
  void dispatch(const Route& route);
  asio::awaitable<bool> send(Answer& answer);
  asio::awaitable<bool> send_bytes(std::string_view head, std::string_view body);
  asio::awaitable<void> say_good_bye();
  Answer prepared(Response response, const AnswerTo& to);
  void write_access_line(const AnswerTo& to, const Intake& intake, const Answer& answer, Clock::time_point begin);
  void allow(std::chrono::milliseconds time);
  void set_reading_deadline(const Intake& intake);
  Clock::duration idle_time() const;
  void make_room(bool for_body);
  std::string_view unread() const { return std::string_view(buffer_).substr(begin_, end_ - begin_); }

  Site& site_;
  std::unique_ptr<Stream> stream_;
  Client peer_;
  std::shared_ptr<Exchange> exchange_;
  std::string buffer_;
  std::size_t begin_ = 0;  // of what is unread in buffer_
  std::size_t end_ = 0;
  Clock::time_point deadline_ = Clock::time_point::max();
  Clock::time_point phase_began_{};  // head or body
  enum class Phase { idle, head, body, other } phase_ = Phase::idle;
  bool expired_ = false;
  bool ending_ = false;
};

}  // namespace http
