// SPDX-License-Identifier: Apache-2.0
#include "lib/thai/kept_together.hpp"

#include <array>
#include <string>

#include "lib/util/messages.hpp"
#include "lib/util/text.hpp"

namespace thai {
namespace {

/// The words by the byte that tells most about how they begin: the third of a Thai letter, the first of a Latin one.
using WordsByLetter = std::array<std::vector<std::string>, 256>;

unsigned char telling_byte(std::string_view at)
{
  constexpr char k_thai_lead = '\xE0';
  return static_cast<unsigned char>(at.size() > 2 && at[0] == k_thai_lead ? at[2] : at[0]);
}

const WordsByLetter& compound_words()
{
  static const WordsByLetter k_words = [] {
    WordsByLetter words;
    for (const util::Language language : {util::Language::thai, util::Language::english}) {
      const std::string listed = util::Messages::embedded(language).say("thai.kept_together");
      for (const std::string_view each : util::split(listed, '|')) {
        const std::string_view word = util::trim(each);
        if (!word.empty()) words[telling_byte(word)].emplace_back(word);
      }
    }
    return words;
  }();
  return k_words;
}

}  // namespace

std::vector<ByteRange> kept_together(std::string_view utf8)
{
  std::vector<ByteRange> ranges;
  const WordsByLetter& words = compound_words();
  for (std::size_t at = 0; at < utf8.size(); ++at) {
    const std::string_view rest = utf8.substr(at);
    if ((static_cast<unsigned char>(rest[0]) & 0xC0U) == 0x80U) continue;  // inside a letter
    for (const std::string& word : words[telling_byte(rest)]) {
      if (rest.starts_with(word)) ranges.push_back({static_cast<int>(at), static_cast<int>(at + word.size())});
    }
  }
  return ranges;
}

}  // namespace thai
