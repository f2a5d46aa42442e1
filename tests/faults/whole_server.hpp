// SPDX-License-Identifier: Apache-2.0
// What tests of the whole server share: a round in a fresh database of either engine, its respondents, a folder for the
// server's files.
#pragma once
#include <algorithm>
#include <string>
#include <vector>

#include "lib/db/migrations.hpp"
#include "lib/util/embedded.hpp"

#include "tests/lib/db/engines.hpp"
#include "tests/server/round.hpp"
#include "tests/server/server_process.hpp"

namespace whole {

class OnServer : public db_test::OnEngine {
 protected:
  OnServer() : OnEngine(db::read_migrations(util::embedded_program_files())) {}
  Stored stored() { return stored_of(database(), round); }

  TemporaryFolder folder;
  Round round = make_round(database(), 3, util::SystemClock().now());
  Respondents respondents{round, k_server_key};
};

/// What was confirmed, as Stored has it.
template <typename Receipts>
std::vector<std::string> sorted_receipts(const Receipts& by_path)
{
  std::vector<std::string> receipts;
  for (const auto& [path, receipt] : by_path)
    receipts.push_back(receipt);
  std::ranges::sort(receipts);
  return receipts;
}

}  // namespace whole
