// SPDX-License-Identifier: Apache-2.0
#include "src/measures/change_store.hpp"

#include <utility>

#include "src/accounts/account_names_store.hpp"

namespace measures {
namespace {

std::optional<std::int64_t> present(std::int64_t id)
{
  return id == 0 ? std::nullopt : std::optional(id);
}

/// `measure` 0: of the plan as a whole.
std::vector<ChangeRow> change_rows(db::Connection& connection, std::int64_t agency, int fiscal_year,
                                   std::int64_t measure)
{
  std::vector<ChangeRow> rows;
  connection
      .query(R"(
        SELECT act, measure_id, at, account_id, reason, field, before, after, step_id FROM measure_change
        WHERE agency_id = :agency AND (:year = 0 OR fiscal_year = :year)
          AND ((:measure = 0 AND measure_id IS NULL) OR measure_id = :measure)
        ORDER BY id DESC)",
             agency, fiscal_year, measure)
      .each<std::string, std::optional<std::int64_t>, std::int64_t, std::int64_t, std::string, std::string, std::string,
            std::string, std::optional<std::int64_t>>([&](std::string act, const std::optional<std::int64_t>& of,
                                                          std::int64_t at, std::int64_t account, std::string reason,
                                                          std::string field, std::string before, std::string after,
                                                          const std::optional<std::int64_t>& step) {
        rows.push_back({.act = std::move(act),
                        .measure = of,
                        .at = at,
                        .account = account,
                        .reason = std::move(reason),
                        .change = {std::move(field), std::move(before), std::move(after), step.value_or(0)}});
      });
  accounts::AccountNames names(connection);
  for (ChangeRow& row : rows)
    row.by = names.of(row.account);
  return rows;
}

}  // namespace

void ChangeStore::note(std::int64_t agency, int fiscal_year, std::int64_t measure, std::string_view act,
                       const MeasureChange& change, const cycles::Deed& deed)
{
  connection_.execute(R"(
    INSERT INTO measure_change (agency_id, fiscal_year, measure_id, step_id, act, at, account_id, reason, field, before,
      after)
    VALUES (:agency, :year, :measure, :step, :act, :at, :account, :reason, :field, :before, :after))",
                      agency, fiscal_year, present(measure), present(change.step), act, deed.at, deed.account,
                      deed.reason, change.field, change.before, change.after);
}

void ChangeStore::note_plan(std::int64_t agency, int fiscal_year, std::string_view act, const cycles::Deed& deed,
                            const std::string& detail)
{
  note(agency, fiscal_year, 0, act, {.field = "", .before = "", .after = detail}, deed);
}

std::vector<ChangeRow> ChangeStore::of_measure(std::int64_t agency, std::int64_t measure) const
{
  return change_rows(connection_, agency, 0, measure);
}

std::vector<ChangeRow> ChangeStore::of_plan(std::int64_t agency, int fiscal_year) const
{
  return change_rows(connection_, agency, fiscal_year, 0);
}

}  // namespace measures
