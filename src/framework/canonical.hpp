// SPDX-License-Identifier: Apache-2.0
// A framework's content in one fixed form, independent of how its file is written: what `extends` brings is in it;
// comments, blanks, the order of keys, the spelling of numbers and the file's name are not.
#pragma once
#include <string>

#include "src/framework/framework.hpp"

namespace framework {

/// JSON with sorted keys; numbers as fractions in strings ("200/3"), references as codes. indent < 0: on one line.
std::string canonical_json(const Framework& framework, int indent = -1);

/// SHA-256 of canonical_json() on one line: 64 hexadecimal digits. Frameworks of the same content have the same, and
/// any change of a value gives another.
std::string content_hash(const Framework& framework);

/// A level's conditions as the file writes them: "total >= 85; every instrument >= 85"; empty where there are none.
std::string conditions_text(const Framework& framework, const Level& level);
/// The smallest samples in canonical JSON, to compare them.
std::string samples_text(const Framework& framework);

}  // namespace framework
