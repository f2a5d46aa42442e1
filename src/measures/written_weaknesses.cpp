// SPDX-License-Identifier: Apache-2.0
#include "src/measures/written_weaknesses.hpp"

#include <algorithm>
#include <optional>

#include "lib/thai/thai.hpp"
#include "lib/util/text.hpp"

#include "src/framework/words.hpp"
#include "src/measures/import_words.hpp"

namespace measures {
namespace {

std::optional<std::string> subject_of(const std::string& written, const framework::Framework& framework)
{
  if (const auto item = framework.item(framework::item_code(written))) return framework.items[*item].code;
  if (const auto question = framework.question(written)) return framework.questions[*question].code;
  if (const auto indicator = framework.indicator(written)) return framework.indicators[*indicator].code;
  if (const auto sub = framework.sub_indicator(written))
    return framework.indicators[framework.sub_indicators[*sub].indicator].code;
  return std::nullopt;
}

void add_once(std::vector<std::string>& subjects, std::string subject)
{
  if (std::find(subjects.begin(), subjects.end(), subject) == subjects.end()) subjects.push_back(std::move(subject));
}

/// Digits and points at `at`, past blanks: "9.4" of " 9.4 Personnel".
std::string number_text_at(std::string_view text, std::size_t at)
{
  while (at < text.size() && text[at] == ' ')
    ++at;
  std::string number;
  while (at < text.size() && ((text[at] >= '0' && text[at] <= '9') || text[at] == '.'))
    number += text[at++];
  while (number.ends_with('.'))
    number.pop_back();
  return number;
}

}  // namespace

WrittenWeaknesses weaknesses_listed(std::string_view written, const framework::Framework& framework)
{
  WrittenWeaknesses read;
  std::string word;
  const auto take = [&] {
    if (word.empty()) return;
    if (auto subject = subject_of(word, framework))
      add_once(read.subjects, std::move(*subject));
    else
      read.unknown.push_back(word);
    word.clear();
  };
  for (const char c : thai::to_arabic_digits(written)) {
    const bool separates = c == ' ' || c == ',' || c == ';' || c == '/' || c == '\n' || c == '\t';
    if (separates)
      take();
    else
      word += c;
  }
  take();
  return read;
}

std::vector<std::string> indicators_mentioned(std::string_view text, const framework::Framework& framework)
{
  std::vector<std::string> subjects;
  std::string plain = thai::to_arabic_digits(text);
  for (char& c : plain)
    c = util::ascii_lower(c);
  for (const std::string& word : import_words("indicator")) {
    for (std::size_t at = plain.find(word); at != std::string::npos; at = plain.find(word, at + 1)) {
      const std::string number = number_text_at(plain, at + word.size());
      if (number.empty()) continue;
      if (auto subject = subject_of(number, framework)) add_once(subjects, std::move(*subject));
    }
  }
  return subjects;
}

}  // namespace measures
