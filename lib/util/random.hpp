// SPDX-License-Identifier: Apache-2.0
// Chance, as something that is handed in: the machine's in use; in tests, and for a draw that others must be able to
// repeat from its recorded seed, one that always gives the same.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace util {

class Random {
 public:
  virtual ~Random() = default;
  virtual void fill(std::span<unsigned char> bytes) = 0;  ///< safe from several threads

  std::string bytes(std::size_t count);
  /// `count` random bytes as text of A-Z a-z 0-9 - _ (base64url without padding): 16 bytes are 22 characters.
  std::string token(std::size_t count = 32);
  std::uint64_t number();
  /// 0 … bound - 1, each as likely as the other; bound 0 is std::invalid_argument.
  std::uint64_t below(std::uint64_t bound);
  /// Puts the items into an order that is as likely as any other.
  template <typename Items>
  void shuffle(Items& items)
  {
    using std::swap;
    for (std::size_t left = items.size(); left > 1; --left)
      swap(items[left - 1], items[static_cast<std::size_t>(below(left))]);
  }
};

/// Of the operating system, through libsodium: fit for tokens, keys and codes.
class SystemRandom final : public Random {
 public:
  SystemRandom();
  void fill(std::span<unsigned char> bytes) override;
};

/// The ChaCha20 stream of the seed's hash: the same seed gives the same bytes on every machine, however they are asked
/// for. As hard to guess as its seed; never for tokens or keys in use.
class SeededRandom final : public Random {
 public:
  explicit SeededRandom(std::string_view seed);
  void fill(std::span<unsigned char> bytes) override;

 private:
  static constexpr std::size_t k_block = 64;
  void next_block();
  std::mutex mutex_;
  std::array<unsigned char, 32> key_{};
  std::array<unsigned char, k_block> block_{};
  std::size_t used_ = k_block;
  std::uint64_t blocks_ = 0;
};

}  // namespace util
