// SPDX-License-Identifier: Apache-2.0
#include "src/accounts/account_names_store.hpp"

namespace accounts {

const std::string& AccountNames::of(std::int64_t account)
{
  const auto [place, is_new] = names_.try_emplace(account);
  if (is_new) {
    if (const auto found = store_.find(account)) place->second = found->name;
  }
  return place->second;
}

}  // namespace accounts
