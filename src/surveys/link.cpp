// SPDX-License-Identifier: Apache-2.0
#include "src/surveys/link.hpp"

#include <charconv>

#include "src/surveys/code.hpp"

namespace surveys {
namespace {

/// A number from the front, with the hyphen behind it.
std::optional<std::int64_t> take_id(std::string_view& text)
{
  std::int64_t id = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), id);
  const auto used = static_cast<std::size_t>(end - text.data());
  if (error != std::errc() || id < 1 || used >= text.size() || text[used] != '-') return std::nullopt;
  text.remove_prefix(used + 1);
  return id;
}

}  // namespace

std::string written(const LinkText& link)
{
  return std::to_string(link.cycle) + "-" + std::to_string(link.agency) + "-" + grouped_code(link.check);
}

std::optional<LinkText> read_link(std::string_view text)
{
  const auto cycle = take_id(text);
  const auto agency = cycle ? take_id(text) : std::nullopt;
  if (!agency) return std::nullopt;
  LinkText link{*cycle, *agency, {}};
  for (const char typed : text) {
    if (typed == '-') continue;
    const char letter = typed >= 'a' && typed <= 'z' ? static_cast<char>(typed - 'a' + 'A') : typed;
    if (k_alphabet.find(letter) == std::string_view::npos || link.check.size() == k_link_characters)
      return std::nullopt;
    link.check += letter;
  }
  if (link.check.size() != k_link_characters) return std::nullopt;
  return link;
}

}  // namespace surveys
