// SPDX-License-Identifier: Apache-2.0
// The description of the API, made from its table.
#include <nlohmann/json.hpp>

#include "src/portal/api_answers_pages.hpp"

namespace portal {
namespace {

using Schema = nlohmann::ordered_json;

/// Every answer and its parts. "Object" forbids what is not named, so that the tests find what is forgotten here.
constexpr const char* k_schemas = R"json({
  "Text": {"type": "object", "required": ["th", "en"], "additionalProperties": false,
    "properties": {"th": {"type": "string"}, "en": {"type": ["string", "null"]}}},
  "Links": {"type": "object", "additionalProperties": {"type": ["string", "null", "array"]}},
  "Meta": {"type": "object", "required": ["page", "per_page", "total"], "additionalProperties": false,
    "properties": {"page": {"type": "integer", "minimum": 1}, "per_page": {"type": "integer", "minimum": 1, "maximum": 200},
      "total": {"type": "integer", "minimum": 0}}},
  "PageLinks": {"type": "object", "required": ["self", "first", "prev", "next", "last"], "additionalProperties": false,
    "properties": {"self": {"type": "string"}, "first": {"type": "string"}, "prev": {"type": ["string", "null"]},
      "next": {"type": ["string", "null"]}, "last": {"type": "string"}}},
  "Score": {"type": ["number", "null"], "minimum": 0, "maximum": 100, "description": "0 to 100, rounded as it is published; null where it is not known or withheld"},
  "Index": {"type": "object", "required": ["name", "version", "links"], "additionalProperties": false,
    "properties": {"name": {"type": "string"}, "version": {"type": "string"}, "links": {"$ref": "#/components/schemas/Links"}}},
  "Description": {"type": "object", "required": ["openapi", "info", "paths"]},
  "Agency": {"type": "object", "required": ["id", "code", "name", "type", "province", "web", "telephone", "closed", "successor", "links"],
    "additionalProperties": false,
    "properties": {"id": {"type": "integer"}, "code": {"type": "string"}, "name": {"$ref": "#/components/schemas/Text"},
      "type": {"type": ["string", "null"]}, "province": {"type": ["string", "null"]}, "web": {"type": ["string", "null"]},
      "telephone": {"type": ["string", "null"]},
      "closed": {"type": "boolean"}, "successor": {"type": ["integer", "null"]}, "links": {"$ref": "#/components/schemas/Links"},
      "results": {"type": "array", "items": {"$ref": "#/components/schemas/Standing"}}}},
  "Agencies": {"type": "object", "required": ["data", "meta", "links"], "additionalProperties": false,
    "properties": {"data": {"type": "array", "items": {"$ref": "#/components/schemas/Agency"}},
      "meta": {"$ref": "#/components/schemas/Meta"}, "links": {"$ref": "#/components/schemas/PageLinks"}}},
  "AgencyAnswer": {"type": "object", "required": ["data"], "additionalProperties": false,
    "properties": {"data": {"$ref": "#/components/schemas/Agency"}}},
  "Rounds": {"type": "object", "required": ["data"], "additionalProperties": false,
    "properties": {"data": {"type": "array", "items": {"type": "object",
      "required": ["year", "round", "agencies", "with_margin", "visible_since", "links"], "additionalProperties": false,
      "properties": {"year": {"type": "integer"}, "round": {"type": ["integer", "null"]}, "agencies": {"type": "integer"},
        "with_margin": {"type": "integer"}, "visible_since": {"type": "string", "format": "date-time"},
        "links": {"$ref": "#/components/schemas/Links"}}}}}},
  "Named": {"type": "object", "required": ["id", "code", "name", "type", "province", "region"], "additionalProperties": false,
    "properties": {"id": {"type": "integer"}, "code": {"type": "string"}, "name": {"$ref": "#/components/schemas/Text"},
      "type": {"type": ["string", "null"]}, "province": {"type": ["string", "null"]}, "region": {"type": ["string", "null"]}}},
  "Level": {"type": ["object", "null"], "required": ["code", "name"], "additionalProperties": false,
    "properties": {"code": {"type": "string"}, "name": {"oneOf": [{"$ref": "#/components/schemas/Text"}, {"type": "null"}]}}},
  "Places": {"type": ["object", "null"], "required": ["best", "worst", "alike"], "additionalProperties": false,
    "description": "Ranks that the 95 % intervals of all totals leave open, and how many agencies cannot be told apart from this one",
    "properties": {"best": {"type": "integer", "minimum": 1}, "worst": {"type": "integer", "minimum": 1},
      "alike": {"type": "integer", "minimum": 0}}},
  "Standing": {"type": "object",
    "required": ["year", "agency", "status", "reason", "total", "level", "instruments", "margin", "place", "possible_places", "round", "links"],
    "additionalProperties": false,
    "properties": {"year": {"type": "integer"}, "agency": {"$ref": "#/components/schemas/Named"},
      "status": {"type": "string", "enum": ["published", "warned", "withheld"]}, "reason": {"type": ["string", "null"]},
      "total": {"$ref": "#/components/schemas/Score"}, "level": {"$ref": "#/components/schemas/Level"},
      "instruments": {"type": "object", "additionalProperties": {"$ref": "#/components/schemas/Score"}},
      "margin": {"type": ["number", "null"], "minimum": 0}, "place": {"type": ["integer", "null"], "minimum": 1},
      "possible_places": {"$ref": "#/components/schemas/Places"}, "round": {"type": ["integer", "null"]},
      "links": {"$ref": "#/components/schemas/Links"},
      "indicators": {"type": "array", "items": {"type": "object", "required": ["code", "name", "instrument", "score"],
        "additionalProperties": false, "properties": {"code": {"type": "string"}, "name": {"$ref": "#/components/schemas/Text"},
          "instrument": {"type": "string"}, "score": {"$ref": "#/components/schemas/Score"}}}},
      "sub_indicators": {"type": "array", "items": {"type": "object", "required": ["code", "name", "indicator", "score"],
        "additionalProperties": false, "properties": {"code": {"type": "string"}, "name": {"$ref": "#/components/schemas/Text"},
          "indicator": {"type": "string"}, "score": {"$ref": "#/components/schemas/Score"}}}},
      "questions": {"type": "array", "items": {"type": "object", "required": ["code", "wording", "indicator", "score", "suppressed"],
        "additionalProperties": false, "properties": {"code": {"type": "string"}, "wording": {"$ref": "#/components/schemas/Text"},
          "indicator": {"type": "string"}, "score": {"$ref": "#/components/schemas/Score"},
          "suppressed": {"type": "boolean", "description": "fewer than five people answered a part of the survey"}}}},
      "respondents": {"type": "array", "items": {"type": "object", "required": ["instrument", "part", "people", "suppressed"],
        "additionalProperties": false, "properties": {"instrument": {"type": "string"}, "part": {"type": "string"},
          "people": {"type": ["integer", "null"]}, "suppressed": {"type": "boolean"}}}}}},
  "Results": {"type": "object", "required": ["data", "meta", "links"], "additionalProperties": false,
    "properties": {"data": {"type": "array", "items": {"$ref": "#/components/schemas/Standing"}},
      "meta": {"$ref": "#/components/schemas/Meta"}, "links": {"$ref": "#/components/schemas/PageLinks"}}},
  "ResultAnswer": {"type": "object", "required": ["data"], "additionalProperties": false,
    "properties": {"data": {"$ref": "#/components/schemas/Standing"}}},
  "Items": {"type": "object", "required": ["data"], "additionalProperties": false,
    "properties": {"data": {"type": "array", "items": {"type": "object",
      "required": ["code", "title", "state", "elements", "links"], "additionalProperties": false,
      "properties": {"code": {"type": "string"}, "title": {"$ref": "#/components/schemas/Text"},
        "state": {"type": "string", "enum": ["met", "failed", "not_applicable", "unknown"]},
        "elements": {"type": "array", "items": {"type": "object", "required": ["code", "text", "met"], "additionalProperties": false,
          "properties": {"code": {"type": "string"}, "text": {"oneOf": [{"$ref": "#/components/schemas/Text"}, {"type": "null"}]},
            "met": {"type": "boolean"}}}},
        "links": {"type": "array", "items": {"type": "object", "required": ["url", "note", "looked_at"], "additionalProperties": false,
          "properties": {"url": {"type": "string"}, "note": {"type": ["string", "null"]},
            "looked_at": {"type": ["string", "null"], "format": "date-time"}}}}}}}}},
  "Framework": {"type": "object", "required": ["year", "name", "hash", "links"], "additionalProperties": false,
    "properties": {"year": {"type": "integer"}, "name": {"$ref": "#/components/schemas/Text"}, "hash": {"type": "string"},
      "links": {"$ref": "#/components/schemas/Links"}, "content": {"type": "object"}}},
  "Frameworks": {"type": "object", "required": ["data"], "additionalProperties": false,
    "properties": {"data": {"type": "array", "items": {"$ref": "#/components/schemas/Framework"}}}},
  "FrameworkAnswer": {"type": "object", "required": ["data"], "additionalProperties": false,
    "properties": {"data": {"$ref": "#/components/schemas/Framework"}}},
  "Spreads": {"type": "object", "required": ["data"], "additionalProperties": false,
    "properties": {"data": {"type": "array", "items": {"type": "object",
      "required": ["year", "grouping", "member", "subject", "agencies", "passed", "lowest", "quartile_1", "median", "quartile_3", "highest", "mean"],
      "additionalProperties": false,
      "properties": {"year": {"type": "integer"}, "grouping": {"type": "string"}, "member": {"type": ["string", "null"]},
        "subject": {"type": "string"}, "agencies": {"type": "integer", "minimum": 5}, "passed": {"type": "integer"},
        "lowest": {"$ref": "#/components/schemas/Score"}, "quartile_1": {"$ref": "#/components/schemas/Score"},
        "median": {"$ref": "#/components/schemas/Score"}, "quartile_3": {"$ref": "#/components/schemas/Score"},
        "highest": {"$ref": "#/components/schemas/Score"}, "mean": {"$ref": "#/components/schemas/Score"}}}}}},
  "Imported": {"type": "object", "required": ["data"], "additionalProperties": false,
    "properties": {"data": {"type": "array", "items": {"type": "object", "required": ["year", "agencies", "computation", "release"],
      "additionalProperties": false, "properties": {"year": {"type": "integer"}, "agencies": {"type": "integer"},
        "computation": {"type": "integer"}, "release": {"type": "integer"}}}}}},
  "DisclosureLinks": {"type": "object", "required": ["links"], "additionalProperties": false,
    "properties": {"links": {"type": "array", "description": "at most 50, each address once", "items": {"type": "object", "required": ["url"],
      "additionalProperties": false, "properties": {"url": {"type": "string", "description": "http or https"},
        "note": {"type": "string", "maxLength": 300, "description": "what is to be seen there"}}}},
      "explanation": {"type": "string", "maxLength": 4000, "description": "where to look; stays as it is where it is not sent"}}},
  "DisclosureAnswer": {"type": "object", "required": ["data"], "additionalProperties": false,
    "properties": {"data": {"type": "object", "required": ["year", "agency", "item", "state", "lock", "revision", "explanation", "links"],
      "additionalProperties": false,
      "properties": {"year": {"type": "integer"}, "agency": {"type": "integer"}, "item": {"type": "string"},
        "state": {"type": "string", "enum": ["not_begun", "in_work", "ready", "checked"]},
        "lock": {"type": "string", "enum": ["none", "round_over", "stage_closed", "submitted", "approved"]},
        "revision": {"type": "integer", "minimum": 0}, "explanation": {"type": "string"},
        "links": {"type": "array", "items": {"type": "object", "required": ["id", "url", "note"], "additionalProperties": false,
          "properties": {"id": {"type": "integer"}, "url": {"type": "string"}, "note": {"type": "string"}}}}}}}},
  "Problem": {"type": "object", "required": ["type", "title", "status"], "additionalProperties": false,
    "properties": {"type": {"type": "string"}, "title": {"type": "string"}, "status": {"type": "integer"},
      "detail": {"type": "string"},
      "errors": {"type": "array", "items": {"type": "object", "required": ["code", "detail"], "additionalProperties": false,
        "properties": {"line": {"type": "integer"}, "column": {"type": "integer"}, "field": {"type": "string"},
          "code": {"type": "string"}, "detail": {"type": "string"}}}}}}
})json";

