// SPDX-License-Identifier: Apache-2.0
#include "src/app/gate.hpp"

#include <stdexcept>
#include <utility>

#include "lib/db/error.hpp"
#include "lib/html/address.hpp"
#include "lib/http/outcome.hpp"
#include "lib/site/cookie.hpp"
#include "lib/site/path.hpp"
#include "lib/util/percent.hpp"

#include "src/app/journal.hpp"

namespace app {
namespace {

constexpr std::string_view k_form_cookie = "form";
constexpr std::size_t k_form_key_bytes = 18;
constexpr std::chrono::seconds k_try_again{10};

bool is_reading(http::Method method)
{
  return method == http::Method::get || method == http::Method::head;
}

std::string asked_for(const http::Request& request)
{
  const std::string query = util::urlencoded(request.query);
  return query.empty() ? request.path : request.path + "?" + query;
}

/// Forms belong to a browser, and to a session in it where there is one.
std::string form_secret(std::string_view form_key, std::string_view session)
{
  return std::string(form_key) + "/" + std::string(session);
}

/// No mistake of the program, and over by itself when there is room or a database again: told to the operator, and to
/// the person as something to try again.
[[noreturn]] void unavailable(const http::Request& request, const db::Error& error)
{
  journal::trouble(request.number, error.what());
  throw http::Unavailable(k_try_again, "the database cannot take or give anything");
}

}  // namespace

accounts::Object object_of(const http::Request& request)
{
  return {site::id_if_in_path(request, "agency"), site::id_if_in_path(request, "unit")};
}

Gate::Gate(const Resources& resources, Recognise recognise, Furnish furnish)
    : resources_(resources), recognise_(std::move(recognise)), furnish_(std::move(furnish))
{
}

http::Route Gate::guard(PageRoute route) const
{
  http::Route guarded;
  guarded.method = route.method;
  guarded.pattern = route.path;
  guarded.body = is_reading(route.method) ? http::BodyKind::none : route.body;
  guarded.body_limit = route.limit;
  if (const auto* immediate = std::get_if<http::ImmediateHandler>(&route.page)) {
    if (!route.access.everybody) throw std::logic_error("an immediate route is for everybody: " + route.path);
    guarded.handler = *immediate;
  } else {
    guarded.handler = [this, route = std::move(route)](http::Request& request) {
      try {
        return pass(route, request);
      } catch (const db::StorageFull& error) {
        unavailable(request, error);
      } catch (const db::Unavailable& error) {
        unavailable(request, error);
      }
    };
  }
  return guarded;
}

http::Response Gate::pass(const PageRoute& route, http::Request& request) const
{
  const Recognised who = recognise_(request);
  admit(route, request, who.visitor);
  const std::string form_key(request.cookie(k_form_cookie).value_or(""));
  if (!is_reading(route.method) &&
      !resources_.signer.is_csrf_token(form_secret(form_key, who.session), request.form.get("csrf")))
    throw http::Forbidden("the form was not given out to this browser");
  site::Answer answer = std::get<PageFunction>(route.page)(request, who.visitor);
  if (auto* response = std::get_if<http::Response>(&answer)) return std::move(*response);
  return framed(std::get<site::View>(std::move(answer)), request, who, form_key);
}

void Gate::admit(const PageRoute& route, const http::Request& request, const accounts::Visitor& visitor) const
{
  const accounts::Object object = object_of(request);
  if (accounts::may(visitor, route.access, object, is_reading(route.method))) return;
  if (!visitor.signed_in() && is_reading(route.method))
    throw http::SeeOther(html::with_parameter("/sign-in", "to", asked_for(request)));
  throw http::NotFound("not for this visitor");
}

http::Response Gate::framed(site::View view, const http::Request& request, const Recognised& who,
                            std::string form_key) const
{
  const bool is_new = form_key.empty();
  if (is_new) form_key = resources_.random.token(k_form_key_bytes);
  site::Frame frame = furnish_(request, who.visitor);
  frame.csrf = resources_.signer.csrf_token(form_secret(form_key, who.session));
  http::Response response = resources_.site.page(request, std::move(view), std::move(frame));
  if (is_new) {
    http::Cookie cookie = site::cookie(request, k_form_cookie, form_key);
    cookie.same_site = http::SameSite::strict;
    response.with(cookie);
  }
  return response;
}

}  // namespace app
