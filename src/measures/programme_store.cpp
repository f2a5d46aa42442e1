// SPDX-License-Identifier: Apache-2.0
#include "src/measures/programme_store.hpp"

namespace measures {
namespace {

/// One row for each agency: what PlanStore, MeasureStore, ProgressStore and EvidenceStore would say, counted.
constexpr std::string_view k_programme = R"(
  WITH step_count AS (
    SELECT m.agency_id, m.id, COUNT(s.id) AS steps,
      COUNT(CASE WHEN p.state IN ('done', 'cancelled') THEN 1 END) AS settled,
      COUNT(CASE WHEN COALESCE(p.state, 'not_begun') NOT IN ('done', 'cancelled')
        AND COALESCE(s.due_day, m.last_day) < CAST(:today AS BIGINT) THEN 1 END) AS late
    FROM measure m
    LEFT JOIN measure_step s ON s.agency_id = m.agency_id AND s.measure_id = m.id AND s.removed_at IS NULL
    LEFT JOIN measure_progress p ON p.agency_id = s.agency_id AND p.measure_id = s.measure_id AND p.step_id = s.id
    WHERE m.fiscal_year = :year AND m.removed_at IS NULL
    GROUP BY m.agency_id, m.id
  ), measure_count AS (
    SELECT c.agency_id, COUNT(*) AS measures,
      COUNT(CASE WHEN c.late > 0 THEN 1 END) AS late,
      COUNT(CASE WHEN c.steps > 0 AND c.settled = c.steps THEN 1 END) AS done,
      COUNT(CASE WHEN EXISTS (SELECT 1 FROM measure_evidence e WHERE e.agency_id = c.agency_id
        AND e.measure_id = c.id AND e.removed_at IS NULL) THEN 1 END) AS evidenced
    FROM step_count c GROUP BY c.agency_id
  ), answer AS (
    SELECT DISTINCT w.agency_id, w.subject FROM measure_weakness w
    JOIN measure m ON m.agency_id = w.agency_id AND m.id = w.measure_id
    WHERE m.fiscal_year = :year AND m.removed_at IS NULL
  ), looked_at AS (
    SELECT agency_id, subject FROM answer
    UNION SELECT agency_id, subject FROM measure_decision WHERE fiscal_year = :year AND withdrawn_at IS NULL
  ), answer_count AS (
    SELECT l.agency_id, COUNT(*) AS weaknesses, COUNT(a.subject) AS answered
    FROM looked_at l LEFT JOIN answer a ON a.agency_id = l.agency_id AND a.subject = l.subject GROUP BY l.agency_id
  ), approval AS (
    SELECT DISTINCT agency_id FROM measure_plan_version WHERE fiscal_year = :year AND state = 'approved'
  ), programme AS (
    SELECT g.id, g.code, g.name, g.name_en, g.type, g.sort_key, g.search_text,
      CASE WHEN p.agency_id IS NULL THEN 0 ELSE 1 END AS has_plan,
      CASE WHEN v.agency_id IS NULL THEN 0 ELSE 1 END AS approved,
      COALESCE(c.measures, 0) AS measures, COALESCE(c.evidenced, 0) AS evidenced, COALESCE(c.late, 0) AS late,
      COALESCE(c.done, 0) AS done, COALESCE(n.weaknesses, 0) AS weaknesses, COALESCE(n.answered, 0) AS answered
    FROM agency g
    LEFT JOIN measure_plan p ON p.agency_id = g.id AND p.fiscal_year = :year
    LEFT JOIN approval v ON v.agency_id = g.id
    LEFT JOIN measure_count c ON c.agency_id = g.id
    LEFT JOIN answer_count n ON n.agency_id = g.id
    WHERE g.closed_at IS NULL OR p.agency_id IS NOT NULL
  ))";

}  // namespace

std::vector<int> ProgrammeStore::years() const
{
  std::vector<int> found;
  for (const std::int64_t year :
       connection_.query("SELECT DISTINCT fiscal_year FROM measure_plan ORDER BY fiscal_year DESC").all<std::int64_t>())
    found.push_back(static_cast<int>(year));
  return found;
}

std::vector<ProgrammeRow> ProgrammeStore::rows() const
{
  const std::string sql = std::string(k_programme) + R"(
    SELECT id, code, name, name_en, type, has_plan, approved, measures, evidenced, late, done, weaknesses, answered,
      search_text
    FROM programme ORDER BY sort_key, id)";
  std::vector<ProgrammeRow> rows;
  connection_.query(sql, today_, fiscal_year_)
      .each<std::int64_t, std::string, std::string, std::string, std::string, std::int64_t, std::int64_t, std::int64_t,
            std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::string>(
          [&](std::int64_t id, std::string code, std::string name, std::string name_en, std::string type,
              std::int64_t has_plan, std::int64_t approved, std::int64_t measures, std::int64_t evidenced,
              std::int64_t late, std::int64_t done, std::int64_t weaknesses, std::int64_t answered,
              std::string search_text) {
            rows.push_back({id,
                            std::move(code),
                            std::move(name),
                            std::move(name_en),
                            std::move(type),
                            has_plan == 1,
                            approved == 1,
                            {measures, evidenced, late, done, weaknesses, answered},
                            std::move(search_text)});
          });
  return rows;
}

}  // namespace measures
