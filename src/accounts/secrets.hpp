// SPDX-License-Identifier: Apache-2.0
// The server's key at work on what people hold: tokens of sessions and links are kept only as keyed hashes, secrets
// that must come back (of the second factor) sealed. A copy of the database alone opens nothing.
#pragma once
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "lib/util/random.hpp"

namespace accounts {

class Secrets {
 public:
  static constexpr std::size_t k_key_bytes = 32;
  /// std::invalid_argument where the key is shorter than k_key_bytes.
  explicit Secrets(std::string_view key);
  Secrets(const Secrets&) = delete;
  Secrets& operator=(const Secrets&) = delete;
  ~Secrets();  ///< wipes the key

  /// Keyed BLAKE2b, 43 characters: the same for the same key, purpose and secret, worth nothing for another purpose.
  std::string hash(std::string_view purpose, std::string_view secret) const;
  /// XSalsa20-Poly1305 with a random nonce, as letters, digits, - and _.
  std::string seal(std::string_view purpose, std::string_view secret, util::Random& random) const;
  /// What was sealed with this key for this purpose; nothing for any other text.
  std::optional<std::string> open(std::string_view purpose, std::string_view sealed) const;

 private:
  using Key = std::array<unsigned char, k_key_bytes>;
  Key key_for(std::string_view work, std::string_view purpose) const;
  Key key_{};
};

}  // namespace accounts
