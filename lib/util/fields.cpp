// SPDX-License-Identifier: Apache-2.0
#include "lib/util/fields.hpp"

#include <algorithm>

namespace util {

std::optional<std::string_view> Fields::find(std::string_view name) const
{
  const auto found = std::ranges::find(entries_, name, &std::pair<std::string, std::string>::first);
  if (found == entries_.end()) return std::nullopt;
  return found->second;
}

std::vector<std::string_view> Fields::all(std::string_view name) const
{
  std::vector<std::string_view> values;
  for (const auto& [key, value] : entries_)
    if (key == name) values.emplace_back(value);
  return values;
}

}  // namespace util
