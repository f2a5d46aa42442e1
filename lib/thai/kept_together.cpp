// SPDX-License-Identifier: Apache-2.0
#include "lib/thai/kept_together.hpp"

#include <string>

#include "lib/util/messages.hpp"
#include "lib/util/text.hpp"

namespace thai {
namespace {

const std::vector<std::string>& compound_words()
{
  static const std::vector<std::string> k_words = [] {
    std::vector<std::string> words;
    for (const util::Language language : {util::Language::thai, util::Language::english}) {
      const std::string listed = util::Messages::embedded(language).say("thai.kept_together");
      for (const std::string_view word : util::split(listed, '|'))
        words.emplace_back(util::trim(word));
    }
    std::erase(words, "");
    return words;
  }();
  return k_words;
}

}  // namespace

std::vector<ByteRange> kept_together(std::string_view utf8)
{
  std::vector<ByteRange> ranges;
  for (const std::string& word : compound_words()) {
    for (std::size_t at = utf8.find(word); at != std::string_view::npos; at = utf8.find(word, at + word.size()))
      ranges.push_back({static_cast<int>(at), static_cast<int>(at + word.size())});
  }
  return ranges;
}

}  // namespace thai
