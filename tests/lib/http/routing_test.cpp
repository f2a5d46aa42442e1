// SPDX-License-Identifier: Apache-2.0
#include <stdexcept>
#include <string>

#include <gtest/gtest.h>

#include "lib/http/headers.hpp"
#include "lib/http/proxies.hpp"
#include "lib/http/router.hpp"

namespace http {
namespace {

Response nothing(Request& /*request*/)
{
  return no_content();
}

std::string found(const Router& router, std::string_view path, Method method = Method::get)
{
  const Match match = router.find(method, path);
  if (match.route == nullptr) return match.allow.empty() ? "none" : "allow " + match.allow;
  std::string text = match.route->pattern;
  for (std::size_t i = 0; i < match.values.size(); ++i)
    text += " " + match.route->parameters.at(i) + "=" + std::string(match.values[i]);
  return text;
}

TEST(Router, FixedSegmentsGoBeforeParameters)
{
  Router router;
  for (const char* pattern :
       {"/", "/a", "/a/new", "/a/{id}", "/a/{agency}/units", "/a/{id}/units/{unit}", "/files/{name...}"})
    router.add(get(pattern, nothing));
  router.add(post("/a/{id}", nothing));
  EXPECT_EQ(found(router, "/"), "/");
  EXPECT_EQ(found(router, "/a"), "/a");
  EXPECT_EQ(found(router, "/a/new"), "/a/new");
  EXPECT_EQ(found(router, "/a/7"), "/a/{id} id=7");
  EXPECT_EQ(found(router, "/a/new/units"), "/a/{agency}/units agency=new");
  EXPECT_EQ(found(router, "/a/7/units/8"), "/a/{id}/units/{unit} id=7 unit=8");
  EXPECT_EQ(found(router, "/files/x/y.css"), "/files/{name...} name=x/y.css");
  EXPECT_EQ(found(router, "/a/7", Method::head), "/a/{id} id=7");
  EXPECT_EQ(found(router, "/a/7", Method::post), "/a/{id} id=7");
  EXPECT_EQ(found(router, "/a/7", Method::put), "allow GET, HEAD, POST, OPTIONS");
  for (const char* path : {"/b", "/a/", "//", "/a//units", "/a/7/", "/files", "/files/", "/a/7/units/8/9"})
    EXPECT_EQ(found(router, path), "none") << path;
}

TEST(Router, RefusesRoutesThatCannotBe)
{
  Router router({get("/a/{b}", nothing)});
  EXPECT_THROW(router.add(get("/a/{c}", nothing)), std::logic_error);
  EXPECT_THROW(router.add(get("a", nothing)), std::logic_error);
  EXPECT_THROW(router.add(get("/{rest...}/b", nothing)), std::logic_error);
  EXPECT_EQ(router.routes().size(), 1U);
}

TEST(Headers, AreFoundWithoutRegardToCase)
{
  Headers headers;
  headers.add("Accept", "a");
  headers.add("X-Y", "b");
  headers.add("accept", "c");
  EXPECT_EQ(headers.get("ACCEPT"), "a");
  EXPECT_EQ(headers.find("none"), std::nullopt);
  headers.set("Accept", "d");
  EXPECT_EQ(headers.size(), 2U);
  EXPECT_EQ(headers.get("accept"), "d");
  EXPECT_EQ(headers.get("x-y"), "b");
  for (const char* value : {"a\r\nb", "a\nb", "\x7F"})
    EXPECT_THROW(headers.add("X", value), std::logic_error);
}

std::string client(const TrustedProxies& proxies, const std::string& peer, const std::string& forwarded)
{
  Headers headers;
  headers.add("X-Forwarded-For", forwarded);
  return proxies.client_of({peer, false}, headers).address;
}

TEST(TrustedProxies, AreAskedFromTheNearestOutwards)
{
  const TrustedProxies proxies({"10.0.0.0/8", "2001:db8::/33", "192.0.2.7"});
  EXPECT_EQ(client(proxies, "10.1.2.3", "203.0.113.5"), "203.0.113.5");
  EXPECT_EQ(client(proxies, "10.1.2.3", "1.1.1.1, 203.0.113.5, 10.9.9.9"), "203.0.113.5");
  EXPECT_EQ(client(proxies, "10.1.2.3", "10.9.9.9"), "10.9.9.9");
  EXPECT_EQ(client(proxies, "2001:db8:7fff::1", "[2001:db9::1]:443"), "2001:db9::1");
  EXPECT_EQ(client(proxies, "10.1.2.3", "203.0.113.5:1234"), "203.0.113.5");
  EXPECT_EQ(client(proxies, "10.1.2.3", "1.1.1.1, nonsense"), "10.1.2.3");
  EXPECT_EQ(client(proxies, "10.1.2.3", ""), "10.1.2.3");
  for (const char* stranger : {"11.0.0.1", "192.0.2.8", "2001:db8:8000::1", "unix"})
    EXPECT_EQ(client(proxies, stranger, "203.0.113.5"), stranger);
  EXPECT_EQ(client(TrustedProxies({"unix"}), "unix", "203.0.113.5"), "203.0.113.5");
}

TEST(TrustedProxies, AreAddresses)
{
  for (const char* wrong : {"", "proxy", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/x", "::1/129", "10.0.0"})
    EXPECT_THROW(TrustedProxies({wrong}), std::invalid_argument) << wrong;
}

}  // namespace
}  // namespace http
