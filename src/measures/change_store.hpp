// SPDX-License-Identifier: Apache-2.0
// What happened to plans, measures, steps and what came of them, in the database.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/db/connection.hpp"

#include "src/cycles/cycle_store.hpp"
#include "src/measures/measure_changes.hpp"

namespace measures {

struct ChangeRow {
  std::string act = {};  ///< code(MeasureAct), or of a plan, a report, a picture: "submitted", "reported", "frozen"
  std::optional<std::int64_t> measure = {};
  util::UtcSeconds at = 0;
  std::int64_t account = 0;
  std::string by = {};  ///< the account's name
  std::string reason = {};
  MeasureChange change = {};
};

class ChangeStore {
 public:
  explicit ChangeStore(db::Connection& connection) : connection_(connection) {}

  void note(std::int64_t agency, int fiscal_year, std::int64_t measure, std::string_view act,
            const MeasureChange& change, const cycles::Deed& deed);
  void note_plan(std::int64_t agency, int fiscal_year, std::string_view act, const cycles::Deed& deed,
                 const std::string& detail = {});
  std::vector<ChangeRow> of_measure(std::int64_t agency, std::int64_t measure) const;  ///< the newest first
  std::vector<ChangeRow> of_plan(std::int64_t agency, int fiscal_year) const;          ///< of the plan as a whole

 private:
  db::Connection& connection_;
};

}  // namespace measures
