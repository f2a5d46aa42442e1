// SPDX-License-Identifier: Apache-2.0
#include "lib/html/words.hpp"

#include <stdexcept>
#include <utility>

#include <fmt/format.h>

#include "lib/html/escape.hpp"

namespace html {

Words::Words(util::Messages messages) : messages_(std::move(messages))
{
  for (const auto& [key, text] : messages_.texts())
    sentences_.emplace(key, cut(text));
}

std::vector<Words::Piece> Words::cut(std::string_view text)
{
  std::vector<Piece> pieces;
  std::string literal;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool doubled = at + 1 < text.size() && text[at + 1] == text[at];
    if ((text[at] == '{' || text[at] == '}') && doubled) {
      literal += text[at++];
    } else if (text[at] == '{') {
      const std::size_t close = text.find('}', at);
      if (close == std::string_view::npos) throw std::logic_error(fmt::format("open brace in \"{}\"", text));
      pieces.push_back({escaped(std::exchange(literal, {})), std::string(text.substr(at + 1, close - at - 1))});
      at = close;
    } else {
      literal += text[at];
    }
  }
  if (!literal.empty() || pieces.empty()) pieces.push_back({escaped(literal), {}});
  return pieces;
}

std::string Words::html(std::string_view key, const Filling& filling) const
{
  const auto found = sentences_.find(key);
  if (found == sentences_.end()) {
    throw std::logic_error(fmt::format("no text \"{}\" in \"{}\"", key, util::code(language())));
  }
  std::string out;
  for (const Piece& piece : found->second) {
    out += piece.literal;
    if (!piece.parameter.empty()) out += filling(piece.parameter);
  }
  return out;
}

std::string Words::html(const Word& word) const
{
  return html(word.key, [&](const std::string& parameter) {
    const auto found = word.params.find(parameter);
    if (found == word.params.end()) {
      throw std::logic_error(fmt::format("text \"{}\" lacks its parameter {{{}}}", word.key, parameter));
    }
    return escaped(found->second);
  });
}

std::string Words::plain(const Phrase& phrase) const
{
  return phrase.word() != nullptr ? messages_.say(phrase.word()->key, phrase.word()->params) : *phrase.text();
}

}  // namespace html
