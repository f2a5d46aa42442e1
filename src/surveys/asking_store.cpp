// SPDX-License-Identifier: Apache-2.0
#include "src/surveys/asking_store.hpp"

namespace surveys {

Asking AskingStore::of(std::int64_t cycle)
{
  Asking asking;
  connection_.query("SELECT one_by_one, screening FROM survey_asking WHERE cycle_id = :cycle", cycle)
      .each<bool, bool>([&](bool one_by_one, bool screening) {
        asking = {one_by_one, screening};
      });
  return asking;
}

std::map<std::int64_t, Asking> AskingStore::all()
{
  std::map<std::int64_t, Asking> all;
  connection_.query("SELECT cycle_id, one_by_one, screening FROM survey_asking")
      .each<std::int64_t, bool, bool>([&](std::int64_t cycle, bool one_by_one, bool screening) {
        all[cycle] = {one_by_one, screening};
      });
  return all;
}

void AskingStore::set(std::int64_t cycle, const Asking& asking, util::UtcSeconds at, std::int64_t by)
{
  connection_.execute(R"(
    INSERT INTO survey_asking (cycle_id, one_by_one, screening, set_at, set_by)
    VALUES (:cycle, :one_by_one, :screening, :at, :by)
    ON CONFLICT (cycle_id) DO UPDATE SET one_by_one = excluded.one_by_one, screening = excluded.screening,
      set_at = excluded.set_at, set_by = excluded.set_by)",
                      cycle, asking.one_by_one, asking.screening, at, by);
}

}  // namespace surveys
