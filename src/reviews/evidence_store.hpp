// SPDX-License-Identifier: Apache-2.0
// What the pre-check knows of an item's links and files, as far as whoever judges wants to see it. Handed in by the
// program; a function that is not there knows nothing.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/db/connection.hpp"
#include "lib/util/clock.hpp"
#include "lib/util/messages.hpp"

namespace reviews {

/// What was online at a link when the pre-check looked, or what a file says that was handed in.
struct Snapshot {
  std::string url = {};
  util::UtcSeconds at = 0;
  std::string type = {};  ///< by content, as words are named: prechecks.kind.html; empty: nothing came
  std::string sha256 = {};
  std::int64_t bytes = 0;
  std::string text = {};                 ///< the beginning of it
  std::string href = {};                 ///< where the kept file is; empty: not kept
  std::vector<Snapshot> documents = {};  ///< that a page hands out
};

struct Finding {
  std::int64_t link = 0;     ///< 0: about the item, or a file
  std::int64_t file = 0;     ///< handed in; 0: none
  std::string element = {};  ///< code; empty: about the link
  bool is_fault = false;     ///< else only worth a look
  std::string words = {};    ///< in the reader's language
};

struct Evidence {
  std::function<std::optional<Snapshot>(db::Connection&, std::int64_t link)> snapshot = {};
  std::function<std::optional<Snapshot>(db::Connection&, std::int64_t file)> file_snapshot = {};
  std::function<std::vector<Finding>(db::Connection&, std::int64_t cycle, std::int64_t agency, std::string_view item,
                                     util::Language)>
      findings = {};
  /// Where a file that the agency sent can be read.
  std::function<std::string(std::int64_t cycle, std::int64_t agency, std::string_view item, std::int64_t file)>
      file_href = {};
};

}  // namespace reviews
