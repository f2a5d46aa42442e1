// SPDX-License-Identifier: Apache-2.0
#include "tests/server/server_process.hpp"

#include <array>
#include <charconv>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <stdexcept>

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lib/util/files.hpp"

namespace whole {
namespace {

namespace fs = std::filesystem;

constexpr int k_patience = 60'000;  // milliseconds: a server that does not listen by then does not begin

fs::path folder_of_files(bool on_disk)
{
  constexpr std::uintmax_t k_enough = 500'000'000;
  const fs::path memory = "/dev/shm";
  std::error_code none;
  const bool roomy = ::access(memory.c_str(), W_OK) == 0 && fs::space(memory, none).available >= k_enough && !none;
  return roomy && !on_disk ? memory : fs::temp_directory_path();
}

/// The number behind a name in a file of /proc; -1 where there is none.
double number_behind(const std::string& text, std::string_view name)
{
  const std::size_t at = text.find(name);
  return at == std::string::npos ? -1 : std::strtod(text.c_str() + at + name.size(), nullptr);
}

/// Files of /proc have no size beforehand.
std::string read_proc(const std::string& path)
{
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace

TemporaryFolder::TemporaryFolder(bool on_disk)
{
  std::string made = (folder_of_files(on_disk) / "prongsai-server-XXXXXX").string();
  if (::mkdtemp(made.data()) == nullptr) throw std::runtime_error("cannot make " + made);
  path_ = made;
}

TemporaryFolder::~TemporaryFolder()
{
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

ServerProcess::ServerProcess(const db::Url& database, fs::path folder, const std::vector<std::string>& settings)
    : folder_(std::move(folder)), log_(folder_ / "server.log")
{
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
  const pid_t parent = ::getpid();
  pid_ = ::fork();
  if (pid_ == 0) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != parent) ::_exit(3);
    run(database, settings, ends[1]);
  }
  ::close(ends[1]);
  out_ = ends[0];
  wait_for_address(out_);
}

void ServerProcess::run(const db::Url& database, const std::vector<std::string>& settings, int out) const
{
  const std::string url = database.engine == db::Engine::sqlite ? "sqlite:" + database.place : database.place;
  const int log = ::open(log_.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
  ::dup2(out, STDOUT_FILENO);
  ::dup2(log, STDERR_FILENO);
  std::signal(SIGXFSZ, SIG_IGN);
  ::setenv("PRONGSAI_SERVER_KEY", k_server_key, 1);
  for (const std::string& setting : settings)
    ::putenv(const_cast<char*>(setting.c_str()));
  const std::string files = (folder_ / "files").string();
  ::execl(PRONGSAI_BINARY, "prongsai", "serve", "--lang", "en", "--database", url.c_str(), "--listen", "127.0.0.1:0",
          "--files", files.c_str(), nullptr);
  ::_exit(3);
}

void ServerProcess::wait_for_address(int out)
{
  constexpr std::string_view k_before = "http://127.0.0.1:";
  std::string said;
  pollfd waiting{out, POLLIN, 0};
  while (::poll(&waiting, 1, k_patience) == 1) {
    std::array<char, 1000> piece{};
    const ssize_t count = ::read(out, piece.data(), piece.size());
    if (count <= 0) break;
    said.append(piece.data(), static_cast<std::size_t>(count));
    const std::size_t at = said.find(k_before);
    if (at == std::string::npos || said.find('\n', at) == std::string::npos) continue;
    std::from_chars(said.data() + at + k_before.size(), said.data() + said.size(), port_);
    return;
  }
  kill();
  throw std::runtime_error("the server did not begin: " + said + log());
}

ServerProcess::~ServerProcess()
{
  kill();
}

void ServerProcess::kill()
{
  if (pid_ > 0) {
    ::kill(pid_, SIGKILL);
    wait_for_end();
  }
}

int ServerProcess::stop()
{
  ::kill(pid_, SIGTERM);
  return wait_for_end();
}

int ServerProcess::wait_for_end()
{
  int status = 0;
  ::waitpid(pid_, &status, 0);
  pid_ = -1;
  ::close(out_);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

void ServerProcess::limit_files(std::uint64_t bytes) const
{
  rlimit limit{};
  ::prlimit(pid_, RLIMIT_FSIZE, nullptr, &limit);
  limit.rlim_cur = bytes == 0 ? limit.rlim_max : bytes;
  if (::prlimit(pid_, RLIMIT_FSIZE, &limit, nullptr) != 0) throw std::runtime_error("cannot limit the server's files");
}

double ServerProcess::processor_seconds() const
{
  // After the name in parentheses: 11 fields, then the ticks spent in the program and in the system for it.
  const std::string text = read_proc("/proc/" + std::to_string(pid_) + "/stat");
  std::size_t at = text.rfind(')') + 1;
  for (int field = 0; field < 12; ++field)
    at = text.find(' ', at) + 1;
  char* next = nullptr;
  const double user = std::strtod(text.c_str() + at, &next);
  const double system = std::strtod(next, nullptr);
  return (user + system) / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

double ServerProcess::most_memory() const
{
  constexpr double k_kib_in_mib = 1024;
  return number_behind(read_proc("/proc/" + std::to_string(pid_) + "/status"), "VmHWM:") / k_kib_in_mib;
}

std::string ServerProcess::log() const
{
  return fs::exists(log_) ? util::read_file(log_) : "";
}

}  // namespace whole
