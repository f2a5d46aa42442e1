// SPDX-License-Identifier: Apache-2.0
// What tests of accounts share: the program's schema on both engines, a clock that is moved by hand, a person to act.
#pragma once
#include <string>

#include "lib/util/clock.hpp"
#include "lib/util/embedded.hpp"

#include "src/accounts/visitor.hpp"

#include "tests/lib/db/engines.hpp"

namespace accounts_test {

constexpr util::UtcSeconds k_begin = 1'790'000'000;

class OnSchema : public db_test::OnEngine {
 protected:
  OnSchema() : OnEngine(db::read_migrations(util::embedded_program_files())) {}
  util::SettableClock clock_{k_begin};
};

inline accounts::Visitor administrator()
{
  return {.account = 7, .name = "Somchai", .grants = {{.role = accounts::Role::administrator}}};
}

/// Accounts come before agencies: their tests put in rows that the other room otherwise writes.
std::int64_t add_agency(db::Database& database, const std::string& name);
std::int64_t add_unit(db::Database& database, std::int64_t agency, const std::string& name);

}  // namespace accounts_test
