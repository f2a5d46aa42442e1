// SPDX-License-Identifier: Apache-2.0
// The built program as a process of its own, as it is run in earnest: started on any free port, killed, told to stop,
// left without room for its files. For tests of faults and for the benches.
#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include <sys/types.h>

#include "lib/db/url.hpp"

namespace whole {

/// Of every server that this starts, so that tests can sign what the server trusts.
inline constexpr const char* k_server_key = "a key for tests alone, of no secret at all";

/// Gone with everything in it when this goes.
class TemporaryFolder {
 public:
  /// In memory where there is room, else on disk; `on_disk` for what is measured.
  explicit TemporaryFolder(bool on_disk = false);
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder();
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

class ServerProcess {
 public:
  /// Returns when the server listens. `settings`: "PRONGSAI_THREADS=2". std::runtime_error with its log when it does
  /// not begin.
  ServerProcess(const db::Url& database, std::filesystem::path folder, const std::vector<std::string>& settings = {});
  ServerProcess(const ServerProcess&) = delete;
  ServerProcess& operator=(const ServerProcess&) = delete;
  ~ServerProcess();

  std::uint16_t port() const { return port_; }
  pid_t pid() const { return pid_; }
  void kill();  ///< at once, as by `kill -9`
  int stop();   ///< by SIGTERM; the exit code
  /// No file may grow beyond this; 0: as before. It fails then as on a full disk.
  void limit_files(std::uint64_t bytes) const;
  double processor_seconds() const;
  double most_memory() const;  ///< MiB
  std::string log() const;

 private:
  [[noreturn]] void run(const db::Url& database, const std::vector<std::string>& settings, int out) const;
  void wait_for_address(int out);
  int wait_for_end();

  std::filesystem::path folder_;
  std::filesystem::path log_;
  pid_t pid_ = -1;
  int out_ = -1;
  std::uint16_t port_ = 0;
};

}  // namespace whole
