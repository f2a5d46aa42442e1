// SPDX-License-Identifier: Apache-2.0
// Puts the editions of fiscal years together from what ReleaseStore says is visible, once for each set of releases, and
// keeps them: ranks with their uncertainty are not worked out for every reader anew.
#pragma once
#include "lib/db/database.hpp"
#include "lib/util/clock.hpp"

#include "src/portal/publication.hpp"

namespace portal {

/// What is visible at that moment. Editions that nobody has made yet are made now; several servers may do it at once.
Publication read_publication(db::Database& database, util::UtcSeconds now);

/// The result behind a standing, with its texts; nothing where its rows are gone or it is withheld.
std::optional<results::AgencyResult> result_behind(db::Connection& connection, const Standing& standing);
/// The same as numbers; nothing also where the framework is not known, or is not that of the texts.
std::optional<scoring::Result> scores_behind(db::Connection& connection, const Publication& publication,
                                             const Standing& standing, int fiscal_year);

}  // namespace portal
