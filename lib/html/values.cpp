// SPDX-License-Identifier: Apache-2.0
#include "lib/html/values.hpp"

#include <algorithm>
#include <stdexcept>

namespace html {

void Values::put(std::string_view name, Value value)
{
  const auto found = std::ranges::find(entries_, name, &Entry::first);
  if (found != entries_.end()) {
    found->second = std::move(value);
  } else {
    entries_.emplace_back(std::string(name), std::move(value));
  }
}

Values::Value Values::value_of(Count count)
{
  return Phrase(grouped(count.number));
}

Values::Value Values::value_of(Values object)
{
  Section section;
  section.items.push_back(std::move(object));
  return section;
}

Values::Value Values::value_of(std::vector<Values> items)
{
  return Section{std::move(items), true};
}

Values::Value Values::value_of(const std::vector<std::string>& texts)
{
  Section section{{}, true};
  for (const std::string& text : texts)
    section.items.push_back(Values().set(".", text));
  return section;
}

Values::Section& Values::list_named(std::string_view name)
{
  auto found = std::ranges::find(entries_, name, &Entry::first);
  if (found == entries_.end()) {
    entries_.emplace_back(std::string(name), Value(Section{{}, true}));
    found = std::prev(entries_.end());
  }
  auto* section = std::get_if<Section>(&found->second);
  if (section == nullptr || !section->is_list) throw std::logic_error(std::string(name) + " is not a list");
  return *section;
}

Values& Values::add(std::string_view name, Values item) &
{
  list_named(name).items.push_back(std::move(item));
  return *this;
}

Values& Values::add(std::string_view name, Row row) &
{
  const auto found = std::ranges::find(entries_, name, &Entry::first);
  auto* rows = found == entries_.end() ? nullptr : std::get_if<Rows>(&found->second);
  if (rows == nullptr) {
    if (!list_named(name).items.empty()) throw std::logic_error(std::string(name) + " has other things than rows");
    put(name, Rows());
    rows = std::get_if<Rows>(&std::ranges::find(entries_, name, &Entry::first)->second);
  }
  rows->push_back(std::move(row));
  return *this;
}

Values& Values::list(std::string_view name) &
{
  list_named(name);
  return *this;
}

const Values::Value* Values::find(std::string_view name) const
{
  const auto found = std::ranges::find(entries_, name, &Entry::first);
  return found == entries_.end() ? nullptr : &found->second;
}

std::string grouped(long long number)
{
  std::string digits = std::to_string(number);
  const std::ptrdiff_t first = digits.front() == '-' ? 1 : 0;
  for (std::ptrdiff_t at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > first; at -= 3)
    digits.insert(digits.begin() + at, ',');
  return digits;
}

}  // namespace html
