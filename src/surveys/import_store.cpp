// SPDX-License-Identifier: Apache-2.0
#include "src/surveys/import_store.hpp"

#include <utility>

namespace surveys {
namespace {

constexpr util::UtcSeconds k_preview_life = 86'400;

}  // namespace

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

void ImportStore::count(std::int64_t import, std::int64_t answers)
{
  connection_.execute("UPDATE survey_import SET answers = :answers WHERE id = :id", answers, import);
}

bool ImportStore::was_taken(std::int64_t cycle, const std::string& sha256)
{
  return connection_
      .query("SELECT id FROM survey_import WHERE cycle_id = :cycle AND file_sha256 = :sha256", cycle, sha256)
      .maybe<std::int64_t>()
      .has_value();
}

std::int64_t ImportStore::keep(const ImportPreview& preview, std::int64_t account, util::UtcSeconds now)
{
  forget_kept_before(now - k_preview_life);
  const auto id = connection_
                      .query(R"(
    INSERT INTO survey_import_preview (cycle_id, file_name, file_sha256, account_id, at)
    VALUES (:cycle, :name, :sha256, :account, :now) RETURNING id)",
                             preview.cycle, preview.file_name, preview.file_sha256, account, now)
                      .one<std::int64_t>();
  for (const auto& [survey, answers] : preview.answers) {
    connection_.execute(R"(
      INSERT INTO survey_import_piece (preview_id, agency_id, instrument, part, answers)
      VALUES (:preview, :agency, :instrument, :part, :answers))",
                        id, survey.agency, survey.instrument, survey.part, answers);
  }
  return id;
}

std::optional<ImportPreview> ImportStore::find(std::int64_t preview, std::int64_t cycle, std::int64_t account)
{
  const auto row = connection_
                       .query(
                           "SELECT file_name, file_sha256 FROM survey_import_preview"
                           " WHERE id = :id AND cycle_id = :cycle AND account_id = :account",
                           preview, cycle, account)
                       .maybe<std::string, std::string>();
  if (!row) return std::nullopt;
  ImportPreview found{cycle, std::get<0>(*row), std::get<1>(*row), {}};
  connection_
      .query("SELECT agency_id, instrument, part, answers FROM survey_import_piece WHERE preview_id = :id", preview)
      .each<std::int64_t, std::string, std::string, std::string>(
          [&](std::int64_t agency, std::string instrument, std::string part, std::string answers) {
            found.answers.emplace(Survey{cycle, agency, std::move(instrument), std::move(part)}, std::move(answers));
          });
  return found;
}

void ImportStore::forget(std::int64_t preview)
{
  connection_.execute("DELETE FROM survey_import_piece WHERE preview_id = :id", preview);
  connection_.execute("DELETE FROM survey_import_preview WHERE id = :id", preview);
}

bool ImportStore::has_kept_before(util::UtcSeconds time)
{
  return connection_.query("SELECT COUNT(*) FROM survey_import_preview WHERE at < :oldest", time).one<std::int64_t>() >
         0;
}

void ImportStore::forget_kept_before(util::UtcSeconds time)
{
  const auto old =
      connection_.query("SELECT id FROM survey_import_preview WHERE at < :oldest", time).all<std::int64_t>();
  for (const std::int64_t id : old)
    forget(id);
}

}  // namespace surveys
