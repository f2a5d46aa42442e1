// SPDX-License-Identifier: Apache-2.0
#include "src/surveys/answer_store.hpp"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "lib/db/joined.hpp"
#include "lib/db/many_rows.hpp"

#include "src/surveys/answers.hpp"

namespace surveys {
namespace {

constexpr std::size_t k_row_key_bytes = 12;
constexpr std::size_t k_rows_at_once = 2'000;  // in memory as values

const db::ManyRows& receipt_rows()
{
  using enum db::Kind;
  static const db::ManyRows k_rows("survey_receipt", "cycle_id, agency_id, instrument, part, receipt",
                                   {integer, integer, text, text, text});
  return k_rows;
}

const db::ManyRows& answer_rows()
{
  using enum db::Kind;
  static const db::ManyRows k_rows(
      "survey_answer", "cycle_id, agency_id, instrument, part, row_key, day, answers, repeated, import_id, settled",
      {integer, integer, text, text, text, integer, text, integer, integer, integer});
  return k_rows;
}

void append_survey(const Survey& survey, std::vector<db::Value>& values)
{
  values.push_back(db::to_value(survey.cycle));
  values.push_back(db::to_value(survey.agency));
  values.push_back(db::to_value(survey.instrument));
  values.push_back(db::to_value(survey.part));
}

}  // namespace

void AnswerStore::add(std::span<Submission* const> submissions, std::int64_t day, util::Random& random)
{
  std::vector<Submission*> shuffled(submissions.begin(), submissions.end());
  random.shuffle(shuffled);
  const std::vector<std::string> added = add_receipts(shuffled);
  std::unordered_set<std::string> fresh(added.begin(), added.end());
  std::vector<const Submission*> to_store;
  for (const Submission* submission : shuffled) {
    if (fresh.erase(submission->receipt) > 0) to_store.push_back(submission);
  }
  random.shuffle(to_store);  // not in the order of the receipts either
  add_answers(to_store, 0, day, random);
}

std::vector<std::string> AnswerStore::add_receipts(std::span<Submission* const> submissions)
{
  std::vector<db::Value> values;
  values.reserve(submissions.size() * 5);
  for (const Submission* submission : submissions) {
    append_survey(submission->survey, values);
    values.push_back(db::to_value(submission->receipt));
  }
  return receipt_rows().insert_new(connection_, std::move(values));
}

void AnswerStore::add_answers(std::span<const Submission* const> submissions, std::int64_t import, std::int64_t day,
                              util::Random& random)
{
  // An engine that keeps rows in the order of their keys has nothing to settle.
  const bool settled = connection_.engine() == db::Engine::sqlite;
  while (!submissions.empty()) {
    const auto some = submissions.first(std::min(submissions.size(), k_rows_at_once));
    std::vector<db::Value> values;
    values.reserve(some.size() * 10);
    for (const Submission* submission : some) {
      append_survey(submission->survey, values);
      values.push_back(db::to_value(random.token(k_row_key_bytes)));
      values.push_back(db::to_value(day));
      values.push_back(db::to_value(submission->answers));
      values.push_back(db::to_value(submission->repeated));
      values.push_back(db::to_value(import));
      values.push_back(db::to_value(settled));
    }
    answer_rows().insert(connection_, std::move(values));
    submissions = submissions.subspan(some.size());
  }
}

void AnswerStore::settle_before(std::int64_t today)
{
  if (connection_.engine() == db::Engine::sqlite) return;
  connection_.execute(R"(
    WITH moved AS (
      DELETE FROM survey_answer WHERE settled = 0 AND day < :today
      RETURNING cycle_id, agency_id, instrument, part, row_key, day, answers, repeated, import_id)
    INSERT INTO survey_answer
      (cycle_id, agency_id, instrument, part, row_key, day, answers, repeated, import_id, settled)
    SELECT cycle_id, agency_id, instrument, part, row_key, day, answers, repeated, import_id, 1
    FROM moved ORDER BY row_key)",
                      today);
}

void AnswerStore::add_imported(std::span<const Submission> submissions, std::int64_t import, std::int64_t day,
                               util::Random& random)
{
  std::vector<const Submission*> shuffled;
  shuffled.reserve(submissions.size());
  for (const Submission& submission : submissions)
    shuffled.push_back(&submission);
  random.shuffle(shuffled);
  add_answers(shuffled, import, day, random);
}

