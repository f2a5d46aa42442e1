// SPDX-License-Identifier: Apache-2.0
#include "src/portal/standing_store.hpp"

#include <map>

#include "lib/db/listing.hpp"
#include "lib/db/many_rows.hpp"
#include "lib/thai/thai.hpp"

#include "src/agencies/agency_words.hpp"

namespace portal {
namespace {

using Number = std::optional<std::int64_t>;

constexpr util::UtcSeconds k_kept =
    util::UtcSeconds{7} * 86'400;  // an edition that was replaced, for servers that lag behind

const db::ManyRows& standing_rows()
{
  using enum db::Kind;
  static const db::ManyRows k_rows(
      "portal_standing",
      "edition_id, agency_id, release_id, cycle_id, computation_id, code, name, name_en, type, province, region, "
      "sort_key, search_text, total, level, level_place, score_1, score_2, score_3, caution, caution_reason, margin, "
      "place, best_place, worst_place, alike",
      {integer, integer, integer, integer, integer, text,    text, text, text,    text,    text,    text,    text,
       integer, text,    integer, integer, integer, integer, text, text, integer, integer, integer, integer, integer});
  return k_rows;
}

constexpr std::string_view k_select = R"(
  SELECT agency_id, release_id, cycle_id, computation_id, code, name, name_en, type, province, region, total, level,
    level_place, score_1, score_2, score_3, caution, caution_reason, margin, place, best_place, worst_place, alike)";

db::Listing narrowed(const db::Connection& connection, const Edition& edition, const StandingFilter& filter)
{
  db::Listing list("portal_standing");
  list.where("edition_id = :edition", edition.id);
  if (filter.found) {
    list.one_of(connection.engine(), "agency_id", *filter.found);
  } else if (const std::string sought = agencies::folded(filter.search); !sought.empty()) {
    list.where(R"(agency_id IN (
      SELECT agency_id FROM portal_standing WHERE edition_id = :edition AND strpos(search_text, :search) > 0))",
               sought);
  }
  list.equal("type", filter.type).equal("province", filter.province).equal("region", filter.region);
  return list.equal("level", filter.level);
}
template <typename Query>
std::vector<Standing> standings_from(Query query)
{
  std::vector<Standing> standings;
  query.template each<std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::string, std::string, std::string,
                      std::string, std::string, std::string, Number, std::string, Number, Number, Number, Number,
                      std::string, std::string, Number, Number, Number, Number, Number>(
      [&](std::int64_t agency, std::int64_t release, std::int64_t cycle, std::int64_t computation, std::string code,
          std::string name, std::string name_en, std::string type, std::string province, std::string region,
          Number total, std::string level, Number level_place, Number first, Number second, Number third,
          const std::string& caution, std::string reason, Number margin, Number place, Number best, Number worst,
          Number alike) {
        standings.push_back({.agency = agency,
                             .release = release,
                             .cycle = cycle,
                             .computation = computation,
                             .code = std::move(code),
                             .name = std::move(name),
                             .name_en = std::move(name_en),
                             .type = std::move(type),
                             .province = std::move(province),
                             .region = std::move(region),
                             .total = total,
                             .level = std::move(level),
                             .level_place = level_place,
                             .instruments = {first, second, third},
                             .caution = results::below_sample_named(caution),
                             .caution_reason = std::move(reason),
                             .margin = margin,
                             .place = place,
                             .best = best,
                             .worst = worst,
                             .alike = alike});
      });
  return standings;
}

std::string order_by(const StandingOrder& order)
{
  static const std::map<std::string, std::string> k_keys = {
      {"name", "sort_key"}, {"code", "code"}, {"type", "type"}, {"province", "province"}, {"level", "level_place"}};
  const auto key = k_keys.find(order.by);
  const std::string column = key == k_keys.end() ? "total" : key->second;
  // Without a score come last, in both directions and on both engines.
  return " ORDER BY " + column + (order.descending ? " DESC" : "") +
         " NULLS LAST, sort_key, agency_id LIMIT :limit OFFSET :offset";
}

void put_standing(std::vector<db::Value>& values, std::int64_t edition, const Standing& one)
{
  const auto put = [&](auto&& value) { values.push_back(db::to_value(value)); };
  for (const std::int64_t id : {edition, one.agency, one.release, one.cycle, one.computation})
    put(id);
  for (const std::string* text : {&one.code, &one.name, &one.name_en, &one.type, &one.province, &one.region})
    put(*text);
  put(thai::sort_key(one.name));
  put(agencies::search_text(one.code, one.name, one.name_en));
  put(one.total);
  put(one.level);
  put(one.level_place);
  for (const auto& score : one.instruments)
    put(score);
  put(one.caution ? std::string(results::code(*one.caution)) : std::string());
  put(one.caution_reason);
  for (const Number& number : {Number(one.margin), one.place, one.best, one.worst, one.alike})
    put(number);
}

}  // namespace

