// SPDX-License-Identifier: Apache-2.0
// The words of the program in one language, by key: locale/<language>/<room>.json, each an object of key → text.
// A text names its parameters in braces: "weights add to {sum}, not to 100"; one or several: lib/util/message_text.hpp.
#pragma once
#include <map>
#include <string>
#include <string_view>

#include "lib/util/message_text.hpp"
#include "lib/util/problem.hpp"

namespace util {

enum class Language { thai, english };

std::string_view code(Language);  ///< "th" or "en"

class Messages {
 public:
  /// All embedded catalogues of the language. Two catalogues with the same key: std::logic_error.
  static Messages embedded(Language language);
  /// From JSON text (an object of strings), for tests.
  static Messages parse(Language language, std::string_view json);

  Language language() const { return language_; }
  bool has(std::string_view key) const;
  /// The text with its parameters filled in. Unknown key, or a parameter that the text names and `params` lacks:
  /// std::logic_error, so that a test fails. Parameters that the text does not name are ignored.
  std::string say(std::string_view key, const Params& params = {}) const;
  /// "file:line:column: field: what is wrong and what to do"; parts that are not known are left out.
  std::string say(const Problem& problem) const;
  const std::map<std::string, std::string, std::less<>>& texts() const { return texts_; }

 private:
  Language language_ = Language::thai;
  void parse_texts();
  std::map<std::string, std::string, std::less<>> texts_;
  std::map<std::string, MessageText, std::less<>> parsed_;
};

}  // namespace util
