// SPDX-License-Identifier: Apache-2.0
// What the pages of the pre-check share: the round and agency of a path, times, states and findings in words.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "lib/db/connection.hpp"
#include "lib/html/table_query.hpp"
#include "lib/http/request.hpp"

#include "src/accounts/visitor.hpp"
#include "src/cycles/cycle_store.hpp"
#include "src/cycles/enrolment.hpp"
#include "src/disclosures/finding.hpp"
#include "src/disclosures/precheck_store.hpp"
#include "src/disclosures/snapshot.hpp"

namespace disclosures {

struct PrecheckPlace {
  cycles::Cycle cycle;
  cycles::Enrolment enrolment;  ///< empty on pages of the whole round
  std::shared_ptr<const framework::Framework> framework;

  std::string round_path() const;                          ///< "/agencies/12/cycles/2"
  std::string agency_path() const;                         ///< "/agencies/12/cycles/2/prechecks"
  std::string snapshot_path(std::int64_t snapshot) const;  ///< empty for 0
};

/// http::NotFound where there is no such round.
PrecheckPlace precheck_round_of(db::Connection& connection, const http::Request& request);
/// http::NotFound also where the agency of the path does not take part.
PrecheckPlace precheck_place_of(db::Connection& connection, const http::Request& request);

html::Word precheck_moment(util::UtcSeconds at, util::Language language);
html::Word what_word(const Finding& finding);
html::Word advice_word(const Finding& finding);
html::Word weight_word(Weight weight);
html::Colour colour_of(Weight weight);
/// "Opened", or why not.
html::Word outcome_word(const Snapshot& snapshot);
/// "never", "waiting", "running", "done" or "given_up".
std::string state_of(const std::optional<PrecheckRun>& run);
html::Word state_word(const std::optional<PrecheckRun>& run, util::Language language);
/// A table that is only read: nothing to sort or search.
html::Values plain_table(const html::Phrase& caption, const std::vector<html::Column>& columns,
                         const std::vector<std::vector<html::Cell>>& rows);

}  // namespace disclosures
