// SPDX-License-Identifier: Apache-2.0
// Percent signs of addresses: what cannot stand in one as it is becomes %XX.
#pragma once
#include <string>
#include <string_view>

#include "lib/util/fields.hpp"

namespace util {

/// Everything but letters, digits and - . _ ~ as %XX: for one value or one segment of an address.
std::string percent_encoded(std::string_view text);
/// One byte as %XX.
std::string percent_byte(char byte);
/// "a=1&b=%E0%B8%81", empty for no fields.
std::string urlencoded(const Fields& fields);

}  // namespace util
