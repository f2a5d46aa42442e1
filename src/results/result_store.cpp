// SPDX-License-Identifier: Apache-2.0
#include "src/results/result_store.hpp"

#include <string_view>
#include <utility>

#include "lib/db/many_rows.hpp"
#include "lib/thai/thai.hpp"

#include "src/agencies/agency_words.hpp"

namespace results {
namespace {

using Score = std::optional<Millionths>;

const db::ManyRows& result_rows()
{
  using enum db::Kind;
  static const db::ManyRows k_rows(
      "result",
      "cycle_id, computation_id, agency_id, fiscal_year, code, name, name_en, type, province, region, sort_key, "
      "search_text, total, level, level_place, score_1, score_2, score_3, below_sample, scores, counts, items",
      {integer, integer, integer, integer, text,    text,    text,    text,    text, text, text,
       text,    integer, text,    integer, integer, integer, integer, integer, text, text, text});
  return k_rows;
}

constexpr std::string_view k_listed =
    "agency_id, fiscal_year, code, name, name_en, type, province, region, total, level, level_place, score_1, score_2, "
    "score_3, below_sample";
constexpr std::string_view k_of_computing = " FROM result WHERE cycle_id = :cycle AND computation_id = :computation";
constexpr std::string_view k_filtered = R"(
  AND search_text LIKE :search ESCAPE '\'
  AND (:type = '' OR type = :type) AND (:province = '' OR province = :province)
  AND (:region = '' OR region = :region) AND (:below = 0 OR below_sample = 1)
  AND (:level = '' OR level = :level AND NOT EXISTS (
    SELECT 1 FROM result_caution AS c WHERE c.release_id = :release AND c.agency_id = result.agency_id
      AND c.how = 'withhold')))";

/// What stands in a list; the texts come apart.
template <typename Query, typename Take>
void each_listed(Query query, Take&& take)
{
  query.template each<std::int64_t, std::int64_t, std::string, std::string, std::string, std::string, std::string,
                      std::string, Score, std::string, std::optional<std::int64_t>, Score, Score, Score, bool,
                      std::string, std::string, std::string>(
      [&](std::int64_t agency, std::int64_t year, std::string code, std::string name, std::string name_en,
          std::string type, std::string province, std::string region, Score total, std::string level,
          std::optional<std::int64_t> place, Score first, Score second, Score third, bool below, std::string scores,
          std::string counts, std::string items) {
        take(AgencyResult{.agency = agency,
                          .fiscal_year = static_cast<int>(year),
                          .code = std::move(code),
                          .name = std::move(name),
                          .name_en = std::move(name_en),
                          .type = std::move(type),
                          .province = std::move(province),
                          .region = std::move(region),
                          .total = total,
                          .level = std::move(level),
                          .level_place = place,
                          .instruments = {first, second, third},
                          .below_sample = below,
                          .texts = {std::move(scores), std::move(counts), std::move(items)}});
      });
}

constexpr std::string_view k_is_withheld = R"(EXISTS (
  SELECT 1 FROM result_caution AS w WHERE w.release_id = :release AND w.agency_id = result.agency_id
    AND w.how = 'withhold'))";

std::string order_of(const ResultOrder& order)
{
  static const std::map<std::string, std::string> k_keys = {
      {"name", "sort_key"},     {"code", "code"},       {"type", "type"},       {"province", "province"},
      {"level", "level_place"}, {"score_1", "score_1"}, {"score_2", "score_2"}, {"score_3", "score_3"}};
  const auto key = k_keys.find(order.by);
  std::string column = key == k_keys.end() ? "total" : key->second;
  // A withheld score must not be read off its place in the list.
  if (column == "total" || column == "level_place" || column.starts_with("score_"))
    column = "(CASE WHEN " + std::string(k_is_withheld) + " THEN NULL ELSE " + column + " END)";
  const std::string direction = order.descending ? " DESC" : "";
  // Without a score come last, in both directions and on both engines.
  return " ORDER BY CASE WHEN " + column + " IS NULL THEN 1 ELSE 0 END, " + column + direction +
         ", sort_key, agency_id";
}

}  // namespace

