// SPDX-License-Identifier: Apache-2.0
// Reads a file in a process of its own: a document that eats memory or time, or finds a fault in a library, ends that
// process and nothing else.
#include <array>
#include <cerrno>
#include <chrono>
#include <string>

#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lib/extract/content.hpp"

#if defined(__SANITIZE_ADDRESS__)
#define PRONGSAI_ADDRESS_SANITIZER 1
#elif defined(__has_feature)
#define PRONGSAI_ADDRESS_SANITIZER __has_feature(address_sanitizer)
#else
#define PRONGSAI_ADDRESS_SANITIZER 0
#endif

namespace extract {
namespace {

using nlohmann::json;

[[maybe_unused]] constexpr rlim_t k_memory = rlim_t{2} * 1024 * 1024 * 1024;
constexpr int k_seconds_of_answer = 20;
constexpr int k_waits_for_others = 10;  // seconds that a busy machine may add

json json_of(const Content& content)
{
  json links = json::array();
  for (const Link& link : content.links)
    links.push_back({link.href, link.words});
  json pictures = json::array();
  for (const Picture& picture : content.pictures)
    pictures.push_back({picture.source, picture.words});
  json tables = json::array();
  for (const Table& table : content.tables)
    tables.push_back(table.rows);
  return {{"kind", static_cast<int>(content.kind)},
          {"title", content.title},
          {"text", content.text},
          {"tables", std::move(tables)},
          {"links", std::move(links)},
          {"pictures", std::move(pictures)},
          {"frames", content.frames},
          {"pages", content.pages},
          {"without_text", content.without_text},
          {"locked", content.locked},
          {"damaged", content.damaged}};
}

Content content_of(const json& from)
{
  Content content;
  content.kind = static_cast<Kind>(from.at("kind").get<int>());
  content.title = from.at("title").get<std::string>();
  content.text = from.at("text").get<std::string>();
  for (const json& table : from.at("tables"))
    content.tables.push_back({table.get<std::vector<std::vector<std::string>>>()});
  for (const json& link : from.at("links"))
    content.links.push_back({link.at(0).get<std::string>(), link.at(1).get<std::string>()});
  for (const json& picture : from.at("pictures"))
    content.pictures.push_back({picture.at(0).get<std::string>(), picture.at(1).get<std::string>()});
  content.frames = from.at("frames").get<std::vector<std::string>>();
  content.pages = from.at("pages").get<int>();
  content.without_text = from.at("without_text").get<bool>();
  content.locked = from.at("locked").get<bool>();
  content.damaged = from.at("damaged").get<bool>();
  return content;
}

void limit_self(int seconds)
{
  const rlimit time{static_cast<rlim_t>(seconds), static_cast<rlim_t>(seconds)};
  setrlimit(RLIMIT_CPU, &time);
  const rlimit none{0, 0};
  setrlimit(RLIMIT_CORE, &none);
  setrlimit(RLIMIT_FSIZE, &none);
#if !PRONGSAI_ADDRESS_SANITIZER  // whose shadow is larger than any limit
  const rlimit memory{k_memory, k_memory};
  setrlimit(RLIMIT_AS, &memory);
#endif
}

void write_all(int to, const std::string& bytes)
{
  std::size_t at = 0;
  while (at < bytes.size()) {
    const ssize_t written = ::write(to, bytes.data() + at, bytes.size() - at);
    if (written < 0 && errno != EINTR) return;
    if (written > 0) at += static_cast<std::size_t>(written);
  }
}

[[noreturn]] void read_here(int to, std::string_view bytes, std::string_view declared, const ReadLimits& limits,
                            int seconds)
{
  try {
    limit_self(seconds);
    write_all(to, json_of(read(bytes, declared, limits)).dump(-1, ' ', false, json::error_handler_t::replace));
  } catch (...) {
    _exit(1);
  }
  _exit(0);
}

/// Everything until the other side closes; false when the time is over.
bool read_all(int from, std::chrono::seconds longest, std::string& into)
{
  const auto end = std::chrono::steady_clock::now() + longest;
  std::array<char, 65'536> buffer{};
  for (;;) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
    if (left.count() <= 0) return false;
    pollfd wait{from, POLLIN, 0};
    if (poll(&wait, 1, static_cast<int>(left.count())) <= 0) {
      if (errno == EINTR) continue;
      return false;
    }
    const ssize_t got = ::read(from, buffer.data(), buffer.size());
    if (got == 0) return true;
    if (got > 0) into.append(buffer.data(), static_cast<std::size_t>(got));
    if (got < 0 && errno != EINTR) return false;
  }
}

Content damaged(std::string_view bytes, std::string_view declared)
{
  Content content;
  content.kind = kind_of(bytes, declared);
  content.damaged = true;
  return content;
}

/// What the other process wrote, once it has ended or was ended.
Content answer_of(pid_t child, int from, int seconds, std::string_view bytes, std::string_view declared)
{
  std::string answer;
  const bool whole = read_all(from, std::chrono::seconds(seconds + k_waits_for_others), answer);
  close(from);
  if (!whole) kill(child, SIGKILL);
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  const json read_back = json::parse(answer, nullptr, false);
  if (!whole || !read_back.is_object()) return damaged(bytes, declared);
  return content_of(read_back);
}

/// A file without a name that the other process can read from its beginning; -1 where there is no memory.
int in_memory(std::string_view declared, std::string_view bytes)
{
  const int file = memfd_create("document", MFD_CLOEXEC);
  if (file < 0) return -1;
  write_all(file, std::string(declared.substr(0, declared.find('\n'))) + "\n");
  write_all(file, std::string(bytes));
  lseek(file, 0, SEEK_SET);
  return file;
}

std::string everything_from(int from)
{
  std::string all;
  std::array<char, 65'536> buffer{};
  for (;;) {
    const ssize_t got = ::read(from, buffer.data(), buffer.size());
    if (got == 0 || (got < 0 && errno != EINTR)) return all;
    if (got > 0) all.append(buffer.data(), static_cast<std::size_t>(got));
  }
}

}  // namespace

