// SPDX-License-Identifier: Apache-2.0
// How a link that was just made comes to its person: by e-mail where letters are sent and the login is an e-mail
// address, else shown once, to be handed over.
#pragma once
#include <string>
#include <string_view>

#include "src/accounts/account_store.hpp"
#include "src/accounts/link_store.hpp"
#include "src/accounts/scope_pages.hpp"

namespace accounts {

struct MadeLink {
  LinkPurpose purpose = LinkPurpose::invitation;
  std::string path;
};

/// Whether links to this login can go by e-mail. Not without an address of our own in the settings: a link would lead
/// wherever the request claims to have been sent.
bool goes_by_mail(const PageParts& parts, std::string_view login);
/// In the person's language; what becomes of the letter stands in the server's log.
void send_by_mail(const PageParts& parts, const Account& account, const MadeLink& link);

/// The page after a link was made: says where it was sent, or shows it. `by_hand`: shown in any case.
site::Answer hand_over(const PageParts& parts, const http::Request& request, const Scope& scope, const Account& account,
                       const MadeLink& link, bool by_hand = false);

}  // namespace accounts
