// SPDX-License-Identifier: Apache-2.0
#include "tests/server/round_robin.hpp"

#include <array>
#include <stdexcept>
#include <utility>

#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace whole {
namespace {

sockaddr_in on_loopback(std::uint16_t port)
{
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

}  // namespace

RoundRobin::RoundRobin(std::vector<std::uint16_t> servers)
    : servers_(std::move(servers)), door_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
  sockaddr_in address = on_loopback(0);
  socklen_t size = sizeof address;
  constexpr int k_waiting = 100;
  if (::bind(door_, reinterpret_cast<const sockaddr*>(&address), size) != 0 || ::listen(door_, k_waiting) != 0 ||
      ::getsockname(door_, reinterpret_cast<sockaddr*>(&address), &size) != 0)
    throw std::runtime_error("the proxy cannot listen");
  port_ = ntohs(address.sin_port);
  thread_ = std::thread([this] { work(); });
}

RoundRobin::~RoundRobin()
{
  ending_ = true;
  thread_.join();
  for (const Pair& pair : pairs_) {
    ::close(pair.client);
    ::close(pair.server);
  }
  ::close(door_);
}

void RoundRobin::work()
{
  constexpr int k_look_up = 50;  // milliseconds
  while (!ending_) {
    std::vector<pollfd> waiting{{door_, POLLIN, 0}};
    for (const Pair& pair : pairs_) {
      waiting.push_back({pair.client, POLLIN, 0});
      waiting.push_back({pair.server, POLLIN, 0});
    }
    if (::poll(waiting.data(), waiting.size(), k_look_up) <= 0) continue;
    std::vector<Pair> open;
    for (std::size_t i = 0; i < pairs_.size(); ++i) {
      const Pair pair = pairs_[i];
      const bool goes_on = (waiting[1 + 2 * i].revents == 0 || pass(pair.client, pair.server)) &&
                           (waiting[2 + 2 * i].revents == 0 || pass(pair.server, pair.client));
      if (goes_on) {
        open.push_back(pair);
      } else {
        ::close(pair.client);
        ::close(pair.server);
      }
    }
    pairs_ = std::move(open);
    if (waiting[0].revents != 0) accept_one();
  }
}

void RoundRobin::accept_one()
{
  const Pair pair{::accept4(door_, nullptr, nullptr, SOCK_CLOEXEC), ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)};
  const sockaddr_in address = on_loopback(servers_[next_++ % servers_.size()]);
  if (::connect(pair.server, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) {
    pairs_.push_back(pair);
    return;
  }
  ::close(pair.client);
  ::close(pair.server);
}

bool RoundRobin::pass(int from, int to)
{
  std::array<char, 16384> piece;
  const ssize_t count = ::recv(from, piece.data(), piece.size(), 0);
  if (count <= 0) return false;
  std::size_t sent = 0;
  while (sent < static_cast<std::size_t>(count)) {
    const ssize_t taken = ::send(to, piece.data() + sent, static_cast<std::size_t>(count) - sent, MSG_NOSIGNAL);
    if (taken <= 0) return false;
    sent += static_cast<std::size_t>(taken);
  }
  return true;
}

}  // namespace whole
