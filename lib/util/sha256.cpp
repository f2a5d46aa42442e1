// SPDX-License-Identifier: Apache-2.0
#include "lib/util/sha256.hpp"

#include <array>
#include <stdexcept>

#include <openssl/evp.h>

namespace util {
namespace {

constexpr std::size_t k_hash_bytes = 32;

/// Every call answers 1 but where memory or the algorithm is missing.
void check(int answer)
{
  if (answer != 1) throw std::runtime_error("OpenSSL cannot work out a hash");
}

}  // namespace

struct Sha256::State {
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context{EVP_MD_CTX_new(), &EVP_MD_CTX_free};
};

Sha256::Sha256() : state_(std::make_unique<State>())
{
  check(state_->context != nullptr ? EVP_DigestInit_ex(state_->context.get(), EVP_sha256(), nullptr) : 0);
}
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;
Sha256::~Sha256() = default;

void Sha256::add(std::string_view bytes)
{
  check(EVP_DigestUpdate(state_->context.get(), bytes.data(), bytes.size()));
}

std::string Sha256::hex()
{
  std::array<unsigned char, k_hash_bytes> hash{};
  check(EVP_DigestFinal_ex(state_->context.get(), hash.data(), nullptr));
  constexpr std::string_view k_hex = "0123456789abcdef";
  std::string digits;
  for (const unsigned char byte : hash) {
    digits += k_hex[byte >> 4U];
    digits += k_hex[byte & 0xfU];
  }
  return digits;
}

}  // namespace util
