// SPDX-License-Identifier: Apache-2.0
#include "src/surveys/code_store.hpp"

#include <algorithm>

namespace surveys {

bool CodeStore::add(const Survey& survey, std::vector<std::string> hashes, util::UtcSeconds now, std::int64_t account,
                    const std::string& secret_hash)
{
  connection_.execute(R"(
    INSERT INTO survey_code_batch (cycle_id, agency_id, instrument, part, codes, made_at, made_by, secret_hash)
    VALUES (:cycle, :agency, :instrument, :part, :codes, :now, :account, :secret))",
                      survey.cycle, survey.agency, survey.instrument, survey.part, hashes.size(), now, account,
                      secret_hash);
  std::ranges::sort(hashes);  // the order of the hashes is no order of the slips
  std::int64_t stored = 0;
  for (const std::string& hash : hashes) {
    stored += connection_.execute(R"(
      INSERT INTO survey_code (cycle_id, agency_id, instrument, part, code_hash)
      VALUES (:cycle, :agency, :instrument, :part, :hash) ON CONFLICT DO NOTHING)",
                                  survey.cycle, survey.agency, survey.instrument, survey.part, hash);
  }
  return stored == static_cast<std::int64_t>(hashes.size());
}

std::optional<CodeBatch> CodeStore::batch_of_secret(const Survey& survey, const std::string& secret_hash)
{
  const auto row = connection_
                       .query(R"(
    SELECT id, codes, made_at FROM survey_code_batch
    WHERE cycle_id = :cycle AND agency_id = :agency AND instrument = :instrument AND part = :part
      AND secret_hash = :secret)",
                              survey.cycle, survey.agency, survey.instrument, survey.part, secret_hash)
                       .maybe<std::int64_t, std::int64_t, util::UtcSeconds>();
  if (!row) return std::nullopt;
  return CodeBatch{std::get<0>(*row), std::get<1>(*row), std::get<2>(*row)};
}

std::vector<CodeBatch> CodeStore::batches(const Survey& survey)
{
  std::vector<CodeBatch> batches;
  connection_
      .query(R"(
    SELECT id, codes, made_at FROM survey_code_batch
    WHERE cycle_id = :cycle AND agency_id = :agency AND instrument = :instrument AND part = :part
    ORDER BY id DESC)",
             survey.cycle, survey.agency, survey.instrument, survey.part)
      .each<std::int64_t, std::int64_t, util::UtcSeconds>(
          [&](std::int64_t id, std::int64_t codes, util::UtcSeconds made_at) {
            batches.push_back({id, codes, made_at});
          });
  return batches;
}

CodeCount CodeStore::count(const Survey& survey)
{
  const auto [made, unused] = connection_
                                  .query(R"(
    SELECT
      (SELECT COALESCE(SUM(codes), 0) FROM survey_code_batch
       WHERE cycle_id = :cycle AND agency_id = :agency AND instrument = :instrument AND part = :part),
      (SELECT COUNT(*) FROM survey_code
       WHERE cycle_id = :cycle AND agency_id = :agency AND instrument = :instrument AND part = :part))",
                                         survey.cycle, survey.agency, survey.instrument, survey.part)
                                  .one<std::int64_t, std::int64_t>();
  return {made, unused};
}

std::optional<Survey> CodeStore::find(const std::string& hash)
{
  const auto row =
      connection_.query("SELECT cycle_id, agency_id, instrument, part FROM survey_code WHERE code_hash = :hash", hash)
          .maybe<std::int64_t, std::int64_t, std::string, std::string>();
  if (!row) return std::nullopt;
  return Survey{std::get<0>(*row), std::get<1>(*row), std::get<2>(*row), std::get<3>(*row)};
}

bool CodeStore::use(const std::string& hash)
{
  return connection_.execute("DELETE FROM survey_code WHERE code_hash = :hash", hash) == 1;
}

}  // namespace surveys
