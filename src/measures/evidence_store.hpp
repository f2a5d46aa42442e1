// SPDX-License-Identifier: Apache-2.0
// Evidence of measures in the database; the bytes of files lie in the folder of files under their hash.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lib/db/connection.hpp"
#include "lib/db/files_beside.hpp"

#include "src/cycles/cycle_store.hpp"
#include "src/measures/evidence.hpp"
#include "src/measures/measure.hpp"

namespace measures {

class EvidenceStore {
 public:
  explicit EvidenceStore(db::Connection& connection) : connection_(connection) {}

  std::vector<Evidence> of_measure(std::int64_t agency, std::int64_t measure) const;  ///< in the order of coming
  EvidenceOf of_year(std::int64_t agency, int fiscal_year) const;
  std::optional<Evidence> find(std::int64_t agency, std::int64_t measure, std::int64_t id) const;  ///< also removed

  /// The id; nothing where the same file or link is there already, for the same step.
  std::optional<std::int64_t> add(const Measure& measure, const Evidence& evidence, const cycles::Deed& deed);
  bool remove(const Measure& measure, const Evidence& evidence, const cycles::Deed& deed);

 private:
  std::vector<Evidence> rows(std::int64_t agency, int fiscal_year, std::int64_t measure, std::int64_t id) const;
  db::Connection& connection_;
};

/// The bytes of files that are evidence, removed ones too: for the backup.
db::FilesBeside::Kind evidence_files();

}  // namespace measures
