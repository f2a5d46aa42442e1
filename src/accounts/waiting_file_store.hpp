// SPDX-License-Identifier: Apache-2.0
// Files that were looked through and wait for their sender to say yes: agencies, links, measures, assignments and what
// else comes in as a file. Kept in the database, so that any server may answer the second request, and forgotten after
// a day.
#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "lib/db/connection.hpp"
#include "lib/util/clock.hpp"
#include "lib/util/table_rows.hpp"

namespace accounts {

struct WaitingFile {
  std::string name = {};
  std::string content = {};  ///< text
};

/// Who sent it, and for what; nobody else finds it, and not for anything else.
struct Sender {
  std::int64_t account = 0;
  std::string purpose = {};  ///< "links"
  std::string object = {};   ///< "agency 12 cycle 2"; empty: the whole programme
};

class WaitingFileStore {
 public:
  explicit WaitingFileStore(db::Connection& connection) : connection_(connection) {}

  /// Its number. Files that waited for a day are forgotten.
  std::int64_t keep(const Sender& sender, const WaitingFile& file, util::UtcSeconds now);
  std::int64_t keep(const Sender& sender, const util::TableRows& table, util::UtcSeconds now);
  std::optional<WaitingFile> find(const Sender& sender, std::int64_t id) const;
  std::optional<util::TableRows> find_table(const Sender& sender, std::int64_t id) const;
  void forget(std::int64_t id);

 private:
  db::Connection& connection_;
};

}  // namespace accounts
