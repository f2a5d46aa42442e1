// SPDX-License-Identifier: Apache-2.0
#include "lib/util/message_text.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>

namespace util {
namespace {

class MessageReader {
 public:
  explicit MessageReader(std::string_view text) : text_(text) {}

  /// Up to the end, or in a branch of a plural up to the brace that closes it; `number`: the parameter of "#" there.
  MessageText read(const std::string& number = {})
  {
    MessageText pieces;
    std::string literal;
    for (; at_ < text_.size(); ++at_) {
      const char sign = text_[at_];
      const bool brace = sign == '{' || sign == '}';
      if (brace && at_ + 1 < text_.size() && text_[at_ + 1] == sign && (number.empty() || sign == '{')) {
        literal += text_[at_++];
      } else if (sign == '{') {
        pieces.push_back(parameter(std::exchange(literal, {})));
      } else if (sign == '}') {
        if (number.empty()) fault("a brace is closed that was not opened");
        break;
      } else if (sign == '#' && !number.empty()) {
        pieces.push_back({.literal = std::exchange(literal, {}), .parameter = number});
      } else {
        literal += sign;
      }
    }
    if (!literal.empty() || pieces.empty()) pieces.push_back({.literal = literal});
    return pieces;
  }

 private:
  /// Behind an opened brace; leaves the place on the one that closes it.
  MessagePiece parameter(std::string literal)
  {
    const std::size_t end = text_.find_first_of(",{}", at_ + 1);
    if (end == std::string_view::npos || text_[end] == '{') fault("a brace is not closed");
    MessagePiece piece{.literal = std::move(literal), .parameter = std::string(text_.substr(at_ + 1, end - at_ - 1))};
    if (piece.parameter.empty()) fault("a parameter has no name");
    at_ = end;
    if (text_[end] == '}') return piece;
    piece.plural = true;
    expect(", plural, one {");
    piece.one = read(piece.parameter);
    expect("} other {");
    piece.other = read(piece.parameter);
    expect("}");
    if (at_ >= text_.size() || text_[at_] != '}') fault("a plural is not closed");
    return piece;
  }
  void expect(std::string_view wanted)
  {
    if (text_.substr(std::min(at_, text_.size()), wanted.size()) != wanted)
      fault(fmt::format("\"{}\" is missing", wanted));
    at_ += wanted.size();
  }
  [[noreturn]] void fault(const std::string& what) const
  {
    throw std::logic_error(fmt::format("{} in \"{}\"", what, text_));
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

MessageText parse_message(std::string_view text)
{
  return MessageReader(text).read();
}

std::string fill_message(const MessageText& text, const std::function<std::string(const std::string&)>& filling)
{
  std::string filled;
  for (const MessagePiece& piece : text) {
    filled += piece.literal;
    if (piece.parameter.empty()) continue;
    const std::string value = filling(piece.parameter);
    filled += piece.plural ? fill_message(value == "1" ? piece.one : piece.other, filling) : value;
  }
  return filled;
}

}  // namespace util
