// SPDX-License-Identifier: Apache-2.0
// Rounds in the database: their framework, their calendar, and everything that happened to either.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "lib/db/connection.hpp"

#include "src/cycles/cycle.hpp"
#include "src/cycles/stage.hpp"

namespace cycles {

/// Who changes something, when and why; account 0 is the calendar.
struct Deed {
  std::int64_t account = 0;
  util::UtcSeconds at = 0;
  std::string reason = {};
};

struct CycleHistoryRow {
  std::string stage = {};  ///< code(StageCode); empty: the round itself
  std::string act = {};    ///< code(StageAct), "made", "framework", "finished", "resumed"
  util::UtcSeconds at = 0;
  std::int64_t account = 0;
  std::string reason = {};
  std::string before =
      {};  ///< of extended and planned: first and last day, "2026-01-01/2026-01-31"; of framework: hash
  std::string after = {};
};

class CycleStore {
 public:
  explicit CycleStore(db::Connection& connection) : connection_(connection) {}

  std::optional<Cycle> find(std::int64_t id) const;
  std::optional<Cycle> find_by_name(const std::string& name) const;
  std::vector<Cycle> all() const;  ///< the newest year first
  std::vector<Cycle> open() const;
  Calendar calendar(std::int64_t cycle) const;
  std::vector<CycleHistoryRow> history(std::int64_t cycle) const;  ///< the newest first
  /// The rules of the round. std::logic_error where there is no such round.
  std::shared_ptr<const framework::Framework> framework(std::int64_t cycle) const;

  /// With the calendar as given; the files must have given a framework without problems. The id.
  std::int64_t add(const std::string& name, const ReadFramework& framework, const Calendar& calendar, const Deed& deed);
  /// Only while no answers exist: the caller asks.
  void change_framework(std::int64_t cycle, const ReadFramework& framework, const Deed& deed);
  /// Other dates for the stages; what is open or closed stays so.
  void plan(std::int64_t cycle, const Calendar& calendar, const Deed& deed);
  void change_stage(std::int64_t cycle, StageCode stage, StageAct act, const Deed& deed);
  void extend(std::int64_t cycle, StageCode stage, std::chrono::year_month_day last_day, const Deed& deed);
  void finish(std::int64_t cycle, const Deed& deed);
  void resume(std::int64_t cycle, const Deed& deed);
  /// Opens and closes the stages of all open rounds that are due; how many changes there were.
  std::size_t make_due_changes(util::UtcSeconds now);

 private:
  void write(std::int64_t cycle, const Stage& stage);
  void write_files(std::int64_t cycle, const FrameworkFiles& files);
  void note(std::int64_t cycle, std::string_view stage, std::string_view act, const Deed& deed,
            const std::string& before = {}, const std::string& after = {});
  db::Connection& connection_;
};

}  // namespace cycles
