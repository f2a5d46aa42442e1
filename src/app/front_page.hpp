// SPDX-License-Identifier: Apache-2.0
// The front page: for everybody what this site is and how to answer; for who is signed in, the own agencies and the
// rounds that are open and which measures wait for a report, as a place to begin from.
#pragma once
#include "lib/db/database.hpp"
#include "lib/site/answer.hpp"
#include "lib/util/clock.hpp"

#include "src/accounts/visitor.hpp"

namespace app {

/// `clock` decides which steps of measures are due.
site::View front_page(db::Database& database, const accounts::Visitor& visitor, const util::Clock& clock);

}  // namespace app