Content read_by(const std::vector<std::string>& program, std::string_view bytes, std::string_view declared, int seconds)
{
  std::array<int, 2> ends{};
  const int file = in_memory(declared, bytes);
  if (file < 0 || pipe2(ends.data(), O_CLOEXEC) != 0) {
    if (file >= 0) close(file);
    return damaged(bytes, declared);
  }
  std::vector<char*> arguments;
  for (const std::string& argument : program)
    arguments.push_back(const_cast<char*>(argument.c_str()));
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, file, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  pid_t child = 0;
  const int failed = posix_spawn(&child, program.front().c_str(), &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  close(file);
  close(ends[1]);
  if (failed == 0) return answer_of(child, ends[0], seconds, bytes, declared);
  close(ends[0]);
  return damaged(bytes, declared);
}

int answer_reading()
{
  const std::string sent = everything_from(STDIN_FILENO);
  const std::size_t line = sent.find('\n');
  if (line == std::string::npos) return 1;
  const std::string_view all = sent;
  limit_self(k_seconds_of_answer);
  const Content content = read(all.substr(line + 1), all.substr(0, line));
  write_all(STDOUT_FILENO, json_of(content).dump(-1, ' ', false, json::error_handler_t::replace));
  return 0;
}

Content read_apart(std::string_view bytes, std::string_view declared, const ReadLimits& limits, int seconds)
{
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) return damaged(bytes, declared);
  const pid_t child = fork();
  if (child == 0) read_here(ends[1], bytes, declared, limits, seconds);
  close(ends[1]);
  if (child > 0) return answer_of(child, ends[0], seconds, bytes, declared);
  close(ends[0]);
  return damaged(bytes, declared);
}

}  // namespace extract
