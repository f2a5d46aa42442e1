// SPDX-License-Identifier: Apache-2.0
#include "src/cycles/cycle_store.hpp"

#include <algorithm>
#include <stdexcept>
#include <tuple>
#include <utility>

#include <fmt/format.h>

namespace cycles {
namespace {

using CycleRow = db::Row<std::int64_t, int, std::string, std::string, std::int64_t, std::optional<std::int64_t>>;

Cycle cycle_of(CycleRow&& row)
{
  auto& [id, year, name, hash, made, closed] = row;
  return {id, year, std::move(name), std::move(hash), made, closed};
}

std::vector<Cycle> cycles_of(db::Query query)
{
  std::vector<Cycle> cycles;
  for (CycleRow& row :
       query.all<std::int64_t, int, std::string, std::string, std::int64_t, std::optional<std::int64_t>>())
    cycles.push_back(cycle_of(std::move(row)));
  return cycles;
}

std::optional<Cycle> one_of(std::vector<Cycle> cycles)
{
  return cycles.empty() ? std::nullopt : std::optional(std::move(cycles.front()));
}

std::string chosen(std::string_view rest)
{
  return "SELECT id, fiscal_year, name, framework_hash, made_at, closed_at FROM cycle " + std::string(rest);
}

std::string written(std::chrono::year_month_day day)
{
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                     static_cast<unsigned>(day.day()));
}

std::string days_of(const Stage& stage)
{
  return written(stage.first_day()) + "/" + written(stage.last_day());
}

/// Stages in the order of a round, whatever the database did.
void put_in_order(Calendar& calendar)
{
  std::ranges::sort(calendar, {}, &Stage::code);
}

}  // namespace

std::optional<Cycle> CycleStore::find(std::int64_t id) const
{
  return one_of(cycles_of(connection_.query(chosen("WHERE id = :id"), id)));
}

std::optional<Cycle> CycleStore::find_by_name(const std::string& name) const
{
  return one_of(cycles_of(connection_.query(chosen("WHERE name = :name"), name)));
}

std::vector<Cycle> CycleStore::all() const
{
  return cycles_of(connection_.query(chosen("ORDER BY fiscal_year DESC, id DESC")));
}

std::vector<Cycle> CycleStore::open() const
{
  return cycles_of(connection_.query(chosen("WHERE closed_at IS NULL ORDER BY fiscal_year DESC, id DESC")));
}

Calendar CycleStore::calendar(std::int64_t cycle) const
{
  Calendar calendar;
  const auto rows =
      connection_
          .query("SELECT code, opens_at, closes_at, opened_at, closed_at FROM stage WHERE cycle_id = :cycle", cycle)
          .all<std::string, std::int64_t, std::int64_t, std::optional<std::int64_t>, std::optional<std::int64_t>>();
  for (const auto& [code, opens, closes, opened, closed] : rows) {
    const auto stage = stage_named(code);
    if (stage) calendar.push_back({*stage, opens, closes, opened, closed});
  }
  put_in_order(calendar);
  return calendar;
}

std::vector<CycleHistoryRow> CycleStore::history(std::int64_t cycle) const
{
  std::vector<CycleHistoryRow> rows;
  auto found = connection_
                   .query(
                       "SELECT stage, act, at, account_id, reason, before, after FROM stage_change"
                       " WHERE cycle_id = :cycle ORDER BY id DESC",
                       cycle)
                   .all<std::string, std::string, std::int64_t, std::int64_t, std::string, std::string, std::string>();
  for (auto& [stage, act, at, account, reason, before, after] : found)
    rows.push_back(
        {std::move(stage), std::move(act), at, account, std::move(reason), std::move(before), std::move(after)});
  return rows;
}

std::shared_ptr<const framework::Framework> CycleStore::framework(std::int64_t cycle) const
{
  const std::optional<Cycle> round = find(cycle);
  if (!round) throw std::logic_error("the framework of a round that is not there");
  FrameworkFiles files;
  auto rows = connection_
                  .query(
                      "SELECT fiscal_year, file_name, content FROM cycle_framework WHERE cycle_id = :cycle"
                      " ORDER BY position",
                      cycle)
                  .all<int, std::string, std::string>();
  for (auto& [year, name, content] : rows)
    files.files.push_back({year, {std::move(name), std::move(content)}});
  return restore_framework(files, round->framework_hash);
}

