// SPDX-License-Identifier: Apache-2.0
#include "src/agencies/agency_store.hpp"

#include <map>
#include <stdexcept>
#include <tuple>
#include <unordered_map>

#include "lib/db/listing.hpp"
#include "lib/thai/thai.hpp"

#include "src/agencies/agency_words.hpp"

namespace agencies {
namespace {

using AgencyRow = db::Row<std::int64_t, std::string, std::string, std::string, std::string, std::string, std::string,
                          std::optional<std::int64_t>, std::string, std::string, std::optional<std::int64_t>,
                          std::optional<std::int64_t>>;

Agency agency_of(AgencyRow&& row)
{
  auto& [id, code, name, name_en, type, province, province_size, parent, web, telephone, closed, successor] = row;
  return {id,
          std::move(code),
          std::move(name),
          std::move(name_en),
          std::move(type),
          std::move(province),
          std::move(province_size),
          parent,
          std::move(web),
          std::move(telephone),
          closed,
          successor};
}

std::vector<AgencyRow> rows_of(db::Query query)
{
  return query.all<std::int64_t, std::string, std::string, std::string, std::string, std::string, std::string,
                   std::optional<std::int64_t>, std::string, std::string, std::optional<std::int64_t>,
                   std::optional<std::int64_t>>();
}

std::vector<Agency> agencies_of(db::Query query)
{
  std::vector<Agency> agencies;
  for (AgencyRow& row : rows_of(std::move(query)))
    agencies.push_back(agency_of(std::move(row)));
  return agencies;
}

std::optional<Agency> one_of(db::Query query)
{
  std::vector<Agency> agencies = agencies_of(std::move(query));
  if (agencies.size() > 1) throw std::logic_error("more than one agency of a key");
  return agencies.empty() ? std::nullopt : std::optional(std::move(agencies.front()));
}

constexpr std::string_view k_columns =
    "id, code, name, name_en, type, province, province_size, parent_id, web, telephone, closed_at, successor_id";

std::string selected(std::string_view rest)
{
  return "SELECT " + std::string(k_columns) + " FROM agency " + std::string(rest);
}

db::Listing narrowed(const db::Connection& connection, const AgencyFilter& filter)
{
  db::Listing list("agency");
  if (filter.found) {
    list.one_of(connection.engine(), "id", *filter.found);
  } else if (const std::string sought = folded(filter.search); !sought.empty()) {
    list.where("id IN (SELECT id FROM agency WHERE strpos(search_text, :search) > 0)", sought);
  }
  list.equal("type", filter.type).equal("province", filter.province);
  if (filter.state == AgencyFilter::State::open) list.where("closed_at IS NULL");
  if (filter.state == AgencyFilter::State::closed) list.where("closed_at IS NOT NULL");
  return list;
}

/// The ORDER BY of a list; each ends with what makes the order certain.
std::string order_of(const AgencyOrder& order)
{
  static const std::map<std::string, std::string, std::less<>> k_keys = {
      {"name", "sort_key"}, {"code", "code"}, {"type", "type"}, {"province", "province"}};
  const auto key = k_keys.find(order.by);
  const std::string column = key == k_keys.end() ? "sort_key" : key->second;
  const std::string direction = order.descending ? " DESC" : "";
  return " ORDER BY " + column + direction + ", sort_key" + direction + ", id LIMIT :limit OFFSET :offset";
}

}  // namespace

std::optional<Agency> AgencyStore::find(std::int64_t id) const
{
  return one_of(connection_.query(selected("WHERE id = :id"), id));
}

std::optional<Agency> AgencyStore::find_by_code(const std::string& code) const
{
  return one_of(connection_.query(selected("WHERE code = :code"), code));
}

std::vector<Agency> AgencyStore::all() const
{
  return agencies_of(connection_.query(selected("ORDER BY sort_key, id")));
}

std::vector<Agency> AgencyStore::children(std::int64_t id) const
{
  return agencies_of(
      connection_.query(selected("WHERE parent_id = :id AND closed_at IS NULL ORDER BY sort_key, id"), id));
}

std::optional<std::vector<std::int64_t>> AgencyStore::found(const std::string& search) const
{
  const std::string sought = folded(search);
  if (sought.empty()) return std::nullopt;
  return connection_.query("SELECT id FROM agency WHERE strpos(search_text, :search) > 0", sought).all<std::int64_t>();
}

std::int64_t AgencyStore::count(const AgencyFilter& filter) const
{
  const AgencyFilter searched{.search = filter.search, .state = AgencyFilter::State::all, .found = filter.found};
  if (filter.found && filter == searched) return std::ssize(*filter.found);
  const db::Listing list = narrowed(connection_, filter);
  return db::Query(connection_, "SELECT COUNT(*)" + list.text(), list.values()).one<std::int64_t>();
}

std::vector<Agency> AgencyStore::page(const AgencyFilter& filter, const AgencyOrder& order, int limit,
                                      std::int64_t offset) const
{
  const db::Listing list = narrowed(connection_, filter);
  const std::string sql = "SELECT " + std::string(k_columns) + list.text() + order_of(order);
  return agencies_of(db::Query(connection_, sql, list.values(limit, offset)));
}

bool AgencyStore::is_within(std::int64_t id, std::int64_t ancestor) const
{
  constexpr int k_deepest = 100;  // nobody is that deep; an end for circles of broken data
  std::optional<std::int64_t> at = id;
  for (int depth = 0; at && depth < k_deepest; ++depth) {
    if (*at == ancestor) return true;
    const std::optional<Agency> agency = find(*at);
    at = agency ? agency->parent : std::nullopt;
  }
  return at.has_value();
}

std::vector<HistoryRow> AgencyStore::history(std::int64_t id) const
{
  std::vector<HistoryRow> rows;
  auto found = connection_
                   .query(
                       "SELECT at, account_id, act, field, before, after, reason FROM agency_change"
                       " WHERE agency_id = :agency ORDER BY id DESC",
                       id)
                   .all<std::int64_t, std::int64_t, std::string, std::string, std::string, std::string, std::string>();
  rows.reserve(found.size());
  for (auto& [at, account, act, field, before, after, reason] : found)
    rows.push_back(
        {at, account, std::move(act), std::move(field), std::move(before), std::move(after), std::move(reason)});
  return rows;
}

std::int64_t AgencyStore::add(const Agency& agency, const Deed& deed, Act act)
{
  const auto id =
      connection_
          .query(R"(INSERT INTO agency (code, name, name_en, type, province, province_size, parent_id, web, telephone,
                      sort_key, search_text)
                    VALUES (:code, :name, :name_en, :type, :province, :province_size, :parent, :web, :telephone,
                      :sort_key, :search_text) RETURNING id)",
                 agency.code, agency.name, agency.name_en, agency.type, agency.province, agency.province_size,
                 agency.parent, agency.web, agency.telephone, thai::sort_key(agency.name),
                 search_text(agency.code, agency.name, agency.name_en))
          .one<std::int64_t>();
  note(id, deed, act);
  return id;
}

