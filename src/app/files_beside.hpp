// SPDX-License-Identifier: Apache-2.0
// Which files of the folder `files` belong to a backup: those that rows name. The server's key stands there too and
// does not: it is kept apart (docs/anonymity.md).
#pragma once
#include "lib/db/files_beside.hpp"

#include "src/app/settings.hpp"

namespace app {

db::FilesBeside files_beside(const Settings& settings);

}  // namespace app
