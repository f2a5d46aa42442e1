// SPDX-License-Identifier: Apache-2.0
// PostgreSQL's arrays as the texts in which it takes them: {1,NULL,3}, {"one","\"two\""}.
#pragma once
#include <string>

#include "lib/db/column.hpp"

namespace db {

/// To an array that is begun with "" and not ended yet.
void append_element(std::string& array, const Value& value);
std::string end_of_array(std::string array);

}  // namespace db
