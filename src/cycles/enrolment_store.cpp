// SPDX-License-Identifier: Apache-2.0
#include "src/cycles/enrolment_store.hpp"

#include <tuple>
#include <unordered_map>
#include <utility>

#include "lib/thai/thai.hpp"

#include "src/agencies/agency_words.hpp"

namespace cycles {
namespace {

using EnrolmentRow = db::Row<std::int64_t, std::string, std::string, std::string, std::string, std::string, std::string,
                             std::optional<std::int64_t>>;

std::vector<Enrolment> enrolments_of(std::int64_t cycle, db::Query query)
{
  std::vector<Enrolment> enrolments;
  for (EnrolmentRow& row : query.all<std::int64_t, std::string, std::string, std::string, std::string, std::string,
                                     std::string, std::optional<std::int64_t>>()) {
    auto& [agency, code, name, name_en, type, province, size, withdrawn] = row;
    enrolments.push_back({cycle, agency, std::move(code), std::move(name), std::move(name_en), std::move(type),
                          std::move(province), std::move(size), withdrawn});
  }
  return enrolments;
}

std::string enrolled(std::string_view rest)
{
  return "SELECT agency_id, code, name, name_en, type, province, province_size, withdrawn_at FROM enrolment "
         "WHERE cycle_id = :cycle " +
         std::string(rest);
}

constexpr std::string_view k_that_fit =
    " AND withdrawn_at IS NULL AND search_text LIKE :search ESCAPE '\\'"
    " AND (:type = '' OR type = :type) AND (:province = '' OR province = :province)"
    " AND (CAST(:counted AS BIGINT) = 0 OR (CAST(:counted AS BIGINT) = 1) = EXISTS (SELECT 1 FROM population"
    " WHERE population.cycle_id = enrolment.cycle_id AND population.agency_id = enrolment.agency_id))";

std::string enrolment_order(const EnrolmentOrder& order)
{
  static const std::map<std::string, std::string, std::less<>> k_keys = {
      {"name", "sort_key"}, {"code", "code"}, {"type", "type"}, {"province", "province"}};
  const auto key = k_keys.find(order.by);
  const std::string column = key == k_keys.end() ? "sort_key" : key->second;
  const std::string direction = order.descending ? " DESC" : "";
  return " ORDER BY " + column + direction + ", sort_key" + direction + ", agency_id LIMIT :limit OFFSET :offset";
}

std::string searched(const Enrolment& enrolment)
{
  return agencies::search_text(enrolment.code, enrolment.name, enrolment.name_en);
}

}  // namespace

std::optional<Enrolment> EnrolmentStore::find(std::int64_t cycle, std::int64_t agency) const
{
  std::vector<Enrolment> found =
      enrolments_of(cycle, connection_.query(enrolled("AND agency_id = :agency"), cycle, agency));
  if (found.empty()) return std::nullopt;
  const auto people =
      connection_
          .query("SELECT instrument, people FROM population WHERE cycle_id = :cycle AND agency_id = :agency", cycle,
                 agency)
          .all<std::string, std::int64_t>();
  for (const auto& [instrument, count] : people)
    found.front().population.emplace(instrument, count);
  return std::move(found.front());
}

std::vector<Enrolment> EnrolmentStore::all(std::int64_t cycle) const
{
  std::vector<Enrolment> found =
      enrolments_of(cycle, connection_.query(enrolled("AND withdrawn_at IS NULL ORDER BY sort_key, agency_id"), cycle));
  fill_population(found, cycle);
  return found;
}

std::int64_t EnrolmentStore::count(std::int64_t cycle, const EnrolmentFilter& filter) const
{
  const std::string sql = "SELECT COUNT(*) FROM enrolment WHERE cycle_id = :cycle" + std::string(k_that_fit);
  return connection_
      .query(sql, cycle, agencies::search_pattern(filter.search), filter.type, filter.province,
             static_cast<std::int64_t>(filter.counted))
      .one<std::int64_t>();
}

std::vector<Enrolment> EnrolmentStore::page(std::int64_t cycle, const EnrolmentFilter& filter,
                                            const EnrolmentOrder& order, int limit, std::int64_t offset) const
{
  const std::string sql = enrolled(std::string(k_that_fit) + enrolment_order(order));
  std::vector<Enrolment> found = enrolments_of(
      cycle, connection_.query(sql, cycle, agencies::search_pattern(filter.search), filter.type, filter.province,
                               static_cast<std::int64_t>(filter.counted), limit, offset));
  fill_population(found, cycle);
  return found;
}

void EnrolmentStore::fill_population(std::vector<Enrolment>& enrolments, std::int64_t cycle) const
{
  std::unordered_map<std::int64_t, Enrolment*> by_agency;
  for (Enrolment& enrolment : enrolments)
    by_agency.emplace(enrolment.agency, &enrolment);
  constexpr std::size_t k_few = 100;
  if (enrolments.size() <= k_few) {
    for (Enrolment& enrolment : enrolments)
      enrolment.population = find(cycle, enrolment.agency)->population;
    return;
  }
  connection_.query("SELECT agency_id, instrument, people FROM population WHERE cycle_id = :cycle", cycle)
      .each<std::int64_t, std::string, std::int64_t>(
          [&](std::int64_t agency, std::string instrument, std::int64_t count) {
            const auto found = by_agency.find(agency);
            if (found != by_agency.end()) found->second->population.emplace(std::move(instrument), count);
          });
}

std::map<std::string, std::int64_t> EnrolmentStore::count_by_type(std::int64_t cycle) const
{
  std::map<std::string, std::int64_t> counts;
  const auto rows = connection_
                        .query(
                            "SELECT type, COUNT(*) FROM enrolment WHERE cycle_id = :cycle AND withdrawn_at IS NULL"
                            " GROUP BY type",
                            cycle)
                        .all<std::string, std::int64_t>();
  for (const auto& [type, count] : rows)
    counts.emplace(type, count);
  return counts;
}

std::vector<std::int64_t> EnrolmentStore::cycles_of(std::int64_t agency) const
{
  return connection_.query("SELECT cycle_id FROM enrolment WHERE agency_id = :agency ORDER BY cycle_id DESC", agency)
      .all<std::int64_t>();
}

std::vector<EnrolmentHistoryRow> EnrolmentStore::history(std::int64_t cycle, std::int64_t agency) const
{
  std::vector<EnrolmentHistoryRow> rows;
  auto found = connection_
                   .query(
                       "SELECT act, at, account_id, reason, field, before, after FROM enrolment_change"
                       " WHERE cycle_id = :cycle AND agency_id = :agency ORDER BY id DESC",
                       cycle, agency)
                   .all<std::string, std::int64_t, std::int64_t, std::string, std::string, std::string, std::string>();
  for (auto& [act, at, account, reason, field, before, after] : found)
    rows.push_back(
        {std::move(act), at, account, std::move(reason), std::move(field), std::move(before), std::move(after)});
  return rows;
}

std::size_t EnrolmentStore::enrol(std::int64_t cycle, std::span<const agencies::Agency> agencies, const Deed& deed)
{
  std::unordered_map<std::int64_t, Enrolment> known;
  for (Enrolment& enrolment : enrolments_of(cycle, connection_.query(enrolled(""), cycle)))
    known.emplace(enrolment.agency, std::move(enrolment));
  std::size_t fresh = 0;
  for (const agencies::Agency& agency : agencies) {
    const Enrolment now = enrolment_of(cycle, agency);
    const auto before = known.find(agency.id);
    if (before == known.end()) {
      add(now, deed);
      known.emplace(agency.id, now);
      ++fresh;
      continue;
    }
    const bool returns = !before->second.takes_part();
    const bool differs = !same_names(before->second, now);
    if (!returns && !differs) continue;
    refresh(now);
    note(cycle, agency.id, returns ? "enrolled" : "refreshed", deed);
    fresh += returns ? 1 : 0;
  }
  return fresh;
}

void EnrolmentStore::add(const Enrolment& enrolment, const Deed& deed)
{
  connection_.execute(
      R"(INSERT INTO enrolment (cycle_id, agency_id, code, name, name_en, type, province, province_size, sort_key,
           search_text, enrolled_at, enrolled_by)
         VALUES (:cycle, :agency, :code, :name, :name_en, :type, :province, :size, :sort_key, :search, :at, :account))",
      enrolment.cycle, enrolment.agency, enrolment.code, enrolment.name, enrolment.name_en, enrolment.type,
      enrolment.province, enrolment.province_size, thai::sort_key(enrolment.name), searched(enrolment), deed.at,
      deed.account);
  note(enrolment.cycle, enrolment.agency, "enrolled", deed);
}

