// SPDX-License-Identifier: Apache-2.0
// Words that people write into answer and judgement files, in both languages at once, because a Thai file may well say
// "n/a" and an English one may come from a Thai form. They live in locale/<language>/words.json, separated by "|".
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "lib/util/messages.hpp"

namespace framework {

struct Words {
  std::vector<std::string> yes;
  std::vector<std::string> no;
  std::vector<std::string> not_applicable;
  /// Column headings beside the codes: "agency", "instrument", "part", "item", "element", "met", "reason", "score",
  /// "agency_type", "province_size" → what else they are called.
  std::vector<std::pair<std::string, std::string>> headings;  ///< written form → column

  static Words from(const util::Messages& thai, const util::Messages& english);
  static const Words& embedded();  ///< of the embedded catalogues, read once
};

/// Equal? For words of some bytes, millions of times: without the call that comparing any texts takes.
inline bool same_word(std::string_view a, std::string_view b)
{
  if (a.size() != b.size()) return false;
  for (std::size_t at = 0; at < a.size(); ++at) {
    if (a[at] != b[at]) return false;
  }
  return true;
}

/// How readers compare what was written: without blanks around, small letters, Arabic digits. " U+0E52 " → "2",
/// "Yes" → "yes".
std::string plain(std::string_view written);

/// The code of an item as the framework writes it, also where a zero (Thai U+0E50 or Arabic) was typed for the letter
/// o, with blanks, or in Thai digits: "U+0E50 5", "O 5", "05" → "o5". What is no such code comes back plain.
std::string item_code(std::string_view written);

/// At most 40 characters of what was written, for messages.
std::string shown(std::string_view written);

}  // namespace framework
