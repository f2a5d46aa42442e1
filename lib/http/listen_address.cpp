// SPDX-License-Identifier: Apache-2.0
#include "lib/http/listen_address.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <stdexcept>

#include <arpa/inet.h>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <netinet/in.h>

namespace http {
namespace {

using boost::system::error_code;
using Tcp = boost::asio::ip::tcp;
using Local = boost::asio::local::stream_protocol;
using Endpoint = boost::asio::generic::stream_protocol::endpoint;

Acceptor bound(boost::asio::io_context& io, const Endpoint& endpoint, error_code& error)
{
  constexpr int k_backlog = 4096;  // deadline day: connections wait here rather than be turned away
  Acceptor acceptor(io);
  acceptor.open(endpoint.protocol(), error);
  if (!error && endpoint.protocol().family() != AF_UNIX) {
    acceptor.set_option(boost::asio::socket_base::reuse_address(true), error);
  }
  if (!error && endpoint.protocol().family() == AF_INET6) {
    acceptor.set_option(boost::asio::ip::v6_only(true), error);
  }
  if (!error) acceptor.bind(endpoint, error);
  if (!error) acceptor.listen(k_backlog, error);
  return acceptor;
}

[[noreturn]] void cannot_listen(const std::string& address, const error_code& error)
{
  throw std::runtime_error("cannot listen on " + address + ": " + error.message());
}

/// Takes away the socket file of a server that is dead; leaves that of one that answers.
void remove_dead(boost::asio::io_context& io, const Local::endpoint& endpoint)
{
  error_code error;
  Local::socket socket(io);
  socket.connect(endpoint, error);
  if (error == boost::asio::error::connection_refused) ::unlink(endpoint.path().c_str());
}

std::vector<Acceptor> listen_locally(boost::asio::io_context& io, const std::string& address, const std::string& path)
{
  if (path.empty() || path.size() >= sizeof(sockaddr_un::sun_path)) {
    throw std::invalid_argument("no path of a socket: " + address);
  }
  const Local::endpoint endpoint(path);
  remove_dead(io, endpoint);
  error_code error;
  std::vector<Acceptor> acceptors;
  acceptors.push_back(bound(io, endpoint, error));
  if (error) cannot_listen(address, error);
  return acceptors;
}

struct HostAndPort {
  std::string host;
  std::uint16_t port = 0;
};

HostAndPort split_address(const std::string& address)
{
  const std::size_t colon = address.rfind(':');
  HostAndPort parts;
  bool fits = colon != std::string::npos && colon > 0;
  if (fits) {
    parts.host = address.substr(0, colon);
    const char* const end = address.data() + address.size();
    const auto [stop, error] = std::from_chars(address.data() + colon + 1, end, parts.port);
    fits = error == std::errc() && stop == end;
  }
  const bool bracketed = parts.host.starts_with('[') && parts.host.ends_with(']');
  if (bracketed) parts.host = parts.host.substr(1, parts.host.size() - 2);
  if (!fits || (!bracketed && parts.host.find(':') != std::string::npos)) {
    throw std::invalid_argument("not HOST:PORT, [ADDRESS]:PORT or unix:PATH: " + address);
  }
  return parts;
}

}  // namespace

std::vector<Acceptor> listen_on(boost::asio::io_context& io, const std::string& address)
{
  constexpr std::string_view k_unix = "unix:";
  if (address.starts_with(k_unix)) return listen_locally(io, address, address.substr(k_unix.size()));
  HostAndPort parts = split_address(address);
  error_code error;
  Tcp::resolver resolver(io);
  const auto found = resolver.resolve(parts.host, "", Tcp::resolver::passive, error);
  if (error) cannot_listen(address, error);
  std::vector<Acceptor> acceptors;
  error_code first_error;
  for (const auto& entry : found) {
    // "localhost" may have an address whose protocol the machine does not speak: one that works is enough.
    Acceptor acceptor = bound(io, Tcp::endpoint(entry.endpoint().address(), parts.port), error);
    if (error) {
      if (!first_error) first_error = error;
      continue;
    }
    if (parts.port == 0) parts.port = port_of(acceptor);
    acceptors.push_back(std::move(acceptor));
  }
  if (acceptors.empty()) cannot_listen(address, first_error);
  return acceptors;
}

std::uint16_t port_of(const Acceptor& acceptor)
{
  error_code error;
  const Endpoint endpoint = acceptor.local_endpoint(error);
  if (error || endpoint.protocol().family() == AF_UNIX) return 0;
  sockaddr_in6 address{};  // the port stands at the same place for both
  std::memcpy(&address, endpoint.data(), std::min(sizeof(address), endpoint.size()));
  return ntohs(address.sin6_port);
}

std::string address_of(const Endpoint& peer)
{
  std::array<char, INET6_ADDRSTRLEN> text{};
  const int family = peer.protocol().family();
  if (family != AF_INET && family != AF_INET6) return "unix";
  sockaddr_in6 six{};
  sockaddr_in four{};
  std::memcpy(&six, peer.data(), std::min(sizeof(six), peer.size()));
  std::memcpy(&four, peer.data(), std::min(sizeof(four), peer.size()));
  const void* const bytes = family == AF_INET ? static_cast<const void*>(&four.sin_addr) : &six.sin6_addr;
  return ::inet_ntop(family, bytes, text.data(), text.size()) == nullptr ? "unknown" : text.data();
}

}  // namespace http
