// SPDX-License-Identifier: Apache-2.0
#include "bench/pages/administrator.hpp"

#include <cstdio>

#include "lib/http/signed.hpp"
#include "lib/util/random.hpp"

#include "src/accounts/account_store.hpp"
#include "src/accounts/secrets.hpp"
#include "src/accounts/session_store.hpp"

#include "tests/server/server_process.hpp"

namespace pages {

std::string signed_in(db::Database& database)
{
  const util::UtcSeconds now = util::SystemClock().now();
  const accounts::Secrets secrets(http::Signer(whole::k_server_key).keyed_hash("key", "accounts"));
  return database.write([&](db::Connection& connection) {
    accounts::AccountStore people(connection);
    util::SystemRandom random;
    const std::int64_t id = people.add("bench." + random.token(10), "Bench", now);
    people.grant(id, {.role = accounts::Role::administrator, .agency = {}, .unit = {}});
    return accounts::SessionStore(connection, secrets)
        .start({.account = id, .started_at = now, .seen_at = now, .address = "127.0.0.1"}, random);
  });
}

void print_times(const intake::Measured& measured, double limit)
{
  std::printf("p50 %6.1f  p99 %6.1f ms  p99 / %.0f ms: %.2f", measured.percentile(0.5), measured.percentile(0.99),
              limit, measured.percentile(0.99) / limit);
  if (measured.refused > 0) std::printf("  %zu refused", measured.refused);
  std::printf("\n");
  std::fflush(stdout);
}

}  // namespace pages
