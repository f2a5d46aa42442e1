// SPDX-License-Identifier: Apache-2.0
#include "lib/fetch/address.hpp"

#include <array>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <stdexcept>

#include <arpa/inet.h>
#include <netinet/in.h>

namespace fetch {
namespace {

struct Network4 {
  std::uint32_t begin;
  unsigned bits;
};

constexpr std::uint32_t four(unsigned a, unsigned b, unsigned c, unsigned d)
{
  return a << 24U | b << 16U | c << 8U | d;
}

// The special-purpose registries of IANA (RFC 6890 and what was added since).
constexpr std::array k_kept4 = {
    Network4{four(0, 0, 0, 0), 8},       Network4{four(10, 0, 0, 0), 8},     Network4{four(100, 64, 0, 0), 10},
    Network4{four(127, 0, 0, 0), 8},     Network4{four(169, 254, 0, 0), 16}, Network4{four(172, 16, 0, 0), 12},
    Network4{four(192, 0, 0, 0), 24},    Network4{four(192, 0, 2, 0), 24},   Network4{four(192, 31, 196, 0), 24},
    Network4{four(192, 52, 193, 0), 24}, Network4{four(192, 88, 99, 0), 24}, Network4{four(192, 168, 0, 0), 16},
    Network4{four(192, 175, 48, 0), 24}, Network4{four(198, 18, 0, 0), 15},  Network4{four(198, 51, 100, 0), 24},
    Network4{four(203, 0, 113, 0), 24},  Network4{four(224, 0, 0, 0), 4},    Network4{four(240, 0, 0, 0), 4},
};

bool is_public4(std::uint32_t address)
{
  for (const Network4& network : k_kept4) {
    const std::uint32_t mask = ~std::uint32_t{0} << (32U - network.bits);
    if ((address & mask) == network.begin) return false;
  }
  return true;
}

using Bytes6 = std::array<unsigned char, 16>;

bool begins(const Bytes6& address, std::initializer_list<unsigned char> with)
{
  std::size_t i = 0;
  for (const unsigned char byte : with) {
    if (address.at(i++) != byte) return false;
  }
  return true;
}

/// Only global unicast (2000::/3) without the parts of it that are tunnels, examples or for benchmarks. Everything else
/// (loopback, mapped, NAT64, unique local, link-local, multicast) lies outside.
bool is_public6(const Bytes6& address)
{
  if ((address[0] & 0xE0U) != 0x20U) return false;
  if (begins(address, {0x20, 0x02})) return false;                               // 6to4
  if (begins(address, {0x20, 0x01}) && (address[2] & 0xFEU) == 0) return false;  // 2001::/23: Teredo and others
  if (begins(address, {0x20, 0x01, 0x0D, 0xB8})) return false;                   // documentation
  if (begins(address, {0x3F, 0xFF}) && (address[2] & 0xF0U) == 0) return false;  // documentation
  return true;
}

Bytes6 bytes_of(const in6_addr& address)
{
  Bytes6 bytes{};
  std::memcpy(bytes.data(), &address, bytes.size());
  return bytes;
}

std::string figures_of(const sockaddr& address, int& port)
{
  std::array<char, INET6_ADDRSTRLEN> text{};
  if (address.sa_family == AF_INET) {
    const auto& four = reinterpret_cast<const sockaddr_in&>(address);
    port = ntohs(four.sin_port);
    inet_ntop(AF_INET, &four.sin_addr, text.data(), text.size());
  } else if (address.sa_family == AF_INET6) {
    const auto& six = reinterpret_cast<const sockaddr_in6&>(address);
    port = ntohs(six.sin6_port);
    inet_ntop(AF_INET6, &six.sin6_addr, text.data(), text.size());
  }
  return text.data();
}

bool is_loopback(const std::string& figures)
{
  in_addr four{};
  if (inet_pton(AF_INET, figures.c_str(), &four) == 1) return ntohl(four.s_addr) >> 24U == 127;
  in6_addr six{};
  return inet_pton(AF_INET6, figures.c_str(), &six) == 1 && IN6_IS_ADDR_LOOPBACK(&six);
}

AllowedAddress read_one(const std::string& text)
{
  AllowedAddress allowed;
  const std::size_t colon = text.rfind(':');
  if (colon != std::string::npos) {
    allowed.address = text.substr(0, colon);
    if (allowed.address.size() > 2 && allowed.address.front() == '[' && allowed.address.back() == ']')
      allowed.address = allowed.address.substr(1, allowed.address.size() - 2);
    std::from_chars(text.data() + colon + 1, text.data() + text.size(), allowed.port);
  }
  if (allowed.port <= 0 || !is_loopback(allowed.address)) throw std::invalid_argument(text);
  return allowed;
}

}  // namespace

bool is_public_address(std::string_view figures)
{
  const std::string text(figures);
  in_addr four{};
  if (inet_pton(AF_INET, text.c_str(), &four) == 1) return is_public4(ntohl(four.s_addr));
  in6_addr six{};
  return inet_pton(AF_INET6, text.c_str(), &six) == 1 && is_public6(bytes_of(six));
}

bool is_public(const sockaddr& address)
{
  if (address.sa_family == AF_INET)
    return is_public4(ntohl(reinterpret_cast<const sockaddr_in&>(address).sin_addr.s_addr));
  if (address.sa_family == AF_INET6)
    return is_public6(bytes_of(reinterpret_cast<const sockaddr_in6&>(address).sin6_addr));
  return false;
}

std::vector<AllowedAddress> read_allowed(const std::vector<std::string>& texts)
{
  std::vector<AllowedAddress> allowed;
  for (const std::string& text : texts)
    allowed.push_back(read_one(text));
  return allowed;
}

bool is_allowed(const sockaddr& address, const std::vector<AllowedAddress>& allowed)
{
  int port = 0;
  const std::string figures = figures_of(address, port);
  for (const AllowedAddress& one : allowed) {
    if (one.port == port && one.address == figures) return true;
  }
  return false;
}

}  // namespace fetch
