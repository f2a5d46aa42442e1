// SPDX-License-Identifier: Apache-2.0
#include "src/accounts/account_store.hpp"
#include "src/accounts/search_store.hpp"

namespace accounts {
namespace {

/// Zero stands for "any" in the places for agency and role-less questions, so that one text serves all of them.
constexpr std::string_view k_people = R"(
 FROM account
WHERE (:pattern = '' OR lower(login) LIKE :pattern ESCAPE '!' OR lower(name) LIKE :pattern ESCAPE '!')
  AND (:state = '' OR :state = CASE WHEN closed_at IS NOT NULL THEN 'closed'
                                    WHEN password IS NULL THEN 'invited' ELSE 'active' END)
  AND ((CAST(:agency AS BIGINT) = 0 AND :role = '')
       OR EXISTS (SELECT 1 FROM role_grant WHERE account_id = account.id
                     AND (CAST(:agency AS BIGINT) = 0 OR agency_id = :agency) AND (:role = '' OR role = :role))))";

std::string order_of(const PeopleQuestion& question)
{
  std::string column = "name";
  if (question.sorted_by == "login") column = "login";
  if (question.sorted_by == "created") column = "created_at";
  const std::string way = question.descending ? " DESC" : " ASC";
  return " ORDER BY " + column + way + ", id" + way + " LIMIT :limit OFFSET :offset";
}

std::string role_of(const PeopleQuestion& question)
{
  return question.role ? std::string(code(*question.role)) : std::string();
}

std::string state_of_question(const PeopleQuestion& question)
{
  return question.state ? std::string(code(*question.state)) : std::string();
}

}  // namespace

std::int64_t AccountStore::count(const PeopleQuestion& question)
{
  return connection_
      .query("SELECT count(*)" + std::string(k_people), pattern_of(question.search), state_of_question(question),
             question.agency.value_or(0), role_of(question))
      .one<std::int64_t>();
}

std::vector<Account> AccountStore::list(const PeopleQuestion& question, std::int64_t limit, std::int64_t offset)
{
  const std::string sql = "SELECT id" + std::string(k_people) + order_of(question);
  std::vector<Account> people;
  for (const std::int64_t id : connection_
                                   .query(sql, pattern_of(question.search), state_of_question(question),
                                          question.agency.value_or(0), role_of(question), limit, offset)
                                   .all<std::int64_t>()) {
    if (auto account = find(id)) people.push_back(std::move(*account));
  }
  return people;
}

}  // namespace accounts
