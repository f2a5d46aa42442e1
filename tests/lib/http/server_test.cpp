// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "test_server.hpp"

namespace http_test {
namespace {

TEST(Server, AnswersOnOneConnectionAgainAndAgain)
{
  TestServer server;
  Client client(server.port());
  for (int i = 0; i < 3; ++i) {
    ASSERT_TRUE(client.send(get("/")));
    const Received answer = client.receive();
    EXPECT_EQ(answer.status(), 200) << answer.head;
    EXPECT_EQ(answer.body, "<h1>home</h1>");
  }
}

}  // namespace
}  // namespace http_test
