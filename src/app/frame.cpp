// SPDX-License-Identifier: Apache-2.0
#include "src/app/frame.hpp"

#include <memory>
#include <utility>

#include "src/accounts/parts_pages.hpp"
#include "src/app/account_parts.hpp"

namespace app {

Recognise recognise_with(const Resources& resources)
{
  return [parts = std::make_shared<AccountParts>(resources)](const http::Request& request) {
    const auto token = accounts::session_token(request);
    if (!token) return Recognised();
    auto who = parts->sessions.find(*token);
    return who ? Recognised{std::move(who->visitor), std::string(*token)} : Recognised();
  };
}

Furnish furnish_with(Menu menu)
{
  return [menu = std::move(menu)](const http::Request& request, const accounts::Visitor& visitor) {
    site::Frame frame;
    frame.navigation = menu.navigation(request, visitor);
    frame.sections = menu.sections(request, visitor);
    if (visitor.signed_in()) frame.signed_in = html::SignedIn{visitor.name, "/account", "/sign-out"};
    return frame;
  };
}

}  // namespace app
