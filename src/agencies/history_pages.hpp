// SPDX-License-Identifier: Apache-2.0
// What an agency's history says: acts with names instead of codes, of types, provinces and other agencies.
#pragma once
#include <string>

#include "lib/html/values.hpp"
#include "lib/util/messages.hpp"

#include "src/accounts/account_names_store.hpp"
#include "src/agencies/agency.hpp"
#include "src/agencies/agency_store.hpp"

namespace agencies {

/// The value of a field as people know it: a parent, which is kept by its id, by its name.
html::Phrase value_phrase(const AgencyStore& store, AgencyField field, const std::string& value,
                          util::Language language);
/// day, act, by, field, before, after, reason.
html::Values history_values(const AgencyStore& store, const HistoryRow& row, accounts::AccountNames& names,
                            util::Language language);

}  // namespace agencies
