// SPDX-License-Identifier: Apache-2.0
// What is said on a page: words of the catalogue, names, text as it is, or markup that the program made itself.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "lib/util/messages.hpp"
#include "lib/util/problem.hpp"

namespace html {

/// A key of locale/<language>/<room>.json with its parameters; said in the reader's language when the page is rendered.
struct Word {
  std::string key;
  util::Params params = {};
};

/// What is called one way in Thai and another in English; in Thai where it has no English name.
struct Name {
  std::string thai;
  std::string english = {};
  const std::string& in(util::Language language) const&
  {
    return language == util::Language::english && !english.empty() ? english : thai;
  }
  std::string in(util::Language language) && { return std::as_const(*this).in(language); }
};

/// Of an agency, an enrolment and whatever else has its two names like them.
template <typename Named>
Name name_of(const Named& named)
{
  return {named.name, named.name_en};
}

/// Words of the catalogue, a name in two languages, or text as it is (a question of the framework file).
class Phrase {
 public:
  Phrase() = default;                                          ///< empty text
  Phrase(Word word) : said_(std::move(word)) {}                // NOLINT(google-explicit-constructor)
  Phrase(Name name) : said_(std::move(name)) {}                // NOLINT(google-explicit-constructor)
  Phrase(std::string text) : said_(std::move(text)) {}         // NOLINT(google-explicit-constructor)
  Phrase(std::string_view text) : said_(std::string(text)) {}  // NOLINT(google-explicit-constructor)
  Phrase(const char* text) : said_(std::string(text)) {}       // NOLINT(google-explicit-constructor)

  const Word* word() const { return std::get_if<Word>(&said_); }
  const Name* name() const { return std::get_if<Name>(&said_); }
  const std::string* text() const { return std::get_if<std::string>(&said_); }
  bool empty() const { return text() != nullptr && text()->empty(); }

 private:
  std::variant<std::string, Word, Name> said_;
};

/// HTML or SVG that goes into a page unescaped.
class Markup {
 public:
  /// Only for what our own code drew or rendered (a chart, a QR code, another template). Never for anything in which a
  /// text of a person stands unescaped.
  static Markup made_here(std::string html) { return Markup(std::move(html)); }
  const std::string& html() const& { return html_; }
  std::string html() && { return std::move(html_); }

 private:
  explicit Markup(std::string html) : html_(std::move(html)) {}
  std::string html_;
};

}  // namespace html
