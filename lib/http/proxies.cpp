// SPDX-License-Identifier: Apache-2.0
#include "lib/http/proxies.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <stdexcept>

#include <arpa/inet.h>

#include "lib/util/text.hpp"

namespace http {
namespace {

using Bytes = std::array<unsigned char, 16>;
constexpr unsigned k_bits_before_v4 = 96;

std::optional<Bytes> parse_address(std::string_view text, bool& is_v4)
{
  const std::string terminated(text);
  Bytes bytes{};
  is_v4 = ::inet_pton(AF_INET, terminated.c_str(), bytes.data() + 12) == 1;
  if (is_v4) {
    bytes[10] = bytes[11] = 0xFF;
    return bytes;
  }
  if (::inet_pton(AF_INET6, terminated.c_str(), bytes.data()) == 1) return bytes;
  return std::nullopt;
}

bool same_network(const Bytes& a, const Bytes& b, unsigned bits)
{
  const std::size_t whole = bits / 8;
  if (!std::equal(a.begin(), a.begin() + whole, b.begin())) return false;
  if (bits % 8 == 0) return true;
  const auto mask = static_cast<unsigned char>(0xFF << (8 - bits % 8));
  return (a[whole] & mask) == (b[whole] & mask);
}

/// One hop of X-Forwarded-For as an address: without brackets and port. Empty where it is none.
std::string hop_address(std::string_view hop)
{
  hop = util::trim(hop);
  if (hop.starts_with('[')) {
    hop = hop.substr(1, hop.find(']') - 1);
  } else if (std::ranges::count(hop, ':') == 1) {
    hop = hop.substr(0, hop.find(':'));
  }
  bool is_v4 = false;
  return parse_address(hop, is_v4) ? std::string(hop) : std::string();
}

/// All values of the fields of that name, in order.
std::vector<std::string_view> list_of(const Headers& headers, std::string_view name)
{
  std::vector<std::string_view> all;
  for (std::size_t i = 0; i < headers.size(); ++i) {
    if (!equal_without_case(headers.name(i), name)) continue;
    for (const std::string_view value : util::split(headers.value(i), ','))
      all.push_back(util::trim(value));
  }
  return all;
}

}  // namespace

TrustedProxies::TrustedProxies(const std::vector<std::string>& addresses)
{
  for (const std::string& text : addresses) {
    if (text == "unix") {
      unix_ = true;
      continue;
    }
    const std::size_t slash = std::min(text.find('/'), text.size());
    bool is_v4 = false;
    const auto bytes = parse_address(std::string_view(text).substr(0, slash), is_v4);
    unsigned bits = is_v4 ? 32 : 128;
    const unsigned most = bits;
    bool fits = bytes.has_value();
    if (slash < text.size()) {
      const char* const end = text.data() + text.size();
      const auto [stop, error] = std::from_chars(text.data() + slash + 1, end, bits);
      fits = fits && error == std::errc() && stop == end && bits <= most;
    }
    if (!fits) throw std::invalid_argument("not an address or network: " + text);
    networks_.push_back({*bytes, is_v4 ? bits + k_bits_before_v4 : bits});
  }
}

bool TrustedProxies::trusts(std::string_view address) const
{
  if (address == "unix") return unix_;
  bool is_v4 = false;
  const auto bytes = parse_address(address, is_v4);
  return bytes && std::ranges::any_of(networks_, [&](const Network& network) {
           return same_network(*bytes, network.bytes, network.bits);
         });
}

Client TrustedProxies::client_of(const Client& peer, const Headers& headers) const
{
  if ((networks_.empty() && !unix_) || !trusts(peer.address)) return peer;
  Client client = peer;
  std::vector<std::string_view> hops = list_of(headers, "x-forwarded-for");
  while (!hops.empty()) {  // from the nearest outwards, as long as each is the word of a trusted one
    std::string address = hop_address(hops.back());
    hops.pop_back();
    if (address.empty()) break;
    client.address = std::move(address);
    if (!trusts(client.address)) break;
  }
  const auto protocols = list_of(headers, "x-forwarded-proto");
  if (!protocols.empty()) client.secure = equal_without_case(protocols.back(), "https");
  return client;
}

}  // namespace http
