// SPDX-License-Identifier: Apache-2.0
// The front page: for everybody what this site is and how to answer; for who is signed in, the own agencies and the
// rounds that are open, as a place to begin from.
#pragma once
#include "lib/db/database.hpp"
#include "lib/site/answer.hpp"

#include "src/accounts/visitor.hpp"

namespace app {

site::View front_page(db::Database& database, const accounts::Visitor& visitor, util::Language language);

}  // namespace app
