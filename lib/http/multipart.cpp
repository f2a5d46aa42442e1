// SPDX-License-Identifier: Apache-2.0
#include "lib/http/multipart.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "lib/http/headers.hpp"
#include "lib/http/outcome.hpp"
#include "lib/http/parameters.hpp"
#include "lib/util/text.hpp"

namespace http {
namespace {

constexpr std::size_t k_longest_part_header = std::size_t{8} * 1024;

/// What browsers write for quotes and line ends in names.
std::string unescaped(std::string_view text)
{
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view three = text.substr(i, 3);
    if (three == "%22" || three == "%0D" || three == "%0A") {
      plain += three == "%22" ? '"' : ' ';
      i += 2;
    } else {
      plain += text[i];
    }
  }
  return plain;
}

std::string checked_text(std::string text)
{
  if (text.find('\0') != std::string::npos || !util::is_utf8(text)) throw BadRequest("form is not UTF-8 text");
  return text;
}

/// Old browsers send the whole path; nobody's folders are of interest, and control characters only deceive.
std::string last_name(std::string name)
{
  const std::size_t slash = name.find_last_of("/\\");
  if (slash != std::string::npos) name.erase(0, slash + 1);
  std::erase_if(name, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
  return name;
}

/// Value of a field of a part's header.
std::optional<std::string_view> part_header(std::string_view headers, std::string_view name)
{
  while (!headers.empty()) {
    const std::size_t end = std::min(headers.find("\r\n"), headers.size());
    const std::string_view line = headers.substr(0, end);
    headers.remove_prefix(std::min(end + 2, headers.size()));
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) throw BadRequest("part of a form with a broken header");
    if (equal_without_case(line.substr(0, colon), name)) return util::trim(line.substr(colon + 1));
  }
  return std::nullopt;
}

bool is_boundary_character(char c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("'()+_,-./:=? ").find(c) != std::string_view::npos;
}

}  // namespace

std::string multipart_boundary(std::string_view content_type)
{
  constexpr std::size_t k_longest = 70;  // RFC 2046
  const auto parsed = parse_parameters(content_type);
  if (!parsed || parsed->value != "multipart/form-data") return {};
  std::string boundary(parsed->parameters.get("boundary"));
  if (boundary.size() > k_longest || !std::ranges::all_of(boundary, is_boundary_character)) return {};
  return boundary;
}

MultipartReader::MultipartReader(std::string_view boundary, PartSink& sink, MultipartLimits limits)
    : delimiter_("\r\n--" + std::string(boundary)), sink_(&sink), limits_(limits), pending_("\r\n")
{
}

void MultipartReader::put(std::string_view bytes)
{
  pending_.append(bytes);
  while (step()) {
  }
  pending_.erase(0, used_);
  used_ = 0;
}

void MultipartReader::finish() const
{
  if (state_ != State::epilogue) throw BadRequest("form breaks off");
}

/// Whether there may be more to understand.
bool MultipartReader::step()
{
  switch (state_) {
    case State::preamble:
    case State::text:
    case State::file:
    case State::empty_file:
      return read_content();
    case State::delimiter:
      return read_delimiter();
    case State::headers:
      return read_headers();
    case State::epilogue:
      used_ = pending_.size();
      return false;
  }
  return false;
}

bool MultipartReader::read_content()
{
  const std::string_view rest = std::string_view(pending_).substr(used_);
  const std::size_t found = rest.find(delimiter_);
  if (found == std::string_view::npos) {
    const std::size_t sure = rest.size() - std::min(rest.size(), delimiter_.size() - 1);
    give(rest.substr(0, sure));
    used_ += sure;
    return false;
  }
  give(rest.substr(0, found));
  used_ += found + delimiter_.size();
  end_part();
  state_ = State::delimiter;
  return true;
}

bool MultipartReader::read_delimiter()
{
  const std::string_view rest = std::string_view(pending_).substr(used_);
  if (rest.size() < 2) return false;
  if (rest.starts_with("--")) {
    state_ = State::epilogue;
  } else if (rest.starts_with("\r\n")) {
    state_ = State::headers;
  } else {
    throw BadRequest("form with a broken boundary");
  }
  used_ += 2;
  return true;
}

bool MultipartReader::read_headers()
{
  const std::string_view rest = std::string_view(pending_).substr(used_);
  const std::size_t end = rest.find("\r\n\r\n");
  if (std::min(end, rest.size()) > k_longest_part_header) throw BadRequest("part of a form with a long header");
  if (end == std::string_view::npos) return false;
  if (++parts_ > limits_.parts) throw TooLarge("form of too many parts");
  begin_part(rest.substr(0, end));
  used_ += end + 4;
  return true;
}

void MultipartReader::begin_part(std::string_view headers)
{
  const auto disposition = parse_parameters(part_header(headers, "content-disposition").value_or(""));
  if (!disposition || disposition->value != "form-data" || !disposition->parameters.has("name")) {
    throw BadRequest("part of a form without a name");
  }
  name_ = checked_text(unescaped(disposition->parameters.get("name")));
  value_.clear();
  const auto file_name = disposition->parameters.find("filename");
  if (!file_name) {
    state_ = State::text;
    return;
  }
  const std::string shown = last_name(checked_text(unescaped(*file_name)));
  if (file_name->empty()) {  // the person chose no file; browsers send an empty one
    state_ = State::empty_file;
    return;
  }
  state_ = State::file;
  sink_->file_begins(name_, shown, std::string(part_header(headers, "content-type").value_or("")));
}

void MultipartReader::give(std::string_view content)
{
  if (state_ == State::file) {
    if (!content.empty()) sink_->file_bytes(content);
  } else if (state_ == State::text) {
    text_bytes_ += content.size();
    if (text_bytes_ > limits_.text_bytes) throw TooLarge("fields of a form too large");
    value_.append(content);
  } else if (state_ == State::empty_file && !content.empty()) {
    throw BadRequest("file without a name");
  }
}

void MultipartReader::end_part()
{
  if (state_ == State::file) sink_->file_ends();
  if (state_ == State::text) sink_->field(std::move(name_), checked_text(std::move(value_)));
}

}  // namespace http
