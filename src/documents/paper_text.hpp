// SPDX-License-Identifier: Apache-2.0
// The words of a document from a template: Mustache ({{name}}, {{#name}}…{{/name}}, {{^name}}…{{/name}}) over what is
// known of the agency and its year. Templates are written by officials, so their faults are told with the line.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lib/util/problem.hpp"

namespace documents {

/// What a template may name: texts, and lists whose members have names of their own. A text that is empty counts as
/// no, and so does an empty list.
struct TextModel {
  std::map<std::string, std::string, std::less<>> texts = {};
  std::map<std::string, std::vector<TextModel>, std::less<>> lists = {};
};

/// The template with its names filled in; what the model does not know stays empty. A text that cannot be read comes
/// back as it is: check_template() tells why.
std::string filled(std::string_view text, const TextModel& model);

/// Every fault with its line (from 1), in the field of that name: what is opened and not closed, tags that are not
/// known here, names that `known` has not.
util::Problems check_template(std::string_view text, const TextModel& known, const std::string& field);

}  // namespace documents
