// SPDX-License-Identifier: Apache-2.0
#include "lib/http/headers.hpp"

#include <algorithm>
#include <stdexcept>

#include "lib/util/text.hpp"

namespace http {
namespace {

bool is_control(char c)
{
  return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7F;
}

}  // namespace

bool equal_without_case(std::string_view a, std::string_view b)
{
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) {
           return util::ascii_lower(x) == util::ascii_lower(y);
         });
}

void Headers::add(std::string_view name, std::string_view value)
{
  if (name.empty() || std::ranges::any_of(name, is_control) || std::ranges::any_of(value, is_control)) {
    throw std::logic_error("control character in header field");
  }
  fields_.push_back({static_cast<std::uint32_t>(text_.size()), static_cast<std::uint32_t>(name.size()),
                     static_cast<std::uint32_t>(value.size())});
  text_.append(name).append(value);
}

void Headers::set(std::string_view name, std::string_view value)
{
  remove(name);
  add(name, value);
}

void Headers::remove(std::string_view name)
{
  // The bytes stay in text_: few fields are ever taken back.
  std::erase_if(fields_, [&](const Field& field) {
    return equal_without_case(std::string_view(text_).substr(field.begin, field.name_size), name);
  });
}

void Headers::clear()
{
  text_.clear();
  fields_.clear();
}

std::optional<std::string_view> Headers::find(std::string_view name) const
{
  for (std::size_t i = 0; i < fields_.size(); ++i)
    if (equal_without_case(this->name(i), name)) return value(i);
  return std::nullopt;
}

std::string_view Headers::name(std::size_t index) const
{
  return std::string_view(text_).substr(fields_[index].begin, fields_[index].name_size);
}

std::string_view Headers::value(std::size_t index) const
{
  return std::string_view(text_).substr(fields_[index].begin + fields_[index].name_size, fields_[index].value_size);
}

}  // namespace http
