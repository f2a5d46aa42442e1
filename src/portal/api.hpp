// SPDX-License-Identifier: Apache-2.0
// The JSON API as a table: every operation with its path, its parameters, who may, and what it answers. Routes and the
// OpenAPI description are both made from it, so that neither can have what the other lacks.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace portal {

enum class ApiCall {
  index,
  openapi,
  agencies,
  agency,
  rounds,
  results,
  result,
  items,
  frameworks,
  framework,
  spreads,
  import_published,
  disclosure,
  put_disclosure,
};

enum class ApiKind { text, whole, year, choice };

struct ApiParameter {
  std::string_view name;
  ApiKind kind = ApiKind::text;
  std::string_view about;  ///< in English, as all of the description
  std::vector<std::string_view> choices = {};
};

struct ApiOperation {
  ApiCall call = ApiCall::index;
  std::string_view method = "get";
  std::string_view path;
  std::string_view id;
  std::string_view summary;
  std::string_view schema;  ///< of what is answered, in the components
  std::vector<ApiParameter> in_path = {};
  std::vector<ApiParameter> in_query = {};  ///< any other one is refused
  bool paged = false;                       ///< takes page and per_page besides
  std::string_view scope = {};              ///< that a token must have; empty: for everybody
  std::string_view takes = {};              ///< type of the body that is sent: "text/csv"; empty: none
  std::string_view body = {};               ///< schema of that body, in the components; empty: a text
  int done = 200;                           ///< status of what was done
};

std::span<const ApiOperation> api_operations();
const ApiOperation& operation_of(ApiCall call);

constexpr int k_usual_page = 50;
constexpr int k_longest_page = 200;

}  // namespace portal
