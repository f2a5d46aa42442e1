// SPDX-License-Identifier: Apache-2.0
#include "src/app/framework_named.hpp"

#include <algorithm>
#include <ostream>

#include "lib/thai/thai.hpp"
#include "lib/util/text.hpp"

#include "src/framework/load.hpp"

namespace app {

namespace {

constexpr std::size_t k_digits_of_a_year = 4;

bool is_year(const std::string& text)
{
  return text.size() == k_digits_of_a_year && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

std::shared_ptr<const framework::Framework> of_year(const std::string& year, Context& context)
{
  auto framework = framework::embedded_year(std::stoi(year));
  if (framework) return framework;
  std::vector<std::string> known;
  for (const int one : framework::embedded_years()) {
    known.push_back(std::to_string(one));
  }
  context.err << context.messages().say("app.framework.unknown_year",
                                        {{"year", year}, {"known", util::join(known, ", ")}})
              << '\n';
  context.exit_code = 2;
  return nullptr;
}

}  // namespace

std::shared_ptr<const framework::Framework> framework_named(const std::string& year_or_file, Context& context)
{
  const std::string year = thai::to_arabic_digits(util::trim(year_or_file));
  if (is_year(year)) return of_year(year, context);
  framework::Loaded loaded = framework::load_file(year_or_file);
  if (loaded.framework) return std::make_shared<const framework::Framework>(std::move(*loaded.framework));
  print_problems(loaded.problems, context);
  context.exit_code = 1;
  return nullptr;
}

}  // namespace app
