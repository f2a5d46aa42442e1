// SPDX-License-Identifier: Apache-2.0
// Clients that are slow, silent, or many.
#include <chrono>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "test_server.hpp"

namespace http_test {
namespace {

using std::chrono::milliseconds;

TEST(Server, ClosesAnIdleConnectionWithoutAWord)
{
  const TestServer server(sample_routes(), hasty(&http::Deadlines::idle));
  Client client(server.port());
  EXPECT_EQ(client.receive().head, "");
  EXPECT_TRUE(client.is_closed());
}

TEST(Server, ClosesAfterAnAnswerWhenNothingFollows)
{
  const TestServer server(sample_routes(), hasty(&http::Deadlines::idle));
  Client client(server.port());
  client.send(get("/now"));
  EXPECT_EQ(client.receive().status(), 200);
  EXPECT_TRUE(client.is_closed());
}

TEST(Server, RefusesAHeaderThatTakesTooLong)
{
  const TestServer server(sample_routes(), hasty(&http::Deadlines::head));
  Client client(server.port());
  client.send("GET / HTTP/1.1\r\nHost: te");
  EXPECT_EQ(client.receive().status(), 408);
  EXPECT_TRUE(client.is_closed());
}

TEST(Server, RefusesAHeaderThatDrips)
{
  http::ServerOptions options = hasty(&http::Deadlines::head);
  options.deadlines.linger = std::chrono::seconds(20);
  const TestServer server(sample_routes(), options);
  Client client(server.port());
  client.send("GET / HTTP/1.1\r\nHost: te");
  for (int i = 0; i < 40; ++i) {  // each byte comes in time; all of them together do not
    client.send("s");
    std::this_thread::sleep_for(milliseconds(5));
  }
  EXPECT_EQ(client.receive().status(), 408);
}

TEST(Server, RefusesABodyThatTakesTooLong)
{
  const TestServer server(sample_routes(), hasty(&http::Deadlines::body));
  Client client(server.port());
  const std::string request = post("/bytes", "text/plain", "hello");
  client.send(request.substr(0, request.size() - 2));
  EXPECT_EQ(client.receive().status(), 408);
  EXPECT_TRUE(client.is_closed());
}

TEST(Server, GivesABodyThatMovesMoreTime)
{
  http::ServerOptions options = hasty(&http::Deadlines::body);
  options.deadlines.slowest_body = 1;
  const TestServer server(sample_routes(), options);
  Client client(server.port());
  const std::string request = post("/bytes", "text/plain", std::string(100, 'a'));
  client.send(request.substr(0, request.size() - 50));
  std::this_thread::sleep_for(milliseconds(200));
  client.send(request.substr(request.size() - 50));
  EXPECT_EQ(client.receive().status(), 200);
}

TEST(Server, AnswersEverybodyBesideSlowClients)
{
  http::ServerOptions options = loopback();
  options.threads = 2;
  const TestServer server(sample_routes(), options);
  std::vector<Client> slow;
  for (int i = 0; i < 300; ++i) {
    slow.emplace_back(server.port());
    slow.back().send("GET / HT");
  }
  std::vector<Client> quick;
  for (int i = 0; i < 100; ++i)
    quick.emplace_back(server.port());
  for (int round = 0; round < 3; ++round) {
    for (Client& client : quick)
      client.send(get(round == 1 ? "/" : "/now"));
    for (Client& client : quick)
      EXPECT_EQ(client.receive().status(), 200);
  }
  for (Client& client : slow)
    client.send("TP/1.1\r\nHost: test\r\n\r\n");
  for (Client& client : slow)
    EXPECT_EQ(client.receive().status(), 200);
}

}  // namespace
}  // namespace http_test
