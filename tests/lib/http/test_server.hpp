// SPDX-License-Identifier: Apache-2.0
// A server on the loopback address for the time of a test, and a client that sends bytes as they are.
#pragma once
#include <chrono>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "lib/http/router.hpp"
#include "lib/http/server.hpp"

namespace http_test {

/// Options of a server on any free port of 127.0.0.1 that waits seconds where a real one waits minutes.
http::ServerOptions loopback();

/// The same with one deadline that passes at once.
http::ServerOptions hasty(std::chrono::milliseconds http::Deadlines::*which);

/// The routes that the request cases talk to.
http::Router sample_routes();

class TestServer {
 public:
  explicit TestServer(http::Router router = sample_routes(), http::ServerOptions options = loopback());
  TestServer(const TestServer&) = delete;
  TestServer& operator=(const TestServer&) = delete;
  ~TestServer() { stop(); }

  http::Server& server() { return *server_; }
  std::uint16_t port() const { return server_->port(); }
  void stop();  ///< and waits until it has drained

  std::vector<std::string> access_lines() const;  ///< "POST /echo 200 17"
  std::vector<std::string> troubles() const;

 private:
  mutable std::mutex mutex_;
  std::vector<std::string> access_lines_;
  std::vector<std::string> troubles_;
  std::unique_ptr<http::Server> server_;
  std::thread thread_;
};

struct Received {
  std::string head;  ///< with the status line, without the empty line
  std::string body;
  int status() const;
  std::string header(std::string_view name) const;
};

class Client {
 public:
  explicit Client(std::uint16_t port);
  explicit Client(const std::string& socket_file);
  Client(Client&& other) noexcept;
  ~Client();

  bool send(std::string_view bytes);  ///< false where the server has closed
  void finish_sending();
  /// One answer; an empty head where the server closes first. `to_head`: without a body whatever its length.
  Received receive(bool to_head = false);
  bool is_closed();  ///< waits until the server closes, ten seconds at most; bytes that still come are dropped

 private:
  bool fill();
  int socket_ = -1;
  std::string buffer_;
};

/// One request on a connection of its own.
Received ask(std::uint16_t port, std::string_view request);
std::string get(std::string_view path, std::string_view more_header = "");
std::string post(std::string_view path, std::string_view type, std::string_view body);

}  // namespace http_test
