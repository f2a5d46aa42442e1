// SPDX-License-Identifier: Apache-2.0
// Letterheads, and the pictures of emblems and signatures, in the database.
#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "lib/db/connection.hpp"

#include "src/cycles/cycle_store.hpp"
#include "src/documents/letterhead.hpp"

namespace documents {

class LetterheadStore {
 public:
  explicit LetterheadStore(db::Connection& connection) : connection_(connection) {}

  Letterhead find(std::int64_t agency) const;  ///< an empty one of revision 0 where none is stored
  /// False, and nothing is done, where somebody changed it since it was read.
  bool save(std::int64_t agency, const Letterhead& head, const cycles::Deed& deed);

  /// PNG bytes, kept under their SHA-256, which is returned.
  std::string keep_picture(std::int64_t agency, const std::string& png, const cycles::Deed& deed);
  std::optional<std::string> picture(std::int64_t agency, const std::string& sha256) const;  ///< PNG bytes in base64

 private:
  db::Connection& connection_;
};

}  // namespace documents
