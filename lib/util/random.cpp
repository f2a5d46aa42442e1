// SPDX-License-Identifier: Apache-2.0
#include "lib/util/random.hpp"

#include <algorithm>
#include <stdexcept>

#include <sodium.h>

#include "lib/util/base64.hpp"

namespace util {

std::string Random::bytes(std::size_t count)
{
  std::string result(count, '\0');
  fill({reinterpret_cast<unsigned char*>(result.data()), result.size()});
  return result;
}

std::string Random::token(std::size_t count)
{
  std::string raw = bytes(count);
  std::string text = base64url(raw);
  sodium_memzero(raw.data(), raw.size());
  return text;
}

std::uint64_t Random::number()
{
  std::array<unsigned char, sizeof(std::uint64_t)> raw{};
  fill(raw);
  std::uint64_t value = 0;
  for (const unsigned char byte : raw)
    value = (value << 8U) | byte;
  return value;
}

std::uint64_t Random::below(std::uint64_t bound)
{
  if (bound == 0) throw std::invalid_argument("Random::below: nothing is below 0");
  // The lowest 2^64 mod bound numbers would make small results likelier: drawn again.
  const std::uint64_t uneven = (0 - bound) % bound;
  while (true) {
    const std::uint64_t drawn = number();
    if (drawn >= uneven) return drawn % bound;
  }
}

SystemRandom::SystemRandom()
{
  if (sodium_init() < 0) throw std::runtime_error("libsodium finds no source of random numbers");
}

void SystemRandom::fill(std::span<unsigned char> bytes)
{
  randombytes_buf(bytes.data(), bytes.size());
}

SeededRandom::SeededRandom(std::string_view seed)
{
  static_assert(crypto_stream_chacha20_KEYBYTES == std::tuple_size_v<decltype(key_)>);
  crypto_generichash(key_.data(), key_.size(), reinterpret_cast<const unsigned char*>(seed.data()), seed.size(),
                     nullptr, 0);
}

void SeededRandom::next_block()
{
  constexpr std::array<unsigned char, crypto_stream_chacha20_NONCEBYTES> k_nonce{};
  block_.fill(0);
  crypto_stream_chacha20_xor_ic(block_.data(), block_.data(), block_.size(), k_nonce.data(), blocks_++, key_.data());
  used_ = 0;
}

void SeededRandom::fill(std::span<unsigned char> bytes)
{
  const std::lock_guard lock(mutex_);
  while (!bytes.empty()) {
    if (used_ == k_block) next_block();
    const std::size_t count = std::min(bytes.size(), k_block - used_);
    std::copy_n(block_.begin() + static_cast<std::ptrdiff_t>(used_), count, bytes.begin());
    used_ += count;
    bytes = bytes.subspan(count);
  }
}

}  // namespace util
