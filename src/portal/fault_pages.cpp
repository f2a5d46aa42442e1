// SPDX-License-Identifier: Apache-2.0
#include "src/portal/fault_pages.hpp"

#include <nlohmann/json.hpp>

namespace portal {
namespace {

using Json = nlohmann::ordered_json;

std::string dumped_fault(const Json& json)
{
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

http::Response as_problem(const Json& json, int status)
{
  http::Response response = http::json(dumped_fault(json), status);
  response.headers.set("Content-Type", "application/problem+json");
  response.headers.set("Access-Control-Allow-Origin", "*");
  return response;
}

Json head_of(int status)
{
  return {{"type", "about:blank"}, {"title", http::reason(status)}, {"status", status}};
}

http::Response faults_response(const ApiFaults& faults, const html::Words& words)
{
  Json json = head_of(faults.status);
  json["detail"] = words.plain(html::Word{"portal.api.faults", {{"count", std::to_string(faults.problems.size())}}});
  json["errors"] = Json::array();
  for (const util::Problem& problem : faults.problems) {
    Json error;
    if (problem.place.line > 0) error["line"] = problem.place.line;
    if (problem.place.column > 0) error["column"] = problem.place.column;
    if (!problem.place.field.empty()) error["field"] = problem.place.field;
    error["code"] = problem.code;
    error["detail"] = words.plain(html::Word{problem.code, problem.params});
    json["errors"].push_back(std::move(error));
  }
  return as_problem(json, faults.status);
}

}  // namespace

http::Response fault_response(const http::Outcome& outcome, const html::Words& words)
{
  Json json = head_of(outcome.status);
  const std::string key = "portal.api.status_" + std::to_string(outcome.status);
  if (words.has(key)) json["detail"] = words.plain(html::Word{key});
  http::Response response = as_problem(json, outcome.status);
  for (std::size_t i = 0; i < outcome.headers.size(); ++i)
    response.headers.set(outcome.headers.name(i), outcome.headers.value(i));
  return response;
}

http::Response fault_response(const std::exception_ptr& error, const html::Words& words)
{
  try {
    std::rethrow_exception(error);
  } catch (const ApiFaults& faults) {
    return faults_response(faults, words);
  } catch (const http::Outcome& outcome) {
    return fault_response(outcome, words);
  }
}

}  // namespace portal
