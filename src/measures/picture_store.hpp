// SPDX-License-Identifier: Apache-2.0
// Frozen pictures in the database, and the state of all measures of a plan of which they are made.
#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "lib/db/connection.hpp"

#include "src/cycles/cycle_store.hpp"
#include "src/measures/picture.hpp"

namespace measures {

/// What is stored of the measures of a year: measures, reports, evidence, outcomes, names of units.
MeasuresNow measures_now(db::Connection& connection, std::int64_t agency, int fiscal_year);

class PictureStore {
 public:
  explicit PictureStore(db::Connection& connection) : connection_(connection) {}

  std::vector<Picture> of_plan(std::int64_t agency, int fiscal_year) const;  ///< the newest first, without content
  std::optional<Picture> find(std::int64_t agency, int fiscal_year, std::int64_t id) const;  ///< with content
  std::optional<Picture> newest(std::int64_t agency, int fiscal_year, Period period) const;  ///< with content
  /// The id; deed.reason: why it is taken once more.
  std::int64_t freeze(const PictureContent& content, const cycles::Deed& deed);

 private:
  std::vector<Picture> rows(std::int64_t agency, int fiscal_year, std::int64_t id, bool with_content) const;
  db::Connection& connection_;
};

}  // namespace measures
