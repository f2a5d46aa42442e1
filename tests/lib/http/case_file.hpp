// SPDX-License-Identifier: Apache-2.0
// Requests and the answers that they must get, as text files (tests/cases/http/README.md).
#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace http_test {

struct Step {
  enum class Kind { send, receive, receive_to_head, closed } kind = Kind::send;
  std::string text;  ///< bytes to send, or the pattern of an answer: lines as they stand in the file
};

/// std::runtime_error for a file that is no case.
std::vector<Step> read_case(const std::filesystem::path& path);

/// `*` stands for any bytes.
bool matches(std::string_view pattern, std::string_view text);

}  // namespace http_test
