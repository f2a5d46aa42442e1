// SPDX-License-Identifier: Apache-2.0
#include "src/accounts/secrets.hpp"

#include <algorithm>
#include <stdexcept>

#include <sodium.h>

#include "lib/util/base64.hpp"

namespace accounts {
namespace {

const unsigned char* octets(std::string_view text)
{
  return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace

Secrets::Secrets(std::string_view key)
{
  if (key.size() < k_key_bytes) throw std::invalid_argument("the server's key has to have 32 bytes or more");
  if (sodium_init() < 0) throw std::runtime_error("libsodium cannot be started");
  crypto_generichash(key_.data(), key_.size(), octets(key), key.size(), nullptr, 0);
}

Secrets::~Secrets()
{
  sodium_memzero(key_.data(), key_.size());
}

Secrets::Key Secrets::key_for(std::string_view work, std::string_view purpose) const
{
  std::string named(work);
  named += '\0';
  named += purpose;
  Key key{};
  crypto_generichash(key.data(), key.size(), octets(named), named.size(), key_.data(), key_.size());
  return key;
}

std::string Secrets::hash(std::string_view purpose, std::string_view secret) const
{
  const Key key = key_for("hash", purpose);
  std::string hashed(crypto_generichash_BYTES, '\0');
  crypto_generichash(reinterpret_cast<unsigned char*>(hashed.data()), hashed.size(), octets(secret), secret.size(),
                     key.data(), key.size());
  return util::base64url(hashed);
}

std::string Secrets::seal(std::string_view purpose, std::string_view secret, util::Random& random) const
{
  static_assert(crypto_secretbox_KEYBYTES == k_key_bytes);
  const Key key = key_for("seal", purpose);
  const std::string nonce = random.bytes(crypto_secretbox_NONCEBYTES);
  std::string box(crypto_secretbox_MACBYTES + secret.size(), '\0');
  crypto_secretbox_easy(reinterpret_cast<unsigned char*>(box.data()), octets(secret), secret.size(), octets(nonce),
                        key.data());
  return util::base64url(nonce + box);
}

std::optional<std::string> Secrets::open(std::string_view purpose, std::string_view sealed) const
{
  const auto bytes = util::from_base64url(sealed);
  constexpr std::size_t k_around = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES;
  if (!bytes || bytes->size() < k_around) return std::nullopt;
  const std::string_view box = std::string_view(*bytes).substr(crypto_secretbox_NONCEBYTES);
  const Key key = key_for("seal", purpose);
  std::string secret(box.size() - crypto_secretbox_MACBYTES, '\0');
  const int opened = crypto_secretbox_open_easy(reinterpret_cast<unsigned char*>(secret.data()), octets(box),
                                                box.size(), octets(*bytes), key.data());
  if (opened != 0) return std::nullopt;
  return secret;
}

}  // namespace accounts
