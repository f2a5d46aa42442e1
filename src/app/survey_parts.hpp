// SPDX-License-Identifier: Apache-2.0
// What the routes of surveys share: the rounds in memory, the writer of answers, the key that seals contacts.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "lib/http/signed.hpp"

#include "src/app/routes.hpp"
#include "src/surveys/intake_store.hpp"
#include "src/surveys/rounds.hpp"

namespace app {

struct SurveyParts {
  std::shared_ptr<surveys::LiveRounds> rounds;
  std::shared_ptr<surveys::Intake> intake;
  std::string address;  ///< of the site from outside
};

/// Contacts are sealed with a key of their own, made from the server's.
inline std::string contacts_key(const http::Signer& signer)
{
  return signer.keyed_hash("key", "contacts");
}

/// Contacts and interviews, paper questionnaires, answers from elsewhere.
void add_interview_routes(std::vector<PageRoute>& routes, const Resources& resources, const SurveyParts& parts);

}  // namespace app