void EnrolmentStore::refresh(const Enrolment& enrolment)
{
  connection_.execute(
      R"(UPDATE enrolment SET code = :code, name = :name, name_en = :name_en, type = :type, province = :province,
           province_size = :size, sort_key = :sort_key, search_text = :search, withdrawn_at = NULL
         WHERE cycle_id = :cycle AND agency_id = :agency)",
      enrolment.code, enrolment.name, enrolment.name_en, enrolment.type, enrolment.province, enrolment.province_size,
      thai::sort_key(enrolment.name), searched(enrolment), enrolment.cycle, enrolment.agency);
}

void EnrolmentStore::withdraw(std::int64_t cycle, std::int64_t agency, const Deed& deed)
{
  connection_.execute(
      "UPDATE enrolment SET withdrawn_at = :at WHERE cycle_id = :cycle AND agency_id = :agency AND withdrawn_at IS "
      "NULL",
      deed.at, cycle, agency);
  note(cycle, agency, "withdrawn", deed);
}

void EnrolmentStore::count_people(const Enrolment& enrolment, const std::map<std::string, std::int64_t>& population,
                                  const Deed& deed)
{
  for (const auto& [instrument, people] : population) {
    const auto before = enrolment.population.find(instrument);
    const bool is_known = before != enrolment.population.end();
    if (is_known && before->second == people) continue;
    connection_.execute(
        R"(INSERT INTO population (cycle_id, agency_id, instrument, people)
           VALUES (:cycle, :agency, :instrument, :people)
           ON CONFLICT (cycle_id, agency_id, instrument) DO UPDATE SET people = excluded.people)",
        enrolment.cycle, enrolment.agency, instrument, people);
    note(enrolment.cycle, enrolment.agency, "counted", deed, instrument,
         is_known ? std::to_string(before->second) : std::string(), std::to_string(people));
  }
}

void EnrolmentStore::note(std::int64_t cycle, std::int64_t agency, std::string_view act, const Deed& deed,
                          const std::string& field, const std::string& before, const std::string& after)
{
  connection_.execute(
      R"(INSERT INTO enrolment_change (cycle_id, agency_id, act, at, account_id, reason, field, before, after)
         VALUES (:cycle, :agency, :act, :at, :account, :reason, :field, :before, :after))",
      cycle, agency, act, deed.at, deed.account, deed.reason, field, before, after);
}

}  // namespace cycles
