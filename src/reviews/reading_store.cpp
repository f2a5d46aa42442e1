// SPDX-License-Identifier: Apache-2.0
#include "src/reviews/reading_store.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <utility>

namespace reviews {
namespace {

constexpr std::string_view k_columns =
    "SELECT id, cycle_id, agency_id, item, kind, reader, state, elements, words, at FROM review_reading ";

ItemState state_read(const std::string& text)
{
  const auto state = item_state_named(text);
  if (!state) throw std::logic_error("review_reading knows no state " + text);
  return *state;
}

ReadingKind kind_read(const std::string& text)
{
  const auto kind = reading_kind_named(text);
  if (!kind) throw std::logic_error("review_reading knows no kind " + text);
  return *kind;
}

std::vector<Reading> readings_of(db::Query query)
{
  std::vector<Reading> readings;
  for (auto& [id, cycle, agency, item, kind, reader, state, elements, words, at] :
       query.all<std::int64_t, std::int64_t, std::int64_t, std::string, std::string, std::int64_t, std::string,
                 std::string, std::string, util::UtcSeconds>())
    readings.push_back({.id = id,
                        .cycle = cycle,
                        .agency = agency,
                        .item = std::move(item),
                        .kind = kind_read(kind),
                        .reader = reader,
                        .state = state_read(state),
                        .elements = std::move(elements),
                        .words = std::move(words),
                        .at = at});
  return readings;
}

/// `readings`: the first readings in force, without those that do not apply. `others`: for each reader, item and type
/// of agency that others read too, how often the reader read it, and how often the others did and found it met.
constexpr std::string_view k_strata = R"(
  WITH readings AS (
    SELECT r.reader AS reader, r.agency_id AS agency_id, e.type AS type, r.item AS item,
      CASE WHEN r.state = 'met' THEN 1 ELSE 0 END AS met
    FROM review_task t
    JOIN review_reading r ON r.id = t.reading_id
    JOIN enrolment e ON e.cycle_id = t.cycle_id AND e.agency_id = t.agency_id
    WHERE t.cycle_id = :cycle AND t.kind = 'first' AND r.kind = 'first' AND r.state <> 'not_applicable'),
  everybody AS (SELECT item, type, SUM(met) AS met, COUNT(*) AS items FROM readings GROUP BY item, type),
  own AS (SELECT reader, item, type, SUM(met) AS met, COUNT(*) AS items FROM readings GROUP BY reader, item, type),
  others AS (
    SELECT o.reader AS reader, o.item AS item, o.type AS type, o.items AS own, e.met - o.met AS met,
      e.items - o.items AS items
    FROM own o JOIN everybody e ON e.item = o.item AND e.type = o.type WHERE e.items > o.items))";

}  // namespace

std::int64_t ReadingStore::add(const Reading& reading)
{
  const auto id = connection_
                      .query(R"(
    INSERT INTO review_reading (cycle_id, agency_id, item, kind, reader, state, elements, words, at)
    VALUES (:cycle, :agency, :item, :kind, :reader, :state, :elements, :words, :at) RETURNING id)",
                             reading.cycle, reading.agency, reading.item, code(reading.kind), reading.reader,
                             code(reading.state), reading.elements, reading.words, reading.at)
                      .one<std::int64_t>();
  for (const auto& [element, reason] : reading.reasons)
    connection_.execute(R"(
      INSERT INTO review_reading_reason (reading_id, element, reason, words) VALUES (:id, :element, :reason, :words))",
                        id, element, reason.code, reason.words);
  return id;
}

std::optional<Reading> ReadingStore::find(std::int64_t id) const
{
  std::vector<Reading> found = readings_of(connection_.query(std::string(k_columns) + "WHERE id = :id", id));
  if (found.empty()) return std::nullopt;
  for (auto& [element, reason, words] :
       connection_.query("SELECT element, reason, words FROM review_reading_reason WHERE reading_id = :id", id)
           .all<std::string, std::string, std::string>())
    found.front().reasons[element] = {reason, words};
  return std::move(found.front());
}

std::vector<Reading> ReadingStore::of_item(std::int64_t cycle, std::int64_t agency, std::string_view item) const
{
  std::vector<Reading> found = readings_of(connection_.query(
      std::string(k_columns) + "WHERE cycle_id = :cycle AND agency_id = :agency AND item = :item ORDER BY id", cycle,
      agency, item));
  for (auto& [id, element, reason, words] : connection_
                                                .query(R"(
        SELECT x.reading_id, x.element, x.reason, x.words FROM review_reading_reason x
        JOIN review_reading r ON r.id = x.reading_id
        WHERE r.cycle_id = :cycle AND r.agency_id = :agency AND r.item = :item)",
                                                       cycle, agency, item)
                                                .all<std::int64_t, std::string, std::string, std::string>()) {
    const auto of =
        std::find_if(found.begin(), found.end(), [wanted = id](const Reading& one) { return one.id == wanted; });
    if (of != found.end()) of->reasons[element] = {reason, words};
  }
  return found;
}

