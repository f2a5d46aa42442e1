// SPDX-License-Identifier: Apache-2.0
#include "lib/site/path.hpp"

#include <charconv>

#include "lib/http/outcome.hpp"

namespace site {

std::int64_t id_in_path(const http::Request& request, std::string_view name)
{
  const std::string_view text = request.parameters.get(name);
  std::int64_t id = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), id);
  if (error != std::errc() || end != text.data() + text.size() || id <= 0) throw http::NotFound("no id in the path");
  return id;
}

std::optional<std::int64_t> id_if_in_path(const http::Request& request, std::string_view name)
{
  if (!request.parameters.has(name)) return std::nullopt;
  return id_in_path(request, name);
}

std::string own_path(std::string_view wanted)
{
  const bool ours = wanted.starts_with('/') && !wanted.starts_with("//") &&
                    wanted.find_first_of("\\\r\n\t") == std::string_view::npos;
  return ours ? std::string(wanted) : "/";
}

}  // namespace site
