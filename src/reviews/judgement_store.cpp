// SPDX-License-Identifier: Apache-2.0
#include "src/reviews/judgement_store.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>

#include "lib/db/joined.hpp"
#include "lib/db/many_rows.hpp"
#include "lib/util/text.hpp"

namespace reviews {
namespace {

const db::ManyRows& judgement_rows()
{
  using enum db::Kind;
  static const db::ManyRows k_rows("review_judgement",
                                   "cycle_id, agency_id, item, state, elements, judged_at, judged_by, reading_id",
                                   {integer, integer, text, text, text, integer, integer, integer});
  return k_rows;
}

ItemState state_stored(const std::string& text)
{
  const auto state = item_state_named(text);
  if (!state) throw std::logic_error("review_judgement knows no state " + text);
  return *state;
}

}  // namespace

std::vector<Judgement> JudgementStore::rows(std::int64_t cycle, std::int64_t agency, std::string_view item) const
{
  std::vector<Judgement> judgements;
  connection_
      .query(R"(
        SELECT item, state, elements, judged_at, judged_by, reading_id FROM review_judgement
        WHERE cycle_id = :cycle AND agency_id = :agency AND (:item = '' OR item = :item) ORDER BY item)",
             cycle, agency, item)
      .each<std::string, std::string, std::string, util::UtcSeconds, std::int64_t, std::int64_t>(
          [&](std::string code, const std::string& state, std::string elements, util::UtcSeconds at, std::int64_t by,
              std::int64_t reading) {
            judgements.push_back({.cycle = cycle,
                                  .agency = agency,
                                  .item = std::move(code),
                                  .state = state_stored(state),
                                  .elements = std::move(elements),
                                  .at = at,
                                  .by = by,
                                  .reading = reading});
          });
  connection_
      .query(R"(
        SELECT item, element, reason, words FROM review_reason
        WHERE cycle_id = :cycle AND agency_id = :agency AND (:item = '' OR item = :item))",
             cycle, agency, item)
      .each<std::string, std::string, std::string, std::string>(
          [&](const std::string& code, std::string element, std::string reason, std::string words) {
            const auto of = std::ranges::find(judgements, code, &Judgement::item);
            if (of != judgements.end()) of->reasons[std::move(element)] = {std::move(reason), std::move(words)};
          });
  return judgements;
}

std::optional<Judgement> JudgementStore::find(std::int64_t cycle, std::int64_t agency, std::string_view item) const
{
  std::vector<Judgement> found = rows(cycle, agency, item);
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::vector<Judgement> JudgementStore::of_agency(std::int64_t cycle, std::int64_t agency) const
{
  return rows(cycle, agency, {});
}

void JudgementStore::each(std::int64_t cycle, const std::function<void(const Judgement&)>& each) const
{
  connection_
      .query(R"(
        SELECT agency_id, item, state, elements, judged_at, judged_by FROM review_judgement
        WHERE cycle_id = :cycle ORDER BY agency_id, item)",
             cycle)
      .each<std::int64_t, std::string, std::string, std::string, util::UtcSeconds, std::int64_t>(
          [&](std::int64_t agency, std::string item, const std::string& state, std::string elements,
              util::UtcSeconds at, std::int64_t by) {
            each({.cycle = cycle,
                  .agency = agency,
                  .item = std::move(item),
                  .state = state_stored(state),
                  .elements = std::move(elements),
                  .at = at,
                  .by = by});
          });
}

void JudgementStore::each_state(std::int64_t cycle, const std::function<void(const Judgement&)>& each) const
{
  // Codes of items have neither blanks nor commas, see framework::is_code().
  const std::string judged = db::joined(connection_.engine(), "item || ' ' || state || ' ' || elements", ',');
  connection_
      .query("SELECT agency_id, " + judged +
                 " FROM review_judgement WHERE cycle_id = :cycle GROUP BY agency_id ORDER BY agency_id",
             cycle)
      .each<std::int64_t, std::string>([&](std::int64_t agency, const std::string& all) {
        for (const std::string_view one : util::split(all, ',')) {
          const std::vector<std::string_view> words = util::split(one, ' ');
          each({.cycle = cycle,
                .agency = agency,
                .item = std::string(words.at(0)),
                .state = state_stored(std::string(words.at(1))),
                .elements = std::string(words.at(2))});
        }
      });
}

util::UtcSeconds JudgementStore::last_judged(std::int64_t cycle) const
{
  return connection_.query("SELECT COALESCE(MAX(judged_at), 0) FROM review_judgement WHERE cycle_id = :cycle", cycle)
      .one<util::UtcSeconds>();
}

void JudgementStore::put(const Judgement& judgement)
{
  connection_.execute(R"(
    INSERT INTO review_judgement (cycle_id, agency_id, item, state, elements, judged_at, judged_by, reading_id)
    VALUES (:cycle, :agency, :item, :state, :elements, :at, :by, :reading)
    ON CONFLICT (cycle_id, agency_id, item) DO UPDATE SET state = excluded.state, elements = excluded.elements,
      judged_at = excluded.judged_at, judged_by = excluded.judged_by, reading_id = excluded.reading_id)",
                      judgement.cycle, judgement.agency, judgement.item, code(judgement.state), judgement.elements,
                      judgement.at, judgement.by, judgement.reading);
  connection_.execute("DELETE FROM review_reason WHERE cycle_id = :cycle AND agency_id = :agency AND item = :item",
                      judgement.cycle, judgement.agency, judgement.item);
  for (const auto& [element, reason] : judgement.reasons)
    connection_.execute(R"(
      INSERT INTO review_reason (cycle_id, agency_id, item, element, reason, words)
      VALUES (:cycle, :agency, :item, :element, :reason, :words))",
                        judgement.cycle, judgement.agency, judgement.item, element, reason.code, reason.words);
}

void JudgementStore::withdraw(std::int64_t cycle, std::int64_t agency, std::string_view item)
{
  for (const char* const sql :
       {"DELETE FROM review_reason WHERE cycle_id = :cycle AND agency_id = :agency AND item = "
        ":item",
        "DELETE FROM review_judgement WHERE cycle_id = :cycle AND agency_id = :agency AND item = "
        ":item"})
    connection_.execute(sql, cycle, agency, item);
}

void JudgementStore::add_many(std::span<const Judgement> judgements)
{
  std::vector<db::Value> values;
  for (const Judgement& one : judgements) {
    values.push_back(db::to_value(one.cycle));
    values.push_back(db::to_value(one.agency));
    values.push_back(db::to_value(one.item));
    values.push_back(db::to_value(code(one.state)));
    values.push_back(db::to_value(one.elements));
    values.push_back(db::to_value(one.at));
    values.push_back(db::to_value(one.by));
    values.push_back(db::to_value(one.reading));
  }
  judgement_rows().insert(connection_, std::move(values));
}

}  // namespace reviews
