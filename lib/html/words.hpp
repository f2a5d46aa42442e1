// SPDX-License-Identifier: Apache-2.0
// The message catalogue of one language, made ready for pages: each sentence cut at its parameters and escaped once, so
// that rendering only puts pieces together.
#pragma once
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "lib/html/values.hpp"
#include "lib/util/message_text.hpp"
#include "lib/util/messages.hpp"

namespace html {

class Words {
 public:
  explicit Words(util::Messages messages);

  const util::Messages& messages() const { return messages_; }
  util::Language language() const { return messages_.language(); }
  bool has(std::string_view key) const { return sentences_.find(key) != sentences_.end(); }

  /// The text of a parameter, already escaped.
  using Filling = std::function<std::string(const std::string& parameter)>;
  /// The sentence escaped for a page. Unknown key: std::logic_error; so is, with the second, a parameter that the word
  /// lacks.
  std::string html(std::string_view key, const Filling& filling) const;
  std::string html(const Word& word) const;
  /// The same as plain text, for headers and files.
  std::string plain(const Phrase& phrase) const;

 private:
  util::Messages messages_;
  std::map<std::string, util::MessageText, std::less<>> sentences_;  // literals escaped
};

}  // namespace html
