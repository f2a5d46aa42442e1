// SPDX-License-Identifier: Apache-2.0
#include <stdexcept>

#include <gtest/gtest.h>

#include "lib/fetch/address.hpp"
#include "lib/fetch/robots.hpp"
#include "lib/fetch/url.hpp"

namespace {

using fetch::is_public_address;
using fetch::Robots;

TEST(FetchAddress, only_what_everybody_can_reach_is_public)
{
  for (const char* figures : {"8.8.8.8", "203.150.1.1", "172.15.0.1", "172.32.0.1", "100.63.0.1", "192.0.1.1",
                              "2001:fb0:100::207:49", "2600::1"})
    EXPECT_TRUE(is_public_address(figures)) << figures;
  for (const char* figures : {"127.0.0.1",
                              "127.9.9.9",
                              "10.0.0.1",
                              "172.16.0.1",
                              "172.31.255.255",
                              "192.168.1.1",
                              "0.0.0.0",
                              "169.254.169.254",
                              "100.64.0.1",
                              "224.0.0.1",
                              "239.1.1.1",
                              "255.255.255.255",
                              "198.18.0.1",
                              "203.0.113.9",
                              "240.0.0.1",
                              "::",
                              "::1",
                              "::ffff:8.8.8.8",
                              "fe80::1",
                              "fc00::1",
                              "fd12::1",
                              "ff02::1",
                              "2002:7f00:1::",
                              "64:ff9b::808:808",
                              "2001:db8::1",
                              "2001:0:1::",
                              "::127.0.0.1",
                              "fec0::1",
                              "3fff::1",
                              "8.8.8",
                              "",
                              "a.go.th"})
    EXPECT_FALSE(is_public_address(figures)) << figures;
}

TEST(FetchAddress, exceptions_are_loopback_addresses_with_a_port)
{
  EXPECT_EQ(fetch::read_allowed({"127.0.0.1:8080", "[::1]:80"}).size(), 2U);
  for (const char* text : {"127.0.0.1", "127.0.0.1:0", "10.0.0.1:80", "localhost:80", "", ":80", "127.0.0.1:x"})
    EXPECT_THROW(fetch::read_allowed({text}), std::invalid_argument) << text;
}

TEST(FetchUrl, reads_what_people_link_to)
{
  const auto url = fetch::read_url(" HTTPS://WWW.Rawe.go.th/a b/แผน.pdf?x=1#top ");
  ASSERT_TRUE(url);
  EXPECT_EQ(url->host, "www.rawe.go.th");
  EXPECT_EQ(url->port, 443);
  EXPECT_EQ(url->path, "/a%20b/%e0%b9%81%e0%b8%9c%e0%b8%99.pdf");
  EXPECT_EQ(url->query, "x=1");
  EXPECT_EQ(url->text.find('#'), std::string::npos);
  ASSERT_TRUE(fetch::read_url("http://ไทย.ไทย/"));
  EXPECT_TRUE(fetch::read_url("http://ไทย.ไทย/")->host.starts_with("xn--"));
  EXPECT_EQ(fetch::read_url("http://2130706433/")->host, "127.0.0.1");
  for (const char* text : {"", "rawe", "ftp://a.go.th/", "file:///etc/passwd", "javascript:alert(1)",
                           "http://user:secret@a.go.th/", "mailto:a@b.go.th"})
    EXPECT_FALSE(fetch::read_url(text)) << text;
}

TEST(FetchUrl, resolves_links_of_a_page)
{
  const auto page = *fetch::read_url("https://a.go.th/ita/2567/index.html?x=1");
  EXPECT_EQ(fetch::resolve(page, "../plan.pdf")->text, "https://a.go.th/ita/plan.pdf");
  EXPECT_EQ(fetch::resolve(page, "//b.go.th/x")->text, "https://b.go.th/x");
  EXPECT_EQ(fetch::resolve(page, "/แผน.pdf")->path, "/%e0%b9%81%e0%b8%9c%e0%b8%99.pdf");
  EXPECT_FALSE(fetch::resolve(page, "mailto:a@a.go.th"));
  EXPECT_FALSE(fetch::resolve(page, ""));
}

TEST(FetchUrl, knows_the_same_site)
{
  EXPECT_TRUE(fetch::is_same_site("rawe.go.th", "www.rawe.go.th"));
  EXPECT_TRUE(fetch::is_same_site("www.rawe.go.th", "rawe.go.th"));
  EXPECT_TRUE(fetch::is_same_site("ita.rawe.go.th", "www.rawe.go.th"));
  EXPECT_FALSE(fetch::is_same_site("notrawe.go.th", "rawe.go.th"));
  EXPECT_FALSE(fetch::is_same_site("go.th", "rawe.go.th"));
  EXPECT_FALSE(fetch::is_same_site("a.go.th", ""));
}

TEST(FetchRobots, the_longest_rule_of_the_own_group_counts)
{
  const Robots robots(
      "User-agent: *\nDisallow: /\n\nUser-agent: other\nUser-agent: PRONGSAI/2.0\nDisallow: /private # not this\n"
      "Allow: /private/plan\nDisallow: /*.xls$\nCrawl-delay: 2\n",
      "Prongsai");
  EXPECT_TRUE(robots.allows("/"));
  EXPECT_FALSE(robots.allows("/private/x"));
  EXPECT_TRUE(robots.allows("/private/plan.pdf"));
  EXPECT_FALSE(robots.allows("/a/b.xls"));
  EXPECT_TRUE(robots.allows("/a/b.xlsx"));
  EXPECT_EQ(robots.delay(), 2);
  EXPECT_FALSE(Robots("User-agent: *\r\nDisallow: /ita\r\n", "Prongsai").allows("/ita/1"));
  EXPECT_TRUE(Robots("User-agent: *\nDisallow:\n", "Prongsai").allows("/ita/1"));
  EXPECT_TRUE(Robots("<html>not found</html>", "Prongsai").allows("/"));
  EXPECT_FALSE(Robots::nothing_allowed().allows("/"));
}

}  // namespace
