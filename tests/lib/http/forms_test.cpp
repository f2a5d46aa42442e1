// SPDX-License-Identifier: Apache-2.0
// What people send in: addresses, forms, files, cookies; each reader by itself.
#include <algorithm>
#include <chrono>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "lib/http/cookie.hpp"
#include "lib/http/multipart.hpp"
#include "lib/http/outcome.hpp"
#include "lib/http/parameters.hpp"
#include "lib/http/urlencoded.hpp"
#include "lib/util/percent.hpp"

namespace http {
namespace {

class Parts final : public PartSink {
 public:
  void field(std::string name, std::string value) override { seen += name + "=" + value + ";"; }
  void file_begins(std::string field, std::string file_name, std::string stated_type) override
  {
    seen += field + "<" + file_name + "|" + stated_type + ">";
  }
  void file_bytes(std::string_view bytes) override { seen += bytes; }
  void file_ends() override { seen += ";"; }
  std::string seen;
};

std::string parts_of(std::string_view body, std::size_t piece, MultipartLimits limits = {})
{
  Parts parts;
  MultipartReader reader("b", parts, limits);
  for (; !body.empty(); body.remove_prefix(std::min(piece, body.size())))
    reader.put(body.substr(0, piece));
  reader.finish();
  return parts.seen;
}

std::string part(const std::string& disposition, const std::string& content)
{
  return "--b\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + content + "\r\n";
}

TEST(Urlencoded, IsReadAsBrowsersWriteIt)
{
  const util::Fields fields = parse_urlencoded("a=1+2&b=%E0%B8%81&&a=3&c&=x&d=50%&e=a=b");
  const util::Fields expected(
      {{"a", "1 2"}, {"b", "\u0e01"}, {"a", "3"}, {"c", ""}, {"", "x"}, {"d", "50%"}, {"e", "a=b"}});
  EXPECT_EQ(fields, expected);
  EXPECT_THROW(parse_urlencoded("a=%FF"), BadRequest);
  EXPECT_THROW(parse_urlencoded("a=%00"), BadRequest);
  EXPECT_THROW(parse_urlencoded("a&b&c", 2), BadRequest);
}

TEST(Urlencoded, WhatIsWrittenIsReadTheSame)
{
  rc::check([](const std::vector<std::pair<std::string, std::string>>& entries) {
    for (const auto& [name, value] : entries)
      for (const std::string& text : {name, value})
        RC_PRE(std::ranges::all_of(text, [](char c) { return c > 0; }));
    const util::Fields fields(entries);
    RC_ASSERT(parse_urlencoded(util::urlencoded(fields)) == fields);
  });
}

TEST(Location, KeepsWhatAnAddressMayHold)
{
  EXPECT_EQ(location_encoded("/a?b=c&d=%20#x"), "/a?b=c&d=%20#x");
  EXPECT_EQ(location_encoded("/\u0e01 \r\n\"\\"), "/%E0%B8%81%20%0D%0A%22%5C");
}

TEST(Multipart, ReadsFieldsAndFilesHoweverTheyAreCut)
{
  const std::string body = "preamble\r\n" + part("name=\"a\"", "1\r\n-b\r\n--") +
                           "--b\r\ncontent-type: text/csv\r\n"
                           "CONTENT-DISPOSITION: form-data; name=f; filename=\"C:\\dir\\x%22y.csv\"\r\n\r\n\r\n--\r\n" +
                           part("name=\"none\"; filename=\"\"", "") + part("name=\"e\"", "") + "--b--\r\nepilogue";
  for (std::size_t piece = 1; piece < 40; ++piece)
    EXPECT_EQ(parts_of(body, piece), "a=1\r\n-b\r\n--;f<x\"y.csv|text/csv>\r\n--;e=;") << piece;
  EXPECT_EQ(parts_of("--b--", 1), "");
}

TEST(Multipart, RefusesWhatIsNoForm)
{
  const std::string end = "--b--";
  const std::vector<std::string> broken{"--b",
                                        "",
                                        part("name=\"a\"", "1"),
                                        "--b\r\nContent-Type: text/plain\r\n\r\nx\r\n--b--",
                                        part("name=\"a\"", "a line\r\n--bb begins like an end") + end,
                                        part("nome=\"a\"", "1") + end,
                                        part("name=\"a", "1") + end,
                                        part("name=\"a\"", "\xFF") + end,
                                        part("name=\"a\"", std::string(1, '\0')) + end,
                                        part("name=\"f\"; filename=\"\"", "x") + end,
                                        "--b\r\n" + std::string(9000, 'a')};
  for (const std::string& body : broken)
    EXPECT_THROW(parts_of(body, 3), BadRequest) << body;
}

TEST(Multipart, HasLimits)
{
  MultipartLimits limits;
  limits.text_bytes = 10;
  EXPECT_THROW(parts_of(part("name=\"a\"", "12345678901") + "--b--", 1, limits), TooLarge);
  limits.parts = 1;
  EXPECT_THROW(parts_of(part("name=\"a\"", "1") + part("name=\"a\"", "1") + "--b--", 1, limits), TooLarge);
}

TEST(Multipart, BoundaryIsThatOfAForm)
{
  EXPECT_EQ(multipart_boundary("multipart/form-data; boundary=abc"), "abc");
  EXPECT_EQ(multipart_boundary("Multipart/Form-Data; charset=utf-8; Boundary=\"a b:c\""), "a b:c");
  EXPECT_EQ(multipart_boundary("multipart/mixed; boundary=abc"), "");
  EXPECT_EQ(multipart_boundary("multipart/form-data"), "");
  EXPECT_EQ(multipart_boundary("multipart/form-data; boundary=" + std::string(71, 'a')), "");
  EXPECT_EQ(multipart_boundary("multipart/form-data; boundary=\"a\r\nb\""), "");
  EXPECT_EQ(multipart_boundary("multipart/form-data; boundary=a; boundary=b"), "");
}

TEST(Parameters, FollowTheGrammar)
{
  const auto parsed = parse_parameters("form-data; name=\"a\\\"b\"; FileName=\"C:\\x\" ;");
  ASSERT_TRUE(parsed);
  EXPECT_EQ(parsed->value, "form-data");
  EXPECT_EQ(parsed->parameters, util::Fields({{"name", "a\"b"}, {"filename", "C:\\x"}}));
  for (const char* broken : {"", ";", "a b", "a; =b", "a; b", "a; b=", "a; b=\"c", "a; b=c d", "a; b=1; B=2"})
    EXPECT_FALSE(parse_parameters(broken)) << broken;
}

TEST(Cookies, AreReadAsBrowsersSendThem)
{
  EXPECT_EQ(find_cookie("a=1; b=\"2\";c = 3 ; a=4", "b"), "2");
  EXPECT_EQ(find_cookie("a=1; a=4", "a"), "1");
  EXPECT_EQ(find_cookie("a=1; c = 3", "c"), "3");
  EXPECT_EQ(find_cookie("ab=1; b", "b"), std::nullopt);
  EXPECT_EQ(parse_cookies("a=1; =2; b=x y; c=;; d"), util::Fields({{"a", "1"}, {"c", ""}}));
}

TEST(Cookies, AreSafeUnlessSaidOtherwise)
{
  EXPECT_EQ(set_cookie({.name = "s", .value = "v"}), "s=v; Path=/; Secure; HttpOnly; SameSite=Lax");
  EXPECT_EQ(set_cookie({.name = "s",
                        .value = "",
                        .path = "/a",
                        .lifetime = std::chrono::seconds(-5),
                        .http_only = false,
                        .secure = false,
                        .same_site = SameSite::strict}),
            "s=; Path=/a; Max-Age=0; SameSite=Strict");
  for (const char* value : {"a b", "a;b", "a\r\nSet-Cookie: x=y", "\"", ","})
    EXPECT_THROW(set_cookie({.name = "s", .value = value}), std::logic_error) << value;
  EXPECT_THROW(set_cookie({.name = "s s", .value = ""}), std::logic_error);
  EXPECT_THROW(set_cookie({.name = "s", .value = "", .path = "/;"}), std::logic_error);
}

}  // namespace
}  // namespace http
