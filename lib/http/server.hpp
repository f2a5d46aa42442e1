// SPDX-License-Identifier: Apache-2.0
// The web server: listens, serves every connection on one or two threads that never block, and drains when told to
// stop.
#pragma once
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "lib/http/answer.hpp"
#include "lib/http/hooks.hpp"
#include "lib/http/limits.hpp"
#include "lib/http/router.hpp"

namespace http {

struct ServerOptions {
  /// "localhost:8080", "0.0.0.0:80", "[::1]:8080" (port 0: any free one) or "unix:/run/prongsai.sock".
  std::vector<std::string> listen{"localhost:8080"};
  std::string certificate_file;  ///< PEM; together with the key: TLS on all TCP ports
  std::string key_file;
  std::vector<std::string> trusted_proxies;  ///< addresses, networks, "unix"
  std::size_t threads = 1;                   ///< that serve connections
  std::size_t workers = 8;                   ///< threads for handlers that may block
  std::size_t longest_queue = 512;           ///< requests that wait for one of them; beyond, 503
  std::filesystem::path upload_folder = std::filesystem::temp_directory_path();
  Limits limits;
  Deadlines deadlines;
  SecurityHeaders security;
  std::uint64_t first_request_number = 1;
  bool stop_on_signals = false;  ///< SIGTERM and SIGINT call stop()
  std::function<std::chrono::system_clock::time_point()> now = std::chrono::system_clock::now;
};

struct ServerLoad {
  std::size_t connections = 0;
  std::size_t waiting = 0;  ///< requests that wait for a worker
};

class Server {
 public:
  /// Binds, so that port() is known and an address in use is told at once: std::runtime_error says which and why.
  /// std::invalid_argument for an address or proxy that is none.
  Server(ServerOptions options, Router router, const Hooks& hooks = {});
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;
  ~Server();

  std::uint16_t port() const;  ///< of the first TCP address; 0 where there is none
  /// Serves until stop(), then takes nothing new, finishes what runs, and returns, at the latest when
  /// Deadlines::drain is over and the workers' handlers have returned. To be called once.
  void run();
  /// From any thread, before, during or after run().
  void stop();
  ServerLoad load() const;

 private:
  struct Running;
  std::unique_ptr<Running> running_;
};

}  // namespace http
