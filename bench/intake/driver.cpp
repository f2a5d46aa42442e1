// SPDX-License-Identifier: Apache-2.0
#include "bench/intake/driver.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <cstdlib>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace intake {
namespace {

[[noreturn]] void give_up(const char* why)
{
  std::perror(why);
  std::exit(3);
}

int connected(std::uint16_t port)
{
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) give_up("cannot connect");
  const int on = 1;
  ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  return socket;
}

}  // namespace

double Measured::percentile(double share) const
{
  if (milliseconds.empty()) return 0;
  const auto place = static_cast<std::size_t>(share * static_cast<double>(milliseconds.size()));
  return milliseconds[std::min(place, milliseconds.size() - 1)];
}

Driver::Driver(std::uint16_t port, std::size_t connections)
    : epoll_(::epoll_create1(EPOLL_CLOEXEC)), lines_(connections)
{
  for (std::size_t i = 0; i < connections; ++i) {
    lines_[i].socket = connected(port);
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.u64 = i;
    ::epoll_ctl(epoll_, EPOLL_CTL_ADD, lines_[i].socket, &event);
  }
}

Driver::~Driver()
{
  for (const Line& line : lines_)
    ::close(line.socket);
  ::close(epoll_);
}

Measured Driver::run(const std::vector<Conversation>& conversations, std::chrono::duration<double> longest)
{
  conversations_ = &conversations;
  next_ = talking_ = 0;
  measured_ = {};
  const auto start = Clock::now();
  const auto end = start + std::chrono::duration_cast<Clock::duration>(longest);
  for (Line& line : lines_)
    begin(line);
  Clock::time_point now = start;
  while (talking_ > 0) {
    take_what_came();
    now = Clock::now();
    if (now >= end) next_ = conversations.size();  // those that are begun are finished
  }
  measured_.per_second =
      static_cast<double>(measured_.conversations) / std::chrono::duration<double>(now - start).count();
  std::ranges::sort(measured_.milliseconds);
  return std::move(measured_);
}

void Driver::begin(Line& line)
{
  line.conversation = nullptr;
  if (next_ >= conversations_->size()) return;
  line.conversation = &(*conversations_)[next_++];
  line.request = 0;
  ++talking_;
  ask(line);
}

void Driver::ask(Line& line)
{
  const std::string& request = (*line.conversation)[line.request];
  line.head.clear();
  line.has_head = false;
  line.asked = Clock::now();
  if (::send(line.socket, request.data(), request.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(request.size()))
    give_up("cannot send");
}

void Driver::take_what_came()
{
  constexpr int k_patience = 20'000;
  std::array<epoll_event, 128> events;
  const int count = ::epoll_wait(epoll_, events.data(), static_cast<int>(events.size()), k_patience);
  if (count <= 0) give_up("nobody answers");
  for (int i = 0; i < count; ++i)
    take(lines_[events[static_cast<std::size_t>(i)].data.u64]);
}

void Driver::take(Line& line)
{
  std::array<char, 16384> bytes;
  const ssize_t count = ::recv(line.socket, bytes.data(), bytes.size(), 0);
  if (count <= 0 || line.conversation == nullptr) give_up("the server closed a connection");
  const std::string_view piece(bytes.data(), static_cast<std::size_t>(count));
  if (line.has_head) {
    line.left -= piece.size();
  } else {
    take_head(line, piece);
  }
  if (line.has_head && line.left == 0) finish(line);
}

void Driver::take_head(Line& line, std::string_view piece)
{
  line.head += piece;
  const std::size_t end = line.head.find("\r\n\r\n");
  if (end == std::string::npos) return;
  constexpr std::string_view k_length = "\r\nContent-Length: ";
  const std::size_t field = line.head.find(k_length);
  std::size_t size = 0;
  if (field < end) std::from_chars(line.head.data() + field + k_length.size(), line.head.data() + end, size);
  if (!line.head.starts_with("HTTP/1.1 200")) ++measured_.refused;
  line.has_head = true;
  line.left = end + 4 + size - line.head.size();
}

void Driver::finish(Line& line)
{
  measured_.milliseconds.push_back(std::chrono::duration<double, std::milli>(Clock::now() - line.asked).count());
  if (++line.request < line.conversation->size()) return ask(line);
  ++measured_.conversations;
  --talking_;
  begin(line);
}

SlowClients::SlowClients(std::uint16_t port, std::size_t count)
{
  for (std::size_t i = 0; i < count; ++i)
    sockets_.push_back(connected(port));
  thread_ = std::thread([this] { work(); });
}

SlowClients::~SlowClients()
{
  ending_ = true;
  thread_.join();
  for (const int socket : sockets_)
    ::close(socket);
}

void SlowClients::work()
{
  const std::string request = "POST /answer/slow HTTP/1.1\r\nHost: localhost\r\nUser-Agent: " + std::string(1000, 's');
  std::vector<bool> open(sockets_.size(), true);
  for (std::size_t at = 0; !ending_ && at < request.size(); ++at) {
    for (std::size_t i = 0; i < sockets_.size(); ++i) {
      if (!open[i]) continue;
      std::array<char, 4096> said;
      const bool goes_on = ::send(sockets_[i], request.data() + at, 1, MSG_NOSIGNAL) == 1;
      const ssize_t count = ::recv(sockets_[i], said.data(), said.size(), MSG_DONTWAIT);
      if (goes_on && count < 0) continue;
      open[i] = false;
      ++closed_;
    }
    for (int tenth = 0; tenth < 10 && !ending_; ++tenth)
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
}

std::size_t SlowClients::wait_until_closed(std::chrono::seconds longest)
{
  const auto end = std::chrono::steady_clock::now() + longest;
  while (closed_ < sockets_.size() && std::chrono::steady_clock::now() < end)
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  return closed_;
}

}  // namespace intake