std::vector<Reading> ReadingStore::of_agency(std::int64_t cycle, std::int64_t agency) const
{
  return readings_of(connection_.query(
      std::string(k_columns) + "WHERE cycle_id = :cycle AND agency_id = :agency ORDER BY id", cycle, agency));
}

std::vector<std::int64_t> ReadingStore::readers(std::int64_t cycle, std::int64_t agency, std::string_view item) const
{
  return connection_
      .query(R"(
        SELECT DISTINCT reader FROM review_reading
        WHERE cycle_id = :cycle AND agency_id = :agency AND item = :item ORDER BY reader)",
             cycle, agency, item)
      .all<std::int64_t>();
}

ReadTwice ReadingStore::read_twice(std::int64_t cycle, WhySecond why) const
{
  ReadTwice read;
  for (const auto& [first, second, count] : connection_
                                                .query(R"(
        SELECT f.state, s.state, COUNT(*) FROM review_task two
        JOIN review_task one ON one.cycle_id = two.cycle_id AND one.agency_id = two.agency_id AND one.item = two.item
          AND one.kind = 'first'
        JOIN review_reading f ON f.id = one.reading_id
        JOIN review_reading s ON s.id = two.reading_id
        WHERE two.cycle_id = :cycle AND two.kind = 'second' AND two.why = :why GROUP BY f.state, s.state)",
                                                       cycle, code(why))
                                                .all<std::string, std::string, std::int64_t>())
    read.add(state_read(first), state_read(second), count);
  return read;
}

std::vector<ReadAtAgency> ReadingStore::read_at_agencies(std::int64_t cycle) const
{
  std::vector<ReadAtAgency> read;
  const std::string sql = std::string(k_strata) + R"(
    SELECT r.reader, r.agency_id, COUNT(*), CAST(SUM(r.met) AS BIGINT), COUNT(o.items),
      CAST(COALESCE(SUM(r.met - CAST(o.met AS DOUBLE PRECISION) / o.items), 0) AS DOUBLE PRECISION)
    FROM readings r LEFT JOIN others o ON o.reader = r.reader AND o.item = r.item AND o.type = r.type
    GROUP BY r.reader, r.agency_id ORDER BY r.reader, r.agency_id)";
  connection_.query(sql, cycle)
      .each<std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::int64_t, double>(
          [&](std::int64_t reader, std::int64_t agency, std::int64_t items, std::int64_t met, std::int64_t compared,
              double residual) {
            read.push_back({reader, agency, items, met, compared, residual});
          });
  return read;
}

std::map<std::int64_t, double> ReadingStore::doubts(std::int64_t cycle) const
{
  std::map<std::int64_t, double> doubts;
  const std::string sql = std::string(k_strata) + R"(
    SELECT reader, SUM(own * own * ((met + 1.0e0) / (items + 2.0e0)) * (1.0e0 - (met + 1.0e0) / (items + 2.0e0)) / items)
    FROM others GROUP BY reader)";
  connection_.query(sql, cycle).each<std::int64_t, double>([&](std::int64_t reader, double doubt) {
    doubts.emplace(reader, doubt);
  });
  return doubts;
}

SimilarAgencies ReadingStore::similar(std::int64_t cycle, std::string_view item, std::string_view type,
                                      std::string_view province, std::int64_t except) const
{
  SimilarAgencies found;
  for (const auto& [state, count] : connection_
                                        .query(R"(
        SELECT j.state, COUNT(*) FROM review_judgement j
        JOIN enrolment e ON e.cycle_id = j.cycle_id AND e.agency_id = j.agency_id
        WHERE j.cycle_id = :cycle AND j.item = :item AND j.agency_id <> :except AND e.type = :type
          AND e.province = :province GROUP BY j.state)",
                                               cycle, item, except, type, province)
                                        .all<std::string, std::int64_t>()) {
    if (state == code(ItemState::not_applicable)) continue;
    found.judged += count;
    if (state == code(ItemState::met)) found.met += count;
  }
  return found;
}

std::int64_t ReadingStore::newest(std::int64_t cycle) const
{
  return connection_.query("SELECT COALESCE(MAX(id), 0) FROM review_reading WHERE cycle_id = :cycle", cycle)
      .one<std::int64_t>();
}

}  // namespace reviews
