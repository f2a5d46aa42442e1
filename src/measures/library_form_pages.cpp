// SPDX-License-Identifier: Apache-2.0
#include "src/measures/library_form_pages.hpp"

#include <algorithm>
#include <utility>

#include "lib/html/components.hpp"
#include "lib/thai/thai.hpp"
#include "lib/util/text.hpp"

#include "src/framework/load.hpp"
#include "src/measures/measure_check.hpp"

namespace measures {
namespace {

using html::Field;
using html::Word;

constexpr std::size_t k_longest_steps = 20000;
constexpr std::size_t k_longest_subjects = 500;

const Field k_entry_title_field{.name = "title", .label = Word{"measures.field.title"}};
const Field k_entry_steps_field{
    .name = "steps", .label = Word{"measures.field.steps"}, .hint = Word{"measures.library_steps_hint"}};
const Field k_entry_unit_field{
    .name = "unit", .label = Word{"measures.library_unit"}, .hint = Word{"measures.library_unit_hint"}};
const Field k_entry_follow_up_field{.name = "follow_up", .label = Word{"measures.field.follow_up"}};
const Field k_entry_words_field{.name = "follow_up_words", .label = Word{"measures.field.follow_up_words"}};
const Field k_entry_year_field{
    .name = "fiscal_year", .label = Word{"measures.library_year"}, .hint = Word{"measures.library_year_hint"}};
const Field k_entry_subjects_field{
    .name = "subjects", .label = Word{"measures.library_subjects"}, .hint = Word{"measures.library_subjects_hint"}};

std::vector<html::Option> year_options()
{
  std::vector<html::Option> options;
  for (const int year : library_years())
    options.push_back({std::to_string(year), Word{"measures.fiscal_year", {{"year", std::to_string(year)}}}});
  return options;
}

std::vector<html::Option> rhythm_options()
{
  std::vector<html::Option> options;
  for (const FollowUp rhythm : k_follow_ups)
    options.push_back({std::string(code(rhythm)), Word{"measures.follow_up." + std::string(code(rhythm))}});
  return options;
}

/// "o2, O5 e9" as codes, each once, in small letters; digits may be Thai.
std::vector<std::string> codes_in(const std::string& typed)
{
  std::vector<std::string> codes;
  std::string one;
  const auto finish = [&] {
    if (!one.empty() && std::find(codes.begin(), codes.end(), one) == codes.end()) codes.push_back(one);
    one.clear();
  };
  for (const char c : thai::to_arabic_digits(typed)) {
    if (c == ' ' || c == ',' || c == ';' || c == '\n' || c == '\r')
      finish();
    else
      one += util::ascii_lower(c);
  }
  finish();
  return codes;
}

std::vector<std::string> lines_in(const std::string& typed)
{
  std::vector<std::string> lines;
  for (const std::string_view line : util::split(typed, '\n')) {
    const std::string_view trimmed = util::trim(line);
    if (!trimmed.empty()) lines.emplace_back(trimmed);
  }
  return lines;
}

}  // namespace

std::vector<int> library_years()
{
  std::vector<int> years = framework::embedded_years();
  std::reverse(years.begin(), years.end());
  return years;
}

util::Fields fields_of(const LibraryEntry& entry)
{
  util::Fields fields;
  fields.add("title", entry.title);
  fields.add("steps", util::join(entry.steps, "\n"));
  fields.add("unit", entry.unit);
  fields.add("follow_up", std::string(code(entry.follow_up)));
  fields.add("follow_up_words", entry.follow_up_words);
  fields.add("fiscal_year", std::to_string(entry.fiscal_year));
  fields.add("subjects", util::join(entry.subjects, " "));
  return fields;
}

LibraryEntry read_library_entry(html::Form& form, LibraryEntry entry)
{
  entry.title = form.text(k_entry_title_field, {.at_most = k_longest_title});
  entry.steps = lines_in(form.text(k_entry_steps_field, {.at_most = k_longest_steps, .lines = true}));
  if (entry.steps.size() > k_most_steps)
    form.refuse(k_entry_steps_field, "measures.too_many_steps",
                {{"count", std::to_string(entry.steps.size())}, {"most", std::to_string(k_most_steps)}});
  entry.unit = form.text(k_entry_unit_field, {.required = false});
  entry.follow_up = follow_up_named(form.choice(k_entry_follow_up_field, html::values_of(rhythm_options())))
                        .value_or(FollowUp::half_yearly);
  entry.follow_up_words =
      form.text(k_entry_words_field, {.required = false, .at_most = k_longest_words, .lines = true});
  const std::string year = form.choice(k_entry_year_field, html::values_of(year_options()));
  entry.subjects = codes_in(form.text(k_entry_subjects_field, {.at_most = k_longest_subjects}));
  if (year.empty()) return entry;
  entry.fiscal_year = std::stoi(year);
  const auto framework = framework::embedded_year(entry.fiscal_year);
  for (const std::string& subject : entry.subjects) {
    if (framework && !is_subject(*framework, subject))
      form.refuse(k_entry_subjects_field, "measures.weakness_unknown", {{"subject", subject}});
  }
  return entry;
}

html::Values library_form_values(const html::Form& form)
{
  return html::Values()
      .set("title_field", html::text_input(form, k_entry_title_field))
      .set("steps", html::text_area(form, k_entry_steps_field, 8))
      .set("unit", html::text_input(form, k_entry_unit_field))
      .set("follow_up", html::radios(form, k_entry_follow_up_field, rhythm_options()))
      .set("follow_up_words", html::text_area(form, k_entry_words_field, 2))
      .set("fiscal_year", html::select(form, k_entry_year_field, year_options()))
      .set("subjects", html::text_input(form, k_entry_subjects_field));
}

}  // namespace measures
