// SPDX-License-Identifier: Apache-2.0
#include "test_server.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <stdexcept>
#include <utility>

#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "lib/http/headers.hpp"

namespace http_test {
namespace {

constexpr int k_patience = 10'000;  // milliseconds: a server that has not answered by then does not

bool readable(int socket)
{
  pollfd waiting{socket, POLLIN, 0};
  return ::poll(&waiting, 1, k_patience) == 1;
}

}  // namespace

http::ServerOptions loopback()
{
  http::ServerOptions options;
  options.listen = {"127.0.0.1:0"};
  options.workers = 2;
  options.deadlines.idle = std::chrono::seconds(20);
  options.deadlines.drain = std::chrono::seconds(5);
  options.deadlines.linger = std::chrono::milliseconds(300);
  return options;
}

http::ServerOptions hasty(std::chrono::milliseconds http::Deadlines::*which)
{
  http::ServerOptions options = loopback();
  options.deadlines.*which = std::chrono::milliseconds(60);
  return options;
}

TestServer::TestServer(http::Router router, http::ServerOptions options)
{
  http::Hooks hooks;
  hooks.access = [this](const http::AccessLine& line) {
    const std::lock_guard lock(mutex_);
    access_lines_.push_back(std::string(http::name(line.method)) + " " + std::string(line.route) + " " +
                            std::to_string(line.status) + " " + std::to_string(line.bytes));
  };
  hooks.trouble = [this](std::uint64_t number, std::string_view what) {
    const std::lock_guard lock(mutex_);
    troubles_.push_back(std::to_string(number) + ": " + std::string(what));
  };
  hooks.error_page = [](const http::Outcome& outcome, const http::Request& request) {
    return http::page("<h1>" + std::to_string(outcome.status) + "</h1><p>" + std::to_string(request.number) + "</p>");
  };
  server_ = std::make_unique<http::Server>(std::move(options), std::move(router), std::move(hooks));
  thread_ = std::thread([this] { server_->run(); });
}

void TestServer::stop()
{
  if (!thread_.joinable()) return;
  server_->stop();
  thread_.join();
}

std::vector<std::string> TestServer::access_lines() const
{
  const std::lock_guard lock(mutex_);
  return access_lines_;
}

std::vector<std::string> TestServer::troubles() const
{
  const std::lock_guard lock(mutex_);
  return troubles_;
}

int Received::status() const
{
  int status = 0;
  if (head.size() > 12) std::from_chars(head.data() + 9, head.data() + 12, status);
  return status;
}

std::string Received::header(std::string_view name) const
{
  std::size_t at = head.find("\r\n");
  while (at != std::string::npos) {
    const std::size_t end = std::min(head.find("\r\n", at + 2), head.size());
    const std::string_view line = std::string_view(head).substr(at + 2, end - at - 2);
    const std::size_t colon = line.find(": ");
    if (colon != std::string_view::npos && http::equal_without_case(line.substr(0, colon), name)) {
      return std::string(line.substr(colon + 2));
    }
    at = end < head.size() ? end : std::string::npos;
  }
  return {};
}

Client::Client(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) != 0) {
    throw std::runtime_error("test client cannot connect");
  }
}

Client::Client(const std::string& socket_file) : socket_(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::memcpy(address.sun_path, socket_file.c_str(), socket_file.size() + 1);
  if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) != 0) {
    throw std::runtime_error("test client cannot connect");
  }
}

Client::Client(Client&& other) noexcept : socket_(std::exchange(other.socket_, -1)), buffer_(std::move(other.buffer_))
{
}

Client::~Client()
{
  if (socket_ >= 0) ::close(socket_);
}

bool Client::send(std::string_view bytes)
{
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

void Client::finish_sending()
{
  ::shutdown(socket_, SHUT_WR);
}

bool Client::fill()
{
  std::array<char, 65536> piece;
  if (!readable(socket_)) return false;
  const ssize_t count = ::recv(socket_, piece.data(), piece.size(), 0);
  if (count <= 0) return false;
  buffer_.append(piece.data(), static_cast<std::size_t>(count));
  return true;
}

Received Client::receive(bool to_head)
{
  std::size_t end = 0;
  while ((end = buffer_.find("\r\n\r\n")) == std::string::npos)
    if (!fill()) return {};
  Received received{buffer_.substr(0, end), {}};
  buffer_.erase(0, end + 4);
  const std::string length = to_head ? "0" : received.header("Content-Length");
  std::size_t size = 0;
  std::from_chars(length.data(), length.data() + length.size(), size);
  while (buffer_.size() < size)
    if (!fill()) break;
  received.body = buffer_.substr(0, size);
  buffer_.erase(0, size);
  return received;
}

bool Client::is_closed()
{
  while (readable(socket_)) {
    std::array<char, 4096> piece;
    if (::recv(socket_, piece.data(), piece.size(), 0) <= 0) return true;
  }
  return false;
}

Received ask(std::uint16_t port, std::string_view request)
{
  Client client(port);
  client.send(request);
  return client.receive();
}

std::string get(std::string_view path, std::string_view more_header)
{
  return "GET " + std::string(path) + " HTTP/1.1\r\nHost: test\r\n" + std::string(more_header) + "\r\n";
}

std::string post(std::string_view path, std::string_view type, std::string_view body)
{
  return "POST " + std::string(path) + " HTTP/1.1\r\nHost: test\r\nContent-Type: " + std::string(type) +
         "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + std::string(body);
}

}  // namespace http_test
