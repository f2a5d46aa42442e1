// SPDX-License-Identifier: Apache-2.0
// The key that only the server has: links, forms, codes and sealed secrets rest on it. Kept apart from the database, so
// that a stolen backup is worth little.
#pragma once
#include <string>

#include "lib/util/random.hpp"

#include "src/app/settings.hpp"

namespace app {

/// The setting server_key, else the file server.key in the folder of files, which is made (readable by its owner only)
/// where there is none. std::runtime_error where the key is too short to be one.
std::string server_key(const Settings& settings, util::Random& random);

}  // namespace app
