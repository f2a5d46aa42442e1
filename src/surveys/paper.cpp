// SPDX-License-Identifier: Apache-2.0
#include "src/surveys/paper.hpp"

#include <algorithm>

#include "lib/thai/thai.hpp"
#include "lib/util/text.hpp"

namespace surveys {

std::vector<SheetDifference> differences(const Sheets& first, const Sheets& second)
{
  std::vector<SheetDifference> found;
  for (const auto& [sheet, answers] : first) {
    const auto other = second.find(sheet);
    if (other == second.end()) continue;
    for (std::size_t i = 0; i < answers.size() && i < other->second.size(); ++i) {
      if (answers[i] != other->second[i]) found.push_back({sheet, i, answers[i], other->second[i]});
    }
  }
  return found;
}

ReadAnswers read_sheet(const Questionnaire& questionnaire, const util::Fields& form)
{
  util::Fields typed;
  for (const auto& [name, value] : form.entries()) {
    const std::string_view trimmed = util::trim(value);
    std::string plain = util::is_utf8(trimmed) ? thai::to_arabic_digits(trimmed) : "?";
    std::ranges::transform(plain, plain.begin(), util::ascii_lower);
    typed.add(name, std::move(plain));
  }
  ReadAnswers read = read_answers(questionnaire, typed);
  for (util::Problem& problem : read.problems) {
    if (problem.code == "surveys.not_answered") problem.code = "surveys.paper_blank";
  }
  return read;
}

}  // namespace surveys
