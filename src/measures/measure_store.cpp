// SPDX-License-Identifier: Apache-2.0
#include "src/measures/measure_store.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace measures {
namespace {

Measure* find_measure(std::vector<Measure>& measures, std::int64_t id)
{
  const auto found = std::find_if(measures.begin(), measures.end(), [&](const Measure& one) { return one.id == id; });
  return found == measures.end() ? nullptr : &*found;
}

std::optional<util::Exact> stored_target(const std::string& text)
{
  if (text.empty()) return std::nullopt;
  return util::Exact::parse(text);
}

}  // namespace

std::vector<Measure> MeasureStore::measures(std::int64_t agency, int fiscal_year) const
{
  return rows(agency, fiscal_year, 0, false);
}

std::vector<Measure> MeasureStore::removed(std::int64_t agency, int fiscal_year) const
{
  const auto ids = connection_
                       .query(
                           "SELECT id FROM measure WHERE agency_id = :agency AND fiscal_year = :year"
                           " AND removed_at IS NOT NULL ORDER BY removed_at DESC, id",
                           agency, fiscal_year)
                       .all<std::int64_t>();
  std::vector<Measure> found;
  for (const std::int64_t id : ids) {
    if (auto one = measure(agency, id)) found.push_back(std::move(*one));
  }
  return found;
}

std::optional<Measure> MeasureStore::measure(std::int64_t agency, std::int64_t id) const
{
  std::vector<Measure> found = rows(agency, 0, id, true);
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::vector<Measure> MeasureStore::rows(std::int64_t agency, int fiscal_year, std::int64_t id, bool also_removed) const
{
  std::vector<Measure> found;
  connection_
      .query(R"(
        SELECT fiscal_year, id, position, title, lead_unit_id, person, first_day, last_day, budget, follow_up,
          follow_up_words, success, success_subject, success_target, success_words, priority, source, carried_from,
          revision
        FROM measure
        WHERE agency_id = :agency AND (:year = 0 OR fiscal_year = :year) AND (:id = 0 OR id = :id)
          AND (:removed = 1 OR removed_at IS NULL)
        ORDER BY fiscal_year, position, id)",
             agency, fiscal_year, id, also_removed)
      .each<std::int64_t, std::int64_t, std::int64_t, std::string, std::optional<std::int64_t>, std::string,
            std::int64_t, std::int64_t, std::optional<std::int64_t>, std::string, std::string, std::string, std::string,
            std::string, std::string, std::string, std::string, std::optional<std::int64_t>, std::int64_t>(
          [&](std::int64_t year, std::int64_t of, std::int64_t position, std::string title,
              std::optional<std::int64_t> lead, std::string person, std::int64_t first, std::int64_t last,
              std::optional<std::int64_t> budget, const std::string& follow_up, std::string follow_up_words,
              const std::string& success, std::string subject, const std::string& target, std::string success_words,
              const std::string& priority, std::string source, std::optional<std::int64_t> carried,
              std::int64_t revision) {
            found.push_back({.agency = agency,
                             .fiscal_year = static_cast<int>(year),
                             .id = of,
                             .position = position,
                             .title = std::move(title),
                             .lead = lead,
                             .person = std::move(person),
                             .first_day = first,
                             .last_day = last,
                             .budget = budget,
                             .follow_up = follow_up_named(follow_up).value_or(FollowUp::half_yearly),
                             .follow_up_words = std::move(follow_up_words),
                             .success = {success_kind_named(success).value_or(SuccessKind::words), std::move(subject),
                                         stored_target(target), std::move(success_words)},
                             .priority = priority_named(priority).value_or(Priority::normal),
                             .source = std::move(source),
                             .carried_from = carried,
                             .revision = revision});
          });
  if (!found.empty()) add_parts(found, agency);
  return found;
}

void MeasureStore::add_parts(std::vector<Measure>& measures, std::int64_t agency) const
{
  const std::int64_t only = measures.size() == 1 ? measures.front().id : 0;
  const int year = measures.front().fiscal_year;
  connection_
      .query(R"(
        SELECT u.measure_id, u.unit_id FROM measure_unit u JOIN measure m ON m.id = u.measure_id
        WHERE u.agency_id = :agency AND m.fiscal_year = :year AND (:id = 0 OR u.measure_id = :id) ORDER BY u.unit_id)",
             agency, year, only)
      .each<std::int64_t, std::int64_t>([&](std::int64_t of, std::int64_t unit) {
        if (Measure* measure = find_measure(measures, of)) measure->units.push_back(unit);
      });
  connection_
      .query(R"(
        SELECT w.measure_id, w.subject FROM measure_weakness w JOIN measure m ON m.id = w.measure_id
        WHERE w.agency_id = :agency AND m.fiscal_year = :year AND (:id = 0 OR w.measure_id = :id) ORDER BY w.subject)",
             agency, year, only)
      .each<std::int64_t, std::string>([&](std::int64_t of, std::string subject) {
        if (Measure* measure = find_measure(measures, of)) measure->weaknesses.push_back(std::move(subject));
      });
  connection_
      .query(R"(
        SELECT s.measure_id, s.id, s.words, s.due_day FROM measure_step s JOIN measure m ON m.id = s.measure_id
        WHERE s.agency_id = :agency AND m.fiscal_year = :year AND (:id = 0 OR s.measure_id = :id)
          AND s.removed_at IS NULL
        ORDER BY s.position, s.id)",
             agency, year, only)
      .each<std::int64_t, std::int64_t, std::string, std::optional<std::int64_t>>(
          [&](std::int64_t of, std::int64_t id, std::string words, std::optional<std::int64_t> due) {
            if (Measure* measure = find_measure(measures, of)) measure->steps.push_back({id, std::move(words), due});
          });
}

}  // namespace measures
