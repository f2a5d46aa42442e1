// SPDX-License-Identifier: Apache-2.0
#include "src/surveys/answer_store.hpp"

#include <algorithm>
#include <array>
#include <unordered_set>

namespace surveys {
namespace {

constexpr std::size_t k_rows_at_once = 32;  // of one statement; what is left over goes one by one
constexpr std::size_t k_row_key_bytes = 12;

/// "INSERT … VALUES (:a0, :b0), (:a1, :b1)" with `rows` rows of `columns` placeholders.
std::string with_rows(std::string_view begin, std::size_t rows, std::size_t columns, std::string_view end)
{
  std::string sql(begin);
  for (std::size_t row = 0; row < rows; ++row) {
    sql += row == 0 ? " (" : ", (";
    for (std::size_t column = 0; column < columns; ++column) {
      if (column > 0) sql += ", ";
      sql += ":v";
      sql += static_cast<char>('a' + column);
      sql += std::to_string(row);
    }
    sql += ")";
  }
  sql += end;
  return sql;
}

/// Runs a statement of many rows over all items, each giving `columns` values and each row returning one text.
template <typename Item, typename ValuesOf, typename Returned>
void insert_all(db::Connection& connection, std::span<Item> items, std::size_t columns, std::string_view begin,
                std::string_view end, const ValuesOf& values_of, const Returned& returned)
{
  static constexpr std::array<db::Kind, 1> k_kinds = {db::Kind::text};
  const std::string many = with_rows(begin, k_rows_at_once, columns, end);
  const std::string single = with_rows(begin, 1, columns, end);
  while (!items.empty()) {
    const std::size_t rows = items.size() >= k_rows_at_once ? k_rows_at_once : 1;
    std::vector<db::Value> values;
    values.reserve(rows * columns);
    for (const auto& item : items.first(rows))
      values_of(item, values);
    connection.fetch(rows == 1 ? single : many, values, k_kinds, false,
                     [&](std::span<db::Cell> cells) { returned(std::move(cells[0].text)); });
    items = items.subspan(rows);
  }
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
  std::vector<std::string> added;
  insert_all(
      connection_, submissions, 5, "INSERT INTO survey_receipt (cycle_id, agency_id, instrument, part, receipt) VALUES",
      " ON CONFLICT DO NOTHING RETURNING receipt",
      [](const Submission* submission, std::vector<db::Value>& values) {
        append_survey(submission->survey, values);
        values.push_back(db::to_value(submission->receipt));
      },
      [&added](std::string receipt) { added.push_back(std::move(receipt)); });
  return added;
}

void AnswerStore::add_answers(std::span<const Submission* const> submissions, std::int64_t import, std::int64_t day,
                              util::Random& random)
{
  // An engine that keeps rows in the order of their keys has nothing to settle.
  const bool settled = connection_.engine() == db::Engine::sqlite;
  insert_all(
      connection_, submissions, 10,
      "INSERT INTO survey_answer (cycle_id, agency_id, instrument, part, row_key, day, answers, repeated, import_id, "
      "settled) VALUES",
      " RETURNING part",
      [&](const Submission* submission, std::vector<db::Value>& values) {
        append_survey(submission->survey, values);
        values.push_back(db::to_value(random.token(k_row_key_bytes)));
        values.push_back(db::to_value(day));
        values.push_back(db::to_value(submission->answers));
        values.push_back(db::to_value(submission->repeated));
        values.push_back(db::to_value(import));
        values.push_back(db::to_value(settled));
      },
      [](const std::string& /*unused*/) {});
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

}  // namespace surveys
