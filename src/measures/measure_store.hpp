// SPDX-License-Identifier: Apache-2.0
// Measures with their weaknesses, units and steps, in the database. Every change leaves rows in the history.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "lib/db/connection.hpp"

#include "src/cycles/cycle_store.hpp"
#include "src/measures/measure.hpp"
#include "src/measures/measure_changes.hpp"

namespace measures {

using cycles::Deed;

class MeasureStore {
 public:
  explicit MeasureStore(db::Connection& connection) : connection_(connection) {}

  /// Of a year, in their order; removed ones are left out.
  std::vector<Measure> measures(std::int64_t agency, int fiscal_year) const;
  std::vector<Measure> removed(std::int64_t agency, int fiscal_year) const;
  std::optional<Measure> measure(std::int64_t agency, std::int64_t id) const;  ///< also a removed one

  /// At the end of the year's measures. The id.
  std::int64_t add(const Measure& measure, MeasureAct act, const Deed& deed);
  /// Stores what differs from what is there, and its history. False, and nothing is done, where somebody changed the
  /// measure since it was read: measure.revision is that of the reading.
  bool save(const Measure& measure, MeasureAct act, const Deed& deed);
  bool remove(const Measure& measure, const Deed& deed);
  bool restore(const Measure& measure, const Deed& deed);  ///< at the end of the year's measures
  /// One place up (-1) or down (+1) among the year's measures; nothing at the ends.
  void move(const Measure& measure, int places, const Deed& deed);

 private:
  std::vector<Measure> rows(std::int64_t agency, int fiscal_year, std::int64_t id, bool also_removed) const;
  void add_parts(std::vector<Measure>& measures, std::int64_t agency) const;
  void write_parts(const Measure& before, const Measure& after, const Deed& deed);
  void write_steps(const Measure& before, const Measure& after, const Deed& deed);
  void number(std::int64_t agency, int fiscal_year);
  std::int64_t next_position(std::int64_t agency, int fiscal_year) const;
  db::Connection& connection_;
};

}  // namespace measures
