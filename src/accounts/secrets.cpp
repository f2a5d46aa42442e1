// SPDX-License-Identifier: Apache-2.0
#include "src/accounts/secrets.hpp"

#include <algorithm>
#include <stdexcept>

#include <sodium.h>

namespace accounts {
namespace {

constexpr int k_letters = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

const unsigned char* octets(std::string_view text)
{
  return reinterpret_cast<const unsigned char*>(text.data());
}

std::string lettered(std::string_view bytes)
{
  std::string text(sodium_base64_encoded_len(bytes.size(), k_letters), '\0');
  sodium_bin2base64(text.data(), text.size(), octets(bytes), bytes.size(), k_letters);
  text.pop_back();  // its NUL
  return text;
}

std::optional<std::string> unlettered(std::string_view text)
{
  std::string bytes(text.size(), '\0');
  std::size_t size = 0;
  const char* end = nullptr;
  const bool read = sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(),
                                      text.size(), nullptr, &size, &end, k_letters) == 0;
  if (!read || end != text.data() + text.size()) return std::nullopt;
  bytes.resize(size);
  return bytes;
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
  return lettered(hashed);
}

std::string Secrets::seal(std::string_view purpose, std::string_view secret, util::Random& random) const
{
  static_assert(crypto_secretbox_KEYBYTES == k_key_bytes);
  const Key key = key_for("seal", purpose);
  const std::string nonce = random.bytes(crypto_secretbox_NONCEBYTES);
  std::string box(crypto_secretbox_MACBYTES + secret.size(), '\0');
  crypto_secretbox_easy(reinterpret_cast<unsigned char*>(box.data()), octets(secret), secret.size(), octets(nonce),
                        key.data());
  return lettered(nonce + box);
}

std::optional<std::string> Secrets::open(std::string_view purpose, std::string_view sealed) const
{
  const auto bytes = unlettered(sealed);
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

bool same_text(std::string_view a, std::string_view b)
{
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace accounts
