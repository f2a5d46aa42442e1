// SPDX-License-Identifier: Apache-2.0
// Where a program finds and changes the entry of an item: the agency in the open round of a year, with what locks it.
#pragma once
#include <optional>
#include <string_view>

#include "lib/db/connection.hpp"

#include "src/disclosures/entry_store.hpp"
#include "src/disclosures/sent_links.hpp"
#include "src/disclosures/submission.hpp"

namespace disclosures {

struct OpenEntry {
  Entry entry = {};
  Lock lock = Lock::none;
};

/// What became of links that were sent.
enum class SentOutcome {
  stored,
  unchanged,  ///< they were there already: sending them twice does no harm
  locked,     ///< see OpenEntry::lock
  checked,    ///< the coordinator has checked the item: only he opens it again
  overtaken,  ///< the entry is not of the revision that the sender knows
};

class SentLinksStore {
 public:
  explicit SentLinksStore(db::Connection& connection) : connection_(connection) {}

  /// Of the newest open round of the fiscal year in which the agency takes part; nothing where there is none, or where
  /// its framework has no such item.
  std::optional<OpenEntry> find(int fiscal_year, std::int64_t agency, std::string_view item) const;
  /// `revision`: what the sender knows; nothing: whatever is there.
  SentOutcome put(const OpenEntry& now, const SentLinks& sent, const std::optional<std::int64_t>& revision,
                  const Deed& deed);

 private:
  db::Connection& connection_;
};

}  // namespace disclosures
