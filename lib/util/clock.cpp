// SPDX-License-Identifier: Apache-2.0
#include "lib/util/clock.hpp"

namespace util {

UtcSeconds SystemClock::now() const
{
  // C++20 defines system_clock as UTC since 1970.
  return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()).time_since_epoch().count();
}

std::chrono::milliseconds SystemClock::elapsed() const
{
  return std::chrono::floor<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch());
}

void SettableClock::advance(std::chrono::milliseconds passed)
{
  constexpr std::int64_t k_second = 1000;
  elapsed_ += passed.count();
  left_over_ += passed.count();
  now_ += left_over_ / k_second;
  left_over_ = left_over_ % k_second;
}

}  // namespace util
