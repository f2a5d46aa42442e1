// SPDX-License-Identifier: Apache-2.0
// Letters to the officers of units about steps that are overdue or due soon, sent by the coordinator's button or by
// `prongsai remind`. Only who signs in with an e-mail address gets one.
#pragma once
#include <functional>
#include <vector>

#include "src/accounts/letter.hpp"
#include "src/cycles/cycle_store.hpp"
#include "src/measures/place_pages.hpp"

namespace measures {

using MessagesIn = std::function<const util::Messages&(util::Language)>;

struct Reminding {
  std::vector<accounts::Letter> letters = {};
  std::size_t units = 0;  ///< with something to be reminded of
};
/// Of one plan; `address`: of the site from outside, without a slash at its end.
Reminding reminding(db::Connection& connection, const agencies::Agency& agency, int fiscal_year, std::int64_t today,
                    const MessagesIn& messages, const std::string& address);
/// Puts into the history that letters went out.
void note_reminding(db::Connection& connection, std::int64_t agency, int fiscal_year, const Reminding& sent,
                    const cycles::Deed& deed);

class ReminderPages {
 public:
  explicit ReminderPages(PageParts parts) : parts_(std::move(parts)) {}

  site::Answer form(http::Request& request, const accounts::Visitor& visitor);  ///< GET …/progress/remind
  site::Answer send(http::Request& request, const accounts::Visitor& visitor);  ///< POST there

 private:
  Reminding reminding_of(db::Connection& connection, const Place& place) const;
  PageParts parts_;
};

}  // namespace measures
