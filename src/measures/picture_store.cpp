// SPDX-License-Identifier: Apache-2.0
#include "src/measures/picture_store.hpp"

#include <algorithm>
#include <utility>

#include "lib/util/text.hpp"

#include "src/accounts/account_names_store.hpp"
#include "src/agencies/unit_store.hpp"
#include "src/measures/change_store.hpp"
#include "src/measures/evidence_store.hpp"
#include "src/measures/measure_store.hpp"
#include "src/measures/outcome_store.hpp"
#include "src/measures/progress_store.hpp"

namespace measures {

MeasuresNow measures_now(db::Connection& connection, std::int64_t agency, int fiscal_year)
{
  MeasuresNow now{.measures = MeasureStore(connection).measures(agency, fiscal_year),
                  .reports = ProgressStore(connection).of_year(agency, fiscal_year),
                  .evidence = EvidenceStore(connection).of_year(agency, fiscal_year),
                  .outcomes = OutcomeStore(connection).of_year(agency, fiscal_year)};
  for (const agencies::Unit& unit : agencies::UnitStore(connection).units(agency))
    now.unit_names.emplace(unit.id, unit.name);
  return now;
}

std::vector<Picture> PictureStore::rows(std::int64_t agency, int fiscal_year, std::int64_t id, bool with_content) const
{
  std::vector<Picture> found;
  std::vector<std::int64_t> by;
  connection_
      .query(R"(
        SELECT id, period, frozen_at, frozen_by, reason, digest, CASE WHEN :content = 1 THEN content ELSE '' END
        FROM measure_picture
        WHERE agency_id = :agency AND fiscal_year = :year AND (:id = 0 OR id = :id) ORDER BY id DESC)",
             with_content, agency, fiscal_year, id)
      .each<std::int64_t, std::string, std::int64_t, std::int64_t, std::string, std::string, std::string>(
          [&](std::int64_t one, const std::string& period, std::int64_t at, std::int64_t account, std::string reason,
              std::string digest, std::string content) {
            found.push_back({.id = one,
                             .period = period_named(period).value_or(Period::year),
                             .frozen_at = at,
                             .reason = std::move(reason),
                             .digest = std::move(digest),
                             .content = std::move(content)});
            by.push_back(account);
          });
  accounts::AccountNames names(connection_);
  for (std::size_t i = 0; i < found.size(); ++i)
    found[i].frozen_by = names.of(by[i]);
  return found;
}

std::vector<Picture> PictureStore::of_plan(std::int64_t agency, int fiscal_year) const
{
  return rows(agency, fiscal_year, 0, false);
}

std::optional<Picture> PictureStore::find(std::int64_t agency, int fiscal_year, std::int64_t id) const
{
  std::vector<Picture> found = rows(agency, fiscal_year, id, true);
  if (id == 0 || found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::optional<Picture> PictureStore::newest(std::int64_t agency, int fiscal_year, Period period) const
{
  const std::vector<Picture> all = of_plan(agency, fiscal_year);
  const auto found = std::find_if(all.begin(), all.end(), [&](const Picture& one) { return one.period == period; });
  return found == all.end() ? std::nullopt : find(agency, fiscal_year, found->id);
}

std::int64_t PictureStore::freeze(const PictureContent& content, const cycles::Deed& deed)
{
  const std::string json = picture_json(content);
  const auto id = connection_
                      .query(R"(
      INSERT INTO measure_picture (agency_id, fiscal_year, period, frozen_at, frozen_by, reason, digest, content)
      VALUES (:agency, :year, :period, :at, :by, :reason, :digest, :content)
      RETURNING id)",
                             content.agency, content.fiscal_year, code(content.period), deed.at, deed.account,
                             deed.reason, util::sha256_hex(json), json)
                      .one<std::int64_t>();
  ChangeStore(connection_)
      .note_plan(content.agency, content.fiscal_year, "frozen", deed, std::string(code(content.period)));
  return id;
}

}  // namespace measures
