// SPDX-License-Identifier: Apache-2.0
#include "lib/db/text_list.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "lib/db/array_text.hpp"

namespace db {

std::string is_among(Engine engine, std::string_view column, std::string_view placeholder)
{
  if (engine == Engine::sqlite) return fmt::format("{} IN (SELECT value FROM json_each(:{}))", column, placeholder);
  return fmt::format("{} = ANY(CAST(:{} AS TEXT[]))", column, placeholder);
}

std::string text_list(Engine engine, std::span<const std::string> texts)
{
  if (engine == Engine::sqlite) return nlohmann::json(std::vector<std::string>(texts.begin(), texts.end())).dump();
  std::string array;
  for (const std::string& text : texts)
    append_element(array, to_value(text));
  return end_of_array(std::move(array));
}

}  // namespace db
