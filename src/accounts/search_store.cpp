// SPDX-License-Identifier: Apache-2.0
#include "src/accounts/search_store.hpp"

#include "lib/util/text.hpp"

namespace accounts {

std::string pattern_of(std::string_view search)
{
  if (search.empty()) return {};
  std::string pattern = "%";
  for (const char c : search) {
    if (c == '%' || c == '_' || c == '!') pattern += '!';
    pattern += util::ascii_lower(c);
  }
  return pattern + "%";
}

}  // namespace accounts
