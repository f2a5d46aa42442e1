// SPDX-License-Identifier: Apache-2.0
#include <atomic>
#include <chrono>
#include <filesystem>
#include <latch>
#include <map>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <unistd.h>

#include "lib/http/outcome.hpp"
#include "lib/util/files.hpp"

#include "test_server.hpp"

namespace http_test {
namespace {

using std::chrono::milliseconds;

/// Options with one deadline that passes at once, and all others long.
http::ServerOptions hasty(milliseconds http::Deadlines::*which)
{
  http::ServerOptions options = loopback();
  options.deadlines.*which = milliseconds(60);
  return options;
}

/// A route whose answers wait until the test lets them go.
class Gate {
 public:
  http::Router router()
  {
    http::Router router = sample_routes();
    router.add(http::get("/blocked", [this](http::Request&) {
      began_.count_down();
      opened_.wait();
      return http::page("unblocked");
    }));
    return router;
  }
  void wait_until_begun() { began_.wait(); }
  void open() { opened_.count_down(); }

 private:
  std::latch began_{1};
  std::latch opened_{1};
};

TEST(Server, SaysWhyItCannotListen)
{
  const TestServer first;
  http::ServerOptions options = loopback();
  options.listen = {"127.0.0.1:" + std::to_string(first.port())};
  try {
    const http::Server second(options, http::Router());
    FAIL() << "two servers on one port";
  } catch (const std::runtime_error& error) {
    EXPECT_NE(std::string(error.what()).find(options.listen[0]), std::string::npos) << error.what();
  }
  for (const char* address : {"localhost", "localhost:", "localhost:x", ":80", "::1:80", "localhost:99999", "unix:"}) {
    options.listen = {address};
    EXPECT_THROW(http::Server(options, http::Router()), std::invalid_argument) << address;
  }
}

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

TEST(Server, TellsToComeAgainWhenAllWorkersAreBusy)
{
  http::ServerOptions options = loopback();
  options.workers = 1;
  options.longest_queue = 1;
  Gate gate;
  TestServer server(gate.router(), options);
  Client blocked(server.port());
  blocked.send(get("/blocked"));
  gate.wait_until_begun();
  Client queued(server.port());
  queued.send(get("/"));
  while (server.server().load().waiting == 0)
    std::this_thread::yield();
  const Received refused = ask(server.port(), get("/"));
  EXPECT_EQ(refused.status(), 503);
  EXPECT_EQ(refused.header("Retry-After"), "2");
  EXPECT_EQ(ask(server.port(), get("/now")).status(), 200) << "who needs no worker is served";
  gate.open();
  EXPECT_EQ(blocked.receive().body, "unblocked");
  EXPECT_EQ(queued.receive().status(), 200);
}

TEST(Server, DrainFinishesWhatRunsAndTakesNothingNew)
{
  Gate gate;
  TestServer server(gate.router());
  Client idle(server.port());
  idle.send(get("/now"));
  idle.receive();
  Client running(server.port());
  running.send(get("/blocked"));
  gate.wait_until_begun();
  server.server().stop();
  EXPECT_TRUE(idle.is_closed());
  gate.open();
  const Received answer = running.receive();
  EXPECT_EQ(answer.body, "unblocked");
  EXPECT_EQ(answer.header("Connection"), "close");
  server.stop();
  EXPECT_THROW(Client(server.port()), std::runtime_error);
}

TEST(Server, DrainEndsAtItsDeadline)
{
  std::optional<http::Reply> kept;
  std::latch has_it(1);
  http::Router router;
  router.add(http::get_now("/later", [&](http::Request&, http::Reply reply) {
    kept.emplace(std::move(reply));
    has_it.count_down();
  }));
  TestServer server(std::move(router), hasty(&http::Deadlines::drain));
  Client waiting(server.port());
  waiting.send(get("/later"));
  has_it.wait();
  Client half(server.port());
  half.send("GET / HT");
  server.stop();
  EXPECT_TRUE(waiting.is_closed());
  EXPECT_TRUE(half.is_closed());
  (*kept)(http::page("too late"));  // harms nobody
  EXPECT_THROW((*kept)(http::page("twice")), std::logic_error);
}

TEST(Server, StopBeforeRunEndsAtOnce)
{
  http::Server server(loopback(), sample_routes());
  server.stop();
  server.run();
}

TEST(Reply, ComesFromAnotherThreadAtAnyTime)
{
  std::mutex mutex;
  std::vector<http::Reply> group;
  http::Router router;
  router.add(http::post_now("/answers", [&](http::Request&, http::Reply reply) {
    const std::lock_guard lock(mutex);
    group.push_back(std::move(reply));
  }));
  TestServer server(std::move(router));
  std::vector<Client> clients;
  for (int i = 0; i < 50; ++i) {
    clients.emplace_back(server.port());
    clients.back().send(post("/answers", "application/x-www-form-urlencoded", "i1=4"));
  }
  std::thread writer([&] {  // as one that commits a group and then acknowledges each
    std::size_t answered = 0;
    while (answered < clients.size()) {
      std::vector<http::Reply> ready;
      {
        const std::lock_guard lock(mutex);
        ready.swap(group);
      }
      for (http::Reply& reply : ready) {
        if (++answered % 10 == 0) {
          http::Reply dropped = std::move(reply);
        } else if (answered % 10 == 1) {
          reply.fail(std::make_exception_ptr(http::Conflict("stage is closed")));
        } else {
          reply(http::see_other("/thanks"));
        }
      }
    }
  });
  std::map<int, int> statuses;
  for (Client& client : clients)
    ++statuses[client.receive().status()];
  writer.join();
  EXPECT_EQ(statuses, (std::map<int, int>{{303, 40}, {409, 5}, {500, 5}}));
  EXPECT_EQ(server.troubles().size(), 5U);
}

TEST(Server, LogsPatternsAndNothingThatAPersonSent)
{
  TestServer server;
  Client client(server.port());
  client.send(get("/echo/secret-code?token=secret", "User-Agent: secret\r\n"));
  client.receive();
  client.send(get("/nowhere/secret"));
  client.receive();
  client.send(get("/throw/bug"));
  const Received failure = client.receive();
  server.stop();
  const std::vector<std::string> lines = server.access_lines();
  ASSERT_EQ(lines.size(), 3U);
  EXPECT_TRUE(lines[0].starts_with("GET /echo/{name} 200 ")) << lines[0];
  EXPECT_TRUE(lines[1].starts_with("GET  404 ")) << lines[1];
  for (const std::string& line : lines)
    EXPECT_EQ(line.find("secret"), std::string::npos) << line;
  // The person is told a number, the operator what happened under that number.
  ASSERT_EQ(server.troubles().size(), 1U);
  const std::string number = server.troubles()[0].substr(0, server.troubles()[0].find(':'));
  EXPECT_NE(failure.body.find(">" + number + "<"), std::string::npos) << failure.body;
  EXPECT_NE(server.troubles()[0].find("secret detail"), std::string::npos);
}

TEST(Server, BelievesOnlyTrustedProxies)
{
  const std::string header = "X-Forwarded-For: 192.0.2.1, 203.0.113.9\r\nX-Forwarded-Proto: https\r\n";
  {
    const TestServer server;
    const Received answer = ask(server.port(), get("/echo/a", header));
    EXPECT_NE(answer.body.find("client 127.0.0.1\n"), std::string::npos) << answer.body;
    EXPECT_EQ(answer.header("Strict-Transport-Security"), "");
  }
  http::ServerOptions options = loopback();
  options.trusted_proxies = {"127.0.0.0/8"};
  const TestServer server(sample_routes(), options);
  const Received answer = ask(server.port(), get("/echo/a", header));
  EXPECT_NE(answer.body.find("client 203.0.113.9 secure\n"), std::string::npos) << answer.body;
  EXPECT_NE(answer.header("Strict-Transport-Security"), "");
}

TEST(Server, ServesALocalSocketAndReplacesADeadOne)
{
  const std::string file = std::filesystem::temp_directory_path() / ("http-" + std::to_string(::getpid()) + ".sock");
  http::ServerOptions options = loopback();
  options.listen = {"unix:" + file};
  for (int i = 0; i < 2; ++i) {
    const TestServer server(sample_routes(), options);
    EXPECT_EQ(server.port(), 0);
    Client client(file);
    client.send(get("/echo/a"));
    EXPECT_NE(client.receive().body.find("client unix\n"), std::string::npos);
    EXPECT_THROW(http::Server(options, http::Router()), std::runtime_error) << "it is in use";
  }
  EXPECT_FALSE(std::filesystem::exists(file));
}

TEST(Server, SendsFilesWholeAndOnlyWhenTheyChanged)
{
  const auto path = std::filesystem::temp_directory_path() / ("http-" + std::to_string(::getpid()) + ".bin");
  const std::string bytes(3'000'000, 'f');
  util::write_file(path, bytes);
  http::Router router;
  router.add(http::get("/file", [&](http::Request&) { return http::file(path, "application/pdf"); }));
  router.add(http::get("/gone", [&](http::Request&) { return http::file(path / "gone", "application/pdf"); }));
  TestServer server(std::move(router));
  Client client(server.port());
  client.send(get("/file"));
  const Received whole = client.receive();
  EXPECT_EQ(whole.status(), 200);
  EXPECT_TRUE(whole.body == bytes);
  client.send(get("/file", "If-Modified-Since: " + whole.header("Last-Modified") + "\r\n"));
  EXPECT_EQ(client.receive().status(), 304);
  client.send("HEAD /file HTTP/1.1\r\nHost: test\r\n\r\n");
  EXPECT_EQ(client.receive(true).header("Content-Length"), "3000000");
  client.send(get("/gone"));
  EXPECT_EQ(client.receive().status(), 500);
  EXPECT_EQ(server.troubles().size(), 1U);
  std::filesystem::remove(path);
}

TEST(Server, RefusesLongAddressesAndHeaders)
{
  const TestServer server;
  EXPECT_EQ(ask(server.port(), get("/" + std::string(8100, 'a'))).status(), 414);
  EXPECT_EQ(ask(server.port(), "GET /" + std::string(20000, 'a')).status(), 414);
  EXPECT_EQ(ask(server.port(), get("/", "X: " + std::string(17000, 'a') + "\r\n")).status(), 431);
  std::string many;
  for (int i = 0; i < 101; ++i)
    many += "X: y\r\n";
  EXPECT_EQ(ask(server.port(), get("/", many)).status(), 431);
}

TEST(Server, LetsAClientReadWhyItWasRefusedWhileItStillSends)
{
  const TestServer server;
  Client client(server.port());
  client.send(post("/bytes", "text/plain", std::string(2'000'000, 'a')));
  EXPECT_EQ(client.receive().status(), 413);
}

}  // namespace
}  // namespace http_test
