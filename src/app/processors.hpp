// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <thread>

namespace app {

/// How many threads a command uses that has work for all.
inline unsigned processors()
{
  return std::max(1U, std::thread::hardware_concurrency());
}

}  // namespace app
