// SPDX-License-Identifier: Apache-2.0
// Tokens that nobody can forge (libsodium), for links and forms. Those that nobody can guess: util::Random::token.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace http {

/// Signs short texts with a key that only the server has. What is signed for one purpose is worth nothing for another.
class Signer {
 public:
  static constexpr std::size_t k_key_bytes = 32;
  /// std::invalid_argument where the key is shorter than k_key_bytes.
  explicit Signer(std::string_view key);

  /// payload and signature (128 bit), both readable by anyone: letters, digits, - _ and one dot.
  std::string sign(std::string_view purpose, std::string_view payload) const;
  /// The payload of a token that sign() made with this key for this purpose; nothing for any other text.
  std::optional<std::string> verify(std::string_view purpose, std::string_view token) const;
  /// Keyed hash of a secret that shall not itself be kept, 43 characters: the same for the same key, purpose and
  /// secret.
  std::string keyed_hash(std::string_view purpose, std::string_view secret) const;

  /// For the hidden field of every form: belongs to this session's secret, says nothing about it.
  std::string csrf_token(std::string_view session_secret) const;
  bool is_csrf_token(std::string_view session_secret, std::string_view token) const;

 private:
  std::string key_;
};

}  // namespace http
