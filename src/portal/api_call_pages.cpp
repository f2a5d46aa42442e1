// SPDX-License-Identifier: Apache-2.0
// Reads the parameters of an API call.
#include <algorithm>
#include <charconv>

#include "lib/http/outcome.hpp"
#include "lib/site/path.hpp"
#include "lib/util/text.hpp"

#include "src/portal/api_answers_pages.hpp"
#include "src/portal/fault_pages.hpp"

namespace portal {
namespace {

constexpr std::size_t k_longest_text = 400;  // bytes: 100 Thai characters and some
constexpr int k_first_year = 2500;
constexpr int k_last_year = 2699;
constexpr int k_last_page = 1'000'000;

std::optional<int> whole_in(std::string_view text, int least, int most)
{
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number < least || number > most) return std::nullopt;
  return number;
}

util::Problem parameter_problem(std::string_view name, std::string code, util::Params params = {})
{
  params.emplace("name", std::string(name));
  return {.place = {.field = std::string(name)}, .code = std::move(code), .params = std::move(params)};
}

void check_value(const ApiParameter& parameter, std::string_view value, util::Problems& problems)
{
  if (parameter.kind == ApiKind::year && !whole_in(value, k_first_year, k_last_year))
    problems.push_back(parameter_problem(parameter.name, "portal.api.year_bad"));
  if (parameter.kind == ApiKind::text && value.size() > k_longest_text)
    problems.push_back(parameter_problem(parameter.name, "portal.api.too_long"));
  if (parameter.kind != ApiKind::choice) return;
  if (std::find(parameter.choices.begin(), parameter.choices.end(), value) != parameter.choices.end()) return;
  std::vector<std::string> choices(parameter.choices.begin(), parameter.choices.end());
  problems.push_back(
      parameter_problem(parameter.name, "portal.api.choice_bad", {{"choices", util::join(choices, ", ")}}));
}

void read_page(const ApiOperation& operation, std::string_view name, std::string_view value, ApiAsked& asked,
               util::Problems& problems)
{
  const bool size = name == "per_page";
  const int most = size ? k_longest_page : k_last_page;
  const auto number = whole_in(value, 1, most);
  if (!operation.paged || !number) {
    problems.push_back(parameter_problem(name, operation.paged ? "portal.api.page_bad" : "portal.api.unknown",
                                         {{"most", std::to_string(most)}}));
    return;
  }
  (size ? asked.per_page : asked.page) = *number;
}

}  // namespace

ApiAsked read_call(const ApiOperation& operation, const http::Request& request)
{
  ApiAsked asked{.path = request.path};
  util::Problems problems;
  for (const auto& [name, value] : request.query.entries()) {
    if (name == "page" || name == "per_page") {
      read_page(operation, name, value, asked, problems);
      continue;
    }
    const auto known = std::find_if(operation.in_query.begin(), operation.in_query.end(),
                                    [&, &named = name](const ApiParameter& one) { return one.name == named; });
    if (known == operation.in_query.end()) {
      problems.push_back(parameter_problem(name, "portal.api.unknown"));
      continue;
    }
    if (asked.query.has(name)) problems.push_back(parameter_problem(name, "portal.api.twice"));
    check_value(*known, value, problems);
    asked.query.add(name, value);
  }
  if (!problems.empty()) throw ApiFaults(400, std::move(problems));
  if (request.parameters.has("agency")) asked.agency = site::id_in_path(request, "agency");
  asked.item = std::string(request.parameters.get("item"));
  const std::string_view year =
      request.parameters.has("year") ? request.parameters.get("year") : asked.query.get("year");
  if (!year.empty()) {
    const auto number = whole_in(year, k_first_year, k_last_year);
    if (!number) throw http::NotFound("no such year");
    asked.year = *number;
  }
  return asked;
}

}  // namespace portal