void ResultStore::add(std::span<const AgencyResult> results)
{
  std::vector<db::Value> values;
  const auto put = [&](auto&& value) { values.push_back(db::to_value(value)); };
  for (const AgencyResult& one : results) {
    put(cycle_);
    put(computation_);
    put(one.agency);
    put(one.fiscal_year);
    for (const std::string* text : {&one.code, &one.name, &one.name_en, &one.type, &one.province, &one.region})
      put(*text);
    put(thai::sort_key(one.name));
    put(agencies::search_text(one.code, one.name, one.name_en));
    put(one.total);
    put(one.level);
    put(one.level_place);
    for (const Score& score : one.instruments)
      put(score);
    put(one.below_sample);
    put(one.texts.scores);
    put(one.texts.counts);
    put(one.texts.items);
  }
  result_rows().insert(connection_, std::move(values));
}

std::optional<AgencyResult> ResultStore::find(std::int64_t agency) const
{
  std::optional<AgencyResult> found;
  const std::string sql = "SELECT " + std::string(k_listed) + ", scores, counts, items" + std::string(k_of_computing) +
                          " AND agency_id = :agency";
  each_listed(connection_.query(sql, cycle_, computation_, agency), [&](AgencyResult one) { found = std::move(one); });
  if (found) {
    found->cycle = cycle_;
    found->computation = computation_;
  }
  return found;
}

std::int64_t ResultStore::count(const ResultFilter& filter) const
{
  const std::string sql = "SELECT COUNT(*)" + std::string(k_of_computing) + std::string(k_filtered);
  return connection_
      .query(sql, cycle_, computation_, agencies::search_pattern(filter.search), filter.type, filter.province,
             filter.region, filter.below_sample, filter.level, filter.release)
      .one<std::int64_t>();
}

std::vector<AgencyResult> ResultStore::page(const ResultFilter& filter, const ResultOrder& order, std::int64_t limit,
                                            std::int64_t offset) const
{
  std::vector<AgencyResult> rows;
  const std::string sql = "SELECT " + std::string(k_listed) + ", '' AS scores, '' AS counts, '' AS items" +
                          std::string(k_of_computing) + std::string(k_filtered) + order_of(order) +
                          " LIMIT :limit OFFSET :offset";
  each_listed(connection_.query(sql, cycle_, computation_, agencies::search_pattern(filter.search), filter.type,
                                filter.province, filter.region, filter.below_sample, filter.level, filter.release,
                                limit, offset),
              [&](AgencyResult one) {
                one.cycle = cycle_;
                one.computation = computation_;
                rows.push_back(std::move(one));
              });
  return rows;
}

std::int64_t ResultStore::better_than(Millionths total, const ResultFilter& filter) const
{
  const std::string sql = "SELECT COUNT(*)" + std::string(k_of_computing) + std::string(k_filtered) +
                          " AND total > :total AND NOT " + std::string(k_is_withheld);
  return connection_
      .query(sql, cycle_, computation_, agencies::search_pattern(filter.search), filter.type, filter.province,
             filter.region, filter.below_sample, filter.level, filter.release, total)
      .one<std::int64_t>();
}

std::vector<std::int64_t> ResultStore::changed_in(std::int64_t other_computation) const
{
  return connection_
      .query(R"(
        SELECT agency_id FROM (
          SELECT agency_id, name, scores, counts, items FROM result WHERE cycle_id = :cycle AND computation_id = :one
          UNION
          SELECT agency_id, name, scores, counts, items FROM result WHERE cycle_id = :cycle AND computation_id = :other
        ) AS versions
        GROUP BY agency_id
        HAVING COUNT(*) > 1 OR agency_id NOT IN (
          SELECT agency_id FROM result WHERE cycle_id = :cycle AND computation_id = :one) OR agency_id NOT IN (
          SELECT agency_id FROM result WHERE cycle_id = :cycle AND computation_id = :other)
        ORDER BY agency_id)",
             cycle_, computation_, other_computation)
      .all<std::int64_t>();
}

void ResultStore::each(const std::function<void(const AgencyResult&)>& each) const
{
  const std::string sql = "SELECT " + std::string(k_listed) + ", scores, counts, items" + std::string(k_of_computing) +
                          " ORDER BY agency_id";
  each_listed(connection_.query(sql, cycle_, computation_), [&](AgencyResult one) {
    one.cycle = cycle_;
    one.computation = computation_;
    each(one);
  });
}

}  // namespace results
