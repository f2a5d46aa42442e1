// SPDX-License-Identifier: Apache-2.0
#include "src/portal/api_json_pages.hpp"

#include <algorithm>

#include "lib/util/percent.hpp"

namespace portal {
namespace {

constexpr double k_of_a_point = 1'000'000;

Json level_json(const Standing& one, const framework::Framework* rules)
{
  if (one.level.empty()) return nullptr;
  const auto known = rules != nullptr ? rules->level(one.level) : std::nullopt;
  return {{"code", one.level}, {"name", known ? both_languages(rules->levels[*known].name) : Json(nullptr)}};
}

const char* status_code(const Standing& one)
{
  if (one.is_withheld()) return "withheld";
  return one.caution ? "warned" : "published";
}

std::string dumped(const Json& json)
{
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string page_address(const ApiAsked& asked, std::int64_t page)
{
  util::Fields fields = asked.query;
  if (asked.per_page != k_usual_page) fields.add("per_page", std::to_string(asked.per_page));
  if (page > 1) fields.add("page", std::to_string(page));
  const std::string query = util::urlencoded(fields);
  return query.empty() ? asked.path : asked.path + "?" + query;
}

}  // namespace

Json number_or_null(const std::optional<Millionths>& score)
{
  return score ? Json(static_cast<double>(*score) / k_of_a_point) : Json(nullptr);
}

Json number_or_null(const std::optional<util::Exact>& score, const framework::Framework& rules)
{
  return score ? number_or_null(results::millionths(score->rounded(rules.rules.display_places))) : Json(nullptr);
}

Json text_or_null(const std::string& text)
{
  return text.empty() ? Json(nullptr) : Json(text);
}

Json whole_or_null(const std::optional<std::int64_t>& number)
{
  return number ? Json(*number) : Json(nullptr);
}

Json both_languages(const std::string& thai, const std::string& english)
{
  return {{"th", thai}, {"en", text_or_null(english)}};
}

Json both_languages(const framework::Text& text)
{
  return both_languages(text.th, text.en);
}

std::string result_path(int year, std::int64_t agency)
{
  return "/api/v1/results/" + std::to_string(year) + "/" + std::to_string(agency);
}

std::string api_agency_path(std::int64_t agency)
{
  return "/api/v1/agencies/" + std::to_string(agency);
}

std::string api_framework_path(int year)
{
  return "/api/v1/frameworks/" + std::to_string(year);
}

Json standing_json(const Standing& one, int year, const Publication& publication)
{
  const FrameworkPtr rules = publication.framework_of(one, year);
  Json instruments = Json::object();
  for (std::size_t i = 0; rules && i < std::min(rules->instruments.size(), one.instruments.size()); ++i)
    instruments[rules->instruments[i].code] = number_or_null(one.instruments[i]);
  Json places = nullptr;
  if (one.best) places = {{"best", *one.best}, {"worst", *one.worst}, {"alike", *one.alike}};
  return {{"year", year},
          {"agency",
           {{"id", one.agency},
            {"code", one.code},
            {"name", both_languages(one.name, one.name_en)},
            {"type", text_or_null(one.type)},
            {"province", text_or_null(one.province)},
            {"region", text_or_null(one.region)}}},
          {"status", status_code(one)},
          {"reason", text_or_null(one.caution_reason)},
          {"total", number_or_null(one.total)},
          {"level", level_json(one, rules.get())},
          {"instruments", std::move(instruments)},
          {"margin", number_or_null(one.margin)},
          {"place", whole_or_null(one.place)},
          {"possible_places", std::move(places)},
          {"round", one.cycle == 0 ? Json(nullptr) : Json(one.cycle)},
          {"links",
           {{"self", result_path(year, one.agency)},
            {"items", result_path(year, one.agency) + "/items"},
            {"agency", api_agency_path(one.agency)},
            {"framework", api_framework_path(year)},
            {"page", agency_path(one.agency)}}}};
}

Made as_made(const Json& json)
{
  return {.bytes = dumped(json), .type = "application/json", .for_scripts = true};
}

Made paged(Json data, const ApiAsked& asked, std::int64_t total)
{
  const std::int64_t last = std::max<std::int64_t>(1, (total + asked.per_page - 1) / asked.per_page);
  const auto address = [&](std::int64_t page, bool is_there) {
    return is_there ? Json(page_address(asked, page)) : Json(nullptr);
  };
  Json links = {{"self", page_address(asked, asked.page)},
                {"first", page_address(asked, 1)},
                {"prev", address(asked.page - 1, asked.page > 1 && asked.page - 1 <= last)},
                {"next", address(asked.page + 1, asked.page < last)},
                {"last", page_address(asked, last)}};
  Made made = as_made({{"data", std::move(data)},
                       {"meta", {{"page", asked.page}, {"per_page", asked.per_page}, {"total", total}}},
                       {"links", links}});
  for (const char* relation : {"first", "prev", "next", "last"}) {
    if (links[relation].is_null()) continue;
    made.link += (made.link.empty() ? "<" : ", <") + links[relation].get<std::string>() + ">; rel=\"" + relation + "\"";
  }
  return made;
}

std::int64_t offset_of(const ApiAsked& asked)
{
  return static_cast<std::int64_t>(asked.page - 1) * asked.per_page;
}

}  // namespace portal