bool StandingStore::find(Edition& edition) const
{
  const auto row =
      connection_
          .query("SELECT id, agencies, certain FROM portal_edition WHERE fiscal_year = :year AND releases = :releases",
                 edition.fiscal_year, ids_of(edition.releases))
          .maybe<std::int64_t, std::int64_t, std::int64_t>();
  if (!row) return false;
  std::tie(edition.id, edition.agencies, edition.certain) = *row;
  return true;
}

void StandingStore::keep(const Edition& edition, const std::vector<Standing>& standings, util::UtcSeconds now)
{
  std::int64_t with_total = 0;
  std::int64_t certain = 0;
  for (const Standing& one : standings) {
    with_total += one.total ? 1 : 0;
    certain += one.margin ? 1 : 0;
  }
  const auto id = connection_
                      .query(R"(
        INSERT INTO portal_edition (fiscal_year, releases, made_at, agencies, certain)
        VALUES (:year, :releases, :at, :agencies, :certain)
        ON CONFLICT (fiscal_year, releases) DO NOTHING RETURNING id)",
                             edition.fiscal_year, ids_of(edition.releases), now, with_total, certain)
                      .maybe<std::int64_t>();
  if (!id) return;
  std::vector<db::Value> values;
  for (const Standing& one : standings)
    put_standing(values, *id, one);
  standing_rows().insert(connection_, std::move(values));
  constexpr std::string_view k_old =
      "FROM portal_edition WHERE fiscal_year = :year AND id <> :id AND made_at < :oldest";
  connection_.execute("DELETE FROM portal_standing WHERE edition_id IN (SELECT id " + std::string(k_old) + ")",
                      edition.fiscal_year, *id, now - k_kept);
  connection_.execute("DELETE " + std::string(k_old), edition.fiscal_year, *id, now - k_kept);
}

std::optional<Standing> StandingStore::of_agency(const Edition& edition, std::int64_t agency) const
{
  const std::string sql =
      std::string(k_select) + " FROM portal_standing WHERE edition_id = :edition AND agency_id = :agency";
  auto found = standings_from(connection_.query(sql, edition.id, agency));
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::optional<std::vector<std::int64_t>> StandingStore::found(const Edition& edition, const std::string& search,
                                                              agencies::SearchTexts& texts) const
{
  const std::string sought = agencies::folded(search);
  if (sought.empty()) return std::nullopt;
  return texts.found(edition.id, sought, [&](const agencies::SearchTexts::Take& take) {
    connection_.query("SELECT agency_id, search_text FROM portal_standing WHERE edition_id = :edition", edition.id)
        .each<std::int64_t, std::string>(take);
  });
}

std::int64_t StandingStore::count(const Edition& edition, const StandingFilter& filter) const
{
  const StandingFilter searched{.search = filter.search, .found = filter.found};
  if (filter.found && filter == searched) return std::ssize(*filter.found);
  const db::Listing list = narrowed(connection_, edition, filter);
  return db::Query(connection_, "SELECT COUNT(*)" + list.text(), list.values()).one<std::int64_t>();
}

std::vector<Standing> StandingStore::page(const Edition& edition, const StandingFilter& filter,
                                          const StandingOrder& order, std::int64_t limit, std::int64_t offset) const
{
  const db::Listing list = narrowed(connection_, edition, filter);
  const std::string sql = std::string(k_select) + list.text() + order_by(order);
  return standings_from(db::Query(connection_, sql, list.values(limit, offset)));
}

std::int64_t StandingStore::withheld(const Edition& edition) const
{
  return connection_
      .query("SELECT COUNT(*) FROM portal_standing WHERE edition_id = :edition AND caution = 'withhold'", edition.id)
      .one<std::int64_t>();
}

std::string StandingStore::stamp() const
{
  const auto newest = [&](const char* table) {
    return std::to_string(
        connection_.query("SELECT COALESCE(MAX(id), 0) FROM " + std::string(table)).one<std::int64_t>());
  };
  return "a" + newest("agency_change") + "s" + newest("stage_change") + "e" + newest("enrolment_change");
}

}  // namespace portal
