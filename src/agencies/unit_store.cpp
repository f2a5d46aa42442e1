// SPDX-License-Identifier: Apache-2.0
#include "src/agencies/unit_store.hpp"

#include <utility>

#include "lib/thai/thai.hpp"

#include "src/agencies/agency_words.hpp"

namespace agencies {

std::vector<Unit> UnitStore::units(std::int64_t agency) const
{
  std::vector<Unit> units;
  auto rows = connection_
                  .query(
                      "SELECT id, name, closed_at FROM unit WHERE agency_id = :agency"
                      " ORDER BY CASE WHEN closed_at IS NULL THEN 0 ELSE 1 END, sort_key, id",
                      agency)
                  .all<std::int64_t, std::string, std::optional<std::int64_t>>();
  for (auto& [id, name, closed] : rows)
    units.push_back({agency, id, std::move(name), closed});
  return units;
}

std::optional<Unit> UnitStore::find(std::int64_t agency, std::int64_t id) const
{
  auto row = connection_.query("SELECT name, closed_at FROM unit WHERE agency_id = :agency AND id = :id", agency, id)
                 .maybe<std::string, std::optional<std::int64_t>>();
  if (!row) return std::nullopt;
  return Unit{agency, id, std::move(std::get<0>(*row)), std::get<1>(*row)};
}

std::optional<Unit> UnitStore::find_by_name(std::int64_t agency, const std::string& name) const
{
  for (Unit& unit : units(agency)) {
    if (unit.is_open() && folded(unit.name) == folded(name)) return std::move(unit);
  }
  return std::nullopt;
}

std::int64_t UnitStore::add(std::int64_t agency, const std::string& name, const Deed& deed)
{
  const auto id =
      connection_
          .query("INSERT INTO unit (agency_id, name, sort_key) VALUES (:agency, :name, :sort_key) RETURNING id", agency,
                 name, thai::sort_key(name))
          .one<std::int64_t>();
  note({.agency = agency, .id = id}, deed, Act::unit_made, "", name);
  return id;
}

void UnitStore::rename(const Unit& unit, const std::string& name, const Deed& deed)
{
  connection_.execute(
      "UPDATE unit SET name = :name, sort_key = :sort_key WHERE agency_id = :agency AND id = :id AND closed_at IS NULL",
      name, thai::sort_key(name), unit.agency, unit.id);
  note(unit, deed, Act::unit_renamed, unit.name, name);
}

void UnitStore::close(const Unit& unit, const Deed& deed)
{
  connection_.execute("UPDATE unit SET closed_at = :at WHERE agency_id = :agency AND id = :id AND closed_at IS NULL",
                      deed.at, unit.agency, unit.id);
  note(unit, deed, Act::unit_closed, unit.name, "");
}

MovedUnits UnitStore::move_all(std::int64_t from, std::int64_t to, const Deed& deed)
{
  MovedUnits moved;
  for (const Unit& unit : units(from)) {
    if (!unit.is_open()) continue;
    const auto same = find_by_name(to, unit.name);
    moved.emplace(unit.id, same ? same->id : add(to, unit.name, deed));
    close(unit, deed);
  }
  return moved;
}

void UnitStore::note(const Unit& unit, const Deed& deed, Act act, const std::string& before, const std::string& after)
{
  connection_.execute(
      R"(INSERT INTO agency_change (agency_id, unit_id, at, account_id, act, field, before, after, reason)
         VALUES (:agency, :unit, :at, :account, :act, 'name', :before, :after, :reason))",
      unit.agency, unit.id, deed.at, deed.account, code(act), before, after, deed.reason);
}

}  // namespace agencies
