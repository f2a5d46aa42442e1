// SPDX-License-Identifier: Apache-2.0
// Readings in the database: added, never changed. What they tell of agreement and severity is counted here.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "lib/db/connection.hpp"

#include "src/reviews/agreement.hpp"
#include "src/reviews/reading.hpp"
#include "src/reviews/second_reading.hpp"
#include "src/reviews/severity.hpp"

namespace reviews {

/// How often an item was found met at agencies of one type and province.
struct SimilarAgencies {
  std::int64_t met = 0;
  std::int64_t judged = 0;  ///< without those to which the item does not apply
};

class ReadingStore {
 public:
  explicit ReadingStore(db::Connection& connection) : connection_(connection) {}

  /// The id; that of `reading` is not looked at.
  std::int64_t add(const Reading& reading);
  std::optional<Reading> find(std::int64_t id) const;
  std::vector<Reading> of_item(std::int64_t cycle, std::int64_t agency, std::string_view item) const;  ///< oldest first
  std::vector<Reading> of_agency(std::int64_t cycle, std::int64_t agency) const;                       ///< the same
  /// Who read the item so far, in whatever way.
  std::vector<std::int64_t> readers(std::int64_t cycle, std::int64_t agency, std::string_view item) const;

  /// Of the items that were read twice for that reason.
  ReadTwice read_twice(std::int64_t cycle, WhySecond why) const;
  /// The first readings in force, summed in the database; by reader, then agency.
  std::vector<ReadAtAgency> read_at_agencies(std::int64_t cycle) const;
  std::map<std::int64_t, double> doubts(std::int64_t cycle) const;  ///< of the others, by reader: W of severities()
  /// What stands for the item at other agencies of that type and province.
  SimilarAgencies similar(std::int64_t cycle, std::string_view item, std::string_view type, std::string_view province,
                          std::int64_t except) const;
  /// Grows with every reading of the round: tells whether anything was read since.
  std::int64_t newest(std::int64_t cycle) const;

 private:
  db::Connection& connection_;
};

}  // namespace reviews