Schema reference(std::string_view name)
{
  return {{"$ref", "#/components/schemas/" + std::string(name)}};
}

Schema schema_of(const ApiParameter& parameter)
{
  switch (parameter.kind) {
    case ApiKind::whole:
      return {{"type", "integer"}, {"minimum", 1}};
    case ApiKind::year:
      return {{"type", "integer"}, {"minimum", 2500}, {"maximum", 2699}};
    case ApiKind::choice:
      return {{"type", "string"}, {"enum", parameter.choices}};
    case ApiKind::text:
      break;
  }
  return {{"type", "string"}, {"maxLength", 100}};
}

Schema parameter_json(const ApiParameter& parameter, bool in_path)
{
  return {{"name", parameter.name},
          {"in", in_path ? "path" : "query"},
          {"required", in_path},
          {"description", parameter.about},
          {"schema", schema_of(parameter)}};
}

Schema parameters_json(const ApiOperation& operation)
{
  Schema all = Schema::array();
  for (const ApiParameter& one : operation.in_path)
    all.push_back(parameter_json(one, true));
  for (const ApiParameter& one : operation.in_query)
    all.push_back(parameter_json(one, false));
  if (!operation.paged) return all;
  const auto paging = [&](const char* name, const char* about, int usual, int most) {
    Schema schema = {{"type", "integer"}, {"minimum", 1}, {"default", usual}};
    if (most > 0) schema["maximum"] = most;
    all.push_back(
        {{"name", name}, {"in", "query"}, {"required", false}, {"description", about}, {"schema", std::move(schema)}});
  };
  paging("page", "Which page of the list, from 1.", 1, 0);
  paging("per_page", "Rows on a page.", k_usual_page, k_longest_page);
  return all;
}

