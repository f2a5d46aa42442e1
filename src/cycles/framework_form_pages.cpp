// SPDX-License-Identifier: Apache-2.0
#include "src/cycles/framework_form_pages.hpp"

#include <algorithm>
#include <charconv>
#include <string>

#include "lib/util/files.hpp"
#include "lib/util/text.hpp"

namespace cycles {
namespace {

using html::Word;

constexpr std::string_view k_from_file = "file";

const html::Field& choice_field()
{
  static const html::Field k_field{
      .name = "framework", .label = Word{"cycles.framework"}, .hint = Word{"cycles.framework_hint"}};
  return k_field;
}

const html::Field& framework_file_field()
{
  static const html::Field k_field{
      .name = "file", .label = Word{"cycles.framework_file"}, .hint = Word{"cycles.framework_file_hint"}};
  return k_field;
}

/// The newest year first, then the file.
std::vector<html::Option> framework_options()
{
  std::vector<html::Option> options;
  std::vector<int> years = framework::embedded_years();
  std::ranges::reverse(years);
  for (const int year : years)
    options.push_back({std::to_string(year), Word{"cycles.framework_year", {{"year", std::to_string(year)}}}});
  options.push_back({std::string(k_from_file), Word{"cycles.framework_own"}});
  return options;
}

int year_of(const std::string& choice)
{
  int year = 0;
  std::from_chars(choice.data(), choice.data() + choice.size(), year);
  return year;
}

ChosenFramework read_uploaded(html::Form& form, http::Request& request)
{
  http::Upload* upload = request.file(framework_file_field().name);
  if (upload == nullptr || upload->size() == 0) {
    form.refuse(framework_file_field(), "cycles.framework_no_file");
    return {};
  }
  std::string text = util::read_file(upload->path());
  // A database keeps texts, not bytes.
  if (!util::is_utf8(text) || text.find('\0') != std::string::npos) {
    form.refuse(framework_file_field(), "cycles.framework_not_text");
    return {};
  }
  ReadFramework read = read_framework(std::move(text), upload->file_name);
  if (!read.loaded.framework) {
    form.refuse(framework_file_field(), "cycles.framework_faulty",
                {{"count", std::to_string(read.loaded.problems.size())}});
    return {std::nullopt, std::move(read.loaded.problems)};
  }
  return {std::move(read), {}};
}

}  // namespace

ChosenFramework read_framework_choice(html::Form& form, http::Request& request)
{
  const std::string choice = form.choice(choice_field(), html::values_of(framework_options()));
  if (choice == k_from_file) return read_uploaded(form, request);
  if (choice.empty()) return {};
  return {read_framework_of(year_of(choice)), {}};
}

html::Values framework_choice(const html::Form& form, const util::Problems& problems, const util::Messages& messages)
{
  html::Values values = html::Values()
                            .set("choice", html::radios(form, choice_field(), framework_options()))
                            .set("file", html::file_input(form, framework_file_field(), ".toml"))
                            .set("faulty", !problems.empty())
                            .list("problems");
  constexpr std::size_t k_most_shown = 100;
  for (std::size_t i = 0; i < std::min(problems.size(), k_most_shown); ++i)
    values.add("problems", html::Values().set("text", messages.say(problems[i])));
  return values;
}

}  // namespace cycles
