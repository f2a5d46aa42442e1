// SPDX-License-Identifier: Apache-2.0
#include "src/documents/paper_phrases.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <string_view>

#include <fmt/format.h>

#include "lib/thai/thai.hpp"

namespace documents {
namespace {

constexpr int k_paper_era = 543;

int number_in(std::string_view text)
{
  int number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

}  // namespace

std::string year_text(int fiscal_year, util::Language language)
{
  if (language == util::Language::thai) return std::to_string(fiscal_year);
  return fmt::format("{} ({})", fiscal_year, fiscal_year - k_paper_era);
}

std::string day_in_words(const std::string& iso, util::Language language)
{
  constexpr std::size_t k_length = 10;
  if (iso.size() != k_length) return {};
  const std::string_view text = iso;
  const std::chrono::year_month_day day(std::chrono::year(number_in(text.substr(0, 4))),
                                        std::chrono::month(static_cast<unsigned>(number_in(text.substr(5, 2)))),
                                        std::chrono::day(static_cast<unsigned>(number_in(text.substr(8, 2)))));
  return day.ok() ? thai::long_date(day, language) : std::string();
}

std::string day_in_words(std::int64_t day_number, util::Language language)
{
  return thai::long_date(measures::day_of(day_number), language);
}

std::string score_text(const std::optional<util::Exact>& score)
{
  constexpr int k_places = 2;
  return score ? score->decimal(k_places) : std::string();
}

std::string period_of(const measures::Measure& measure, util::Language language)
{
  if (measures::lasts_whole_year(measure)) return thai::fiscal_year_months(measure.fiscal_year, language);
  return day_in_words(measure.first_day, language) + " \u2013 " + day_in_words(measure.last_day, language);
}

const std::string& agency_name(const PaperFacts& facts, util::Language language)
{
  const bool english = language == util::Language::english && !facts.agency.name_en.empty();
  return english ? facts.agency.name_en : facts.agency.name;
}

std::string subject_text(const framework::Framework* framework, const std::string& code, const util::Messages& words)
{
  if (framework == nullptr) return code;
  const auto named = [&](const char* key, const framework::Text& name) {
    return words.say(key, {{"code", code}, {"name", name.in(words.language())}});
  };
  if (const auto item = framework->item(code)) return named("papers.point_item", framework->items[*item].title);
  if (const auto question = framework->question(code))
    return named("papers.point_question", framework->questions[*question].wording);
  if (const auto indicator = framework->indicator(code))
    return named("papers.point_indicator", framework->indicators[*indicator].name);
  return code;
}

std::string unit_text(const PaperFacts& facts, const std::string& unit, util::Language language)
{
  const auto found =
      std::find_if(facts.units.begin(), facts.units.end(), [&](const agencies::Unit& one) { return one.name == unit; });
  return found == facts.units.end() ? unit : found->name_in(language);
}

std::vector<std::string> unit_texts(const PaperFacts& facts, const std::vector<std::string>& units,
                                    util::Language language)
{
  std::vector<std::string> texts;
  for (const std::string& unit : units)
    texts.push_back(unit_text(facts, unit, language));
  return texts;
}

}  // namespace documents