std::int64_t CycleStore::add(const std::string& name, const ReadFramework& framework, const Calendar& calendar,
                             const Deed& deed)
{
  const framework::Framework& rules = framework.loaded.framework.value();
  const auto id = connection_
                      .query(R"(INSERT INTO cycle (fiscal_year, name, framework_hash, made_at, made_by)
                    VALUES (:year, :name, :hash, :at, :account) RETURNING id)",
                             rules.fiscal_year, name, rules.hash, deed.at, deed.account)
                      .one<std::int64_t>();
  write_files(id, framework.files);
  for (const Stage& stage : calendar)
    connection_.execute(
        "INSERT INTO stage (cycle_id, code, opens_at, closes_at) VALUES (:cycle, :code, :opens, :closes)", id,
        code(stage.code), stage.opens, stage.closes);
  note(id, "", "made", deed, "", rules.hash);
  return id;
}

void CycleStore::write_files(std::int64_t cycle, const FrameworkFiles& files)
{
  int position = 0;
  for (const FrameworkFiles::File& file : files.files)
    connection_.execute(
        R"(INSERT INTO cycle_framework (cycle_id, position, fiscal_year, file_name, content)
           VALUES (:cycle, :position, :year, :name, :content))",
        cycle, position++, file.fiscal_year, file.source.shown_as, file.source.text);
}

void CycleStore::change_framework(std::int64_t cycle, const ReadFramework& framework, const Deed& deed)
{
  const framework::Framework& rules = framework.loaded.framework.value();
  const std::optional<Cycle> before = find(cycle);
  if (!before) throw std::logic_error("another framework for a round that is not there");
  connection_.execute("DELETE FROM cycle_framework WHERE cycle_id = :cycle", cycle);
  write_files(cycle, framework.files);
  connection_.execute("UPDATE cycle SET framework_hash = :hash, fiscal_year = :year WHERE id = :cycle", rules.hash,
                      rules.fiscal_year, cycle);
  note(cycle, "", "framework", deed, before->framework_hash, rules.hash);
}

void CycleStore::plan(std::int64_t cycle, const Calendar& calendar, const Deed& deed)
{
  const Calendar before = this->calendar(cycle);
  for (const Stage& stage : calendar) {
    Stage kept = stage_of(before, stage.code);
    if (kept.opens == stage.opens && kept.closes == stage.closes) continue;
    note(cycle, code(stage.code), code(StageAct::planned), deed, days_of(kept), days_of(stage));
    kept.opens = stage.opens;
    kept.closes = stage.closes;
    write(cycle, kept);
  }
}

void CycleStore::change_stage(std::int64_t cycle, StageCode stage, StageAct act, const Deed& deed)
{
  write(cycle, changed(stage_of(calendar(cycle), stage), act, deed.at));
  note(cycle, code(stage), code(act), deed);
}

void CycleStore::extend(std::int64_t cycle, StageCode stage, std::chrono::year_month_day last_day, const Deed& deed)
{
  const Stage before = stage_of(calendar(cycle), stage);
  const Stage after = extended(before, last_day, deed.at);
  write(cycle, after);
  note(cycle, code(stage), code(StageAct::extended), deed, days_of(before), days_of(after));
}

void CycleStore::finish(std::int64_t cycle, const Deed& deed)
{
  for (const Stage& stage : calendar(cycle)) {
    if (stage.state() == StageState::open) change_stage(cycle, stage.code, StageAct::closed, deed);
  }
  connection_.execute("UPDATE cycle SET closed_at = :at WHERE id = :cycle", deed.at, cycle);
  note(cycle, "", "finished", deed);
}

void CycleStore::resume(std::int64_t cycle, const Deed& deed)
{
  connection_.execute("UPDATE cycle SET closed_at = NULL WHERE id = :cycle", cycle);
  note(cycle, "", "resumed", deed);
}

std::size_t CycleStore::make_due_changes(util::UtcSeconds now)
{
  std::size_t made = 0;
  for (const Cycle& cycle : open()) {
    for (const StageChange& change : due_changes(calendar(cycle.id), now)) {
      change_stage(cycle.id, change.stage, change.act, {.account = 0, .at = now});
      ++made;
    }
  }
  return made;
}

void CycleStore::write(std::int64_t cycle, const Stage& stage)
{
  connection_.execute(
      R"(UPDATE stage SET opens_at = :opens, closes_at = :closes, opened_at = :opened, closed_at = :closed
         WHERE cycle_id = :cycle AND code = :code)",
      stage.opens, stage.closes, stage.opened, stage.closed, cycle, code(stage.code));
}

void CycleStore::note(std::int64_t cycle, std::string_view stage, std::string_view act, const Deed& deed,
                      const std::string& before, const std::string& after)
{
  connection_.execute(
      R"(INSERT INTO stage_change (cycle_id, stage, act, at, account_id, reason, before, after)
         VALUES (:cycle, :stage, :act, :at, :account, :reason, :before, :after))",
      cycle, stage, act, deed.at, deed.account, deed.reason, before, after);
}

}  // namespace cycles
