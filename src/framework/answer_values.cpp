// SPDX-License-Identifier: Apache-2.0
#include "src/framework/answer_values.hpp"

#include "lib/util/text.hpp"

namespace framework {

AnswerValues::AnswerValues(const Framework& framework, const Words& words)
{
  for (const Scale& scale : framework.scales)
    scales_.push_back(prepare(scale, words));
}

AnswerValues::Known AnswerValues::prepare(const Scale& scale, const Words& words)
{
  constexpr std::size_t k_one_digit = 9;
  Known prepared;
  for (std::size_t position = 1; position <= scale.levels.size(); ++position) {
    const ScaleLevel& level = scale.levels[position - 1];
    const auto mean = [&](const std::string& word) {
      if (!word.empty()) prepared.by_word.emplace(word, position);
    };
    mean(plain(level.code));
    mean(plain(level.label.th));
    mean(plain(level.label.en));
    if (scale.by_code) {
      // Digits are refused here: 1 means "yes" to some and "the first level" to others.
      if (level.code == "yes") {
        for (const std::string& word : words.yes)
          mean(word);
      }
      if (level.code == "no") {
        for (const std::string& word : words.no)
          mean(word);
      }
      prepared.codes.push_back(level.code);
    } else {
      mean(std::to_string(position));
      if (position <= k_one_digit) {
        prepared.by_character['0' + position] = static_cast<std::uint8_t>(position);
      }
    }
  }
  prepared.allowed = scale.by_code ? util::join(prepared.codes, ", ") : "1-" + std::to_string(scale.levels.size());
  return prepared;
}

std::size_t AnswerValues::position(std::size_t scale, std::string_view written) const
{
  const Known& known = scales_[scale];
  for (std::size_t level = 0; level < known.codes.size(); ++level) {
    if (same_word(known.codes[level], written)) return level + 1;
  }
  const std::string word = plain(written);
  if (word.empty()) return 0;
  const auto found = known.by_word.find(word);
  return found == known.by_word.end() ? k_unreadable : found->second;
}

}  // namespace framework
