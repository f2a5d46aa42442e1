// SPDX-License-Identifier: Apache-2.0
// Which character parts the columns of a table: comma, semicolon or tab.
#pragma once
#include <cstddef>
#include <string_view>

namespace util {

struct SeparatorFound {
  char separator = ',';
  std::size_t skip_bytes = 0;  ///< length of a first line "sep=;" with its line end, which Excel writes and reads
};

/// Looks at a "sep=" line, else at the first row that has any of the three outside quotes: the one found most often; of
/// equals tab, then semicolon, then comma. A comma where there is none at all.
SeparatorFound find_separator(std::string_view beginning);

}  // namespace util
