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
                      "SELECT id, name, closed_at, name_en FROM unit WHERE agency_id = :agency"
                      " ORDER BY CASE WHEN closed_at IS NULL THEN 0 ELSE 1 END, sort_key, id",
                      agency)
                  .all<std::int64_t, std::string, std::optional<std::int64_t>, std::string>();
  for (auto& [id, name, closed, name_en] : rows)
    units.push_back({agency, id, std::move(name), closed, std::move(name_en)});
  return units;
}

std::optional<Unit> UnitStore::find(std::int64_t agency, std::int64_t id) const
{
  auto row =
      connection_.query("SELECT name, closed_at, name_en FROM unit WHERE agency_id = :agency AND id = :id", agency, id)
          .maybe<std::string, std::optional<std::int64_t>, std::string>();
  if (!row) return std::nullopt;
  return Unit{agency, id, std::move(std::get<0>(*row)), std::get<1>(*row), std::move(std::get<2>(*row))};
}

std::optional<Unit> UnitStore::find_by_name(std::int64_t agency, const std::string& name) const
{
  for (Unit& unit : units(agency)) {
    if (unit.is_open() && folded(unit.name) == folded(name)) return std::move(unit);
  }
  return std::nullopt;
}

std::int64_t UnitStore::add(std::int64_t agency, const std::string& name, const Deed& deed, const std::string& name_en)
{
  const auto id = connection_
                      .query(
                          "INSERT INTO unit (agency_id, name, sort_key, name_en) VALUES (:agency, :name, :sort_key, "
                          ":name_en) RETURNING id",
                          agency, name, thai::sort_key(name), name_en)
                      .one<std::int64_t>();
  note({.agency = agency, .id = id}, deed, Act::unit_made, {"name", "", name});
  return id;
}

void UnitStore::rename(const Unit& unit, const std::string& name, const Deed& deed)
{
  connection_.execute(
      "UPDATE unit SET name = :name, sort_key = :sort_key WHERE agency_id = :agency AND id = :id AND closed_at IS NULL",
      name, thai::sort_key(name), unit.agency, unit.id);
  note(unit, deed, Act::unit_renamed, {"name", unit.name, name});
}

void UnitStore::rename_in_english(const Unit& unit, const std::string& name_en, const Deed& deed)
{
  connection_.execute("UPDATE unit SET name_en = :name WHERE agency_id = :agency AND id = :id AND closed_at IS NULL",
                      name_en, unit.agency, unit.id);
  note(unit, deed, Act::unit_renamed, {"name_en", unit.name_en, name_en});
}

void UnitStore::close(const Unit& unit, const Deed& deed)
{
  connection_.execute("UPDATE unit SET closed_at = :at WHERE agency_id = :agency AND id = :id AND closed_at IS NULL",
                      deed.at, unit.agency, unit.id);
  note(unit, deed, Act::unit_closed, {"name", unit.name, ""});
}

MovedUnits UnitStore::move_all(std::int64_t from, std::int64_t to, const Deed& deed)
{
  MovedUnits moved;
  for (const Unit& unit : units(from)) {
    if (!unit.is_open()) continue;
    const auto same = find_by_name(to, unit.name);
    moved.emplace(unit.id, same ? same->id : add(to, unit.name, deed, unit.name_en));
    close(unit, deed);
  }
  return moved;
}

void UnitStore::note(const Unit& unit, const Deed& deed, Act act, const NameChange& change)
{
  connection_.execute(
      R"(INSERT INTO agency_change (agency_id, unit_id, at, account_id, act, field, before, after, reason)
         VALUES (:agency, :unit, :at, :account, :act, :field, :before, :after, :reason))",
      unit.agency, unit.id, deed.at, deed.account, code(act), change.field, change.before, change.after, deed.reason);
}

}  // namespace agencies
