// SPDX-License-Identifier: Apache-2.0
#include "src/surveys/asking_store.hpp"

#include <utility>

namespace surveys {

Asking AskingStore::of(std::int64_t cycle)
{
  std::map<std::int64_t, Asking> found = all(cycle);
  return found.empty() ? Asking() : std::move(found.begin()->second);
}

std::map<std::int64_t, Asking> AskingStore::all()
{
  return all(0);
}

std::map<std::int64_t, Asking> AskingStore::all(std::int64_t only)
{
  using Text = std::string;
  std::map<std::int64_t, Asking> all;
  connection_
      .query(R"(
    SELECT cycle_id, one_by_one, screening, question_th, yes_th, no_th, question_en, yes_en, no_en FROM survey_asking
    WHERE :only = 0 OR cycle_id = :only)",
             only)
      .each<std::int64_t, bool, bool, Text, Text, Text, Text, Text, Text>(
          [&](std::int64_t cycle, bool one_by_one, bool screening, Text question_th, Text yes_th, Text no_th,
              Text question_en, Text yes_en, Text no_en) {
            all[cycle] = {.one_by_one = one_by_one,
                          .screening = screening,
                          .words = {.th = {std::move(question_th), std::move(yes_th), std::move(no_th)},
                                    .en = {std::move(question_en), std::move(yes_en), std::move(no_en)}}};
          });
  return all;
}

void AskingStore::set(std::int64_t cycle, const Asking& asking, util::UtcSeconds at, std::int64_t by)
{
  connection_.execute(R"(
    INSERT INTO survey_asking (cycle_id, one_by_one, screening, question_th, yes_th, no_th, question_en, yes_en, no_en,
      set_at, set_by)
    VALUES (:cycle, :one_by_one, :screening, :question_th, :yes_th, :no_th, :question_en, :yes_en, :no_en, :at, :by)
    ON CONFLICT (cycle_id) DO UPDATE SET one_by_one = excluded.one_by_one, screening = excluded.screening,
      question_th = excluded.question_th, yes_th = excluded.yes_th, no_th = excluded.no_th,
      question_en = excluded.question_en, yes_en = excluded.yes_en, no_en = excluded.no_en,
      set_at = excluded.set_at, set_by = excluded.set_by)",
                      cycle, asking.one_by_one, asking.screening, asking.words.th.question, asking.words.th.yes,
                      asking.words.th.no, asking.words.en.question, asking.words.en.yes, asking.words.en.no, at, by);
}

}  // namespace surveys
