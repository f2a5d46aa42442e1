// SPDX-License-Identifier: Apache-2.0
#include "lib/html/words.hpp"

#include <stdexcept>
#include <utility>

#include <fmt/format.h>

#include "lib/html/escape.hpp"

namespace html {

namespace {

void escape_literals(util::MessageText& text)
{
  for (util::MessagePiece& piece : text) {
    piece.literal = escaped(piece.literal);
    escape_literals(piece.one);
    escape_literals(piece.other);
  }
}

}  // namespace

Words::Words(util::Messages messages) : messages_(std::move(messages))
{
  for (const auto& [key, text] : messages_.texts()) {
    util::MessageText sentence = util::parse_message(text);
    escape_literals(sentence);
    sentences_.emplace(key, std::move(sentence));
  }
}

std::string Words::html(std::string_view key, const Filling& filling) const
{
  const auto found = sentences_.find(key);
  if (found == sentences_.end()) {
    throw std::logic_error(fmt::format("no text \"{}\" in \"{}\"", key, util::code(language())));
  }
  return util::fill_message(found->second, filling);
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
  if (phrase.word() != nullptr) return messages_.say(phrase.word()->key, phrase.word()->params);
  return phrase.name() != nullptr ? phrase.name()->in(language()) : *phrase.text();
}

}  // namespace html
