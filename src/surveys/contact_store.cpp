// SPDX-License-Identifier: Apache-2.0
#include "src/surveys/contact_store.hpp"

#include <utility>

namespace surveys {
namespace {

/// A sealed contact opens only in the row for which it was sealed.
std::string contact_purpose(const Survey& survey, std::int64_t list, std::int64_t number)
{
  return "survey contact " + written(survey) + " " + std::to_string(list) + " " + std::to_string(number);
}

constexpr std::string_view k_of_survey =
    "cycle_id = :cycle AND agency_id = :agency AND instrument = :instrument AND part = :part";
/// Whom assessors see.
constexpr std::string_view k_seen = "(place > 0 OR state <> 'waiting' OR attempts > 0 OR link_hash <> '')";
constexpr std::string_view k_link_used =
    "CASE WHEN link_hash <> '' AND NOT EXISTS (SELECT 1 FROM survey_code WHERE code_hash = link_hash) "
    "THEN 1 ELSE 0 END";

std::string with_state(std::string sql, const std::optional<ContactState>& state)
{
  if (!state) return sql;
  // Whoever used the link has answered, as far as anybody can tell.
  const std::string used = std::string(k_link_used) + " = 1";
  if (*state == ContactState::answered) return sql + " AND (state = 'answered' OR " + used + ")";
  return sql + " AND state = '" + std::string(code(*state)) + "' AND NOT (" + used + ")";
}

}  // namespace

std::optional<std::int64_t> ContactStore::list_in_use(const Survey& survey)
{
  return connection_
      .query("SELECT id FROM survey_contact_list WHERE " + std::string(k_of_survey) + " AND ended_at IS NULL",
             survey.cycle, survey.agency, survey.instrument, survey.part)
      .maybe<std::int64_t>();
}

ContactTally ContactStore::tally(const Survey& survey)
{
  ContactTally tally;
  connection_
      .query("SELECT state, " + std::string(k_link_used) +
                 ", COUNT(*), CAST(SUM(attempts) AS BIGINT) FROM survey_contact WHERE " + std::string(k_of_survey) +
                 " AND " + std::string(k_seen) + " GROUP BY 1, 2",
             survey.cycle, survey.agency, survey.instrument, survey.part)
      .each<std::string, std::int64_t, std::int64_t, std::int64_t>(
          [&](const std::string& state, std::int64_t link_used, std::int64_t contacts, std::int64_t attempts) {
            tally.drawn += contacts;
            tally.attempts += attempts;
            if (state == code(ContactState::answered) || link_used != 0) {
              tally.answered += contacts;
            } else if (state == code(ContactState::refused)) {
              tally.refused += contacts;
            } else if (state == code(ContactState::unreachable)) {
              tally.unreachable += contacts;
            }
          });
  return tally;
}

std::optional<ContactList> ContactStore::current(const Survey& survey)
{
  const auto row = connection_
                       .query("SELECT id, contacts, added_at FROM survey_contact_list WHERE " +
                                  std::string(k_of_survey) + " AND ended_at IS NULL",
                              survey.cycle, survey.agency, survey.instrument, survey.part)
                       .maybe<std::int64_t, std::int64_t, std::int64_t>();
  if (!row) return std::nullopt;
  const auto& [id, contacts, added_at] = *row;
  return ContactList{.id = id, .contacts = contacts, .added_at = added_at, .tally = tally(survey)};
}

std::vector<ContactList> ContactStore::ended(const Survey& survey)
{
  std::vector<ContactList> lists;
  connection_
      .query(
          "SELECT id, contacts, added_at, ended_at, ended_why, drawn, answered, refused, unreachable, attempts"
          " FROM survey_contact_list WHERE " +
              std::string(k_of_survey) + " AND ended_at IS NOT NULL ORDER BY id DESC",
          survey.cycle, survey.agency, survey.instrument, survey.part)
      .each<std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::string, std::int64_t, std::int64_t,
            std::int64_t, std::int64_t, std::int64_t>([&](std::int64_t id, std::int64_t contacts, std::int64_t added,
                                                          std::int64_t ended, std::string why, std::int64_t drawn,
                                                          std::int64_t answered, std::int64_t refused,
                                                          std::int64_t unreachable, std::int64_t attempts) {
        lists.push_back(
            {id, contacts, added, ended, std::move(why), {drawn, answered, refused, unreachable, attempts}});
      });
  return lists;
}

std::int64_t ContactStore::add(const Survey& survey, std::span<const Contact> contacts, std::int64_t account,
                               util::UtcSeconds now, util::Random& random)
{
  end(survey, account, now, "replaced");
  const auto list = connection_
                        .query(R"(
    INSERT INTO survey_contact_list (cycle_id, agency_id, instrument, part, contacts, added_at, added_by, ended_why,
                                     drawn, answered, refused, unreachable, attempts)
    VALUES (:cycle, :agency, :instrument, :part, :contacts, :now, :account, '', 0, 0, 0, 0, 0) RETURNING id)",
                               survey.cycle, survey.agency, survey.instrument, survey.part,
                               static_cast<std::int64_t>(contacts.size()), now, account)
                        .one<std::int64_t>();
  std::int64_t number = 0;
  for (const Contact& contact : contacts) {
    ++number;
    connection_.execute(R"(
      INSERT INTO survey_contact (cycle_id, agency_id, instrument, part, list_id, number, sealed, place, state,
                                  attempts, link_hash)
      VALUES (:cycle, :agency, :instrument, :part, :list, :number, :sealed, 0, 'waiting', 0, ''))",
                        survey.cycle, survey.agency, survey.instrument, survey.part, list, number,
                        secrets_.seal(contact_purpose(survey, list, number), packed(contact), random));
  }
  return list;
}

