// SPDX-License-Identifier: Apache-2.0
#include "src/surveys/import_store.hpp"

namespace surveys {

std::optional<std::int64_t> ImportStore::add(const Import& import)
{
  return connection_
      .query(R"(
    INSERT INTO survey_import (cycle_id, file_name, file_sha256, answers, made_at, made_by)
    VALUES (:cycle, :name, :sha256, :answers, :now, :account)
    ON CONFLICT (cycle_id, file_sha256) DO NOTHING RETURNING id)",
             import.cycle, import.file_name, import.file_sha256, import.answers, import.made_at, import.made_by)
      .maybe<std::int64_t>();
}

}  // namespace surveys
