// SPDX-License-Identifier: Apache-2.0
// Pieces of the API's JSON that several answers share.
#pragma once
#include <optional>
#include <string>

#include <nlohmann/json.hpp>

#include "src/portal/api_answers_pages.hpp"

namespace portal {

using Json = nlohmann::ordered_json;

Json number_or_null(const std::optional<Millionths>& score);  ///< in points
Json number_or_null(const std::optional<util::Exact>& score, const framework::Framework& rules);
Json text_or_null(const std::string& text);  ///< null where it is empty
Json whole_or_null(const std::optional<std::int64_t>& number);
Json both_languages(const std::string& thai, const std::string& english);
Json both_languages(const framework::Text& text);

std::string result_path(int year, std::int64_t agency);
std::string api_agency_path(std::int64_t agency);
std::string api_framework_path(int year);

Json standing_json(const Standing& one, int year, const Publication& publication);

Made as_made(const Json& json);
/// With where one is in the list, and the ways on, in the body and as RFC 8288 links.
Made paged(Json data, const ApiAsked& asked, std::int64_t total);
std::int64_t offset_of(const ApiAsked& asked);

Made results_answer(const Looker& looker, const Publication& publication, const ApiAsked& asked);
Made result_answer(const Looker& looker, const Publication& publication, const ApiAsked& asked);
Made items_answer(const Looker& looker, const Publication& publication, const ApiAsked& asked);

}  // namespace portal
