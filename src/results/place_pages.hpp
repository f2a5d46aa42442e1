// SPDX-License-Identifier: Apache-2.0
// What pages of results share: the round of a path, ways up, addresses, moments in words.
#pragma once
#include <string>
#include <vector>

#include "lib/db/connection.hpp"
#include "lib/html/page.hpp"
#include "lib/http/request.hpp"

#include "src/cycles/cycle.hpp"
#include "src/results/release.hpp"

namespace results {

/// The round of the path; http::NotFound where there is none.
cycles::Cycle cycle_of(db::Connection& connection, const http::Request& request);
std::string path_of_results(std::int64_t cycle);                       ///< "/cycles/2/results"
std::string path_of_hearing(std::int64_t agency, std::int64_t cycle);  ///< "/agencies/12/cycles/2/hearing"
std::string object_of_results(std::int64_t cycle);                     ///< "cycle 2", for the audit log
/// Rounds → round → results → this page; without `here` the page of results itself.
std::vector<html::Link> way_to_results(const cycles::Cycle& cycle, html::Phrase here = {});

/// "21 November 2569 10:15" in Thailand, in the reader's way.
std::string moment_text(util::UtcSeconds at, util::Language language);
std::string day_text(util::UtcSeconds at, util::Language language);

/// Everything that freezing the round has to know.
FreezeState freeze_state(db::Connection& connection, std::int64_t cycle);

}  // namespace results
