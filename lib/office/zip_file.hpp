// SPDX-License-Identifier: Apache-2.0
// A zip archive in memory, the same bytes for the same parts: no clock, no time zone, no user of this machine in it.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace office {

struct ZipPart {
  std::string name;  ///< path inside the archive, with "/"
  std::string bytes;
  int effort = 6;  ///< of compression, 1 … 9; 0 for what is compressed already, like PNG
  /// Set instead of bytes: an archive whose only part is taken over as it was compressed there. Outlives the part.
  std::string_view packed = {};
};

/// The parts in the given order. Trouble of libzip: std::runtime_error.
std::string zip_file(const std::vector<ZipPart>& parts);

}  // namespace office
