// SPDX-License-Identifier: Apache-2.0
#include "lib/fetch/fetcher.hpp"

#include <atomic>
#include <map>
#include <thread>

#include <gtest/gtest.h>

#include "lib/http/server.hpp"

namespace {

using fetch::Outcome;
using fetch::Page;

/// A site of our own server on loopback.
class Site {
 public:
  Site() : server_({.listen = {"127.0.0.1:0"}}, router()), thread_([this] { server_.run(); }) {}
  ~Site()
  {
    server_.stop();
    thread_.join();
  }
  std::string address() const { return "127.0.0.1:" + std::to_string(server_.port()); }
  std::string url(const std::string& path) const { return "http://" + address() + path; }
  int asked(const std::string& path) { return count_[path]; }
  int most_at_once() const { return most_; }
  std::string robots;
  int robots_status = 404;

 private:
  http::Router router()
  {
    std::vector<http::Route> routes;
    routes.push_back(http::get("/robots.txt", [this](http::Request&) { return http::text(robots, robots_status); }));
    routes.push_back(http::get("/moved", [](http::Request&) { return http::see_other("/page"); }));
    routes.push_back(http::get("/round", [](http::Request&) { return http::see_other("/round"); }));
    routes.push_back(http::get("/away", [](http::Request&) {
      return http::Response{.status = 302, .headers = {}, .body = {}}.with("Location", "http://10.0.0.1/");
    }));
    routes.push_back(http::get("/large", [](http::Request&) { return http::page(std::string(200'000, 'x')); }));
    routes.push_back(http::get("/slow", [this](http::Request&) {
      const int now = ++inside_;
      most_ = std::max(most_.load(), now);
      std::this_thread::sleep_for(std::chrono::milliseconds(30));
      --inside_;
      return http::page("slow");
    }));
    routes.push_back(http::get("/hang", [](http::Request&) {
      std::this_thread::sleep_for(std::chrono::milliseconds(1500));
      return http::page("late");
    }));
    routes.push_back(http::get("/{rest...}", [this](http::Request& request) {
      ++count_[request.path];
      return http::page("<p>" + std::string(request.headers.get("User-Agent")) + "</p>",
                        request.path == "/none" ? 404 : 200);
    }));
    return http::Router(std::move(routes));
  }
  std::atomic<int> inside_ = 0;
  std::atomic<int> most_ = 0;
  std::map<std::string, int> count_;
  http::Server server_;
  std::thread thread_;
};

fetch::Policy policy_for(const Site& site)
{
  fetch::Policy policy;
  policy.user_agent = "Prongsai/test";
  policy.allowed = {site.address()};
  policy.limits.pause = std::chrono::milliseconds(0);
  policy.limits.bytes = 100'000;
  return policy;
}

Page fetched(fetch::Fetcher& fetcher, const std::string& url)
{
  Page page;
  fetcher.start(url, [&](Page came) { page = std::move(came); });
  fetcher.finish();
  return page;
}

TEST(Fetcher, brings_a_page_and_follows_where_it_is_sent)
{
  Site site;
  fetch::Fetcher fetcher(policy_for(site));
  const Page page = fetched(fetcher, site.url("/moved"));
  EXPECT_EQ(page.outcome, Outcome::answered);
  EXPECT_EQ(page.status, 200);
  EXPECT_EQ(page.url, site.url("/page"));
  EXPECT_EQ(page.redirects, std::vector<std::string>{site.url("/moved")});
  EXPECT_EQ(page.body, "<p>Prongsai/test</p>");
  EXPECT_TRUE(page.type.starts_with("text/html"));
  EXPECT_EQ(fetched(fetcher, site.url("/none")).status, 404);
}

TEST(Fetcher, says_why_nothing_came)
{
  Site site;
  fetch::Fetcher fetcher(policy_for(site));
  EXPECT_EQ(fetched(fetcher, site.url("/round")).outcome, Outcome::too_many_redirects);
  EXPECT_EQ(fetched(fetcher, site.url("/large")).outcome, Outcome::too_large);
  EXPECT_EQ(fetched(fetcher, "ftp://a.go.th/").outcome, Outcome::bad_address);
  // A label of more than 63 letters is no name anywhere: no name server is asked, however slow it may be.
  EXPECT_EQ(fetched(fetcher, "http://" + std::string(64, 'a') + ".invalid/").outcome, Outcome::no_host);
}

TEST(Fetcher, gives_up_on_a_site_that_does_not_answer)
{
  Site site;
  fetch::Policy policy = policy_for(site);
  policy.limits.time = std::chrono::milliseconds(700);  // the page itself takes twice as long
  fetch::Fetcher fetcher(policy);
  EXPECT_EQ(fetched(fetcher, site.url("/hang")).outcome, Outcome::timed_out);
}

TEST(Fetcher, talks_to_no_machine_that_is_not_public_also_after_a_redirect)
{
  Site site;
  fetch::Fetcher with(policy_for(site));
  EXPECT_EQ(fetched(with, site.url("/away")).outcome, Outcome::forbidden_address);
  EXPECT_EQ(fetched(with, "http://127.0.0.1:1/").outcome, Outcome::forbidden_address);
  EXPECT_EQ(fetched(with, "http://169.254.169.254/latest/").outcome, Outcome::forbidden_address);
  EXPECT_EQ(fetched(with, "http://[::1]/").outcome, Outcome::forbidden_address);
  EXPECT_EQ(fetched(with, "http://[::ffff:127.0.0.1]/").outcome, Outcome::forbidden_address);
  EXPECT_EQ(fetched(with, "http://localhost:1/").outcome, Outcome::forbidden_address);
  fetch::Policy policy = policy_for(site);
  policy.allowed.clear();
  fetch::Fetcher without(policy);
  EXPECT_EQ(fetched(without, site.url("/page")).outcome, Outcome::forbidden_address);
  EXPECT_EQ(site.asked("/page"), 0);
}

TEST(Fetcher, does_not_ask_for_what_robots_txt_forbids)
{
  Site site;
  site.robots = "User-agent: *\nDisallow: /closed\n";
  site.robots_status = 200;
  fetch::Fetcher fetcher(policy_for(site));
  EXPECT_EQ(fetched(fetcher, site.url("/closed/a")).outcome, Outcome::robots);
  EXPECT_EQ(site.asked("/closed/a"), 0);
  EXPECT_EQ(fetched(fetcher, site.url("/open")).status, 200);
}

TEST(Fetcher, asks_for_nothing_where_the_rules_of_the_site_fail)
{
  Site site;
  site.robots_status = 503;
  fetch::Fetcher fetcher(policy_for(site));
  EXPECT_EQ(fetched(fetcher, site.url("/page")).outcome, Outcome::robots);
  EXPECT_EQ(site.asked("/page"), 0);
}

TEST(Fetcher, asks_one_host_few_questions_at_once)
{
  Site site;
  fetch::Fetcher fetcher(policy_for(site));
  int done = 0;
  for (int i = 0; i < 12; ++i)
    fetcher.start(site.url("/slow"), [&](const Page& page) { done += page.status == 200 ? 1 : 0; });
  EXPECT_EQ(fetcher.under_way(), 12U);
  fetcher.finish();
  EXPECT_EQ(done, 12);
  EXPECT_LE(site.most_at_once(), 2);
}

}  // namespace
