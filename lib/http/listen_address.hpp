// SPDX-License-Identifier: Apache-2.0
// Where to listen, as an operator writes it. Includes Asio.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/generic/stream_protocol.hpp>
#include <boost/asio/io_context.hpp>

namespace http {

using Acceptor = boost::asio::basic_socket_acceptor<boost::asio::generic::stream_protocol>;

/// Listening sockets for "HOST:PORT", "[ADDRESS]:PORT" or "unix:PATH"; several where the host has several addresses.
/// A local socket that a dead server left is replaced. std::invalid_argument or std::runtime_error names the address.
std::vector<Acceptor> listen_on(boost::asio::io_context& io, const std::string& address);

/// Port that the acceptor got; 0 for a local socket.
std::uint16_t port_of(const Acceptor& acceptor);

/// "203.0.113.7", "2001:db8::1", or "unix": who is at the other end.
std::string address_of(const boost::asio::generic::stream_protocol::endpoint& peer);

}  // namespace http
