// SPDX-License-Identifier: Apache-2.0
// Lists of contacts that were looked through and wait for their sender to say yes, for a day at most: sealed, each as a
// whole.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "lib/db/connection.hpp"
#include "lib/util/clock.hpp"
#include "lib/util/random.hpp"

#include "src/accounts/secrets.hpp"
#include "src/surveys/contacts.hpp"
#include "src/surveys/survey.hpp"

namespace surveys {

class ContactUploadStore {
 public:
  ContactUploadStore(db::Connection& connection, const accounts::Secrets& secrets)
      : connection_(connection), secrets_(secrets)
  {
  }

  /// The number of the list. Those that waited for a day are forgotten.
  std::int64_t keep(const Survey& survey, std::span<const Contact> contacts, std::int64_t account, util::UtcSeconds now,
                    util::Random& random);
  /// Only for the account that sent it.
  std::optional<std::vector<Contact>> find(const Survey& survey, std::int64_t id, std::int64_t account);
  void forget(std::int64_t id);
  bool has_before(util::UtcSeconds time);
  void forget_before(util::UtcSeconds time);

 private:
  db::Connection& connection_;
  const accounts::Secrets& secrets_;
};

}  // namespace surveys
