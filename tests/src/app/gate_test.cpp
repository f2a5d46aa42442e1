// SPDX-License-Identifier: Apache-2.0
// Who comes in, where the others are sent, and which forms are taken.
#include "src/app/gate.hpp"

#include <gtest/gtest.h>

#include "lib/db/error.hpp"
#include "lib/http/outcome.hpp"
#include "lib/util/embedded.hpp"

#include "run_prongsai.hpp"

namespace {

using accounts::Role;
using accounts::Visitor;

constexpr std::string_view k_key = "a key of thirty-two characters..";

html::Words words_of(util::Language language)
{
  return html::Words(util::Messages::embedded(language));
}

Visitor person(Role role, std::optional<std::int64_t> agency = std::nullopt)
{
  return {7, "somebody", {{role, agency, std::nullopt}}};
}

/// A gate in front of one route; everybody who comes is `visitor`.
class GateTest : public testing::Test {
 protected:
  http::Response come(const Visitor& visitor, app::PageRoute route, http::Request request)
  {
    const app::Gate gate(
        resources_,
        [&](const http::Request& /*request*/) {
          return app::Recognised{visitor, "session"};
        },
        [](const http::Request& /*request*/, const Visitor& /*visitor*/) { return site::Frame(); });
    const http::Route guarded = gate.guard(std::move(route));
    return std::get<http::Handler>(guarded.handler)(request);
  }
  static app::PageRoute page(accounts::Access access, http::Method method = http::Method::get)
  {
    return {
        method, "/agencies/{agency}", std::move(access), [](http::Request& /*request*/, const Visitor& /*visitor*/) {
          return site::View{html::Word{"app.front.title"}, "app/front",
                            html::Values().set("signed_in", true).list("agencies").list("rounds").set("begin", false)};
        }};
  }
  static http::Request request(const char* agency, http::Method method = http::Method::get)
  {
    http::Request made;
    made.method = method;
    made.path = "/agencies/" + std::string(agency);
    made.parameters.add("agency", agency);
    return made;
  }
  std::string token(const std::string& form_key, const std::string& session = "session")
  {
    return signer_.csrf_token(form_key + "/" + session);
  }

 private:
  util::Problems problems_;
  TemporaryFile file_{"gate.db", ""};
  db::Database database_ = db::Database::open({db::Engine::sqlite, file_.path()});
  http::Signer signer_{k_key};
  site::Site site_{html::Templates::embedded(), words_of(util::Language::thai), words_of(util::Language::english),
                   signer_};
  util::SettableClock clock_{0};
  util::SeededRandom random_{"gate"};
  app::Settings settings_ = app::Settings::read(
      {}, [](const std::string&) { return std::nullopt; }, std::nullopt, problems_);
  app::Resources resources_{database_, site_, signer_, clock_, random_, settings_};
};

TEST_F(GateTest, ARouteThatNamesNobodyIsForNobody)
{
  EXPECT_THROW(come(person(Role::administrator), page({}), request("1")), http::NotFound);
}

TEST_F(GateTest, WhoIsNotSignedInIsLedToTheSignInPageAndBack)
{
  try {
    come({}, page({.roles = {Role::coordinator}}), request("12"));
    FAIL() << "came in";
  } catch (const http::Outcome& outcome) {
    EXPECT_EQ(outcome.status, 303);
    EXPECT_EQ(outcome.headers.get("Location"), "/sign-in?to=%2Fagencies%2F12");
  }
}

TEST_F(GateTest, AnotherAgencyIsAsIfItWereNotThere)
{
  const auto route = page({.roles = {Role::coordinator}});
  EXPECT_EQ(come(person(Role::coordinator, 12), route, request("12")).status, 200);
  EXPECT_THROW(come(person(Role::coordinator, 12), route, request("13")), http::NotFound);
  EXPECT_THROW(come(person(Role::coordinator, 12), route, request("twelve")), http::NotFound);
}

TEST_F(GateTest, ADatabaseThatIsAwayOrFullIsNoFaultOfTheProgram)
{
  const auto status_when = [&](auto trouble) {
    app::PageRoute route = page({.everybody = true});
    route.page = [trouble](http::Request& /*request*/, const Visitor& /*visitor*/) -> site::Answer { throw trouble; };
    try {
      return std::make_pair(come({}, route, request("1")).status, false);
    } catch (const http::Outcome& outcome) {
      return std::make_pair(outcome.status, outcome.headers.has("Retry-After"));
    }
  };
  EXPECT_EQ(status_when(db::StorageFull("disk")), std::make_pair(503, true));
  EXPECT_EQ(status_when(db::Unavailable("away")), std::make_pair(503, true));
  EXPECT_THROW(status_when(db::ConstraintViolation("bug")), db::ConstraintViolation);
}

TEST_F(GateTest, AnAuditorReadsEverythingAndChangesNothing)
{
  EXPECT_EQ(come(person(Role::auditor), page({.roles = {Role::coordinator}}), request("12")).status, 200);
  auto changing = page({.roles = {Role::coordinator}}, http::Method::post);
  EXPECT_THROW(come(person(Role::auditor), changing, request("12", http::Method::post)), http::NotFound);
}

TEST_F(GateTest, WhatIsConfidentialIsNotForAuditorsEither)
{
  const accounts::Access confidential{.roles = {Role::assessor}, .confidential = true};
  EXPECT_EQ(come(person(Role::assessor, 12), page(confidential), request("12")).status, 200);
  EXPECT_THROW(come(person(Role::assessor, 13), page(confidential), request("12")), http::NotFound);
  EXPECT_THROW(come(person(Role::auditor), page(confidential), request("12")), http::NotFound);
  EXPECT_THROW(come(person(Role::administrator), page(confidential), request("12")), http::NotFound);
}

TEST_F(GateTest, AFormMustComeFromAPageThatThisBrowserGotInThisSession)
{
  const auto route = page({.roles = {Role::coordinator}}, http::Method::post);
  const auto sent = [&](const std::string& cookie, const std::string& written) {
    http::Request made = request("12", http::Method::post);
    if (!cookie.empty()) made.headers.add("Cookie", "form=" + cookie);
    made.form.add("csrf", written);
    return made;
  };
  const Visitor visitor = person(Role::coordinator, 12);
  EXPECT_EQ(come(visitor, route, sent("abc", token("abc"))).status, 200);
  EXPECT_THROW(come(visitor, route, sent("abc", "")), http::Forbidden);
  EXPECT_THROW(come(visitor, route, sent("", token("abc"))), http::Forbidden);
  EXPECT_THROW(come(visitor, route, sent("abc", token("abd"))), http::Forbidden);
  EXPECT_THROW(come(visitor, route, sent("abc", token("abc", "other session"))), http::Forbidden);
}

TEST_F(GateTest, APageGivesTheBrowserAKeyForItsForms)
{
  const http::Response response =
      come(person(Role::coordinator, 12), page({.roles = {Role::coordinator}}), request("12"));
  EXPECT_EQ(response.headers.get("Set-Cookie").substr(0, 5), "form=");
  EXPECT_NE(response.headers.get("Set-Cookie").find("SameSite=Strict"), std::string::npos);
}

}  // namespace
