// SPDX-License-Identifier: Apache-2.0
// Which machines the program may talk to when somebody else wrote the address: only those of the public internet, never
// this machine, its neighbours, or what the network keeps for itself.
#pragma once
#include <string>
#include <string_view>
#include <vector>

struct sockaddr;

namespace fetch {

/// IPv4 or IPv6 in figures ("203.0.113.7", "::1"); false for everything that is not reachable by everybody: private,
/// loopback, link-local, multicast, documentation, shared, reserved; IPv6 that carries an IPv4 address (mapped, 6to4,
/// Teredo, NAT64) too, whatever that one is.
bool is_public_address(std::string_view figures);
/// The same of an address as the system gives it; false for other families.
bool is_public(const sockaddr& address);

/// "127.0.0.1:8080", "[::1]:80": exceptions for tests and the demo, of loopback addresses only. std::invalid_argument
/// for another text.
struct AllowedAddress {
  std::string address;  ///< in figures, without brackets
  int port = 0;
};
std::vector<AllowedAddress> read_allowed(const std::vector<std::string>& texts);
bool is_allowed(const sockaddr& address, const std::vector<AllowedAddress>& allowed);

}  // namespace fetch
