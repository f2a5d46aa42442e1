// SPDX-License-Identifier: Apache-2.0
// Addresses within the site: a path and what follows its question mark.
#pragma once
#include <string>
#include <string_view>

#include "lib/util/fields.hpp"

namespace html {

/// The address with that parameter set, in the place of any of that name; a fragment is dropped.
std::string with_parameter(std::string_view address, std::string_view name, std::string_view value);

}  // namespace html
