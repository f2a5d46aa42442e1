// SPDX-License-Identifier: Apache-2.0
// The parts of an item's page that other pages of it show too: what the framework asks, its history.
#pragma once
#include "src/disclosures/history_store.hpp"
#include "src/disclosures/last_year_store.hpp"
#include "src/disclosures/place_pages.hpp"

namespace disclosures {

/// {{> disclosures/asked}}: title, elements, period, who usually sees to it.
html::Values asked_values(const Place& place, const framework::Item& item, util::Language language);
/// {{> disclosures/history}}: rows of an entry's history, fields and values in words.
std::vector<html::Values> history_values(const Place& place, const std::vector<HistoryRow>& rows,
                                         const util::Messages& messages);
/// {{> disclosures/links}}
std::vector<html::Values> link_values(const std::vector<Link>& links);
/// {{> disclosures/last_year}}; false where there is nothing to confirm again.
html::Values last_year_values(const LastYear& last, const Entry& before);

/// "1.4 MB"
std::string size_text(std::int64_t bytes);

}  // namespace disclosures