bool ContactStore::end(const Survey& survey, std::int64_t account, util::UtcSeconds now, const std::string& why)
{
  const auto list = list_in_use(survey);
  if (!list) return false;
  const ContactTally numbers = tally(survey);
  connection_.execute(R"(
    UPDATE survey_contact_list SET ended_at = :now, ended_by = :account, ended_why = :why, drawn = :drawn,
      answered = :answered, refused = :refused, unreachable = :unreachable, attempts = :attempts WHERE id = :list)",
                      now, account, why, numbers.drawn, numbers.answered, numbers.refused, numbers.unreachable,
                      numbers.attempts, *list);
  connection_.execute("DELETE FROM survey_code WHERE code_hash IN (SELECT link_hash FROM survey_contact WHERE " +
                          std::string(k_of_survey) + " AND link_hash <> '')",
                      survey.cycle, survey.agency, survey.instrument, survey.part);
  connection_.execute("DELETE FROM survey_contact WHERE " + std::string(k_of_survey), survey.cycle, survey.agency,
                      survey.instrument, survey.part);
  return true;
}

std::vector<Survey> ContactStore::in_use(std::int64_t cycle)
{
  std::vector<Survey> surveys;
  connection_
      .query("SELECT agency_id, instrument, part FROM survey_contact_list WHERE cycle_id = :cycle AND ended_at IS NULL",
             cycle)
      .each<std::int64_t, std::string, std::string>([&](std::int64_t agency, std::string instrument, std::string part) {
        surveys.push_back({cycle, agency, std::move(instrument), std::move(part)});
      });
  return surveys;
}

std::vector<ContactDraw> ContactStore::draws(const Survey& survey, std::int64_t list)
{
  std::vector<ContactDraw> draws;
  connection_
      .query("SELECT seed, contacts, size, drawn_at, drawn_by, reason FROM survey_contact_draw WHERE " +
                 std::string(k_of_survey) + " AND list_id = :list ORDER BY number DESC",
             survey.cycle, survey.agency, survey.instrument, survey.part, list)
      .each<std::string, std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::string>(
          [&](std::string seed, std::int64_t contacts, std::int64_t size, std::int64_t at, std::int64_t by,
              std::string reason) {
            draws.push_back({std::move(seed), contacts, size, at, by, std::move(reason)});
          });
  return draws;
}

