// SPDX-License-Identifier: Apache-2.0
#include "src/documents/signatory_store.hpp"

#include <algorithm>

#include "src/accounts/account_store.hpp"

namespace documents {

std::vector<Signatory> signatories(db::Connection& connection, std::int64_t agency)
{
  constexpr std::int64_t k_most_people = 1000;
  accounts::AccountStore store(connection);
  std::vector<Signatory> people;
  for (const accounts::Account& account : store.list({.agency = agency}, k_most_people, 0)) {
    if (account.state == accounts::AccountState::closed) continue;
    const accounts::Visitor visitor{account.id, account.name, store.grants(account.id)};
    people.push_back({account.id, account.name, paper_party_of(visitor, agency)});
  }
  return people;
}

util::Problems check_signers(std::span<const ChainStep> chain, std::span<const Signatory> people)
{
  util::Problems problems;
  for (std::size_t i = 0; i < chain.size(); ++i) {
    if (!chain[i].signer) continue;
    const auto person = std::find_if(people.begin(), people.end(),
                                     [&](const Signatory& one) { return one.account == *chain[i].signer; });
    const Approval turn{.role = chain[i].role, .unit = chain[i].unit, .signer = chain[i].signer};
    const bool its_unit = !chain[i].unit || (person != people.end() && person->party.is_of(chain[i].unit));
    if (person != people.end() && person->party.may_sign(turn) && its_unit) continue;
    const std::string number = std::to_string(i + 1);
    problems.push_back({{.field = "signer_" + number}, "papers.chain_signer_role", {{"step", number}}});
  }
  return problems;
}

}  // namespace documents
