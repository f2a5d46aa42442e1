// SPDX-License-Identifier: Apache-2.0
// Answers that take their time: busy workers, replies from other threads, and the end of the server.
#include <chrono>
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

#include "lib/http/outcome.hpp"

#include "test_server.hpp"

namespace http_test {
namespace {

using std::chrono::milliseconds;

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

}  // namespace
}  // namespace http_test
