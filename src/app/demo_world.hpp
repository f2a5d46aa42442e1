// SPDX-License-Identifier: Apache-2.0
// The demo world: the agencies whose published documents ship with the program, people in every role, a finished round
// with the answers that reproduce a printed result, and a round in which surveys are open around today. Its data are
// the files of tests/world; the answers of the open round are drawn by chance and say so.
#pragma once
#include <string>
#include <vector>

#include "lib/db/database.hpp"
#include "lib/util/clock.hpp"
#include "lib/util/random.hpp"

#include "src/accounts/visitor.hpp"

namespace app {

/// Everybody of the demo world signs in with this; it protects nothing.
inline constexpr const char* k_demo_password = "prongsai-demo";

struct DemoLogin {
  std::string login;
  accounts::Role role = accounts::Role::auditor;
  std::string agency;  ///< its Thai name; empty: the whole programme
};

/// Whether nobody has an account and there is no agency: only such a database becomes a demo.
bool is_untouched(db::Database& database);
/// The schema must be current, the database untouched.
std::vector<DemoLogin> fill_demo(db::Database& database, const util::Clock& clock, util::Random& random);
/// Who can sign in, as the files have it.
std::vector<DemoLogin> demo_logins();

}  // namespace app
