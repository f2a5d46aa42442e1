// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <unistd.h>

#include "lib/util/files.hpp"

#include "test_server.hpp"

namespace http_test {
namespace {

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
