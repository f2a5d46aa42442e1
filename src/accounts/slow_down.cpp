// SPDX-License-Identifier: Apache-2.0
#include "src/accounts/slow_down.hpp"

#include <algorithm>
#include <array>

#include <arpa/inet.h>

namespace accounts {
namespace {

constexpr std::int64_t k_free_of_account = 5;
constexpr std::int64_t k_longest_wait = 900;
constexpr std::int64_t k_forgotten_after = std::int64_t{24} * 60 * 60;
constexpr std::int64_t k_free_of_address = 100;
constexpr std::int64_t k_seconds_a_failure = 10;

std::int64_t passed(const Guesses& guesses, util::UtcSeconds now)
{
  return std::max<std::int64_t>(0, now - guesses.last_at);
}

/// Failures that still count.
std::int64_t counted(Guarded guarded, const Guesses& guesses, util::UtcSeconds now)
{
  if (guarded == Guarded::account) return passed(guesses, now) >= k_forgotten_after ? 0 : guesses.failures;
  return std::max<std::int64_t>(0, guesses.failures - passed(guesses, now) / k_seconds_a_failure);
}

}  // namespace

std::chrono::seconds wait_before(Guarded guarded, const Guesses& guesses, util::UtcSeconds now)
{
  std::int64_t wait = 0;
  if (guarded == Guarded::address) {
    wait = (guesses.failures - k_free_of_address + 1) * k_seconds_a_failure;
  } else if (const std::int64_t failures = counted(guarded, guesses, now); failures >= k_free_of_account) {
    wait = std::min(std::int64_t{1} << std::min<std::int64_t>(failures - k_free_of_account, 10), k_longest_wait);
  }
  return std::chrono::seconds(std::max<std::int64_t>(0, wait - passed(guesses, now)));
}

Guesses with_failure(Guarded guarded, const Guesses& guesses, util::UtcSeconds now)
{
  const Guesses more{.failures = counted(guarded, guesses, now) + 1, .last_at = now};
  if (guarded == Guarded::account || more.failures == 1) return more;
  // What has passed of the next ten seconds still counts.
  return {.failures = more.failures, .last_at = now - passed(guesses, now) % k_seconds_a_failure};
}

std::string network_of(std::string_view address)
{
  std::array<unsigned char, 16> bytes{};
  std::string text(address);
  if (inet_pton(AF_INET6, text.c_str(), bytes.data()) != 1) return text;
  static constexpr std::array<unsigned char, 12> k_mapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
  std::array<char, INET6_ADDRSTRLEN> shown{};
  if (std::equal(k_mapped.begin(), k_mapped.end(), bytes.begin()))
    return inet_ntop(AF_INET, bytes.data() + k_mapped.size(), shown.data(), shown.size());
  std::fill(bytes.begin() + 8, bytes.end(), static_cast<unsigned char>(0));
  return inet_ntop(AF_INET6, bytes.data(), shown.data(), shown.size());
}

}  // namespace accounts
