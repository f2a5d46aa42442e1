// SPDX-License-Identifier: Apache-2.0
// Whether a JSON value is what a schema of the API's description says: as much of JSON Schema as the description uses;
// a word of it that this does not know is a fault of the test.
#pragma once
#include <set>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace portal_test {

class SchemaCheck {
 public:
  using Json = nlohmann::json;
  explicit SchemaCheck(const Json& description) : description_(description) {}

  /// Every place where the value is not as the schema says; none: it is right.
  std::vector<std::string> faults(const Json& value, const Json& schema)
  {
    faults_.clear();
    check(value, schema, "");
    return faults_;
  }

 private:
  void fault(const std::string& at, const std::string& what)
  {
    faults_.push_back((at.empty() ? "/" : at) + ": " + what);
  }

  static bool is_of(const Json& value, const std::string& type)
  {
    if (type == "null") return value.is_null();
    if (type == "string") return value.is_string();
    if (type == "boolean") return value.is_boolean();
    if (type == "integer") return value.is_number_integer();
    if (type == "number") return value.is_number();
    if (type == "array") return value.is_array();
    return type == "object" && value.is_object();
  }

  void check_type(const Json& value, const Json& type, const std::string& at)
  {
    bool fits = false;
    for (const Json& one : type.is_array() ? type : Json::array({type}))
      fits = fits || is_of(value, one.get<std::string>());
    if (!fits) fault(at, "is not " + type.dump());
  }

  void check_object(const Json& value, const Json& schema, const std::string& at)
  {
    for (const Json& name : schema.value("required", Json::array())) {
      if (!value.contains(name.get<std::string>())) fault(at, "lacks " + name.dump());
    }
    const Json properties = schema.value("properties", Json::object());
    for (const auto& [name, inner] : value.items()) {
      const std::string below = at + "/" + name;
      if (properties.contains(name)) {
        check(inner, properties[name], below);
      } else if (schema.contains("additionalProperties")) {
        const Json& more = schema["additionalProperties"];
        if (more.is_object()) check(inner, more, below);
        if (more == Json(false)) fault(below, "is not described");
      }
    }
  }

  void check(const Json& value, const Json& schema, const std::string& at)
  {
    static const std::set<std::string> k_known = {
        "$ref",  "type",        "required", "properties", "additionalProperties", "items", "enum", "minimum", "maximum",
        "oneOf", "description", "format",   "maxLength"};
    for (const auto& [word, unused] : schema.items()) {
      if (!k_known.contains(word)) fault(at, "the test knows no " + word);
    }
    if (schema.contains("$ref")) {
      check(value, description_.at(Json::json_pointer(schema["$ref"].get<std::string>().substr(1))), at);
      return;
    }
    if (schema.contains("oneOf")) {
      std::size_t fitting = 0;
      for (const Json& one : schema["oneOf"])
        fitting += SchemaCheck(description_).faults(value, one).empty() ? 1 : 0;
      if (fitting != 1) fault(at, "fits " + std::to_string(fitting) + " of oneOf");
    }
    if (schema.contains("type")) check_type(value, schema["type"], at);
    if (schema.contains("enum") &&
        std::find(schema["enum"].begin(), schema["enum"].end(), value) == schema["enum"].end())
      fault(at, "is none of " + schema["enum"].dump());
    if (value.is_number() && schema.contains("minimum") && value.get<double>() < schema["minimum"].get<double>())
      fault(at, "is below " + schema["minimum"].dump());
    if (value.is_number() && schema.contains("maximum") && value.get<double>() > schema["maximum"].get<double>())
      fault(at, "is above " + schema["maximum"].dump());
    if (value.is_object()) check_object(value, schema, at);
    for (std::size_t i = 0; value.is_array() && schema.contains("items") && i < value.size(); ++i)
      check(value[i], schema["items"], at + "/" + std::to_string(i));
  }

  const Json& description_;
  std::vector<std::string> faults_;
};

}  // namespace portal_test