void ContactStore::draw(const Survey& survey, std::int64_t list, const ContactDraw& draw)
{
  const auto number = static_cast<std::int64_t>(draws(survey, list).size()) + 1;
  connection_.execute(R"(
    INSERT INTO survey_contact_draw (cycle_id, agency_id, instrument, part, list_id, number, seed, contacts, size,
                                     drawn_at, drawn_by, reason)
    VALUES (:cycle, :agency, :instrument, :part, :list, :number, :seed, :contacts, :size, :now, :account, :reason))",
                      survey.cycle, survey.agency, survey.instrument, survey.part, list, number, draw.seed,
                      draw.contacts, draw.size, draw.drawn_at, draw.drawn_by, draw.reason);
  connection_.execute("UPDATE survey_contact SET place = 0 WHERE " + std::string(k_of_survey), survey.cycle,
                      survey.agency, survey.instrument, survey.part);
  std::int64_t place = 0;
  for (const std::int64_t contact : drawn_order(draw.seed, draw.contacts)) {
    if (++place > draw.size) break;
    connection_.execute(
        "UPDATE survey_contact SET place = :place WHERE " + std::string(k_of_survey) + " AND number = :number", place,
        survey.cycle, survey.agency, survey.instrument, survey.part, contact);
  }
}

std::int64_t ContactStore::count(const Survey& survey, std::optional<ContactState> state)
{
  return connection_
      .query(with_state("SELECT COUNT(*) FROM survey_contact WHERE " + std::string(k_of_survey) + " AND " +
                            std::string(k_seen),
                        state),
             survey.cycle, survey.agency, survey.instrument, survey.part)
      .one<std::int64_t>();
}

std::vector<Interviewee> ContactStore::page(const Survey& survey, std::optional<ContactState> state, std::int64_t limit,
                                            std::int64_t offset)
{
  const std::string sql =
      with_state("SELECT number FROM survey_contact WHERE " + std::string(k_of_survey) + " AND " + std::string(k_seen),
                 state) +
      " ORDER BY CASE WHEN place = 0 THEN 1 ELSE 0 END, place, number LIMIT :limit OFFSET :offset";
  const auto numbers =
      connection_.query(sql, survey.cycle, survey.agency, survey.instrument, survey.part, limit, offset)
          .all<std::int64_t>();
  std::vector<Interviewee> page;
  for (const std::int64_t number : numbers) {
    if (auto found = find(survey, number)) page.push_back(std::move(*found));
  }
  return page;
}

std::optional<Interviewee> ContactStore::find(const Survey& survey, std::int64_t number)
{
  auto row =
      connection_
          .query("SELECT list_id, sealed, place, state, attempts, link_hash, " + std::string(k_link_used) +
                     " FROM survey_contact WHERE " + std::string(k_of_survey) + " AND number = :number AND " +
                     std::string(k_seen),
                 survey.cycle, survey.agency, survey.instrument, survey.part, number)
          .maybe<std::int64_t, std::string, std::int64_t, std::string, std::int64_t, std::string, std::int64_t>();
  if (!row) return std::nullopt;
  auto& [list, sealed, place, state, attempts, link_hash, link_used] = *row;
  const auto opened = secrets_.open(contact_purpose(survey, list, number), sealed);
  auto contact = opened ? unpacked_contact(*opened) : std::nullopt;
  if (!contact) throw std::runtime_error("a contact cannot be opened: it was sealed with another server key");
  return Interviewee{.list = list,
                     .number = number,
                     .place = place,
                     .state = contact_state_named(state).value_or(ContactState::waiting),
                     .attempts = attempts,
                     .link_hash = std::move(link_hash),
                     .link_used = link_used != 0,
                     .contact = std::move(*contact)};
}

void ContactStore::set_state(const Survey& survey, std::int64_t number, ContactState state)
{
  connection_.execute(
      "UPDATE survey_contact SET state = :state WHERE " + std::string(k_of_survey) + " AND number = :number",
      code(state), survey.cycle, survey.agency, survey.instrument, survey.part, number);
}

void ContactStore::add_attempt(const Survey& survey, std::int64_t number)
{
  connection_.execute(
      "UPDATE survey_contact SET attempts = attempts + 1 WHERE " + std::string(k_of_survey) + " AND number = :number",
      survey.cycle, survey.agency, survey.instrument, survey.part, number);
}

void ContactStore::set_link(const Survey& survey, std::int64_t number, const std::string& hash)
{
  connection_.execute(
      "UPDATE survey_contact SET link_hash = :hash WHERE " + std::string(k_of_survey) + " AND number = :number", hash,
      survey.cycle, survey.agency, survey.instrument, survey.part, number);
}

}  // namespace surveys