void AgencyStore::change(const Agency& agency, const Deed& deed, Act act)
{
  const std::optional<Agency> before = find(agency.id);
  if (!before) throw std::logic_error("a change of an agency that is not there");
  note_changes(*before, agency, deed, act);
  write(agency);
}

void AgencyStore::write(const Agency& agency)
{
  connection_.execute(
      R"(UPDATE agency SET code = :code, name = :name, name_en = :name_en, type = :type, province = :province,
           province_size = :province_size, parent_id = :parent, web = :web, telephone = :telephone, sort_key = :sort_key,
           search_text = :search_text WHERE id = :id)",
      agency.code, agency.name, agency.name_en, agency.type, agency.province, agency.province_size, agency.parent,
      agency.web, agency.telephone, thai::sort_key(agency.name), search_text(agency.code, agency.name, agency.name_en),
      agency.id);
}

void AgencyStore::close(std::int64_t id, const Deed& deed)
{
  connection_.execute("UPDATE agency SET closed_at = :at WHERE id = :id AND closed_at IS NULL", deed.at, id);
  note(id, deed, Act::closed);
}

void AgencyStore::reopen(std::int64_t id, const Deed& deed)
{
  connection_.execute("UPDATE agency SET closed_at = NULL, successor_id = NULL WHERE id = :id", id);
  note(id, deed, Act::reopened);
}

void AgencyStore::merge(std::int64_t id, std::int64_t into, const Deed& deed)
{
  for (Agency& child : children(id)) {
    child.parent = into;
    change(child, deed);
  }
  connection_.execute("UPDATE agency SET closed_at = :at, successor_id = :into WHERE id = :id", deed.at, into, id);
  note(id, deed, Act::merged, {}, {}, std::to_string(into));
  note(into, deed, Act::took_over, {}, std::to_string(id), {});
}

std::size_t AgencyStore::apply(const ImportPlan& plan, const Deed& deed)
{
  std::unordered_map<std::string, std::int64_t> added;
  std::size_t done = 0;
  for (const ImportedRow& row : plan.rows) {
    if (row.kind == ImportedRow::Kind::unchanged) continue;
    ++done;
    if (row.kind == ImportedRow::Kind::added) {
      added.emplace(row.agency.code, add(row.agency, deed, Act::imported));
    } else {
      change(row.agency, deed, Act::imported);
    }
  }
  for (const ImportedRow& row : plan.rows) {
    const auto parent = added.find(row.parent_code);
    if (row.parent_code.empty() || parent == added.end() || row.agency.parent) continue;
    const auto own = added.find(row.agency.code);
    connection_.execute("UPDATE agency SET parent_id = :parent WHERE id = :id", parent->second,
                        own == added.end() ? row.agency.id : own->second);
  }
  return done;
}

void AgencyStore::note(std::int64_t agency, const Deed& deed, Act act, std::string_view field, std::string_view before,
                       std::string_view after)
{
  connection_.execute(
      R"(INSERT INTO agency_change (agency_id, at, account_id, act, field, before, after, reason)
         VALUES (:agency, :at, :account, :act, :field, :before, :after, :reason))",
      agency, deed.at, deed.account, code(act), field, before, after, deed.reason);
}

void AgencyStore::note_changes(const Agency& before, const Agency& after, const Deed& deed, Act act)
{
  for (const FieldChange& change : changes(before, after))
    note(before.id, deed, act, code(change.field), change.before, change.after);
}

}  // namespace agencies
