// SPDX-License-Identifier: Apache-2.0
#include "src/surveys/code_store.hpp"

#include <algorithm>
#include <utility>

#include "lib/db/many_rows.hpp"
#include "lib/db/text_list.hpp"

namespace surveys {
namespace {

const db::ManyRows& code_rows()
{
  using enum db::Kind;
  static const db::ManyRows k_rows("survey_code", "cycle_id, agency_id, instrument, part, code_hash",
                                   {integer, integer, text, text, text});
  return k_rows;
}

}  // namespace

bool CodeStore::add(const Survey& survey, std::vector<std::string> hashes, util::UtcSeconds now, std::int64_t account,
                    const std::string& secret_hash)
{
  connection_.execute(R"(
    INSERT INTO survey_code_batch (cycle_id, agency_id, instrument, part, codes, made_at, made_by, secret_hash)
    VALUES (:cycle, :agency, :instrument, :part, :codes, :now, :account, :secret))",
                      survey.cycle, survey.agency, survey.instrument, survey.part, hashes.size(), now, account,
                      secret_hash);
  std::ranges::sort(hashes);  // the order of the hashes is no order of the slips
  std::vector<db::Value> values;
  values.reserve(hashes.size() * 5);
  for (const std::string& hash : hashes) {
    values.push_back(db::to_value(survey.cycle));
    values.push_back(db::to_value(survey.agency));
    values.push_back(db::to_value(survey.instrument));
    values.push_back(db::to_value(survey.part));
    values.push_back(db::to_value(hash));
  }
  return code_rows().insert_new(connection_, std::move(values)).size() == hashes.size();
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

std::map<std::string, Survey> CodeStore::find(std::span<const std::string> hashes)
{
  const db::Engine engine = connection_.engine();
  std::map<std::string, Survey> found;
  connection_
      .query("SELECT code_hash, cycle_id, agency_id, instrument, part FROM survey_code WHERE " +
                 db::is_among(engine, "code_hash", "hashes"),
             db::text_list(engine, hashes))
      .each<std::string, std::int64_t, std::int64_t, std::string, std::string>(
          [&](std::string hash, std::int64_t cycle, std::int64_t agency, std::string instrument, std::string part) {
            found.emplace(std::move(hash), Survey{cycle, agency, std::move(instrument), std::move(part)});
          });
  return found;
}

std::set<std::string> CodeStore::use(std::span<const std::string> hashes)
{
  const db::Engine engine = connection_.engine();
  const auto used = connection_
                        .query("DELETE FROM survey_code WHERE " + db::is_among(engine, "code_hash", "hashes") +
                                   " RETURNING code_hash",
                               db::text_list(engine, hashes))
                        .all<std::string>();
  return {used.begin(), used.end()};
}

}  // namespace surveys
