// SPDX-License-Identifier: Apache-2.0
#include "src/surveys/proof_of_work.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <string>

#include "lib/util/text.hpp"

namespace surveys {
namespace {

constexpr int k_least_bits = 14;
constexpr int k_most_bits = 30;
constexpr std::size_t k_longest_number = 20;
constexpr int k_bits_of_digit = 4;

int leading_zero_bits(std::string_view hex)
{
  int bits = 0;
  for (const char digit : hex) {
    const unsigned value = static_cast<unsigned>(digit <= '9' ? digit - '0' : digit - 'a' + 10);
    bits += value == 0 ? k_bits_of_digit : k_bits_of_digit - std::bit_width(value);
    if (value != 0) break;
  }
  return bits;
}

}  // namespace

int work_bits(double beyond)
{
  if (beyond <= 0) return 0;
  const double doublings = std::ceil(std::log2(std::max(1.0, beyond)));
  return std::min(k_most_bits, k_least_bits + static_cast<int>(doublings));
}

bool proves_work(std::string_view token, std::string_view number, int bits)
{
  if (bits < 1 || number.empty() || number.size() > k_longest_number) return false;
  if (!std::ranges::all_of(number, [](char c) { return c >= '0' && c <= '9'; })) return false;
  return leading_zero_bits(util::sha256_hex(std::string(token) + ":" + std::string(number))) >= bits;
}

}  // namespace surveys
