// SPDX-License-Identifier: Apache-2.0
// Looks at the nesting of a TOML text before it is parsed: a parser recurses once for each bracket, and a table's
// destructor once for each dotted key, so a hostile file could exhaust the stack.
#pragma once
#include <string_view>

namespace framework {

/// The line (from 1) on which brackets, or the parts of a dotted key, nest deeper than `limit`; 0 where none does.
/// Strings and comments are passed over.
int line_nested_deeper_than(std::string_view toml, int limit);

}  // namespace framework
