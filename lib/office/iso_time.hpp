// SPDX-License-Identifier: Apache-2.0
// A moment as the properties of a file want it.
#pragma once
#include <chrono>
#include <string>

namespace office {

/// "2025-10-21T07:30:00Z"
std::string iso_time(std::chrono::sys_seconds time);

}  // namespace office
