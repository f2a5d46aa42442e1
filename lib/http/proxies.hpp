// SPDX-License-Identifier: Apache-2.0
// Whose word is taken for where a request came from. A header that anyone can write is believed only when it comes
// from a proxy that the operator named.
#pragma once
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "lib/http/headers.hpp"

namespace http {

struct Client {
  std::string address;  ///< "203.0.113.7", "2001:db8::1", or "unix"
  bool secure = false;
};

class TrustedProxies {
 public:
  TrustedProxies() = default;
  /// Addresses ("10.0.0.5", "::1"), networks ("10.0.0.0/8") or "unix" for whoever uses our own local socket.
  /// std::invalid_argument names the first that is none of these.
  explicit TrustedProxies(const std::vector<std::string>& addresses);

  bool trusts(std::string_view address) const;
  /// The nearest address on the request's way that is not a trusted proxy (X-Forwarded-For), and whether that side
  /// spoke TLS (X-Forwarded-Proto). The peer itself where it is no trusted proxy.
  Client client_of(const Client& peer, const Headers& headers) const;

 private:
  struct Network {
    std::array<unsigned char, 16> bytes{};  // IPv4 as ::ffff:a.b.c.d
    unsigned bits = 128;
  };
  std::vector<Network> networks_;
  bool unix_ = false;
};

}  // namespace http
