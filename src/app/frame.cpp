// SPDX-License-Identifier: Apache-2.0
#include "src/app/frame.hpp"

#include <memory>
#include <utility>

#include "src/accounts/parts_pages.hpp"
#include "src/app/account_parts.hpp"

namespace app {
namespace {

html::Link link(const http::Request& request, const char* word, std::string href)
{
  html::Link made{html::Word{word}, std::move(href)};
  made.current = made.href == "/" ? request.path == "/" : request.path.starts_with(made.href);
  return made;
}

}  // namespace

Recognise recognise_with(const Resources& resources)
{
  return [parts = std::make_shared<AccountParts>(resources)](const http::Request& request) {
    const auto token = accounts::session_token(request);
    if (!token) return Recognised();
    auto who = parts->sessions.find(*token);
    return who ? Recognised{std::move(who->visitor), std::string(*token)} : Recognised();
  };
}

site::Frame furnish(const http::Request& request, const accounts::Visitor& visitor)
{
  site::Frame frame;
  frame.navigation.push_back(link(request, "app.nav.front", "/"));
  if (!visitor.signed_in()) {
    frame.navigation.push_back(link(request, "app.nav.sign_in", "/sign-in"));
    return frame;
  }
  frame.signed_in = html::SignedIn{visitor.name, "/account", "/sign-out"};
  return frame;
}

}  // namespace app
