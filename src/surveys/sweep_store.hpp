// SPDX-License-Identifier: Apache-2.0
// Deletes what nobody needs any more: contacts and keyed paper some days after the stage in which surveys are answered,
// files that waited a day for their sender to say yes, what codes used before yesterday were worth.
#pragma once
#include <cstdint>

#include "lib/db/database.hpp"
#include "lib/util/clock.hpp"

#include "src/accounts/secrets.hpp"

namespace surveys {

struct Swept {
  std::size_t lists = 0;    ///< of contacts
  std::size_t batches = 0;  ///< of paper that never became answers
};
/// `days` after the stage closed. Writes only where there is something to delete; several servers may do it.
Swept sweep(db::Database& database, const accounts::Secrets& secrets, const util::Clock& clock, std::int64_t days);

}  // namespace surveys