std::vector<DayCount> AnswerStore::by_day(std::int64_t cycle, std::int64_t agency)
{
  std::vector<DayCount> counts;
  connection_
      .query(R"(
    SELECT instrument, part, day, COUNT(*) FROM survey_answer
    WHERE cycle_id = :cycle AND agency_id = :agency
    GROUP BY instrument, part, day ORDER BY instrument, part, day)",
             cycle, agency)
      .each<std::string, std::string, std::int64_t, std::int64_t>(
          [&](std::string instrument, std::string part, std::int64_t day, std::int64_t answers) {
            counts.push_back({agency, std::move(instrument), std::move(part), day, answers});
          });
  return counts;
}

bool AnswerStore::has_any(std::int64_t cycle)
{
  return !connection_.query("SELECT day FROM survey_answer WHERE cycle_id = :cycle LIMIT 1", cycle)
              .all<std::int64_t>()
              .empty();
}

std::vector<DayCount> AnswerStore::by_agency(std::int64_t cycle)
{
  std::vector<DayCount> counts;
  connection_
      .query(R"(
    SELECT agency_id, instrument, part, COUNT(*) FROM survey_answer
    WHERE cycle_id = :cycle GROUP BY agency_id, instrument, part ORDER BY agency_id, instrument, part)",
             cycle)
      .each<std::int64_t, std::string, std::string, std::int64_t>(
          [&](std::int64_t agency, std::string instrument, std::string part, std::int64_t answers) {
            counts.push_back({agency, std::move(instrument), std::move(part), 0, answers});
          });
  return counts;
}

std::vector<std::string> AnswerStore::receipts(std::int64_t cycle, std::int64_t agency, std::string_view instrument)
{
  return connection_
      .query(R"(
    SELECT receipt FROM survey_receipt
    WHERE cycle_id = :cycle AND agency_id = :agency AND instrument = :instrument ORDER BY receipt)",
             cycle, agency, instrument)
      .all<std::string>();
}

std::vector<std::string> AnswerStore::receipts(std::int64_t cycle, std::int64_t agency, std::string_view instrument,
                                               std::int64_t offset, std::int64_t limit)
{
  return connection_
      .query(R"(
    SELECT receipt FROM survey_receipt
    WHERE cycle_id = :cycle AND agency_id = :agency AND instrument = :instrument
    ORDER BY receipt LIMIT :limit OFFSET :offset)",
             cycle, agency, instrument, limit, offset)
      .all<std::string>();
}

std::int64_t AnswerStore::count_receipts(std::int64_t cycle, std::int64_t agency, std::string_view instrument)
{
  return connection_
      .query(R"(
    SELECT COUNT(*) FROM survey_receipt
    WHERE cycle_id = :cycle AND agency_id = :agency AND instrument = :instrument)",
             cycle, agency, instrument)
      .one<std::int64_t>();
}

bool AnswerStore::has_receipt(const Survey& survey, std::string_view receipt)
{
  return connection_
      .query(R"(
    SELECT receipt FROM survey_receipt WHERE cycle_id = :cycle AND agency_id = :agency
      AND instrument = :instrument AND part = :part AND receipt = :receipt)",
             survey.cycle, survey.agency, survey.instrument, survey.part, receipt)
      .maybe<std::string>()
      .has_value();
}

void AnswerStore::each(std::int64_t cycle, const Each& each)
{
  connection_
      .query(R"(
    SELECT agency_id, instrument, part, answers FROM survey_answer
    WHERE cycle_id = :cycle ORDER BY agency_id, instrument, part, row_key)",
             cycle)
      .each<std::int64_t, std::string, std::string, std::string>(
          [&](std::int64_t agency, std::string instrument, std::string part, const std::string& answers) {
            each(Survey{cycle, agency, std::move(instrument), std::move(part)}, answers);
          });
}

void AnswerStore::each_part(std::int64_t cycle, std::int64_t day, const EachPart& each)
{
  const std::string joined = db::joined(connection_.engine(), "answers", k_between_answers);
  connection_
      .query("SELECT agency_id, instrument, part, COUNT(*), CAST(SUM(repeated) AS BIGINT), " + joined +
                 " FROM survey_answer WHERE cycle_id = :cycle AND day < :day"
                 " GROUP BY agency_id, instrument, part ORDER BY agency_id, instrument, part",
             cycle, day)
      .each<std::int64_t, std::string, std::string, std::int64_t, std::int64_t, std::string>(
          [&](std::int64_t agency, std::string instrument, std::string part, std::int64_t answers,
              std::int64_t repeated, std::string all) {
            each({.survey = {cycle, agency, std::move(instrument), std::move(part)},
                  .answers = answers,
                  .repeated = repeated,
                  .all = std::move(all)});
          });
}

}  // namespace surveys
