// SPDX-License-Identifier: Apache-2.0
#include "lib/http/signed.hpp"

#include <stdexcept>

#include <sodium.h>

#include "lib/util/base64.hpp"
#include "lib/util/secret.hpp"

namespace http {
namespace {

constexpr std::size_t k_signature_bytes = 16;
constexpr std::size_t k_hash_bytes = 32;

const unsigned char* octets(std::string_view text)
{
  return reinterpret_cast<const unsigned char*>(text.data());
}

/// BLAKE2b of purpose and text under the key; the purpose's length stands before it, so that no two pairs are alike.
std::string authenticated(std::string_view key, std::string_view purpose, std::string_view text, std::size_t bytes)
{
  crypto_generichash_state state;
  std::string hash(bytes, '\0');
  const auto length = static_cast<unsigned char>(purpose.size());
  crypto_generichash_init(&state, octets(key), key.size(), bytes);
  crypto_generichash_update(&state, &length, 1);
  crypto_generichash_update(&state, octets(purpose), purpose.size());
  crypto_generichash_update(&state, octets(text), text.size());
  crypto_generichash_final(&state, reinterpret_cast<unsigned char*>(hash.data()), bytes);
  return hash;
}

}  // namespace

Signer::Signer(std::string_view key)
{
  if (key.size() < k_key_bytes) throw std::invalid_argument("signing key is shorter than 32 bytes");
  key_.assign(k_key_bytes, '\0');  // keys of any length and make become one of the right length
  crypto_generichash(reinterpret_cast<unsigned char*>(key_.data()), key_.size(), octets(key), key.size(), nullptr, 0);
}

std::string Signer::sign(std::string_view purpose, std::string_view payload) const
{
  return util::base64url(payload) + "." + util::base64url(authenticated(key_, purpose, payload, k_signature_bytes));
}

std::optional<std::string> Signer::verify(std::string_view purpose, std::string_view token) const
{
  const std::size_t dot = token.find('.');
  if (dot == std::string_view::npos) return std::nullopt;
  std::optional<std::string> payload = util::from_base64url(token.substr(0, dot));
  const std::optional<std::string> signature = util::from_base64url(token.substr(dot + 1));
  if (!payload || !signature) return std::nullopt;
  if (!util::same_secret(*signature, authenticated(key_, purpose, *payload, k_signature_bytes))) return std::nullopt;
  return payload;
}

std::string Signer::keyed_hash(std::string_view purpose, std::string_view secret) const
{
  return util::base64url(authenticated(key_, purpose, secret, k_hash_bytes));
}

std::string Signer::csrf_token(std::string_view session_secret) const
{
  return keyed_hash("csrf", session_secret);
}

bool Signer::is_csrf_token(std::string_view session_secret, std::string_view token) const
{
  return util::same_secret(csrf_token(session_secret), token);
}

}  // namespace http