Schema fault_json(const char* description)
{
  return {{"description", description},
          {"content", {{"application/problem+json", {{"schema", reference("Problem")}}}}}};
}

Schema body_json(const ApiOperation& operation)
{
  const Schema schema = operation.body.empty() ? Schema{{"type", "string"}} : reference(operation.body);
  return {{"required", true}, {"content", {{std::string(operation.takes), {{"schema", schema}}}}}};
}

/// What a call with a token can come to besides.
void add_token_responses(const ApiOperation& operation, Schema& responses)
{
  responses["401"] = fault_json("No valid token");
  responses["403"] = fault_json("The token may not do this");
  if (operation.call != ApiCall::import_published)
    responses["404"] = fault_json("There is nothing of that address, or it is not of the token's agency");
  if (operation.takes.empty()) return;
  responses["409"] = fault_json("As things stand it cannot be taken: it was taken already, or it is locked");
  if (operation.call == ApiCall::put_disclosure) {
    responses["412"] = fault_json("Somebody changed the item since the revision of If-Match");
    responses["415"] = fault_json("The body is not JSON");
  }
  responses["422"] = fault_json("What was sent has faults; all of them are named, and nothing was taken");
}

Schema operation_json(const ApiOperation& operation)
{
  const bool with_token = !operation.scope.empty();
  Schema json = {{"operationId", operation.id}, {"summary", operation.summary}};
  json["parameters"] = parameters_json(operation);
  Schema responses;
  responses[std::to_string(operation.done)] = {
      {"description", operation.summary},
      {"content", {{"application/json", {{"schema", reference(operation.schema)}}}}}};
  if (!with_token) responses["304"] = {{"description", "Not changed since the ETag of If-None-Match"}};
  responses["400"] = fault_json("A parameter is unknown or wrong; all of them are named");
  if (with_token) {
    if (!operation.takes.empty()) json["requestBody"] = body_json(operation);
    json["security"] = Schema::array({{{"token", Schema::array({operation.scope})}}});
    add_token_responses(operation, responses);
  } else {
    responses["404"] = fault_json("There is nothing of that address, or it is not visible");
  }
  responses["429"] = fault_json("Too many requests; come again after Retry-After seconds");
  json["responses"] = std::move(responses);
  return json;
}

}  // namespace

std::string openapi_description(std::string_view address)
{
  Schema json = {{"openapi", "3.1.0"},
                 {"info",
                  {{"title", "Prongsai"},
                   {"version", "1.0.0"},
                   {"description",
                    "Published results of the Integrity and Transparency Assessment of public agencies. Fiscal years "
                    "are of the Buddhist era. Nothing is answered before its embargo is over."}}}};
  json["servers"] = Schema::array({{{"url", address.empty() ? "/" : std::string(address)}}});
  for (const ApiOperation& operation : api_operations())
    json["paths"][std::string(operation.path)][std::string(operation.method)] = operation_json(operation);
  json["components"] = {{"schemas", Schema::parse(k_schemas)},
                        {"securitySchemes", {{"token", {{"type", "http"}, {"scheme", "bearer"}}}}}};
  return json.dump(1) + "\n";
}

}  // namespace portal
