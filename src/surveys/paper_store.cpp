// SPDX-License-Identifier: Apache-2.0
#include "src/surveys/paper_store.hpp"

#include <utility>

namespace surveys {
namespace {

constexpr const char* k_batch_sql = R"(
  SELECT id, instrument, part, name, sheets, made_at, ended_at, ended_how,
    (SELECT COUNT(*) FROM survey_paper_sheet WHERE batch_id = survey_paper_batch.id AND pass = 1),
    (SELECT COUNT(*) FROM survey_paper_sheet WHERE batch_id = survey_paper_batch.id AND pass = 2)
  FROM survey_paper_batch WHERE cycle_id = :cycle AND agency_id = :agency)";

std::vector<PaperBatch> read_batches(std::int64_t cycle, std::int64_t agency, db::Query query)
{
  std::vector<PaperBatch> batches;
  query.each<std::int64_t, std::string, std::string, std::string, std::int64_t, std::int64_t,
             std::optional<std::int64_t>, std::string, std::int64_t, std::int64_t>(
      [&](std::int64_t id, std::string instrument, std::string part, std::string name, std::int64_t sheets,
          std::int64_t made, std::optional<std::int64_t> ended, std::string how, std::int64_t first,
          std::int64_t second) {
        batches.push_back({.id = id,
                           .survey = {cycle, agency, std::move(instrument), std::move(part)},
                           .name = std::move(name),
                           .sheets = sheets,
                           .keyed_first = first,
                           .keyed_second = second,
                           .made_at = made,
                           .ended_at = ended,
                           .ended_how = std::move(how)});
      });
  return batches;
}

}  // namespace

std::int64_t PaperStore::make(const Survey& survey, const std::string& name, std::int64_t sheets, std::int64_t account,
                              util::UtcSeconds now)
{
  return connection_
      .query(R"(
    INSERT INTO survey_paper_batch (cycle_id, agency_id, instrument, part, name, sheets, made_at, made_by, ended_how)
    VALUES (:cycle, :agency, :instrument, :part, :name, :sheets, :now, :account, '') RETURNING id)",
             survey.cycle, survey.agency, survey.instrument, survey.part, name, sheets, now, account)
      .one<std::int64_t>();
}

std::vector<PaperBatch> PaperStore::batches(std::int64_t cycle, std::int64_t agency)
{
  const std::string sql = std::string(k_batch_sql) + " ORDER BY id DESC";
  return read_batches(cycle, agency, connection_.query(sql, cycle, agency));
}

std::optional<PaperBatch> PaperStore::find(std::int64_t cycle, std::int64_t agency, std::int64_t id)
{
  const std::string sql = std::string(k_batch_sql) + " AND id = :id";
  auto found = read_batches(cycle, agency, connection_.query(sql, cycle, agency, id));
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::vector<PaperBatch> PaperStore::open(std::int64_t cycle)
{
  std::vector<PaperBatch> batches;
  connection_
      .query(
          "SELECT id, agency_id, instrument, part, sheets FROM survey_paper_batch"
          " WHERE cycle_id = :cycle AND ended_at IS NULL",
          cycle)
      .each<std::int64_t, std::int64_t, std::string, std::string, std::int64_t>(
          [&](std::int64_t id, std::int64_t agency, std::string instrument, std::string part, std::int64_t sheets) {
            batches.push_back({.id = id,
                               .survey = {cycle, agency, std::move(instrument), std::move(part)},
                               .name = {},
                               .sheets = sheets});
          });
  return batches;
}

void PaperStore::key(std::int64_t batch, std::int64_t pass, std::int64_t sheet, const std::string& answers)
{
  connection_.execute(R"(
    INSERT INTO survey_paper_sheet (batch_id, pass, sheet, answers) VALUES (:batch, :pass, :sheet, :answers)
    ON CONFLICT (batch_id, pass, sheet) DO UPDATE SET answers = excluded.answers)",
                      batch, pass, sheet, answers);
}

std::optional<std::string> PaperStore::keyed(std::int64_t batch, std::int64_t pass, std::int64_t sheet)
{
  return connection_
      .query("SELECT answers FROM survey_paper_sheet WHERE batch_id = :batch AND pass = :pass AND sheet = :sheet",
             batch, pass, sheet)
      .maybe<std::string>();
}

Sheets PaperStore::keyed(std::int64_t batch, std::int64_t pass)
{
  Sheets sheets;
  connection_
      .query("SELECT sheet, answers FROM survey_paper_sheet WHERE batch_id = :batch AND pass = :pass", batch, pass)
      .each<std::int64_t, std::string>(
          [&](std::int64_t sheet, std::string answers) { sheets.emplace(sheet, std::move(answers)); });
  return sheets;
}

std::optional<std::int64_t> PaperStore::next(const PaperBatch& batch, std::int64_t pass)
{
  const Sheets there = keyed(batch.id, pass);
  for (std::int64_t sheet = 1; sheet <= batch.sheets; ++sheet) {
    if (!there.contains(sheet)) return sheet;
  }
  return std::nullopt;
}

bool PaperStore::end(std::int64_t batch, std::int64_t account, util::UtcSeconds now, const std::string& how)
{
  connection_.execute("DELETE FROM survey_paper_sheet WHERE batch_id = :batch", batch);
  return connection_.execute(R"(
    UPDATE survey_paper_batch SET ended_at = :now, ended_by = :account, ended_how = :how
    WHERE id = :batch AND ended_at IS NULL)",
                             now, account, how, batch) > 0;
}

}  // namespace surveys
