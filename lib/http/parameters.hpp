// SPDX-License-Identifier: Apache-2.0
// Header values with parameters: form-data; name="photo"; filename="street.jpg"
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "lib/util/fields.hpp"

namespace http {

struct ParameterizedValue {
  std::string value;        ///< in lower case
  util::Fields parameters;  ///< names in lower case, values without quotes
};

/// Nothing where the text does not follow the grammar, or a parameter comes twice.
std::optional<ParameterizedValue> parse_parameters(std::string_view text);

}  // namespace http
