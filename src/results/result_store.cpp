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
      "search_text, total, level, level_place, score_1, score_2, score_3, below_sample",
      {integer, integer, integer, integer, text, text, text, text, text, text, text, text, integer, text, integer,
       integer, integer, integer, integer});
  return k_rows;
}

const db::ManyRows& text_rows()
{
  using enum db::Kind;
  static const db::ManyRows k_rows("result_text", "cycle_id, computation_id, agency_id, scores, counts, items",
                                   {integer, integer, integer, text, text, text});
  return k_rows;
}

constexpr std::string_view k_listed =
    "agency_id, fiscal_year, code, name, name_en, type, province, region, total, level, level_place, score_1, score_2, "
    "score_3, below_sample";
constexpr std::string_view k_whole = " FROM result NATURAL JOIN result_text";

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

/// `withheld` is empty where the score may be said.
constexpr std::string_view k_with_withheld = R"(result LEFT JOIN (
  SELECT agency_id AS withheld FROM result_caution WHERE release_id = :release AND how = 'withhold') AS w
  ON w.withheld = result.agency_id)";

bool is_score(std::string_view column)
{
  return column == "total" || column == "level_place" || column.starts_with("score_");
}

std::string column_sorted_by(const ResultOrder& order)
{
  static const std::map<std::string, std::string> k_keys = {
      {"name", "sort_key"},     {"code", "code"},       {"type", "type"},       {"province", "province"},
      {"level", "level_place"}, {"score_1", "score_1"}, {"score_2", "score_2"}, {"score_3", "score_3"}};
  const auto key = k_keys.find(order.by);
  return key == k_keys.end() ? "total" : key->second;
}

}  // namespace

void ResultStore::add(std::span<const AgencyResult> results)
{
  std::vector<db::Value> values;
  std::vector<db::Value> texts;
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
    for (const std::int64_t id : {cycle_, computation_, one.agency})
      texts.push_back(db::to_value(id));
    for (const std::string* text : {&one.texts.scores, &one.texts.counts, &one.texts.items})
      texts.push_back(db::to_value(*text));
  }
  result_rows().insert(connection_, std::move(values));
  text_rows().insert(connection_, std::move(texts));
}

std::optional<AgencyResult> ResultStore::find(std::int64_t agency) const
{
  std::optional<AgencyResult> found;
  const std::string sql = "SELECT " + std::string(k_listed) + ", scores, counts, items" + std::string(k_whole) +
                          " WHERE cycle_id = :cycle AND computation_id = :computation AND agency_id = :agency";
  each_listed(connection_.query(sql, cycle_, computation_, agency), [&](AgencyResult one) { found = std::move(one); });
  if (found) {
    found->cycle = cycle_;
    found->computation = computation_;
  }
  return found;
}

bool ResultStore::withholds(std::int64_t release) const
{
  constexpr std::string_view k_any =
      "SELECT EXISTS (SELECT 1 FROM result_caution WHERE release_id = :release AND how = 'withhold')";
  return release != 0 && connection_.query(k_any, release).one<bool>();
}

db::Listing ResultStore::narrowed(const ResultFilter& filter, bool withholds) const
{
  db::Listing list = withholds ? db::Listing(k_with_withheld, filter.release) : db::Listing("result");
  list.where("cycle_id = :cycle", cycle_).where("computation_id = :computation", computation_);
  if (filter.found) {
    list.one_of(connection_.engine(), "agency_id", *filter.found);
  } else if (const std::string sought = agencies::folded(filter.search); !sought.empty()) {
    list.where(R"(agency_id IN (
      SELECT agency_id FROM result WHERE cycle_id = :cycle AND computation_id = :computation
        AND strpos(search_text, :search) > 0))",
               sought);
  }
  list.equal("type", filter.type).equal("province", filter.province).equal("region", filter.region);
  list.equal("level", filter.level);
  if (withholds && !filter.level.empty()) list.where("withheld IS NULL");
  if (filter.below_sample) list.where("below_sample = 1");
  return list;
}

std::optional<std::vector<std::int64_t>> ResultStore::found(const std::string& search,
                                                            agencies::SearchTexts& texts) const
{
  const std::string sought = agencies::folded(search);
  if (sought.empty()) return std::nullopt;
  return texts.found(computation_, sought, [this](const agencies::SearchTexts::Take& take) {
    connection_
        .query("SELECT agency_id, search_text FROM result WHERE cycle_id = :cycle AND computation_id = :computation",
               cycle_, computation_)
        .each<std::int64_t, std::string>(take);
  });
}

std::int64_t ResultStore::count(const ResultFilter& filter) const
{
  const ResultFilter searched{.search = filter.search, .release = filter.release, .found = filter.found};
  if (filter.found && filter == searched) return std::ssize(*filter.found);
  const db::Listing list = narrowed(filter, withholds(filter.release));
  return db::Query(connection_, "SELECT COUNT(*)" + list.text(), list.values()).one<std::int64_t>();
}

std::vector<AgencyResult> ResultStore::page(const ResultFilter& filter, const ResultOrder& order, std::int64_t limit,
                                            std::int64_t offset) const
{
  const bool hides = withholds(filter.release);
  const db::Listing list = narrowed(filter, hides);
  std::string column = column_sorted_by(order);
  // A withheld score must not be read off its place in the list.
  if (hides && is_score(column)) column = "(CASE WHEN withheld IS NULL THEN " + column + " END)";
  const std::string sql = "SELECT " + std::string(k_listed) + ", '' AS scores, '' AS counts, '' AS items" +
                          list.text() + " ORDER BY " + column + (order.descending ? " DESC" : "") +
                          " NULLS LAST, sort_key, agency_id LIMIT :limit OFFSET :offset";
  std::vector<AgencyResult> rows;
  each_listed(db::Query(connection_, sql, list.values(limit, offset)), [&](AgencyResult one) {
    one.cycle = cycle_;
    one.computation = computation_;
    rows.push_back(std::move(one));
  });
  return rows;
}

std::int64_t ResultStore::better_than(Millionths total, const ResultFilter& filter) const
{
  const bool hides = withholds(filter.release);
  db::Listing list = narrowed(filter, hides);
  list.where("total > :total", total);
  if (hides) list.where("withheld IS NULL");
  return db::Query(connection_, "SELECT COUNT(*)" + list.text(), list.values()).one<std::int64_t>();
}

void ResultStore::each_total(std::int64_t release, const std::function<void(std::string, Millionths)>& take) const
{
  const bool hides = withholds(release);
  db::Listing list = narrowed({.release = release}, hides);
  list.where("total IS NOT NULL");
  if (hides) list.where("withheld IS NULL");
  db::Query(connection_, "SELECT type, total" + list.text(), list.values()).each<std::string, Millionths>(take);
}

std::vector<std::int64_t> ResultStore::changed_in(std::int64_t other_computation) const
{
  return connection_
      .query(R"(
        SELECT agency_id FROM (
          SELECT agency_id, name, scores, counts, items FROM result NATURAL JOIN result_text
          WHERE cycle_id = :cycle AND computation_id = :one
          UNION
          SELECT agency_id, name, scores, counts, items FROM result NATURAL JOIN result_text
          WHERE cycle_id = :cycle AND computation_id = :other
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
  const std::string sql = "SELECT " + std::string(k_listed) + ", scores, counts, items" + std::string(k_whole) +
                          " WHERE cycle_id = :cycle AND computation_id = :computation ORDER BY agency_id";
  each_listed(connection_.query(sql, cycle_, computation_), [&](AgencyResult one) {
    one.cycle = cycle_;
    one.computation = computation_;
    each(one);
  });
}

}  // namespace results
