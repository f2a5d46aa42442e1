// SPDX-License-Identifier: Apache-2.0
#include "src/surveys/grant_store.hpp"

#include <algorithm>
#include <utility>

#include "lib/db/many_rows.hpp"
#include "lib/db/text_list.hpp"

namespace surveys {
namespace {

const db::ManyRows& grant_rows()
{
  using enum db::Kind;
  static const db::ManyRows k_rows("survey_code_grant", "cycle_id, agency_id, instrument, part, day, grant_hash",
                                   {integer, integer, text, text, integer, text});
  return k_rows;
}

}  // namespace

std::map<std::string, Survey> GrantStore::find(std::span<const std::string> hashes)
{
  const db::Engine engine = connection_.engine();
  std::map<std::string, Survey> found;
  connection_
      .query("SELECT grant_hash, cycle_id, agency_id, instrument, part FROM survey_code_grant WHERE " +
                 db::is_among(engine, "grant_hash", "hashes"),
             db::text_list(engine, hashes))
      .each<std::string, std::int64_t, std::int64_t, std::string, std::string>(
          [&](std::string hash, std::int64_t cycle, std::int64_t agency, std::string instrument, std::string part) {
            found.emplace(std::move(hash), Survey{cycle, agency, std::move(instrument), std::move(part)});
          });
  return found;
}

void GrantStore::keep(std::vector<Grant> grants, std::int64_t day)
{
  std::ranges::sort(grants, {}, &Grant::hash);  // not in the order in which the codes came
  std::vector<db::Value> values;
  values.reserve(grants.size() * 6);
  for (const Grant& grant : grants) {
    values.push_back(db::to_value(grant.survey.cycle));
    values.push_back(db::to_value(grant.survey.agency));
    values.push_back(db::to_value(grant.survey.instrument));
    values.push_back(db::to_value(grant.survey.part));
    values.push_back(db::to_value(day));
    values.push_back(db::to_value(grant.hash));
  }
  grant_rows().insert_new(connection_, std::move(values));
}

bool GrantStore::has_before(std::int64_t day)
{
  return !connection_.query("SELECT day FROM survey_code_grant WHERE day < :day LIMIT 1", day)
              .all<std::int64_t>()
              .empty();
}

void GrantStore::forget_before(std::int64_t day)
{
  connection_.execute("DELETE FROM survey_code_grant WHERE day < :day", day);
}

}  // namespace surveys
