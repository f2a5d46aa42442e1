// SPDX-License-Identifier: Apache-2.0
// tests/cases/http: each case twice, sent as a whole and byte by byte; how a request is cut must not matter.
#include <algorithm>
#include <filesystem>

#include <gtest/gtest.h>

#include "lib/http/headers.hpp"
#include "lib/util/text.hpp"

#include "case_file.hpp"
#include "test_server.hpp"

namespace http_test {
namespace {

const std::filesystem::path k_cases = PRONGSAI_SOURCE_DIR "/tests/cases/http";

std::vector<std::string> case_names()
{
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(k_cases))
    if (entry.path().extension() == ".case") names.push_back(entry.path().stem());
  std::ranges::sort(names);
  return names;
}

bool has_matching_line(const std::string& head, std::string_view pattern)
{
  const std::vector<std::string_view> lines = util::split(head, '\n');
  return std::ranges::any_of(lines, [&](std::string_view line) { return matches(pattern, util::trim(line)); });
}

void expect_answer(const Received& answer, std::string_view pattern)
{
  const std::size_t empty_line = pattern.find("\n\n");
  const std::string_view head = pattern.substr(0, empty_line);
  for (const std::string_view line : util::split(head, '\n')) {
    if (line.starts_with('!')) {
      EXPECT_EQ(answer.header(line.substr(1)), "") << answer.head;
    } else {
      EXPECT_TRUE(has_matching_line(answer.head, line)) << "no line " << line << " in\n" << answer.head;
    }
  }
  if (empty_line == std::string_view::npos) return;
  std::string_view body = pattern.substr(empty_line + 2);
  if (body.empty()) return;
  body.remove_suffix(1);
  EXPECT_TRUE(matches(body, answer.body)) << "expected " << body << "\ngot " << answer.body;
}

void send_in_pieces(Client& client, std::string_view bytes, std::size_t piece)
{
  for (; !bytes.empty(); bytes.remove_prefix(std::min(piece, bytes.size())))
    if (!client.send(bytes.substr(0, piece))) return;  // refused before the end
}

void run_case(std::uint16_t port, const std::string& name, std::size_t piece)
{
  Client client(port);
  for (const Step& step : read_case(k_cases / (name + ".case"))) {
    switch (step.kind) {
      case Step::Kind::send:
        send_in_pieces(client, step.text, piece);
        break;
      case Step::Kind::receive:
        expect_answer(client.receive(), step.text);
        break;
      case Step::Kind::receive_to_head:
        expect_answer(client.receive(true), step.text);
        break;
      case Step::Kind::closed:
        client.finish_sending();
        EXPECT_TRUE(client.is_closed());
        break;
    }
  }
}

class RequestCases : public testing::TestWithParam<std::string> {};

TEST_P(RequestCases, WholeAndByteByByte)
{
  TestServer server;
  run_case(server.port(), GetParam(), 1'000'000);
  run_case(server.port(), GetParam(), 1);
}

INSTANTIATE_TEST_SUITE_P(Cases, RequestCases, testing::ValuesIn(case_names()),
                         [](const auto& one) { return one.param; });

}  // namespace
}  // namespace http_test
