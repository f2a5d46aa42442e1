// SPDX-License-Identifier: Apache-2.0
#include "case_file.hpp"

#include <stdexcept>

#include "lib/util/files.hpp"
#include "lib/util/text.hpp"

namespace http_test {
namespace {

/// Takes the escapes out of a line; false at `ends` where it ends with a backslash and thus with nothing.
std::string sent_line(std::string_view line, bool& ends)
{
  std::string bytes;
  ends = true;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] != '\\') {
      bytes += line[i];
      continue;
    }
    if (++i == line.size()) {
      ends = false;
      break;
    }
    switch (line[i]) {
      case 'n':
        bytes += '\n';
        break;
      case 'r':
        bytes += '\r';
        break;
      case 't':
        bytes += '\t';
        break;
      case '0':
        bytes += '\0';
        break;
      case 'x':
        bytes += static_cast<char>(std::stoi(std::string(line.substr(i + 1, 2)), nullptr, 16));
        i += 2;
        break;
      default:
        bytes += line[i];
    }
  }
  return bytes;
}

Step begun(std::string_view heading, const std::filesystem::path& path)
{
  if (heading == "== send") return {Step::Kind::send, {}};
  if (heading == "== receive") return {Step::Kind::receive, {}};
  if (heading == "== receive to HEAD") return {Step::Kind::receive_to_head, {}};
  if (heading == "== closed") return {Step::Kind::closed, {}};
  throw std::runtime_error(path.string() + ": unknown section " + std::string(heading));
}

}  // namespace

std::vector<Step> read_case(const std::filesystem::path& path)
{
  std::vector<Step> steps;
  std::string text = util::read_file(path);
  if (text.ends_with('\n')) text.pop_back();
  for (const std::string_view line : util::split(text, '\n')) {
    if (line.starts_with("== ")) {
      steps.push_back(begun(line, path));
    } else if (steps.empty()) {
      if (!line.starts_with('#')) throw std::runtime_error(path.string() + ": text before the first section");
    } else if (steps.back().kind == Step::Kind::send) {
      bool ends = true;
      steps.back().text += sent_line(line, ends);
      if (ends) steps.back().text += "\r\n";
    } else {
      steps.back().text += std::string(line) + "\n";
    }
  }
  return steps;
}

bool matches(std::string_view pattern, std::string_view text)
{
  const std::size_t star = pattern.find('*');
  if (star == std::string_view::npos) return pattern == text;
  if (!text.starts_with(pattern.substr(0, star))) return false;
  pattern.remove_prefix(star + 1);
  text.remove_prefix(star);
  for (std::size_t skipped = 0; skipped <= text.size(); ++skipped)
    if (matches(pattern, text.substr(skipped))) return true;
  return false;
}

}  // namespace http_test
