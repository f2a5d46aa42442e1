// SPDX-License-Identifier: Apache-2.0
#include "src/portal/token.hpp"

#include <algorithm>

#include "lib/util/text.hpp"

namespace portal {

bool Token::may(std::string_view scope) const
{
  return std::find(scopes.begin(), scopes.end(), scope) != scopes.end();
}

std::optional<std::string_view> bearer_of(std::string_view authorization)
{
  constexpr std::string_view k_scheme = "bearer ";
  if (authorization.size() <= k_scheme.size()) return std::nullopt;
  for (std::size_t i = 0; i < k_scheme.size(); ++i) {
    const char c = authorization[i];
    if ((c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c) != k_scheme[i]) return std::nullopt;
  }
  const std::string_view token = util::trim(authorization.substr(k_scheme.size()));
  if (!token.starts_with(k_token_begin)) return std::nullopt;
  return token;
}

}  // namespace portal
